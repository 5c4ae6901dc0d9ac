import { sepaTransferFile } from '../../../formats/pain/pain001.ts'
import type { FileRefund, RefundRun } from './load.ts'

/** Who pays: the legal entity as its bank knows it. */
export type FilePayer = {
  readonly name: string
  readonly iban: string
  readonly bic: string | null
  readonly version: '03' | '09'
}

/** What the bank calls a refund by: its id without dashes, 32 characters. */
export function refundEndToEndId(refundId: string): string {
  return refundId.replaceAll('-', '')
}

/** The file of a run for the bank (pain.001). `numberOf` opens a sealed account number. */
export function refundFile(
  run: RefundRun,
  refunds: readonly FileRefund[],
  { name, iban, bic, version }: FilePayer,
  createdAt: Temporal.PlainDateTime,
  numberOf: (refund: FileRefund) => string,
): { readonly name: string; readonly content: string } {
  const content = sepaTransferFile({
    version,
    messageId: run.reference,
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
  return { name: `${run.reference}.xml`, content }
}
