import type { Language } from '../page.ts'
import type { ColumnName } from './template-codes.ts'

/** Headings of the tables in messages. */
export const COLUMN_WORDS: Readonly<Record<Language, Readonly<Record<ColumnName, string>>>> = {
  en: {
    document: 'Document',
    description: 'Description',
    issuedOn: 'Date',
    dueOn: 'Due',
    overdueDays: 'Days late',
    amount: 'Amount',
    open: 'Open',
    applied: 'Paid by it',
  },
  fr: {
    document: 'Document',
    description: 'Désignation',
    issuedOn: 'Date',
    dueOn: 'Échéance',
    overdueDays: 'Jours de retard',
    amount: 'Montant',
    open: 'Reste dû',
    applied: 'Réglé',
  },
  es: {
    document: 'Documento',
    description: 'Concepto',
    issuedOn: 'Fecha',
    dueOn: 'Vencimiento',
    overdueDays: 'Días de retraso',
    amount: 'Importe',
    open: 'Pendiente',
    applied: 'Pagado',
  },
  de: {
    document: 'Beleg',
    description: 'Bezeichnung',
    issuedOn: 'Datum',
    dueOn: 'Fällig am',
    overdueDays: 'Tage überfällig',
    amount: 'Betrag',
    open: 'Offen',
    applied: 'Beglichen',
  },
}

/** Words of the payment details. */
export const PAYMENT_WORDS: Readonly<
  Record<Language, { readonly payee: string; readonly bank: string; readonly reference: string }>
> = {
  en: { payee: 'Payee', bank: 'Bank', reference: 'Reference' },
  fr: { payee: 'Bénéficiaire', bank: 'Banque', reference: 'Référence' },
  es: { payee: 'Beneficiario', bank: 'Banco', reference: 'Referencia' },
  de: { payee: 'Empfänger', bank: 'Bank', reference: 'Verwendungszweck' },
}

/** What an open item is called that has no document of its own. */
const ITEM_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    fee: 'Fee for a returned payment',
    returned: 'Returned payment',
    chargeback: 'Card payment charged back',
    instalment: 'Instalment',
    opening: 'Balance brought forward',
    other: 'Other amount',
  },
  fr: {
    fee: 'Frais de rejet de paiement',
    returned: 'Paiement rejeté',
    chargeback: 'Paiement par carte contesté',
    instalment: 'Échéance',
    opening: 'Solde reporté',
    other: 'Autre montant',
  },
  es: {
    fee: 'Gastos de devolución',
    returned: 'Pago devuelto',
    chargeback: 'Pago con tarjeta retrocedido',
    instalment: 'Plazo',
    opening: 'Saldo anterior',
    other: 'Otro importe',
  },
  de: {
    fee: 'Rücklastschriftgebühr',
    returned: 'Rücklastschrift',
    chargeback: 'Kartenrückbuchung',
    instalment: 'Rate',
    opening: 'Saldovortrag',
    other: 'Sonstiger Betrag',
  },
}

/** An open item by its number; one without by what it is, and an instalment by both: `Rate 2/6`. */
export function itemName(
  { itemKind, label }: { readonly itemKind: string; readonly label: string | null },
  language: Language,
): string {
  const words = ITEM_WORDS[language]
  if (label === null) return words[itemKind] ?? words.other!
  return itemKind === 'instalment' ? `${words.instalment} ${label}` : label
}
