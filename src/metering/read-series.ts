import type { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'
import { type ReadQuality, registerDelta } from './register.ts'

/** A read of one register, as it stands or as it is proposed. */
export type SeriesRead = {
  readonly readOn: Temporal.PlainDate
  readonly value: Decimal
  readonly quality: ReadQuality
}

export type TakenRead =
  | { readonly result: 'unchanged' }
  | {
      readonly result: 'created' | 'updated'
      readonly revision: number
      /** The first service date whose consumption the read changes. */
      readonly affectsFrom: Temporal.PlainDate
    }
  | { readonly refusal: Refusal }

/** The register that is read, by the meter that it belongs to. */
export type RegisterOf = { readonly meterCode: string; readonly digits: number | null }

/**
 * The reads of one register in order of date, into which new ones are fitted. Estimates hold back
 * nobody: an actual read below an estimate says that the estimate was too high.
 */
export class ReadSeries {
  readonly #reads: (SeriesRead & { readonly revision: number })[]
  readonly #register: RegisterOf
  readonly #voided: ReadonlyMap<string, number>

  constructor(
    stored: readonly (SeriesRead & { readonly revision: number })[],
    register: RegisterOf,
    /** By date the last revision that was voided: its number is not given again. */
    voided: ReadonlyMap<string, number> = new Map(),
  ) {
    this.#reads = stored.toSorted((a, b) => Temporal.PlainDate.compare(a.readOn, b.readOn))
    this.#register = register
    this.#voided = voided
  }

  /** Fits a read in, or says why it cannot be right. */
  take(read: SeriesRead): TakenRead {
    const place = this.#reads.findIndex(each => !isBefore(each.readOn, read.readOn))
    const at = place === -1 ? this.#reads.length : place
    const same = this.#reads[at]?.readOn.equals(read.readOn) === true ? this.#reads[at] : undefined
    if (same !== undefined) {
      if (same.value.equals(read.value) && same.quality === read.quality) {
        return { result: 'unchanged' }
      }
      if (read.quality === 'estimated' && same.quality !== 'estimated') {
        return { refusal: { code: 'estimate_replaces_read', facts: factsOf(same) } }
      }
    }
    const before = this.#reads.slice(0, at)
    const after = this.#reads.slice(same === undefined ? at : at + 1)
    const refusal = this.#backwards(read, before.findLast(holds(read)), after.find(holds(read)))
    if (refusal !== undefined) return { refusal }
    const voided = this.#voided.get(read.readOn.toString()) ?? 0
    const revision = Math.max(same?.revision ?? 0, voided) + 1
    this.#reads.splice(at, same === undefined ? 0 : 1, { ...read, revision })
    return {
      result: same === undefined ? 'created' : 'updated',
      revision,
      // An estimate between two reads may be dropped for the new one: no estimate bounds its reach.
      affectsFrom: (before.findLast(isFirm) ?? before[0] ?? read).readOn,
    }
  }

  #backwards(
    read: SeriesRead,
    before: SeriesRead | undefined,
    after: SeriesRead | undefined,
  ): Refusal | undefined {
    const { meterCode: meter, digits } = this.#register
    const about = { meter, digits: digits ?? '–' }
    if (before !== undefined && !registerDelta(before.value, read.value, digits)) {
      const previous = { before: before.value.toString(), beforeOn: before.readOn.toString() }
      return { code: 'read_went_backwards', facts: { ...about, ...factsOf(read), ...previous } }
    }
    if (after !== undefined && !registerDelta(read.value, after.value, digits)) {
      const next = { next: after.value.toString(), nextOn: after.readOn.toString() }
      return { code: 'read_above_next', facts: { ...about, ...factsOf(read), ...next } }
    }
    return undefined
  }
}

function isFirm({ quality }: SeriesRead): boolean {
  return quality !== 'estimated'
}

/** Which neighbours a read must agree with: an estimate with all, others not with estimates. */
function holds(read: SeriesRead): (neighbour: SeriesRead) => boolean {
  return neighbour => read.quality === 'estimated' || neighbour.quality !== 'estimated'
}

function factsOf(read: SeriesRead): Refusal['facts'] {
  return { date: read.readOn.toString(), value: read.value.toString() }
}
