import type { RoundingMode } from '../../kernel/decimal.ts'
import { languageOf, localAmount, localDate, localNumber } from '../../kernel/localize.ts'
import { formatAmount, majorAmount } from '../../kernel/money.ts'
import { chartName } from '../../ledger/chart-names.ts'
import { fractionOf } from '../../tax/tax-factor.ts'
import type { IssuedDocumentFacts, IssuedGroup, IssuedLineFacts, IssuedTransfer } from './issued.ts'
import { lineSentences, lineTitle, nameIn } from './line.ts'
import { say, WORDS } from './sentences.ts'

/** Something of a document with the sentences that explain it. */
export type Explained = { readonly title: string; readonly sentences: readonly string[] }

/** How a document's figures came about, in one language. */
export type DocumentExplanation = {
  readonly number: string
  readonly kind: 'invoice' | 'credit_note'
  readonly currency: string
  readonly language: string
  readonly heading: Explained
  readonly lines: readonly (Explained & { readonly line: number; readonly amount: string })[]
  /** Empty when one line was asked for: the rest concerns the whole document. */
  readonly taxGroups: readonly (Explained & { readonly code: string; readonly tax: string })[]
  readonly totals: readonly string[]
  readonly transfers: readonly string[]
}

/**
 * Explains an issued document, or one line of it, from what was stored at issue alone. The language
 * is that of the customer unless another one is asked for.
 */
export function explainDocument(
  document: IssuedDocumentFacts,
  lineNo: number | null = null,
  locale: string = document.buyer.language,
): DocumentExplanation {
  const { number, kind, currency } = document
  const lines = document.lines.filter(line => lineNo === null || line.lineNo === lineNo)
  const whole = lineNo === null
  return {
    number,
    kind,
    currency,
    language: languageOf(locale),
    heading: headingOf(document, locale),
    lines: lines.map(line => ({
      line: line.lineNo,
      amount: formatAmount(line.amountMinor, currency),
      title: lineTitle(line, currency, locale),
      sentences: lineSentences(line, currency, locale),
    })),
    taxGroups: whole ? document.groups.map(group => groupOf(group, document, locale)) : [],
    totals: whole ? totalsOf(document, locale) : [],
    transfers: whole
      ? document.transfers.map(transfer => transferSentence(transfer, currency, locale))
      : [],
  }
}

function headingOf(document: IssuedDocumentFacts, locale: string): Explained {
  const language = languageOf(locale)
  const { number, kind, buyer, reason } = document
  const date = localDate(document.issuedOn.toString(), locale)
  return {
    title: say(language, kind, { number, date }),
    sentences: [
      say(language, 'buyer', { name: buyer.name, account: buyer.accountNumber }),
      ...(reason === null ? [] : [say(language, 'reason', { reason })]),
    ],
  }
}

/** The arithmetic of a group: which lines it adds up, and rate and rounding. */
function groupOf(group: IssuedGroup, document: IssuedDocumentFacts, locale: string) {
  const language = languageOf(locale)
  const amount = (minor: bigint) => localAmount(minor, document.currency, locale)
  const { code, taxableMinor, taxMinor, ratePercent } = group
  const lines = document.lines.filter(line => isIn(line, group))
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n)
  const word = lines.length === 1 ? 'line' : 'lines'
  const facts = {
    lines: `${WORDS[language][word]} ${ranges(lines.map(line => line.lineNo))}`,
    net: amount(netMinor),
    taxable: amount(taxableMinor),
    tax: amount(taxMinor),
    rate: localNumber(ratePercent.toString(), locale),
    exact: localNumber(exactTax(group, document.currency).toString(), locale),
  }
  const base = netMinor === taxableMinor ? 'base' : 'base_compound'
  const title = `${nameIn(group.name, language)} (${code})`
  const reason = group.exemptionReason === null ? [] : [nameIn(group.exemptionReason, language)]
  return {
    code,
    tax: formatAmount(taxMinor, document.currency),
    title,
    sentences: [
      say(language, base, facts),
      say(language, groupSentence(group, document), facts),
      ...reason,
    ],
  }
}

function isIn(line: IssuedLineFacts, group: IssuedGroup): boolean {
  return line.taxes.some(
    tax => tax.code === group.code && tax.ratePercent.equals(group.ratePercent),
  )
}

/** `1–3, 7`: a long invoice has too many lines to name each. */
function ranges(numbers: readonly number[]): string {
  const told: [number, number][] = []
  for (const number of numbers) {
    const last = told.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else told.push([number, number])
  }
  return told.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

function exactTax({ taxableMinor, ratePercent }: IssuedGroup, currency: string) {
  return majorAmount(taxableMinor, currency).times(fractionOf(ratePercent))
}

/** How the tax of a group was rounded, as the stored figures show it. */
function groupSentence(group: IssuedGroup, { kind, taxRounding }: IssuedDocumentFacts) {
  if (group.ratePercent.isZero) return 'group_without_tax'
  if (taxRounding === 'per_line') return 'group_by_line'
  const exact = fractionOf(group.ratePercent).times(majorAmount(group.taxableMinor, 'JPY'))
  const modes: RoundingMode[] = ['half_up', 'half_even']
  const rounded = modes.some(mode => exact.round(0, mode).atScale(0) === group.taxMinor)
  return rounded || kind === 'invoice' ? 'group' : 'group_of_credit'
}

function totalsOf(document: IssuedDocumentFacts, locale: string): string[] {
  const language = languageOf(locale)
  const amount = (minor: bigint) => localAmount(minor, document.currency, locale)
  const { payableMinor, roundingMinor } = document
  const due = localDate(document.dueOn.toString(), locale)
  return [
    say(language, 'total_net', { net: amount(document.netMinor) }),
    say(language, 'total_gross', {
      tax: amount(document.taxMinor),
      gross: amount(document.grossMinor),
    }),
    ...(roundingMinor === 0n
      ? []
      : [say(language, 'total_rounding', { rounding: amount(roundingMinor) })]),
    payableMinor < 0n
      ? say(language, 'payable_credit', { payable: amount(-payableMinor) })
      : say(language, 'payable', { payable: amount(payableMinor), due }),
  ]
}

function transferSentence(transfer: IssuedTransfer, currency: string, locale: string): string {
  const language = languageOf(locale)
  const { debit, debitName, credit, creditName, amountMinor, memo, event } = transfer
  const amount = localAmount(amountMinor, currency, locale)
  const words = WORDS[language]
  const what = (memo ?? event)
    .replace(/^line /, `${words.line} `)
    .replace(/^tax /, `${words.tax} `)
    .replace(/^rounding$/, words.rounding)
  return say(language, 'transfer', {
    ...{ memo: what, amount, debit, credit },
    debitName: chartName(debit, debitName, language),
    creditName: chartName(credit, creditName, language),
  })
}
