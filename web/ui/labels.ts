import { bankReason } from '../../src/formats/bank-reasons.ts'
import { spelledOut } from './format.ts'
import type { Labels } from './words/labels/labels.ts'
import { labelsIn } from './words/labels.ts'
import type { Language } from './words/languages.ts'

/** What a column, field, list or command is called; its spelled-out name where nobody named it. */
export function labelOf(name: string, language: Language): string {
  return own(labelsIn(language)?.names, name) ?? spelledOut(name)
}

/**
 * What a member of a row or an answer is called where its value is told in words: an amount is no longer
 * in minor units, a key has become the thing itself, so the label's note on that (in brackets) is left out.
 */
export function memberLabel(name: string, language: Language): string {
  // Fees by currency: the code is the label.
  if (/^[A-Z]{3}$/.test(name)) return name
  const end = /(Minor|Id|Bps)$/.exec(name)
  if (end === null) return labelOf(name, language)
  const label = own(labelsIn(language)?.names, name)
  return label === undefined
    ? labelOf(name.slice(0, end.index), language)
    : label.replace(/\s*\([^()]*\)$/, '')
}

/** What a field of a command is called: its own name there, or the one that it has everywhere. */
export function fieldLabel(command: string, name: string, language: Language): string {
  return own(labelsIn(language)?.names, `${command}.${name}`) ?? labelOf(name, language)
}

/**
 * What helps to fill a field in, in the reader's language; where nobody translated it, what the schema
 * says in English, to those who read English.
 */
export function helpOf(
  name: string,
  described: string | undefined,
  language: Language,
  /** Where the field helps to something of its own in this command. */
  command = '',
): string | undefined {
  const help = labelsIn(language)?.help
  return (
    own(help, `${command}.${name}`) ??
    own(help, name) ??
    (language === 'en' ? described : undefined)
  )
}

/**
 * What a value of a field is called, such as a state or a kind; of a column in which it means something
 * else than elsewhere, by that (`outcome.asked`).
 */
export function valueLabel(value: string, language: Language, column?: string): string {
  const values = labelsIn(language)?.values
  const named = own(values, `${column}.${value}`) ?? own(values, value)
  return named ?? bankReason(value, language) ?? labelOf(value, language)
}

/** Columns whose values are names of a few things, not text that somebody wrote. */
const NAMED = new Set([
  'groupCounter',
  'copyState',
  'task',
  'invoicePer',
  'level',
  'part',
  'renewal',
  'roundingMode',
  'lineState',
  'format',
  'acceleration',
  'afterReturn',
  'beforePromise',
  'customers',
  'dayBasis',
  'desk',
  'direction',
  'flag',
  'inHardship',
  'lastOutcome',
  'madeBy',
  'mandateState',
  'holdState',
  'placementState',
  'planState',
  'requestState',
  'provider',
  'purpose',
  'recordedBy',
  'refusedFor',
  'source',
  'trial',
  'unclaimedState',
  'why',
  'aggregation',
  'remedy',
  'wrong',
  'basis',
  'billed',
  'billing',
  'category',
  'channel',
  'delivery',
  'desk',
  'disabledReason',
  'duration',
  'earlyExit',
  'fees',
  'initiatedBy',
  'kind',
  'language',
  'learntFrom',
  'measure',
  'method',
  'order',
  'outcome',
  'overpayment',
  'paymentState',
  'percentOf',
  'periodsFrom',
  'place',
  'proration',
  'quality',
  'reason',
  'because',
  'decision',
  'reversed',
  'rule',
  'scheme',
  'papers',
  'spread',
  'state',
  'statementMethod',
  'status',
  'taxRounding',
  'timing',
  'usage',
  'use',
  'way',
  'whenBaseEnds',
  'whose',
])

const NAMED_IN: Readonly<Record<string, string>> = {
  'bill-run-exceptions': 'code',
  messages: 'template',
  payments: 'by',
  'message-templates': 'template',
  'rejected-usage': 'code',
  schedules: 'name',
  transfers: 'event',
}

/** A text of a list as people read it: the label of a value that has one, else the text itself. */
export function cellLabel(list: string, column: string, text: string, language: Language): string {
  const labels = labelsIn(language)
  if (column === 'command') return own(labels?.names, text) ?? text
  const isNamed = NAMED.has(column) || NAMED_IN[list] === column
  if (!isNamed) return text
  // A wording of one's own is named after its kind: `reminder_1.friendly`.
  const [kind = '', ...variant] = column === 'template' ? text.split('.') : [text]
  const named = own(labels?.values, `${column}.${kind}`) ?? own(labels?.values, kind) ?? kind
  return [named, ...variant].join(' · ')
}

function own(labels: Labels | undefined, name: string): string | undefined {
  return labels !== undefined && Object.hasOwn(labels, name) ? labels[name] : undefined
}
