import type { NachaPayment } from '../../formats/nacha/write.ts'
import { nachaFile } from '../../formats/nacha/write.ts'
import { sepaDebitFile } from '../../formats/pain/pain008.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { DebitCreditor } from '../mandates/load.ts'
import { messageIdOf } from '../run-file.ts'
import type { DebitRun, FileDebit } from './load.ts'

/** Who collects: the legal entity as its bank knows it. */
export type FileCreditor = {
  readonly name: string
  readonly iban: string | null
  readonly bic: string | null
  readonly debit: DebitCreditor
}

/** What the bank calls a payment by: its id without dashes, 32 characters. */
export function endToEndId(paymentId: string): string {
  return paymentId.replaceAll('-', '')
}

/** What a debit is for, as it stands on the customer's statement. */
function remittance({ account, documents }: FileDebit): string {
  return documents === null ? account : `${account} ${documents}`
}

/**
 * The file of a run for the bank: pain.008 or ACH. `numberOf` opens a sealed account number. Throws
 * `creditor_incomplete` where it is not known who collects.
 */
export function debitFile(
  run: DebitRun,
  debits: readonly FileDebit[],
  creditor: FileCreditor,
  createdAt: Temporal.PlainDateTime,
  numberOf: (debit: FileDebit) => string,
): { readonly name: string; readonly content: string } {
  const name = messageIdOf(run)
  return run.scheme === 'sepa'
    ? { name: `${name}.xml`, content: sepaFile(run, debits, creditor, createdAt, numberOf) }
    : { name: `${name}.ach`, content: achFile(run, debits, creditor, createdAt, numberOf) }
}

function sepaFile(
  run: DebitRun,
  debits: readonly FileDebit[],
  { name, iban, bic, debit }: FileCreditor,
  createdAt: Temporal.PlainDateTime,
  numberOf: (debit: FileDebit) => string,
): string {
  const { creditorId } = debit
  if (creditorId === null || iban === null) throw incomplete(name)
  return sepaDebitFile({
    version: debit.pain008Version,
    messageId: messageIdOf(run),
    createdAt,
    creditor: { name, iban, bic, creditorId },
    debits: debits.map(each => ({
      endToEndId: endToEndId(each.paymentId),
      amountMinor: each.amountMinor,
      scheme: each.scheme === 'sepa_b2b' ? 'B2B' : 'CORE',
      sequence: each.sequence,
      collectOn: run.collectOn,
      mandateId: each.reference,
      signedOn: each.signedOn,
      ...(each.amended ? { amendment: { newAccount: true } } : {}),
      debtor: { name: each.holder, iban: numberOf(each), bic: each.bankCode },
      remittance: remittance(each),
    })),
  })
}

function achFile(
  run: DebitRun,
  debits: readonly FileDebit[],
  { name, debit }: FileCreditor,
  createdAt: Temporal.PlainDateTime,
  numberOf: (debit: FileDebit) => string,
): string {
  const { achOdfi, achBankName, achOrigin, achCompanyId, achCompanyName, achDescription } = debit
  const [first] = debits
  if (achOdfi === null || achBankName === null || achOrigin === null) throw incomplete(name)
  if (achCompanyId === null || achCompanyName === null) throw incomplete(name)
  return nachaFile({
    destination: achOdfi,
    origin: achOrigin,
    destinationName: achBankName,
    originName: name,
    createdAt,
    modifier: modifierOf(run),
    odfi: achOdfi.slice(0, 8),
    firstTrace: Number((first?.trace ?? '1').slice(-7)),
    batches: [
      {
        company: achCompanyName,
        companyId: achCompanyId,
        sec: 'PPD',
        entryDescription: achDescription ?? 'PAYMENT',
        effectiveOn: run.collectOn,
        payments: debits.map(each => achDebit(each, numberOf(each))),
      },
    ],
  })
}

function achDebit(debit: FileDebit, number: string): NachaPayment {
  const [rdfi = '', account = ''] = number.split(' ')
  return {
    code: debit.accountType === 'savings' ? '37' : '27',
    rdfi,
    account,
    amountMinor: debit.amountMinor,
    id: debit.account,
    name: debit.holder,
  }
}

function incomplete(entity: string): RefusalError {
  return new RefusalError('creditor_incomplete', { entity })
}

/** Tells a file from the one that it replaces: debits have the letters from A to M. */
function modifierOf({ fileNo }: DebitRun): string {
  return String.fromCharCode('A'.charCodeAt(0) + ((fileNo - 1) % 13))
}
