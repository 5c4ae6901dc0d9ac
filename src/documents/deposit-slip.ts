import { formatAmount } from '../kernel/money.ts'
import type { Language } from '../platform/refusals/sentence.ts'
import { accessibleAccent } from './accent.ts'
import { groupedIban, localDate, localeOf, localMoney } from './localize.ts'

/** What a deposit slip says, before it is worded and localized. */
export type DepositSlipFacts = {
  readonly language: Language
  readonly paper: 'a4' | 'us-letter'
  readonly accent: string
  readonly entity: string
  readonly bank: string | null
  readonly account: string | null
  readonly reference: string
  readonly date: Temporal.PlainDate
  readonly currency: string
  readonly lines: readonly {
    readonly account: string
    readonly payer: string
    /** Null: cash. */
    readonly check: string | null
    readonly amountMinor: bigint
  }[]
}

type Words = {
  readonly title: string
  readonly facts: readonly [string, string, string, string, string]
  readonly head: readonly [string, string, string, string, string]
  readonly cash: string
  readonly totals: readonly [checks: string, cash: string, total: string]
  readonly signatures: readonly [string, string]
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Deposit slip',
    facts: ['Depositor', 'Bank', 'Account', 'Reference', 'Date'],
    head: ['No.', 'Check number', 'Customer', 'Payer', 'Amount'],
    cash: 'Cash',
    totals: ['Checks', 'Cash', 'Total'],
    signatures: ['Deposited by', 'Received by the bank'],
  },
  fr: {
    title: 'Bordereau de remise',
    facts: ['Remettant', 'Banque', 'Compte', 'Référence', 'Date'],
    head: ['N°', 'N° de chèque', 'Client', 'Payeur', 'Montant'],
    cash: 'Espèces',
    totals: ['Chèques', 'Espèces', 'Total'],
    signatures: ['Remis par', 'Reçu par la banque'],
  },
  es: {
    title: 'Resguardo de depósito',
    facts: ['Depositante', 'Banco', 'Cuenta', 'Referencia', 'Fecha'],
    head: ['N.º', 'N.º de cheque', 'Cliente', 'Pagador', 'Importe'],
    cash: 'Efectivo',
    totals: ['Cheques', 'Efectivo', 'Total'],
    signatures: ['Depositado por', 'Recibido por el banco'],
  },
  de: {
    title: 'Einreichungsbeleg',
    facts: ['Einreicher', 'Bank', 'Konto', 'Bezeichnung', 'Datum'],
    head: ['Nr.', 'Schecknummer', 'Kunde', 'Zahler', 'Betrag'],
    cash: 'Bar',
    totals: ['Schecks', 'Bargeld', 'Summe'],
    signatures: ['Eingereicht von', 'Von der Bank erhalten'],
  },
}

/** The slip as its template receives it: every text worded, every amount localized. */
export function printedDepositSlip(slip: DepositSlipFacts) {
  const words = WORDS[slip.language]
  const locale = localeOf(slip.language, slip.paper)
  const money = (minor: bigint) =>
    localMoney(formatAmount(minor, slip.currency), slip.currency, locale)
  const sum = (lines: DepositSlipFacts['lines']) =>
    lines.reduce((total, line) => total + line.amountMinor, 0n)
  const checks = slip.lines.filter(line => line.check !== null)
  const cash = slip.lines.filter(line => line.check === null)
  const facts = [
    slip.entity,
    slip.bank ?? '–',
    slip.account === null ? '–' : groupedIban(slip.account),
    slip.reference,
    localDate(slip.date.toString(), locale),
  ]
  return {
    title: words.title,
    language: slip.language,
    paper: slip.paper,
    accent: accessibleAccent(slip.accent),
    facts: facts.map((value, i) => ({ label: words.facts[i] ?? '', value })),
    head: words.head,
    rows: slip.lines.map((line, i) => [
      String(i + 1),
      line.check ?? words.cash,
      line.account,
      line.payer,
      money(line.amountMinor),
    ]),
    totals: [
      { label: `${words.totals[0]} (${checks.length})`, value: money(sum(checks)) },
      { label: `${words.totals[1]} (${cash.length})`, value: money(sum(cash)) },
      { label: `${words.totals[2]} (${slip.lines.length})`, value: money(sum(slip.lines)) },
    ],
    signatures: words.signatures,
  }
}

export type PrintedDepositSlip = ReturnType<typeof printedDepositSlip>
