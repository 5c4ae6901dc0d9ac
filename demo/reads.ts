import type { Customer } from './customers.ts'
import type { Sink } from './files.ts'
import { type Random, randomFor } from './random.ts'
import { type Day, folderAt, isoOf, monthStart, type Timeline } from './timeline.ts'

/** A register at a premise, as it stands in channels.csv. */
export type Register = {
  readonly premise: string
  readonly serial: string
  readonly multiplier: number
  readonly digits: number
  readonly decimals: number
  readonly from: Day
  readonly to: Day | undefined
  /** What it stood at on its first day. */
  readonly firstValue: number
  /** Share of the customer's consumption that it counts. */
  readonly share: number
}

type Read = {
  readonly on: Day
  readonly value: number
  readonly quality: 'actual' | 'customer' | 'estimated'
  readonly arrivesOn: Day
  readonly refusedFor?: string
}

/** The registers of a customer who is billed by reads. */
export function registersOf(seed: number, customer: Customer, timeline: Timeline): Register[] {
  if (customer.segment !== 'household' && customer.segment !== 'trade') return []
  const random = randomFor(seed, 'register', customer.index)
  const rolls = customer.story === 'rollover'
  const transformer =
    customer.story === 'multiplier' || (customer.segment === 'trade' && random.chance(0.15))
  const register: Register = {
    premise: 'P1',
    serial: serialNumber(customer, random),
    multiplier: transformer ? 40 : 1,
    digits: rolls ? 5 : 6,
    decimals: transformer ? 2 : random.chance(0.5) ? 1 : 0,
    from: customer.start,
    to: undefined,
    firstValue: rolls ? 99_560 : random.whole(120, transformer ? 4_000 : 88_000),
    share: 1,
  }
  if (customer.story === 'two-sites') {
    const second = {
      ...register,
      premise: 'P2',
      serial: serialNumber(customer, random),
      share: 0.38,
    }
    return [{ ...register, share: 0.62 }, second]
  }
  if (customer.story !== 'exchange') return [register]
  const on = monthStart(timeline.months[0]!, 4) + 9
  const next = { ...register, serial: serialNumber(customer, random), from: on, firstValue: 0 }
  return on < timeline.end ? [{ ...register, to: on }, next] : [register]
}

function serialNumber(customer: Customer, random: Random): string {
  const maker =
    customer.country === 'DE'
      ? random.pick(['1EMH', '1ISK', '1LGZ'])
      : random.pick(['GE', 'LG', 'ITR'])
  return `${maker}00${random.whole(10_000_000, 99_999_999)}`
}

/** Writes the reads of a register into the folders in which they arrive. */
export function writeReads(
  sink: Sink,
  seed: number,
  customer: Customer,
  register: Register,
  load: Float64Array,
  timeline: Timeline,
): void {
  const random = randomFor(seed, 'reads', customer.index, register.serial)
  const reads = usualReads(customer, register, load, timeline, random)
  const { story } = customer
  const told = story === undefined ? disturb(reads, random) : tell(story, reads, timeline)
  for (const read of told) {
    const folder = folderAt(timeline, read.arrivesOn)
    if (folder === undefined) continue
    const key = { account_number: customer.number, register: '1', read_on: isoOf(read.on) }
    const said = { value: shown(read.value, register), quality: read.quality }
    sink.write(folder, 'reads', { ...key, serial: register.serial, ...said }, read.refusedFor)
    if (customer.story === 'unknown-meter' && read.on === monthStart(timeline.months[0]!, 2)) {
      const row = { ...key, ...said, serial: '0XXX0000000000' }
      sink.write(folder, 'reads', row, 'No meter has this serial number')
    }
  }
}

/** What the register shows: cut off after its decimals, back to 0 after its last digit. */
function shown(value: number, register: Register): string {
  const scale = 10 ** register.decimals
  return (Math.floor((value % 10 ** register.digits) * scale) / scale).toFixed(register.decimals)
}

function usualReads(
  customer: Customer,
  register: Register,
  load: Float64Array,
  timeline: Timeline,
  random: Random,
): Read[] {
  const end = register.to ?? customer.end ?? timeline.end + 16
  const days = new Set([
    register.from,
    ...timeline.batches.filter(b => b.cycle === customer.cycle).map(b => b.readOn),
  ])
  if (register.to !== undefined || customer.end !== undefined) days.add(end)
  const reads: Read[] = []
  let value = register.firstValue
  let counted = register.from
  for (const on of [...days].sort((a, b) => a - b)) {
    if (on < register.from || on > end) continue
    for (; counted < on; counted += 1) {
      value += (load[counted - timeline.businessStart]! * register.share) / register.multiplier
    }
    const quality = on === register.from || random.chance(0.92) ? 'actual' : 'customer'
    reads.push({ on, value, quality, arrivesOn: on + 1 })
  }
  return reads
}

/**
 * What goes wrong among many accounts: late reads, estimates, misread digits that are put right.
 */
function disturb(reads: Read[], random: Random): Read[] {
  return reads.flatMap((read, i) => {
    const before = reads[i - 1]
    const roll = random.unit()
    if (before === undefined || i === reads.length - 1 || roll > 0.045) return [read]
    if (roll < 0.018) return [{ ...read, arrivesOn: read.on + 20 }]
    if (roll < 0.04) return [estimated(read, before, random.between(0.82, 0.97))]
    const misread = { ...read, value: read.value + 300, quality: 'customer' as const }
    return [misread, { ...read, arrivesOn: read.on + 12 }]
  })
}

function estimated(read: Read, before: Read, share: number): Read {
  return {
    ...read,
    value: before.value + (read.value - before.value) * share,
    quality: 'estimated',
  }
}

function tell(story: string, reads: Read[], timeline: Timeline): Read[] {
  const monthEnd = (n: number) => monthStart(timeline.months[0]!, n + 1)
  return reads.flatMap((read, i) => {
    const before = reads[i - 1]
    const is = (...months: number[]) =>
      before !== undefined && months.some(n => read.on === monthEnd(n))
    if (story === 'late-read' && is(2, 6)) return [{ ...read, arrivesOn: read.on + 20 }]
    if (story === 'corrected-read' && is(3)) {
      const misread = { ...read, value: read.value + 1000, quality: 'customer' as const }
      return [misread, { ...read, quality: 'actual' as const, arrivesOn: read.on + 12 }]
    }
    if (story === 'backward-read' && is(4)) {
      const refusedFor = 'The read is below the one before'
      const value = before!.value - 250
      return [
        { ...read, value, quality: 'customer' as const, refusedFor },
        { ...read, quality: 'actual' as const, arrivesOn: read.on + 14 },
      ]
    }
    if (story === 'estimated' && is(1, 2, 3)) return [estimated(read, reads[i - 1]!, 0.9)]
    return [{ ...read, quality: 'actual' as const }]
  })
}
