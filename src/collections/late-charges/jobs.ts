import type { Refusal } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import { loadRunEntities } from '../runs/load/runs.ts'
import { billPaidLate } from './commands/bill-paid.ts'

/**
 * Bills what was paid late of every legal entity, where policies say that it is billed at payment, page
 * by page. A refusal (a closed month) ends it, and is told.
 */
export async function billPaidEverywhere(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<{ readonly billed: number; readonly refusal?: Refusal }> {
  let billed = 0
  for (const { code: entity } of await loadRunEntities(host.db)) {
    let after: string | null = null
    do {
      const page: { entity: string; on: string; after: string | null } = {
        ...{ entity, after },
        on: on.toString(),
      }
      const done: Awaited<ReturnType<typeof billPage>> = await billPage(host, page, actor)
      if (!done.ok) return { billed, refusal: done.refusal }
      billed += done.value.billed
      after = done.value.next
    } while (after !== null)
  }
  return { billed }
}

function billPage(
  host: CommandHost,
  input: { entity: string; on: string; after: string | null },
  actor: string,
) {
  return execute(host, billPaidLate, input, { actor })
}
