import { z } from 'zod'
import { RefusalError } from '../../kernel/result.ts'
import { loadLegalEntity } from '../../ledger/load.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import type { Storage } from '../../platform/storage.ts'
import { loadCreditors } from '../mandates/load.ts'
import { recordDebitFile, settleDebits } from './commands/sending.ts'
import { debitFile } from './file.ts'
import { loadDebitRun, loadFileDebits, loadRunsToSettle } from './load.ts'

/** What jobs of debits need: commands, and somewhere to keep files. */
export type DebitHost = CommandHost & { readonly storage: Storage }

/** The worker's tasks of debit files. */
export function debitTasks(host: DebitHost): Tasks {
  return {
    writeDebitFile: async payload => {
      const { run } = z.object({ run: z.string() }).parse(payload)
      await writeDebitFile(host, run)
    },
  }
}

/** Written whole or not at all; written again after a crash, it is the same file under the same name. */
async function writeDebitFile(host: DebitHost, reference: string): Promise<void> {
  const { db, storage, vault } = host
  const run = await loadDebitRun(db, reference)
  if (run === undefined || run.state !== 'approved') return
  const entity = await loadLegalEntity(db, run.legalEntityId)
  const [debit] = await loadCreditors(db, [run.legalEntityId])
  if (entity === undefined || debit === undefined) {
    throw new RefusalError('creditor_incomplete', { entity: entity?.code ?? reference })
  }
  const { name, iban, bic, timeZone } = entity
  const createdAt = host.clock.now().toZonedDateTimeISO(timeZone).toPlainDateTime()
  const debits = await loadFileDebits(db, run.runId)
  const file = debitFile(run, debits, { name, iban, bic, debit }, createdAt, each =>
    vault.open(
      { table: 'mandate', column: 'account_number', row: [each.accountId, each.mandateId] },
      each.accountNumber,
    ),
  )
  const path = `debits/${file.name}`
  const sha256 = await storage.write(path, Buffer.from(file.content))
  const input = { run: reference, fileNo: run.fileNo, path, sha256 }
  const done = await execute(host, recordDebitFile, input, { actor: 'job:writeDebitFile' })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
}

/** Books every run whose day has come, page by page; gives how many debits. */
export async function settleDueRuns(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<number> {
  let settled = 0
  for (const { reference } of await loadRunsToSettle(host.db, on)) {
    let after: { accountId: string; paymentId: string } | null = null
    do {
      const input = { run: reference, after }
      const done: Awaited<ReturnType<typeof settlePage>> = await settlePage(host, input, actor)
      settled += done.settled
      after = done.next
    } while (after !== null)
  }
  return settled
}

async function settlePage(
  host: CommandHost,
  input: { run: string; after: { accountId: string; paymentId: string } | null },
  actor: string,
) {
  const done = await execute(host, settleDebits, input, { actor })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
  return done.value
}
