import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { billCharges } from '../../late-charges/commands/bill-charges.ts'
import { proposeCharges } from '../../late-charges/commands/propose-charges.ts'
import { proposeFor } from '../../reminders/commands/propose-chunk.ts'
import { sendReminders } from '../../reminders/commands/send-chunk.ts'
import { type ChunkScope, loadOverdue } from '../../reminders/load.ts'
import type { DunningRun, DunningRunKind } from '../load/runs.ts'
import type { DunningOutcomeRow } from '../outcome.ts'

/** What runs of a kind do with a chunk: propose, and carry out what was approved. */
type RunWork = {
  propose(
    tx: Tx,
    run: DunningRun,
    scope: ChunkScope,
    at: Temporal.Instant,
  ): Promise<readonly DunningOutcomeRow[]>
  send(
    tx: Tx,
    run: DunningRun,
    approved: readonly DunningOutcomeRow[],
    ctx: Context,
  ): Promise<number>
}

/** The work of each kind of run. */
export const RUN_WORK: Readonly<Record<DunningRunKind, RunWork>> = {
  reminders: {
    propose: async (tx, run, scope, at) =>
      (await proposeFor(tx, run, await loadOverdue(tx, scope), at)).outcomes,
    send: sendReminders,
  },
  late_charges: {
    propose: (tx, _, scope) => proposeCharges(tx, scope),
    send: billCharges,
  },
}
