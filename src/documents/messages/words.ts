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
