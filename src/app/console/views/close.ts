import { code } from '../../../formats/fields.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { month as monthField } from '../../../ledger/api.ts'
import type { Tx } from '../../../platform/database/database.ts'
import {
  type ClosingMonth,
  loadCloseChecks,
  loadClosingEntity,
  loadMonthJournal,
  loadMonths,
  loadMovedReceivables,
  type MonthState,
} from '../../../reporting/close/load.ts'
import { rollForward } from '../../../reporting/close/roll-forward.ts'
import { view } from '../view.ts'

const MOST_MONTHS = 13

/** The months of the books, and of one of them what stands before its closing and what moved in it. */
export const closeView = view({
  path: 'close',
  permission: 'ledger.read',
  parameters: { entity: code.optional(), month: monthField.optional() },
  read: async (tx, { entity, month, now }) => {
    const months = await loadMonths(tx, MOST_MONTHS)
    const shown = await shownMonth(tx, months, { entity, month })
    if (shown === undefined) return { months, shown: null }
    const { at, entityCode } = shown
    const moved = await loadMovedReceivables(tx, at)
    return {
      months,
      shown: {
        entityCode,
        month: at.month,
        isOver: isOver(at, now),
        checks: await loadCloseChecks(tx, at),
        receivables: moved.map(({ currency, openingMinor, moved: events }) => ({
          currency,
          ...rollForward(openingMinor, events),
        })),
        journal: await loadMonthJournal(tx, at),
      },
    }
  },
})

/** Of every legal entity the first month that is still to be closed, with what stands before that. */
export const closeChecksView = view({
  path: 'close-checks',
  permission: 'ledger.read',
  read: async (tx, { now }) => {
    const months = await loadMonths(tx, MOST_MONTHS)
    const found = []
    for (const entity of new Set(months.map(({ entityCode }) => entityCode))) {
      const shown = await shownMonth(tx, months, { entity })
      if (shown === undefined) continue
      const { at, entityCode } = shown
      const { month } = at
      found.push({
        entityCode,
        month,
        isOver: isOver(at, now),
        checks: await loadCloseChecks(tx, at),
      })
    }
    return found
  },
})

function isOver({ timeZone, next }: ClosingMonth, now: Temporal.Instant): boolean {
  return Temporal.PlainDate.compare(dateOf(now, timeZone), next) >= 0
}

/** The month that was asked for; without one, the first that is still to be closed. */
async function shownMonth(
  tx: Tx,
  months: readonly MonthState[],
  asked: { readonly entity?: string | undefined; readonly month?: Temporal.PlainDate | undefined },
): Promise<{ readonly entityCode: string; readonly at: ClosingMonth } | undefined> {
  const own = months.filter(each => asked.entity === undefined || each.entityCode === asked.entity)
  const first = own.filter(({ state }) => state === 'open').sort(byMonth)[0] ?? own[0]
  const entityCode = asked.entity ?? first?.entityCode
  const month = asked.month ?? first?.month
  if (entityCode === undefined || month === undefined) return undefined
  const entity = await loadClosingEntity(tx, entityCode)
  if (entity === undefined) throw new RefusalError('unknown_legal_entity', { entity: entityCode })
  return { entityCode, at: { ...entity, month, next: month.add({ months: 1 }) } }
}

function byMonth(a: MonthState, b: MonthState): number {
  return Temporal.PlainDate.compare(a.month, b.month) || (a.entityCode < b.entityCode ? -1 : 1)
}
