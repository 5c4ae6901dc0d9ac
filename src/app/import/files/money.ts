import { recordReceipts } from '../../../receivables/commands/receipts.ts'
import { setAutopay } from '../../../receivables/payments/commands/autopay.ts'
import { keepPaymentMeans } from '../../../receivables/payments/commands/providers.ts'
import type { Cells } from '../cells.ts'
import { eachRow } from '../each-row.ts'
import { CellProblem } from '../problem.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

/** Money received, of history or of another system; what it pays as the payer said. */
export const receipts: FileSpec = {
  file: 'receipts.csv',
  ...columns(`key account_number? legal_entity method currency amount value_on booked_on? place?
    reference? payer_name? payer_bank? check_number? note? apply? documents?`),
  command: bulk(recordReceipts),
  batchRows: 1000,
  row: ([c]) => ({
    key: keyOf(c!),
    accountNumber: c!.orNull('account_number'),
    entity: c!.text('legal_entity'),
    method: c!.text('method'),
    currency: c!.text('currency'),
    amount: c!.text('amount'),
    valueOn: c!.text('value_on'),
    bookedOn: c!.given('booked_on') ?? c!.text('value_on'),
    place: c!.orNull('place'),
    reference: c!.orNull('reference'),
    payerName: c!.orNull('payer_name'),
    payerBank: c!.orNull('payer_bank'),
    checkNumber: c!.orNull('check_number'),
    note: c!.orNull('note'),
    apply: c!.given('apply'),
    documents: documentsOf(c!),
  }),
}

/** Without a key, a file that is read again would enter the money again. */
function keyOf(c: Cells): string {
  const key = c.text('key')
  if (key === '') throw new CellProblem('key', key, 'a key that no other receipt has')
  return key
}

/** `F-1; F-2=30.00`: the documents that the payer names, each whole or with an amount. */
function documentsOf(c: Cells): unknown[] {
  const parts = c.text('documents').split(';')
  return parts.flatMap(part => {
    const text = part.trim()
    if (text === '') return []
    const at = text.lastIndexOf('=')
    if (at === -1) return [{ document: text }]
    return [{ document: text.slice(0, at).trim(), amount: text.slice(at + 1).trim() }]
  })
}

/** Cards and accounts that providers keep: their names for them, never numbers. */
export const paymentMeans: FileSpec = {
  file: 'payment_means.csv',
  ...columns('account_number provider kind token customer_token? shown expires_on?'),
  command: eachRow('importPaymentMeans', keepPaymentMeans),
  batchRows: 500,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    provider: c!.text('provider'),
    kind: c!.text('kind'),
    token: c!.text('token'),
    customerToken: c!.orNull('customer_token'),
    shown: c!.text('shown'),
    expiresOn: c!.orNull('expires_on'),
  }),
}

/** Consents to take what falls due, by a mandate or by a card or account of payment_means.csv. */
export const autopayConsents: FileSpec = {
  file: 'autopay_consents.csv',
  ...columns(`account_number legal_entity currency mandate? provider? token? cap? notice_days?
    consented_on consent`),
  command: eachRow('importAutopayConsents', setAutopay),
  batchRows: 500,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    legalEntity: c!.text('legal_entity'),
    currency: c!.text('currency'),
    mandate: c!.orNull('mandate'),
    provider: c!.orNull('provider'),
    token: c!.orNull('token'),
    cap: c!.orNull('cap'),
    noticeDays: c!.whole('notice_days'),
    consentedOn: c!.text('consented_on'),
    consent: c!.text('consent'),
  }),
}
