import type { PlannedBatch } from '../../../../demo/world.ts'
import { evaluatePromises } from '../../../collections/promises/commands/all.ts'
import { startDunningRun } from '../../../collections/runs/commands/runs.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { BANKS, bankDay } from '../money/bank.ts'
import { loadDebtsDue } from '../money/load.ts'
import { habitOf, numberOf } from '../money/payments.ts'
import { COLE } from '../staff.ts'
import { act, daysAfter, moveTo, named, type Stage } from '../stage.ts'
import { HARD_CASES, setHardRules } from './hard-cases.ts'
import { loadReminded, type Reminded } from './load.ts'
import { postLetters } from './post.ts'
import { REMINDING } from './rules.ts'
import { carryOut } from './runs.ts'

/** Calls after a run: enough to compare what gets paid, few enough for a quick demo. */
const CALLED = 6

/**
 * A month of following up, counted from 0: who is late is reminded and called, promises are kept by some and
 * broken by those who never pay, and half of those reminded pay before the next bills. What remains becomes
 * hard cases: suspension, agency, court.
 */
export async function followMonth(stage: Stage, batch: PlannedBatch, month: number): Promise<void> {
  const day = workdayFrom(daysAfter(batch.issueOn, 4))
  if (month === 0) await setHardRules(stage, day)
  const runId = await carryOut(stage, startDunningRun, day)
  const reminded = runId === undefined ? [] : await loadReminded(stage.system.db, runId)
  await postLetters(stage)
  moveTo(stage, daysAfter(day, 1), '11:00:00')
  await HARD_CASES[month]?.(stage, reminded, daysAfter(day, 1))
  const keeping = await callRound(stage, reminded, daysAfter(day, 1), month)
  await evaluate(stage, daysAfter(day, 3))
  await payReminded(stage, { reminded, keeping }, daysAfter(day, 4))
  // Past the last day of the promises and the days that the bank may take.
  await evaluate(stage, daysAfter(day, 6))
}

/** The day, or the Monday after it where it falls on a weekend. */
function workdayFrom(day: string): string {
  const { dayOfWeek } = Temporal.PlainDate.from(day)
  return daysAfter(day, dayOfWeek > 5 ? 8 - dayOfWeek : 0)
}

/** Some are called: most promise, one refuses, one is not reached; gives those who will keep their word. */
async function callRound(
  stage: Stage,
  reminded: readonly Reminded[],
  day: string,
  month: number,
): Promise<ReadonlySet<string>> {
  moveTo(stage, day, '13:00:00')
  const late = reminded.filter(({ account }) => habitOf(account) !== 0).slice(0, CALLED - 2)
  // The first two are hard cases.
  const never = reminded.filter(({ account }) => habitOf(account) === 0).slice(2, 4)
  const keeping = new Set<string>()
  for (const [at, of] of [...late, ...never].entries()) {
    const called = { channel: 'call', direction: 'out', accountNumber: of.account }
    if (at % 3 === 2) {
      const said = at === 2 ? 'refused' : 'not_reached'
      const note = at === 2 ? 'Says that the bill is too high' : 'Nobody answered'
      await act(stage, COLE, named('logContact'), { ...called, outcome: said, note })
      continue
    }
    await act(stage, COLE, named('logContact'), {
      ...{ ...called, outcome: 'promised', note: 'Pays by transfer within the week' },
      promises: [promiseOf(of, daysAfter(day, 3))],
    })
    // One in four of those who can pay does not.
    if (habitOf(of.account) !== 0 && (at + month) % 4 !== 3) keeping.add(of.account)
  }
  return keeping
}

function promiseOf({ askedMinor, currency }: Reminded, payBy: string) {
  const amount = formatAmount(askedMinor, currency)
  return { entity: REMINDING, currency, amount, payBy, graceDays: 1 }
}

async function evaluate(stage: Stage, on: string): Promise<void> {
  moveTo(stage, on, '07:00:00')
  await act(stage, COLE, evaluatePromises, { on })
}

/** Whether somebody pays once they were reminded: two of three of those who ever pay. */
function isMoved({ account, document }: Reminded): boolean {
  return habitOf(account) !== 0 && numberOf(`${account} reminded by ${document}`) % 3 !== 0
}

/** The bank tells of what came because of the reminders: all that is due. */
async function payReminded(
  stage: Stage,
  of: { readonly reminded: readonly Reminded[]; readonly keeping: ReadonlySet<string> },
  day: string,
): Promise<void> {
  const bank = BANKS.find(({ entity }) => entity === REMINDING)
  const moved = of.reminded.slice(CALLED).filter(isMoved)
  const paying = of.keeping.union(new Set(moved.map(({ account }) => account)))
  if (bank === undefined || paying.size === 0) return
  const debts = await loadDebtsDue(stage.system.db, day)
  const paid = debts
    .filter(({ account, entity }) => entity === REMINDING && paying.has(account))
    .map(({ openMinor, name, document }) => ({
      ...{ minor: openMinor, name: name.toUpperCase(), text: document },
    }))
  await bankDay(stage, bank, day, paid)
}
