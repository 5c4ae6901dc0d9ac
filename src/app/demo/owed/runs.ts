import type { startLateChargeRun } from '../../../collections/late-charges/commands/all.ts'
import {
  approveDunningRun,
  sendDunningRun,
  type startDunningRun,
} from '../../../collections/runs/commands/runs.ts'
import { dunningTasks } from '../../../collections/runs/jobs.ts'
import { loadChunkNumbers } from '../../../collections/runs/load/runs.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { COLE, GRACE } from '../staff.ts'
import { act, actTogether, moveTo, type Stage } from '../stage.ts'
import { REMINDING } from './rules.ts'

/** A run of reminders or late charges: prepared by one, released by another, sent; its id. */
export async function carryOut(
  stage: Stage,
  command: typeof startDunningRun | typeof startLateChargeRun,
  on: string,
): Promise<string | undefined> {
  moveTo(stage, on, '09:30:00')
  const started = await start(stage, command, on)
  if (started === undefined) return undefined
  const { run, runId } = started
  await workChunks(stage, runId, 'pending')
  await actTogether(stage, [COLE, GRACE], approveDunningRun, { run })
  await act(stage, COLE, sendDunningRun, { run })
  await workChunks(stage, runId, 'ready')
  return runId
}

async function start(
  stage: Stage,
  command: typeof startDunningRun | typeof startLateChargeRun,
  on: string,
) {
  try {
    return await act(stage, COLE, command, { entity: REMINDING, on })
  } catch (error) {
    // In a small world everybody may have paid.
    if (error instanceof RefusalError && error.refusal.code === 'nothing_overdue') return undefined
    throw error
  }
}

/** The worker takes chunks too: whoever comes second to one waits for it and does nothing. */
async function workChunks(stage: Stage, runId: string, state: 'pending' | 'ready'): Promise<void> {
  const { dunningChunk } = dunningTasks(stage.system)
  for (const chunkNo of await loadChunkNumbers(stage.system.db, runId, state)) {
    await dunningChunk?.({ runId, chunkNo })
  }
}
