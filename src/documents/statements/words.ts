import type { Language } from '../page.ts'
import type { StatementMethod } from './statement.ts'

/** Words of a statement of account. */
export type StatementWords = {
  readonly titles: Readonly<Record<StatementMethod, string>>
  readonly title: (asOf: string, currency: string) => string
  readonly opening: (on: string) => string
  readonly closing: (on: string) => string
  readonly movements: string
  readonly overdue: string
  readonly openItems: string
  readonly nothingOpen: string
  readonly activity: string
  readonly date: string
  readonly due: string
  readonly document: string
  readonly what: string
  readonly amount: string
  readonly open: string
  readonly balance: string
  readonly total: string
  readonly period: (from: string, asOf: string) => string
  readonly credits: string
  /** What was billed before: heading, and what the columns say. */
  readonly billed: string
  readonly twelveMonths: string
  readonly yearToDate: (year: string) => string
  readonly product: string
  readonly tax: string
  readonly otherProducts: string
  /** What a movement is, by its kind; others are `other`. */
  readonly kinds: Readonly<Record<string, string>> & { readonly other: string }
}

const en: StatementWords = {
  titles: { open_item: 'Open items', balance_forward: 'Balance forward', activity: 'Activity' },
  title: (asOf, currency) => `Statement of account as of ${asOf} (${currency})`,
  opening: on => `Balance on ${on}`,
  closing: on => `Balance on ${on}`,
  movements: 'Changes',
  overdue: 'Of which overdue',
  openItems: 'Open items',
  nothingOpen: 'Nothing is open.',
  activity: 'Activity',
  date: 'Date',
  due: 'Due',
  document: 'Document',
  what: 'What',
  amount: 'Amount',
  open: 'Open',
  balance: 'Balance',
  total: 'Total',
  period: (from, asOf) => `From ${from} to ${asOf}`,
  credits: 'Amounts with a minus sign are in your favour.',
  billed: 'Previously billed',
  twelveMonths: 'Last 12 months',
  yearToDate: year => `This year (${year})`,
  product: 'Product',
  tax: 'Tax',
  otherProducts: 'Other products',
  kinds: {
    invoice: 'Invoice',
    credit_note: 'Credit note',
    receipt: 'Payment',
    on_account: 'Credit on account',
    moved: 'Transferred',
    fee: 'Fee',
    returned: 'Returned payment',
    instalment: 'Instalment',
    chargeback: 'Chargeback',
    opening: 'Opening item',
    write_off: 'Written off',
    discount: 'Discount',
    refunded: 'Paid out',
    planned: 'Payment plan',
    other: 'Other',
  },
}

const de: StatementWords = {
  titles: { open_item: 'Offene Posten', balance_forward: 'Saldovortrag', activity: 'Umsätze' },
  title: (asOf, currency) => `Kontoauszug zum ${asOf} (${currency})`,
  opening: on => `Saldo am ${on}`,
  closing: on => `Saldo am ${on}`,
  movements: 'Veränderungen',
  overdue: 'Davon überfällig',
  openItems: 'Offene Posten',
  nothingOpen: 'Es ist nichts offen.',
  activity: 'Umsätze',
  date: 'Datum',
  due: 'Fällig am',
  document: 'Beleg',
  what: 'Vorgang',
  amount: 'Betrag',
  open: 'Offen',
  balance: 'Saldo',
  total: 'Summe',
  period: (from, asOf) => `Vom ${from} bis ${asOf}`,
  credits: 'Beträge mit Minuszeichen sind zu Ihren Gunsten.',
  billed: 'Bisher berechnet',
  twelveMonths: 'Letzte 12 Monate',
  yearToDate: year => `Dieses Jahr (${year})`,
  product: 'Leistung',
  tax: 'Steuer',
  otherProducts: 'Übrige Leistungen',
  kinds: {
    invoice: 'Rechnung',
    credit_note: 'Gutschrift',
    receipt: 'Zahlung',
    on_account: 'Guthaben',
    moved: 'Umbuchung',
    fee: 'Gebühr',
    returned: 'Rücklastschrift',
    instalment: 'Rate',
    chargeback: 'Rückbelastung',
    opening: 'Eröffnungsposten',
    write_off: 'Ausbuchung',
    discount: 'Skonto',
    refunded: 'Auszahlung',
    planned: 'Ratenplan',
    other: 'Sonstiges',
  },
}

