import { loadAccount } from '../../../accounts/load/accounts.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadMonthlyUsage, type MonthlyUsage } from '../../../metering/load/monthly.ts'
import { type CountedBy, loadCountedBy } from '../../../reporting/console/load/account-usage.ts'
import { dayOf, view } from '../view.ts'

const MONTHS = 12
const MOST_COUNTERS = 40

/** What a customer used in the last twelve months, by what is counted. */
export const accountUsageView = view({
  path: 'account-usage/:number',
  permission: 'usage.read',
  read: async (tx, { number, now, on }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_number', { number })
    const through = on ?? dayOf(now)
    const months = Array.from({ length: MONTHS }, (_, i) =>
      through.with({ day: 1 }).subtract({ months: MONTHS - 1 - i }),
    )
    const counted = await loadCountedBy(tx, account.accountId, months[0]!, MOST_COUNTERS)
    const sources = counted.map(({ source }) => source)
    const used = await loadMonthlyUsage(tx, sources, through, MONTHS)
    const byMeter = Map.groupBy(
      counted.map((by, i) => ({ by, used: used[i] ?? [] })),
      ({ by }) => by.meterCode,
    )
    return {
      months: months.map(month => month.toString().slice(0, 7)),
      meters: [...byMeter.values()].map(parts => inOne(parts, months)),
    }
  },
})

/** Registers of one meter and subscriptions that count the same, as one series; null: nothing known. */
function inOne(
  parts: readonly { readonly by: CountedBy; readonly used: readonly MonthlyUsage[] }[],
  months: readonly Temporal.PlainDate[],
) {
  const { meterCode, meterName, unit } = parts[0]!.by
  const all = Map.groupBy(
    parts.flatMap(({ used }) => used),
    ({ month }) => month.toString(),
  )
  return {
    meterCode,
    meterName,
    unit,
    serials: [...new Set(parts.flatMap(({ by }) => by.serial ?? []))],
    quantities: months.map(month => {
      const known = all.get(month.toString())
      return known?.reduce((sum, { quantity }) => sum.plus(quantity), Decimal.zero) ?? null
    }),
  }
}
