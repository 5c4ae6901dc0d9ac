import { loadEntityCodes } from '../../../ledger/load.ts'
import { type CommandHost, execute } from '../../../platform/command.ts'
import { createPrintBatch } from '../commands/batches.ts'

/** Makes print batches of the letters of each legal entity that wait; somebody prints and confirms them. */
export async function printEverywhere(
  host: CommandHost,
  actor: string,
): Promise<Record<string, unknown>> {
  const batches: string[] = []
  for (const { code } of await loadEntityCodes(host.db)) {
    // Batches are of some thousand letters at most; the rest is taken by the next ones.
    for (;;) {
      const done = await execute(host, createPrintBatch, { legalEntity: code }, { actor })
      if (done.ok) batches.push(...done.value.batches)
      else if (done.refusal.code === 'no_letters') break
      else return { batches, refusal: done.refusal }
    }
  }
  return { batches }
}
