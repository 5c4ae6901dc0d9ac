import {
  approveStatementRun,
  sendStatementRun,
  startStatementRun,
} from '../../../documents/statements/runs/commands/runs.ts'
import { statementTasks } from '../../../documents/statements/runs/jobs.ts'
import { loadStatementChunks } from '../../../documents/statements/runs/load.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { ADA, CARL, COLE, GRACE } from '../staff.ts'
import { act, actTogether, daysAfter, moveTo, named, type Stage } from '../stage.ts'
import { AGENCY } from './hard-cases.ts'
import { giveUp, object } from './last-resort.ts'
import type { Reminded } from './load.ts'
import { REMINDING } from './rules.ts'

/** Customers of a run of statements: enough to fill a screen, few enough for a quick demo. */
const TOLD = 40

/**
 * What follows where reminders do not help: promises for the days to come, a limit that is
 * exceeded and held, notice of suspension, an agency that has collected a part; and a run of statements.
 */
export async function followUp(
  stage: Stage,
  reminded: readonly Reminded[],
  day: string,
): Promise<void> {
  const [limited, suspended, placed, soon, later, gone, objecting] = reminded.slice(3)
  moveTo(stage, day, '13:00:00')
  await promise(stage, soon, 8, day)
  await promise(stage, later, 15, day)
  await limit(stage, limited, day)
  await suspend(stage, suspended)
  await place(stage, placed, day)
  await giveUp(stage, gone, day)
  await object(stage, objecting)
  await tellAll(stage, reminded, day)
}

async function promise(
  stage: Stage,
  of: Reminded | undefined,
  days: number,
  day: string,
): Promise<void> {
  if (of === undefined) return
  const { account, askedMinor, currency } = of
  const amount = formatAmount(askedMinor, currency)
  await act(stage, COLE, named('logContact'), {
    ...{ channel: 'call', direction: 'out', accountNumber: account, outcome: 'promised' },
    promises: [{ entity: REMINDING, currency, amount, payBy: daysAfter(day, days) }],
    note: 'Pays by transfer',
  })
}

/** A customer owes more than they may: new orders wait until somebody has decided. */
async function limit(stage: Stage, of: Reminded | undefined, day: string): Promise<void> {
  await act(stage, GRACE, named('setCreditPolicy'), {
    ...{ entity: REMINDING, fromOn: day, effect: 'refuse', holdAfterDays: 90 },
  })
  if (of === undefined) return
  const { account, currency } = of
  await actTogether(stage, [COLE, GRACE], named('setCreditLimits'), {
    rows: [
      {
        ...{ accountNumber: account, entity: REMINDING, currency, fromOn: day, amount: '100.00' },
        reason: 'Pays late every time',
      },
    ],
  })
  await act(stage, COLE, named('placeCreditHold'), {
    ...{ accountNumber: account, entity: REMINDING, fromOn: day },
    reason: 'Owes more than the limit',
  })
}

/** Notice that supply ends, by the rule of the country. */
async function suspend(stage: Stage, of: Reminded | undefined): Promise<void> {
  if (of === undefined || of.askedMinor < 10_000n) return
  await actTogether(stage, [COLE, GRACE], named('startSuspension'), {
    accountNumber: of.account,
    entity: REMINDING,
  })
}

/** A debt is with an agency, which has collected a part of it. */
async function place(stage: Stage, of: Reminded | undefined, day: string): Promise<void> {
  const agency = AGENCY
  if (of === undefined) return
  const { account, currency, askedMinor } = of
  const placed = (await actTogether(stage, [COLE, GRACE], named('placeWithAgency'), {
    ...{ accountNumber: account, agency, entity: REMINDING, currency },
    note: 'Two reminders and four calls in vain',
  })) as { placementId: string }
  await act(stage, CARL, named('recordAgencyCollection'), {
    ...{ placement: placed.placementId, amount: formatAmount(askedMinor / 4n, currency) },
    ...{ valueOn: day, bookedOn: day, reference: 'RI-0003' },
  })
  await act(stage, GRACE, named('bookAgencyCommission'), { agency, through: day })
}

/** Everybody who was reminded gets a statement of account; a second person releases the run. */
async function tellAll(stage: Stage, reminded: readonly Reminded[], day: string): Promise<void> {
  const accounts = reminded.slice(0, TOLD).map(({ account }) => account)
  if (accounts.length === 0) return
  const started = await act(stage, ADA, startStatementRun, {
    ...{ legalEntity: REMINDING, accounts, asOf: daysAfter(day, -1), whose: 'balance' },
  })
  const { run, runId } = started
  await workChunks(stage, runId, 'pending')
  await actTogether(stage, [ADA, GRACE], approveStatementRun, { run })
  await act(stage, ADA, sendStatementRun, { run })
  await workChunks(stage, runId, 'ready')
}

/** The worker takes chunks too: whoever comes second to one does nothing. */
async function workChunks(stage: Stage, runId: string, state: 'pending' | 'ready'): Promise<void> {
  const { statementChunk } = statementTasks(stage.system)
  for (const chunkNo of await loadStatementChunks(stage.system.db, runId, state)) {
    await statementChunk?.({ runId, chunkNo })
  }
}
