import type { FactRow, FactValue, MessageFacts, MessageParties } from './facts.ts'
import type { ColumnName, FactKind, TemplateBase, TemplateFacts } from './template-codes.ts'
import { TEMPLATES } from './template-codes.ts'

const DAY = Temporal.PlainDate.from('2026-03-31')
const AMOUNT = { minor: 12_345n, currency: 'EUR' }

const VALUES: Readonly<Record<FactKind, FactValue>> = {
  text: 'R-2026-000123',
  lines: 'First line\nSecond line',
  money: AMOUNT,
  date: DAY,
  whole: 14,
  percent: '9.12',
  yesno: true,
}

/** What a fact usually is, where another of its kind would mislead: a bill's sum for a fee, its number for a case. */
const USUAL: Readonly<Record<string, FactValue>> = {
  fee: { minor: 500n, currency: 'EUR' },
  interest: { minor: 327n, currency: 'EUR' },
  case: 'F-000042',
  incident: 'I-000007',
  creditNote: 'G-2026-000012',
  payeeAccount: 'DE89 3704 0044 0532 0130 00',
  premise: 'Hill Street 14, 10115 Berlin',
  state: 'California',
}

/** Facts of a kind of message with every one of them given, made up: to try a wording out. */
export function sampleFacts(base: TemplateBase): MessageFacts {
  const declared: TemplateFacts = TEMPLATES[base]
  return Object.fromEntries(
    Object.entries(declared).map(([name, { kind }]) => [
      name,
      typeof kind === 'object' ? [sampleRow(Object.entries(kind))] : (USUAL[name] ?? VALUES[kind]),
    ]),
  )
}

function sampleRow(columns: readonly (readonly [string, FactKind])[]): FactRow {
  return Object.fromEntries(
    columns.map(([name, kind]) => [name as ColumnName, VALUES[kind]] as const),
  )
}

/** A customer and a legal entity, made up. */
export const SAMPLE_PARTIES: MessageParties = {
  customer: { name: 'Anna Muster', number: 'C-100' },
  entity: {
    name: 'Sun Power',
    email: 'billing@sun.example',
    phone: '+49 30 1234567',
    website: 'https://sun.example',
    bankName: 'Sample Bank',
    iban: 'DE89370400440532013000',
    bic: 'COBADEFFXXX',
  },
  today: DAY,
}
