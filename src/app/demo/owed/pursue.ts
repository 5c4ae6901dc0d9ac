import type { PlannedBatch } from '../../../../demo/world.ts'
import { startLateChargeRun } from '../../../collections/late-charges/commands/all.ts'
import { startDunningRun } from '../../../collections/runs/commands/runs.ts'
import { postProvision } from '../../../disputes/losses/commands/provision.ts'
import { makeStatements } from '../../../documents/statements/commands/make.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { playRarer } from '../money/rarer.ts'
import { ADA, COLE, GRACE, MARY } from '../staff.ts'
import { accountOf, act, actTogether, daysAfter, moveTo, named, type Stage } from '../stage.ts'
import { askForCredit, complain } from './disputes.ts'
import { followUp } from './follow.ts'
import { creditOutage } from './incident.ts'
import { loadReminded, type Reminded } from './load.ts'
import { shareCustomers } from './portfolio.ts'
import { postLetters, readBill, sendTheRest } from './post.ts'
import { REMINDING } from './rules.ts'
import { carryOut } from './runs.ts'

/**
 * The days after the last bills: customers who are late are reminded and called, two say that a bill is
 * wrong, interest is charged, some get a statement, and the books provide for what will not be paid.
 */
export async function pursue(stage: Stage, batch: PlannedBatch): Promise<void> {
  const day = daysAfter(batch.issueOn, 1)
  await shareCustomers(stage, stage.world.batches[0]?.issueOn ?? day)
  await readBill(stage, day)
  await askForCredit(stage, batch, day)
  const runId = await carryOut(stage, startDunningRun, daysAfter(day, 3))
  const reminded = runId === undefined ? [] : await loadReminded(stage.system.db, runId)
  await postLetters(stage)
  await call(stage, reminded, daysAfter(day, 4))
  await complain(stage, reminded[2], daysAfter(day, 4))
  await carryOut(stage, startLateChargeRun, daysAfter(day, 5))
  await sendStatements(stage, batch, daysAfter(day, 6))
  moveTo(stage, daysAfter(day, 6), '16:00:00')
  await actTogether(stage, [MARY, GRACE], postProvision, {
    entity: REMINDING,
    month: `${batch.month}-01`,
  })
  await creditOutage(stage, batch, daysAfter(day, 6))
  await followUp(stage, reminded, daysAfter(day, 7))
  await playRarer(stage, daysAfter(day, 7))
  await sendTheRest(stage, `${batch.month}-01`, daysAfter(day, 8))
}

/** One customer promises to pay, one is not reached. */
async function call(
  stage: Stage,
  [first, second]: readonly Reminded[],
  day: string,
): Promise<void> {
  moveTo(stage, day, '13:00:00')
  const called = { channel: 'call', direction: 'out' }
  if (first !== undefined) {
    const { account, askedMinor, currency } = first
    const amount = formatAmount(askedMinor, currency)
    const promise = { entity: REMINDING, currency, amount, payBy: daysAfter(day, 10) }
    await act(stage, COLE, named('logContact'), {
      ...{ ...called, accountNumber: account, outcome: 'promised', promises: [promise] },
      note: 'Pays it all when the salary has come',
    })
  }
  if (second !== undefined) {
    await act(stage, COLE, named('logContact'), {
      ...{ ...called, accountNumber: second.account, outcome: 'not_reached' },
      ...{ note: 'Nobody answered', nextOn: daysAfter(day, 2) },
    })
  }
}

const TOLD = ['seats', 'two-sites', 'multiplier', 'hold'] as const

/** Some customers get a statement of the month that is over. */
async function sendStatements(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  moveTo(stage, day, '10:00:00')
  const accounts = TOLD.map(story => accountOf(stage.world, story)).filter(n => n !== undefined)
  if (accounts.length === 0) return
  const month = Temporal.PlainYearMonth.from(batch.month)
  await act(stage, ADA, makeStatements, {
    ...{ legalEntity: REMINDING, accounts, send: true },
    from: month.toPlainDate({ day: 1 }).subtract({ days: 1 }).toString(),
    asOf: month.toPlainDate({ day: month.daysInMonth }).toString(),
  })
}
