import { formatAmount, type Money } from '../../kernel/money.ts'
import { groupedIban, type Locale, localDate, localMoney, localPercent } from '../localize.ts'
import type { Language } from '../page.ts'
import type { Block, LabelledValue } from './blocks.ts'
import { linesFact, plainFact, tableMark } from './markup.ts'
import {
  ALWAYS,
  type ColumnName,
  type FactKind,
  type TableColumns,
  TEMPLATES,
  type TemplateBase,
  type TemplateFacts,
} from './template-codes.ts'
import type { Scope } from './wording.ts'
import { COLUMN_WORDS, itemName, PAYMENT_WORDS } from './words.ts'

/** An open item as its customer knows it: by its number, or by what it is where it has none. */
export type NamedItem = { readonly itemKind: string; readonly label: string | null }

/** A fact as the one who sends a message gives it; amounts and dates are printed by us. */
export type FactValue = string | number | boolean | Money | Temporal.PlainDate | NamedItem | null

/** A row of a table, by the names of its columns. */
export type FactRow = Readonly<Partial<Record<ColumnName, FactValue>>>

/** What a message says, by the names that its kind has (`template-codes.ts`). */
export type MessageFacts = Readonly<Record<string, FactValue | readonly FactRow[] | undefined>>

/** To whom and from whom a message goes, as every wording may say it. */
export type MessageParties = {
  readonly customer: { readonly name: string; readonly number: string }
  readonly entity: {
    readonly name: string
    readonly email: string | null
    readonly phone: string | null
    readonly website: string | null
    readonly bankName: string | null
    readonly iban: string | null
    readonly bic: string | null
  }
  readonly today: Temporal.PlainDate
}

/** The names that the wording of a kind may use, with their members. */
export function namesOf(base: TemplateBase): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>(Object.entries(ALWAYS))
  for (const name of Object.keys(TEMPLATES[base])) names.set(name, [])
  return names
}

/** What is put into a wording: the scope of its names, and the tables that it may place. */
export type Filled = { readonly scope: Scope; readonly tables: Readonly<Record<string, Placed>> }

type Placed = Exclude<Block, { kind: 'paragraph' | 'list' }>

/**
 * Prints the facts of a message in the customer's language. A fact that the kind does not have, one
 * that is missing, or of another kind is a defect of whoever sends the message.
 */
export function filled(
  base: TemplateBase,
  facts: MessageFacts,
  parties: MessageParties,
  to: { readonly language: Language; readonly locale: Locale },
): Filled {
  const declared: TemplateFacts = TEMPLATES[base]
  for (const name of Object.keys(facts)) {
    if (!Object.hasOwn(declared, name)) throw new Error(`defect: ${base} has no fact ${name}`)
  }
  const scope: Record<string, Scope[string]> = commonScope(parties, to.locale)
  const tables: Record<string, Placed> = {
    payment: { kind: 'payment', facts: paymentFacts(facts, parties, to.language) },
  }
  for (const [name, { kind, optional }] of Object.entries(declared)) {
    const value = facts[name] ?? null
    if (value === null) {
      if (optional !== true) throw new Error(`defect: ${base} lacks its fact ${name}`)
      scope[name] = null
    } else if (typeof kind === 'object') {
      if (!Array.isArray(value)) throw new Error(`defect: ${name} of ${base} is no table`)
      tables[name] = printedTable(kind, value as readonly FactRow[], to)
      scope[name] = value.length === 0 ? null : tableMark(name)
    } else scope[name] = printedFact(kind, value as FactValue, to.locale)
  }
  return { scope, tables }
}

function commonScope(
  { customer, entity, today }: MessageParties,
  locale: Locale,
): Record<string, Scope[string]> {
  return {
    customer: { name: plainFact(customer.name), number: plainFact(customer.number) },
    entity: entityFacts(entity).scope,
    today: localDate(today.toString(), locale),
    payment: tableMark('payment'),
  }
}

type EntityFacts = Readonly<Record<'scope' | 'bank', Readonly<Record<string, string | null>>>>

const KNOWN_ENTITIES = new WeakMap<MessageParties['entity'], EntityFacts>()

/** What a legal entity says of itself; thousands of letters of a run have the same. */
function entityFacts(entity: MessageParties['entity']): EntityFacts {
  const known = KNOWN_ENTITIES.get(entity)
  if (known !== undefined) return known
  const or = (text: string | null): string | null => (text === null ? null : plainFact(text))
  const facts = {
    scope: {
      name: plainFact(entity.name),
      email: or(entity.email),
      // A number that breaks at the end of a line is misread.
      phone: or(entity.phone?.replaceAll(' ', '\u00a0') ?? null),
      website: or(entity.website),
    },
    bank: {
      bankName: or(entity.bankName),
      iban: entity.iban === null ? null : plainFact(groupedIban(entity.iban)),
      bic: or(entity.bic),
    },
  }
  KNOWN_ENTITIES.set(entity, facts)
  return facts
}

/** Where to pay, and what to say with it: the document, else the customer's number. */
function paymentFacts(
  facts: MessageFacts,
  { entity, customer }: MessageParties,
  language: Language,
): LabelledValue[] {
  const words = PAYMENT_WORDS[language]
  const { scope, bank } = entityFacts(entity)
  const reference = typeof facts.document === 'string' ? facts.document : customer.number
  return [
    { label: words.payee, value: scope.name },
    { label: words.bank, value: bank.bankName },
    { label: 'IBAN', value: bank.iban },
    { label: 'BIC', value: bank.bic },
    { label: words.reference, value: plainFact(reference) },
  ].flatMap(({ label, value }) => (value == null ? [] : [{ label, value }]))
}

function printedTable(
  columns: TableColumns,
  rows: readonly FactRow[],
  { language, locale }: { readonly language: Language; readonly locale: Locale },
): Placed {
  const names = Object.entries(columns) as [ColumnName, FactKind][]
  return {
    kind: 'table',
    head: names.map(([name, kind]) => ({
      label: COLUMN_WORDS[language][name],
      isRight: kind === 'money' || kind === 'whole',
    })),
    rows: rows.map(row =>
      names.map(([name, kind]) => {
        const given = row[name] ?? null
        const value = isNamedItem(given) ? itemName(given, language) : given
        return value === null ? '' : String(printedFact(kind, value, locale))
      }),
    ),
  }
}

function isNamedItem(value: FactValue): value is NamedItem {
  return typeof value === 'object' && value !== null && 'itemKind' in value
}

/** A fact in the reader's notation. Throws where it is not of its kind. */
export function printedFact(kind: FactKind, value: FactValue, locale: Locale): string | boolean {
  if (kind === 'yesno' && typeof value === 'boolean') return value
  if (kind === 'text' && typeof value === 'string') return plainFact(value)
  if (kind === 'lines' && typeof value === 'string') return linesFact(value)
  if (kind === 'percent' && typeof value === 'string') return localPercent(value, locale)
  if (kind === 'whole' && typeof value === 'number') return String(value)
  if (kind === 'date' && (value instanceof Temporal.PlainDate || typeof value === 'string')) {
    return localDate(value.toString(), locale)
  }
  if (kind === 'money' && typeof value === 'object' && value !== null && 'minor' in value) {
    return localMoney(formatAmount(value.minor, value.currency), value.currency, locale)
  }
  throw new Error(`defect: a fact is no ${kind}: ${JSON.stringify(String(value)).slice(0, 60)}`)
}
