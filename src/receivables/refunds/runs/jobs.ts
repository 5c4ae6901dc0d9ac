import { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { type CommandHost, execute } from '../../../platform/command.ts'
import type { Tasks } from '../../../platform/jobs.ts'
import type { Storage } from '../../../platform/storage.ts'
import { loadCreditors } from '../../mandates/load.ts'
import { recordRefundFile } from './commands/sending.ts'
import { refundFile } from './file.ts'
import { loadFileRefunds, loadIbanOf, loadRefundRun } from './load.ts'

/** What jobs of refunds need: commands, and somewhere to keep files. */
export type RefundHost = CommandHost & { readonly storage: Storage }

/** The worker's tasks of files of refunds. */
export function refundTasks(host: RefundHost): Tasks {
  return {
    writeRefundFile: async payload => {
      const { run } = z.object({ run: z.string() }).parse(payload)
      await writeRefundFile(host, run)
    },
  }
}

/** Written whole or not at all; written again after a crash, it is the same run under the same name. */
async function writeRefundFile(host: RefundHost, reference: string): Promise<void> {
  const { db, storage, vault } = host
  const run = await loadRefundRun(db, reference)
  if (run === undefined || run.state !== 'approved') return
  const entity = await loadLegalEntity(db, run.legalEntityId)
  if (entity === undefined) throw new RefusalError('refund_payer_incomplete', { entity: reference })
  const [creditor] = await loadCreditors(db, [run.legalEntityId])
  const { name, iban, bic, timeZone } = entity
  const paying = (await loadIbanOf(db, run)) ?? iban
  // The bank knows its own code by the IBAN; that of the legal entity may be another bank's.
  const payer = { name, iban: paying, bic: paying === iban ? bic : null, creditor }
  const createdAt = host.clock.now().toZonedDateTimeISO(timeZone).toPlainDateTime()
  const file = refundFile(run, await loadFileRefunds(db, run.runId), payer, createdAt, each =>
    vault.open(
      { table: 'refund', column: 'payee_account', row: [each.accountId, each.refundId] },
      each.payeeAccount,
    ),
  )
  const path = `refunds/${file.name}`
  const sha256 = await storage.write(path, Buffer.from(file.content))
  const input = { run: reference, fileNo: run.fileNo, path, sha256 }
  const done = await execute(host, recordRefundFile, input, { actor: 'job:writeRefundFile' })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
}
