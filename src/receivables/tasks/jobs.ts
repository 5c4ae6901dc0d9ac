import type { Refusal } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import { linkRecordedLines } from '../bank/commands/link.ts'
import { PROPOSED_AT_ONCE, proposeCreditRefunds } from '../credit-refunds/commands.ts'
import { workUnclaimedProperty } from '../unclaimed/commands/work.ts'
import { raiseReceivableTasks } from './commands.ts'

/** What came of a day's look at money that waits. */
export type MoneyLookedAt = {
  readonly linked: number
  readonly raised: number
  /** Credits that are proposed for refund. */
  readonly proposed: number
  /** Credits that are dormant now. */
  readonly dormant: number
  readonly refusal?: Refusal
}

/**
 * Links lines of the bank to what was recorded since, makes tasks of what still waits, proposes the
 * refund of credits that have waited for as long as the rules say, and writes to the customers of those
 * that are dormant.
 */
export async function lookAtMoney(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<MoneyLookedAt> {
  const came = { linked: 0, raised: 0, proposed: 0, dormant: 0 }
  const linking = await execute(host, linkRecordedLines, { on: on.toString() }, { actor })
  if (!linking.ok) return { ...came, refusal: linking.refusal }
  const raising = await execute(host, raiseReceivableTasks, { on: on.toString() }, { actor })
  came.linked = linking.value.linked
  if (!raising.ok) return { ...came, refusal: raising.refusal }
  came.raised = raising.value.raised
  for (let last = PROPOSED_AT_ONCE; last === PROPOSED_AT_ONCE; ) {
    const done = await execute(host, proposeCreditRefunds, { on: on.toString() }, { actor })
    if (!done.ok) return { ...came, refusal: done.refusal }
    last = done.value.proposed
    came.proposed += last
  }
  return findDormant(host, on, actor, came)
}

/** Page by page, whatever number of credits there is. */
async function findDormant(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
  came: Omit<MoneyLookedAt, 'dormant'>,
): Promise<MoneyLookedAt> {
  let dormant = 0
  let after = ''
  for (;;) {
    const asked = { on: on.toString(), after }
    const done = await execute(host, workUnclaimedProperty, asked, { actor })
    if (!done.ok) return { ...came, dormant, refusal: done.refusal }
    dormant += done.value.found
    if (done.value.next === null) return { ...came, dormant }
    after = done.value.next
  }
}
