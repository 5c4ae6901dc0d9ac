import type { Refusal } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import { linkRecordedLines } from '../bank/commands/link.ts'
import { raiseReceivableTasks } from './commands.ts'

/** What came of a day's look at money that waits. */
export type MoneyLookedAt = {
  readonly linked: number
  readonly raised: number
  readonly refusal?: Refusal
}

/** Links lines of the bank to what was recorded since, and makes tasks of what still waits. */
export async function lookAtMoney(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<MoneyLookedAt> {
  const linking = await execute(host, linkRecordedLines, { on: on.toString() }, { actor })
  if (!linking.ok) return { linked: 0, raised: 0, refusal: linking.refusal }
  const raising = await execute(host, raiseReceivableTasks, { on: on.toString() }, { actor })
  const { linked } = linking.value
  if (!raising.ok) return { linked, raised: 0, refusal: raising.refusal }
  return { linked, raised: raising.value.raised }
}
