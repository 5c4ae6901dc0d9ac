import { z } from 'zod'
import { code, date } from '../../../formats/fields.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { readQualities } from '../../../metering/day-quality.ts'
import {
  loadIntervalSeries,
  type StoredIntervalDay,
} from '../../../metering/load/interval-series.ts'
import { registerDelta } from '../../../metering/register.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { intervalTimes } from '../../../rating/interval-times.ts'
import {
  loadIntervalSums,
  loadMeteredSubscriptions,
  loadMeterReads,
  loadMeterRegisters,
  loadPlaceNeighbours,
  type MeterRead,
  type MeterRegister,
} from '../../../reporting/console/load/meter.ts'
import { dayOf, view } from '../view.ts'

const MOST_REGISTERS = 50
const MOST_READS = 240
const MINUTES_IN_HOUR = 60

const WHICH = { account: code.optional(), register: code.optional() }

/** A meter: where it stands and stood, its registers, what else was there, what it is billed for. */
export const meterView = view({
  path: 'meters/:number',
  permission: 'usage.read',
  parameters: WHICH,
  read: async (tx, { number, account, register }) => {
    const registers = await loadMeterRegisters(tx, number, MOST_REGISTERS)
    const chosen = pick(registers, { account, register })
    if (chosen === undefined) throw new RefusalError('unknown_number', { number })
    return {
      serial: number,
      registers,
      chosen: { account: chosen.account, register: chosen.register },
      neighbours: await loadPlaceNeighbours(tx, chosen, MOST_REGISTERS),
      subscriptions: await loadMeteredSubscriptions(tx, chosen, MOST_REGISTERS),
      reads: withUse(await loadMeterReads(tx, chosen, MOST_READS), chosen),
    }
  },
})

/** What an interval series came to: two years by month, a month by day, and a day value by value. */
export const meterSeriesView = view({
  path: 'meter-series/:number',
  permission: 'usage.read',
  parameters: {
    ...WHICH,
    month: z
      .string()
      .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: 'a month such as 2026-01' })
      .optional(),
    on: date.optional(),
  },
  read: async (tx, { number, account, register, month, on, now }) => {
    const chosen = pick(await loadMeterRegisters(tx, number, MOST_REGISTERS), { account, register })
    if (chosen === undefined) throw new RefusalError('unknown_number', { number })
    const first =
      (month === undefined ? undefined : Temporal.PlainDate.from(`${month}-01`)) ??
      (on ?? chosen.lastOn ?? dayOf(now)).with({ day: 1 })
    const next = first.add({ months: 1 })
    const year = { start: first.subtract({ months: 23 }), end: next }
    return {
      month: first.toString().slice(0, 7),
      unit: chosen.unit,
      installedOn: chosen.installedOn,
      removedOn: chosen.removedOn,
      lastOn: chosen.lastOn,
      months: await loadIntervalSums(tx, chosen, year, 'month'),
      days: await loadIntervalSums(tx, chosen, { start: first, end: next }, 'day'),
      day: on === undefined ? null : await valuesOf(tx, chosen, on),
    }
  },
})

/** The register that is asked for; left out, the first that stands. */
function pick(
  registers: readonly MeterRegister[],
  { account, register }: { account: string | undefined; register: string | undefined },
): MeterRegister | undefined {
  return registers.find(
    each =>
      (account === undefined || each.account === account) &&
      (register === undefined || each.register === register),
  )
}

/** Reads with what was used since the one before, in units of the meter; estimates bind nobody. */
function withUse(reads: readonly MeterRead[], { multiplier, digits }: MeterRegister) {
  const counts = (read: MeterRead) => !read.isReplaced && read.voidedAt === null
  return reads.map((read, i) => {
    const before = reads.slice(i + 1).find(counts)
    const delta =
      !counts(read) || before === undefined
        ? undefined
        : registerDelta(before.value, read.value, digits)
    return {
      ...read,
      used: delta === undefined ? null : delta.quantity.times(multiplier),
      rolledOver: delta?.rolledOver ?? false,
    }
  })
}

/** A day value by value, each with its time by the clock and its letter: measured, estimated, none. */
async function valuesOf(tx: Tx, register: MeterRegister, on: Temporal.PlainDate) {
  const { accountId, channelId, multiplier, timeZone } = register
  const window = { accountId, channelId, from: on, to: on.add({ days: 1 }) }
  const [series = []] = await loadIntervalSeries(tx, [window])
  const [day] = series
  if (day === undefined) return { on, hours: 24, times: [], values: [], qualities: '' }
  const units = (each: bigint) => new Decimal(each, day.scale).times(multiplier)
  return {
    on,
    hours: Math.round((day.quantities.length * day.minutes) / MINUTES_IN_HOUR),
    times: intervalTimes(day, timeZone),
    values: day.quantities.map(each => (each === null ? null : units(each))),
    qualities: lettersOf(day),
  }
}

function lettersOf({ quantities, qualities, estimated }: StoredIntervalDay): string {
  const told = qualities === null ? undefined : readQualities(qualities, quantities.length)
  return told ?? quantities.map(each => letter(each, estimated)).join('')
}

function letter(value: bigint | null, estimated: boolean): string {
  if (value === null) return 'N'
  return estimated ? 'E' : 'A'
}
