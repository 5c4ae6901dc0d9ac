import { nachaFile } from '../../../formats/nacha/write.ts'
import { sepaTransferFile } from '../../../formats/pain/pain001.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { DebitCreditor } from '../../mandates/load.ts'
import { messageIdOf } from '../../run-file.ts'
import type { FileRefund, RefundRun } from './load.ts'

/** Who pays: the legal entity as its bank knows it. */
export type FilePayer = {
  readonly name: string
  readonly iban: string | null
  readonly bic: string | null
  readonly creditor: DebitCreditor | undefined
}

/** What the bank calls a refund by: its id without dashes, 32 characters. */
export function refundEndToEndId(refundId: string): string {
  return refundId.replaceAll('-', '')
}

/**
 * The file of a run for the bank: pain.001 or ACH credits. `numberOf` opens a sealed account number.
 * Throws `refund_payer_incomplete` where it is not known who pays.
 */
export function refundFile(
  run: RefundRun,
  refunds: readonly FileRefund[],
  payer: FilePayer,
  createdAt: Temporal.PlainDateTime,
  numberOf: (refund: FileRefund) => string,
): { readonly name: string; readonly content: string } {
  const name = messageIdOf(run)
  return run.scheme === 'sepa'
    ? { name: `${name}.xml`, content: sepaFile(run, refunds, payer, createdAt, numberOf) }
    : { name: `${name}.ach`, content: achFile(run, refunds, payer, createdAt, numberOf) }
}

function sepaFile(
  run: RefundRun,
  refunds: readonly FileRefund[],
  { name, iban, bic, creditor }: FilePayer,
  createdAt: Temporal.PlainDateTime,
  numberOf: (refund: FileRefund) => string,
): string {
  if (iban === null) throw new RefusalError('refund_payer_incomplete', { entity: name })
  return sepaTransferFile({
    version: creditor?.pain001Version ?? '09',
    messageId: messageIdOf(run),
    createdAt,
    executeOn: run.payOn,
    debtor: { name, iban, bic },
    transfers: refunds.map(each => ({
      endToEndId: refundEndToEndId(each.refundId),
      amountMinor: each.amountMinor,
      creditor: { name: each.payee, iban: numberOf(each), bic: null },
      remittance: `${each.account} ${name}`,
    })),
  })
}

/** Credits to checking (22) and savings accounts (32), by the traces that the run took. */
function achFile(
  run: RefundRun,
  refunds: readonly FileRefund[],
  { name, creditor }: FilePayer,
  createdAt: Temporal.PlainDateTime,
  numberOf: (refund: FileRefund) => string,
): string {
  const { achOdfi, achBankName, achOrigin, achCompanyId, achCompanyName } = creditor ?? {}
  const parts = [achOdfi, achBankName, achOrigin, achCompanyId, achCompanyName]
  if (parts.some(part => part == null)) {
    throw new RefusalError('refund_payer_incomplete', { entity: name })
  }
  const odfi = achOdfi as string
  return nachaFile({
    destination: odfi,
    origin: achOrigin as string,
    destinationName: achBankName as string,
    originName: name,
    createdAt,
    modifier: modifierOf(run),
    odfi: odfi.slice(0, 8),
    firstTrace: Number((refunds[0]?.trace ?? '1').slice(-7)),
    batches: [
      {
        company: achCompanyName as string,
        companyId: achCompanyId as string,
        sec: 'PPD',
        entryDescription: 'REFUND',
        effectiveOn: run.payOn,
        payments: refunds.map(each => {
          const [rdfi = '', account = ''] = numberOf(each).split(' ')
          const code = each.accountType === 'savings' ? '32' : '22'
          const { amountMinor, payee } = each
          return { code, rdfi, account, amountMinor, id: each.account, name: payee }
        }),
      },
    ],
  })
}

/** Tells the files of one day apart: debits have the letters from A on, runs of refunds from N on. */
function modifierOf({ reference, fileNo }: RefundRun): string {
  const number = Number(/-(\d+)$/.exec(reference)?.[1] ?? '1')
  // A file that replaces another one has another letter; the nearest ones are those of other runs.
  return String.fromCharCode('N'.charCodeAt(0) + ((number - 1 + (fileNo - 1) * 5) % 13))
}
