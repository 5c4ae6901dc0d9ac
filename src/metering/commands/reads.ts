import { dateOf } from '../../kernel/calendar.ts'
import { isBefore } from '../../kernel/period.ts'
import type { Refusal } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, type OpenRow, RowBatch } from '../../platform/row-batch.ts'
import { type ReadRow, readRow } from '../api.ts'
import {
  channelText,
  type KnownChannel,
  loadKnownChannels,
  loadReadsAround,
  type StoredRead,
} from '../load/channels.ts'
import { loadVoidedRevisions } from '../load/voids.ts'
import { ReadSeries } from '../read-series.ts'
import { fitsRegister } from '../register.ts'
import { insertReads, type NewRead } from '../save/series.ts'
import { recordsRows } from './record-rows.ts'
import { markPremisesStale } from './stale.ts'

export const recordReads = defineCommand({
  name: 'recordReads',
  summary: 'Record meter reads; another value for a date becomes its next revision',
  ...recordsRows('read', readRow, saveReads),
})

/**
 * Records reads, a row each. The same value again is `unchanged`, another one `updated`; an estimate
 * never takes the place of an actual read; a read below the one before (or above the one after) is
 * rejected unless the register plausibly rolled over. Estimates do not hold back actual reads.
 */
export async function saveReads(
  tx: Tx,
  raw: readonly unknown[],
  source: string,
  ctx: Pick<Context, 'clock'>,
  importId: string | null = null,
): Promise<BatchAnswer> {
  const now = ctx.clock.now()
  const batch = new RowBatch<ReadRow>(raw, readRow)
  const names = batch.open.map(({ value }) => value)
  const channels = await loadKnownChannels(tx, names)
  for (const { row, value } of batch.open) {
    const fault = faultOf(value, channels.get(channelText(value)), now)
    if (fault !== null) batch.reject(row, fault.code, fault.facts)
  }
  const byChannel = Map.groupBy(batch.open, ({ value }) => channelText(value))
  const stored = await loadStored(tx, byChannel, channels)
  const voided = await loadVoidedRevisions(tx, 'read', [...channels.values()])
  const reads: NewRead[] = []
  const changes: { accountId: string; premiseId: string; from: Temporal.PlainDate }[] = []
  for (const [name, entries] of byChannel) {
    const channel = channels.get(name) as KnownChannel
    const { channelId } = channel
    const series = new ReadSeries(stored.get(channelId) ?? [], channel, voided.get(channelId))
    // In order of date, so that a batch means the same however its rows are ordered; of two rows for
    // one date the later one holds.
    const sorted = entries.toSorted((a, b) => compare(a.value.readOn, b.value.readOn))
    for (const { row, value } of sorted) {
      const taken = series.take(value)
      if ('refusal' in taken) batch.reject(row, taken.refusal.code, taken.refusal.facts)
      else {
        batch.answer(row, taken.result)
        if (taken.result === 'unchanged') continue
        const { accountId, premiseId } = channel
        reads.push({ ...value, accountId, channelId, revision: taken.revision })
        changes.push({ accountId, premiseId, from: taken.affectsFrom })
      }
    }
  }
  await insertReads(tx, reads, { source, importId }, now)
  await markPremisesStale(tx, changes)
  return batch.result()
}

const compare = Temporal.PlainDate.compare

function faultOf(
  value: ReadRow,
  channel: KnownChannel | undefined,
  now: Temporal.Instant,
): Refusal | null {
  const { accountNumber, serial, register, readOn } = value
  if (channel === undefined) {
    return { code: 'unknown_channel', facts: { account: accountNumber, serial, register } }
  }
  if (channel.source !== 'reads') {
    const facts = { meter: channel.meterCode, source: channel.source }
    return { code: 'meter_counts_other', facts }
  }
  const facts = { serial, date: readOn.toString(), value: value.value.toString() }
  if (isBefore(dateOf(now, channel.timeZone).add({ days: 1 }), readOn)) {
    return { code: 'read_in_the_future', facts }
  }
  const { installedOn, removedOn } = channel
  if (isBefore(readOn, installedOn) || (removedOn !== null && isBefore(removedOn, readOn))) {
    const installed = installedOn.toString()
    return {
      code: 'read_outside_installation',
      facts: { ...facts, installed, removed: removedOn?.toString() ?? '–' },
    }
  }
  if (fitsRegister(value.value, channel.digits)) return null
  return { code: 'read_too_large', facts: { ...facts, digits: channel.digits ?? 0 } }
}

async function loadStored(
  tx: Tx,
  byChannel: ReadonlyMap<string, readonly OpenRow<ReadRow>[]>,
  channels: ReadonlyMap<string, KnownChannel>,
): Promise<Map<string, StoredRead[]>> {
  const windows = [...byChannel].map(([name, entries]) => {
    const dates = entries.map(({ value }) => value.readOn).toSorted(compare)
    const { accountId, channelId } = channels.get(name) as KnownChannel
    return { accountId, channelId, first: dates[0]!, last: dates.at(-1)! }
  })
  return Map.groupBy(await loadReadsAround(tx, windows), read => read.channelId)
}
