import { isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type ChannelRow, channelRow } from '../api.ts'
import { channelText, type KnownChannel, loadKnownChannels, loadPlaces } from '../load/channels.ts'
import { loadMeterSources } from '../load/resolve.ts'
import { insertChannels, type NewChannel, updateChannels } from '../save/series.ts'
import { markPremisesStale } from './stale.ts'

export const defineChannels = defineCommand({
  name: 'defineChannels',
  summary: 'Add registers of meters at premises, or set the date on which one was removed',
  permission: 'usage.record',
  input: rowsOf(channelRow),
  alsoRetry: ['23505'],
  run: async (tx, input, ctx) => ok(await saveChannels(tx, input.rows, ctx)),
})

/**
 * Adds channels, a row each; a known one (by account, serial and register) takes over multiplier,
 * digits and dates, and what was billed with it is marked to be billed anew. It never moves to
 * another premise or meter: a meter that moves house is removed here and installed there.
 */
export async function saveChannels(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'newId'>,
): Promise<BatchAnswer> {
  const batch = new RowBatch<ChannelRow>(raw, channelRow)
  batch.oneRowEach(value => channelText(value).replaceAll('\n', ' '))
  const values = batch.open.map(({ value }) => value)
  const places = await loadPlaces(tx, values)
  const meters = await loadMeterSources(tx)
  const known = await loadKnownChannels(tx, values)
  const added: NewChannel[] = []
  const changed: NewChannel[] = []
  for (const { row, value } of batch.open) {
    const place = places.get(`${value.accountNumber}\n${value.premiseCode}`)
    const before = known.get(channelText(value))
    const fault = faultOf(value, place, meters.get(value.meterCode)?.source, before)
    if (fault !== null) batch.reject(row, fault.code, fault.facts)
    else if (before === undefined) {
      added.push({ ...value, ...(place as Place), channelId: ctx.newId() })
      batch.answer(row, 'created')
    } else if (isSame(before, value)) batch.answer(row, 'unchanged')
    else {
      changed.push({ ...value, ...(place as Place), channelId: before.channelId })
      batch.answer(row, 'updated')
    }
  }
  await insertChannels(tx, added)
  await updateChannels(tx, changed)
  await markPremisesStale(
    tx,
    [...added, ...changed].map(channel => ({ ...channel, from: channel.installedOn })),
  )
  return batch.result()
}

type Place = { readonly accountId: string; readonly premiseId: string }

function faultOf(
  value: ChannelRow,
  place: { readonly premiseId: string | null } | undefined,
  source: string | undefined,
  before: KnownChannel | undefined,
): Refusal | null {
  const { accountNumber, premiseCode, meterCode, installedOn, removedOn } = value
  if (place === undefined) return { code: 'unknown_account', facts: { account: accountNumber } }
  if (place.premiseId === null) {
    return { code: 'unknown_premise', facts: { account: accountNumber, premise: premiseCode } }
  }
  if (source === undefined) return { code: 'unknown_meter', facts: { meter: meterCode } }
  if (source === 'events')
    return { code: 'meter_counts_other', facts: { meter: meterCode, source } }
  if (removedOn !== null && isBefore(removedOn, installedOn)) {
    const facts = { installed: installedOn.toString(), removed: removedOn.toString() }
    return { code: 'channel_removed_before_installed', facts }
  }
  if (before === undefined) return null
  if (before.premiseId === place.premiseId && before.meterCode === meterCode) return null
  const facts = { serial: value.serial, premise: before.premiseCode, meter: before.meterCode }
  return { code: 'channel_stands_elsewhere', facts }
}

function isSame(before: KnownChannel, value: ChannelRow): boolean {
  return (
    before.multiplier.equals(value.multiplier) &&
    before.digits === value.digits &&
    before.installedOn.equals(value.installedOn) &&
    String(before.removedOn) === String(value.removedOn)
  )
}