const fr: StatementWords = {
  titles: {
    open_item: 'Postes ouverts',
    balance_forward: 'Report de solde',
    activity: 'Mouvements',
  },
  title: (asOf, currency) => `Relevé de compte au ${asOf} (${currency})`,
  opening: on => `Solde au ${on}`,
  closing: on => `Solde au ${on}`,
  movements: 'Variations',
  overdue: 'Dont en retard',
  openItems: 'Postes ouverts',
  nothingOpen: 'Rien n’est ouvert.',
  activity: 'Mouvements',
  date: 'Date',
  due: 'Échéance',
  document: 'Document',
  what: 'Nature',
  amount: 'Montant',
  open: 'Reste dû',
  balance: 'Solde',
  total: 'Total',
  period: (from, asOf) => `Du ${from} au ${asOf}`,
  credits: 'Les montants précédés du signe moins sont en votre faveur.',
  billed: 'Facturé précédemment',
  twelveMonths: '12 derniers mois',
  yearToDate: year => `Cette année (${year})`,
  product: 'Prestation',
  tax: 'Taxes',
  otherProducts: 'Autres prestations',
  kinds: {
    invoice: 'Facture',
    credit_note: 'Avoir',
    receipt: 'Paiement',
    on_account: 'Crédit en compte',
    moved: 'Virement interne',
    fee: 'Frais',
    returned: 'Paiement rejeté',
    instalment: 'Échéance de plan',
    chargeback: 'Rétrofacturation',
    opening: 'Poste d’ouverture',
    write_off: 'Passé en perte',
    discount: 'Escompte',
    refunded: 'Remboursement',
    planned: 'Échéancier',
    other: 'Autre',
  },
}

const es: StatementWords = {
  titles: {
    open_item: 'Partidas abiertas',
    balance_forward: 'Saldo anterior',
    activity: 'Movimientos',
  },
  title: (asOf, currency) => `Extracto de cuenta a ${asOf} (${currency})`,
  opening: on => `Saldo a ${on}`,
  closing: on => `Saldo a ${on}`,
  movements: 'Variaciones',
  overdue: 'De ello vencido',
  openItems: 'Partidas abiertas',
  nothingOpen: 'No hay nada pendiente.',
  activity: 'Movimientos',
  date: 'Fecha',
  due: 'Vencimiento',
  document: 'Documento',
  what: 'Concepto',
  amount: 'Importe',
  open: 'Pendiente',
  balance: 'Saldo',
  total: 'Total',
  period: (from, asOf) => `Del ${from} al ${asOf}`,
  credits: 'Los importes con signo menos son a su favor.',
  billed: 'Facturado anteriormente',
  twelveMonths: 'Últimos 12 meses',
  yearToDate: year => `Este año (${year})`,
  product: 'Producto',
  tax: 'Impuestos',
  otherProducts: 'Otros productos',
  kinds: {
    invoice: 'Factura',
    credit_note: 'Abono',
    receipt: 'Pago',
    on_account: 'Saldo a favor',
    moved: 'Traspaso',
    fee: 'Gastos',
    returned: 'Pago devuelto',
    instalment: 'Plazo',
    chargeback: 'Retrocesión',
    opening: 'Partida inicial',
    write_off: 'Dado de baja',
    discount: 'Descuento',
    refunded: 'Reembolso',
    planned: 'Plan de pagos',
    other: 'Otro',
  },
}

/** Words of statements by language. */
export const STATEMENT_WORDS: Readonly<Record<Language, StatementWords>> = { en, fr, es, de }
