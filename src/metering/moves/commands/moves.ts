import { occupy, vacate } from '../../../accounts/occupancies/commands.ts'
import { loadOccupants, lockOccupied, type Occupant } from '../../../accounts/occupancies/load.ts'
import { saveContracts } from '../../../contracts/commands/create-contracts.ts'
import { saveSubscriptions } from '../../../contracts/commands/create-subscriptions.ts'
import { saveEnds } from '../../../contracts/commands/end-subscription.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { BatchAnswer } from '../../../platform/row-batch.ts'
import { saveChannels } from '../../commands/channels.ts'
import { saveReads } from '../../commands/reads.ts'
import { estimatedRead } from '../estimated-read.ts'
import {
  loadChannelsAt,
  loadReadsOf,
  loadRunningUntil,
  type PlacedChannel,
  type RunningSubscription,
} from '../load.ts'
import {
  type MoveIn,
  type MoveOut,
  type MoveRead,
  moveInInput,
  moveOutInput,
  moveReadsInput,
  type NewSubscription,
  transferInput,
} from '../row.ts'
import { copyMeasured } from '../save.ts'

type MoveContext = Pick<Context, 'clock' | 'newId' | 'actor'>

/** What a move did: what it ended and started, and which reads it had to estimate. */
export type Moved = {
  readonly ended: readonly string[]
  readonly started: readonly string[]
  readonly estimated: readonly string[]
}

export const moveOut = defineCommand({
  name: 'moveOut',
  summary:
    'Record that a customer leaves a place: last reads, end of what runs there; the place stands empty',
  permission: 'contracts.write',
  input: moveOutInput,
  alsoRetry: ['23505'],
  run: async (tx, input, ctx): Promise<Result<Moved>> => {
    const { ended, estimated } = await leave(tx, input, ctx)
    const numbers = ended.map(each => each.subscriptionNumber)
    return ok({ ended: numbers, started: [], estimated })
  },
})

export const moveIn = defineCommand({
  name: 'moveIn',
  summary:
    'Record that a customer comes to an empty place: meters, first reads, contract and subscriptions',
  permission: 'contracts.write',
  input: moveInInput,
  alsoRetry: ['23505'],
  run: async (tx, input, ctx): Promise<Result<Moved>> => ok(await arrive(tx, input, ctx)),
})

export const transferService = defineCommand({
  name: 'transferService',
  summary:
    'Record that one customer leaves a place and another comes on the same day, by the same read',
  permission: 'contracts.write',
  input: transferInput,
  alsoRetry: ['23505'],
  run: async (tx, input, ctx): Promise<Result<Moved>> => {
    const { from, to, on, contract, reads, exitFee } = input
    const left = await leave(tx, { ...from, on, reads, exitFee }, ctx)
    const subscriptions = input.subscriptions ?? left.ended.map(taken)
    if (subscriptions.length === 0) {
      const { accountNumber: account, premiseCode: premise } = from
      return refuse('nothing_runs_at_premise', { account, premise, date: on.toString() })
    }
    const place = { place: from, on, contract, subscriptions, reads: [] }
    const come = await arrive(tx, { ...to, ...place } as unknown as MoveIn, ctx)
    const ended = left.ended.map(each => each.subscriptionNumber)
    return ok({ ended, started: come.started, estimated: left.estimated })
  },
})

export const correctMoveReads = defineCommand({
  name: 'correctMoveReads',
  summary: 'Correct what registers really showed on the day of a move, for who left and who came',
  permission: 'usage.record',
  input: moveReadsInput,
  alsoRetry: ['23505'],
  run: async (tx, { accountNumber, premiseCode, on, reads }, ctx) => {
    const premise = await lockOccupied(tx, { accountNumber, premiseCode })
    const facts = { account: accountNumber, premise: premiseCode, on: on.toString() }
    if (premise === undefined) return refuse('unknown_premise', facts)
    const all = premise.placeId === null ? [] : await loadOccupants(tx, premise.placeId)
    const concerned = all.filter(({ fromOn, toOn }) => fromOn?.equals(on) || toOn?.equals(on))
    if (concerned.length === 0) return refuse('no_move_on_date', facts)
    // Who came first: their later reads do not bound the one that both share.
    for (const { accountNumber } of concerned.toReversed()) {
      await takeReads(tx, accountNumber, on, reads, ctx)
    }
    return ok({ accounts: concerned.map(each => each.accountNumber) })
  },
})

function taken({ planCode, planVersion, ...rest }: RunningSubscription): NewSubscription {
  const { subscriptionNumber, anchorDay, quantity } = rest
  return { subscriptionNumber, planCode, planVersion, anchorDay, quantity: quantity.toString() }
}

type Left = { readonly ended: readonly RunningSubscription[]; readonly estimated: string[] }

async function leave(
  tx: Tx,
  { accountNumber, premiseCode, on, reads, exitFee }: MoveOut,
  ctx: MoveContext,
): Promise<Left> {
  const premise = await vacate(tx, { accountNumber, premiseCode }, on, ctx)
  const channels = standing(await loadChannelsAt(tx, premise), on)
  const isAhead = isBefore(dateOf(ctx.clock.now(), premise.timeZone).add({ days: 1 }), on)
  const estimated = isAhead ? [] : await lastReads(tx, accountNumber, channels, on, reads, ctx)
  must(
    await saveChannels(
      tx,
      asInput(
        channels.map(channel => ({ ...rowOf(channel, accountNumber, premiseCode), removedOn: on })),
      ),
      ctx,
    ),
  )
  const ended = await loadRunningUntil(tx, premise, on)
  if (ended.length > 0) {
    const rows = ended.map(({ subscriptionNumber }) => ({
      accountNumber,
      subscriptionNumber,
      endOn: on,
      exitFee,
    }))
    must(await saveEnds(tx, asInput(rows), ctx))
  }
  return { ended, estimated }
}

/** Records the reads of the day that are known, and estimates the others; gives those estimated. */
async function lastReads(
  tx: Tx,
  accountNumber: string,
  channels: readonly PlacedChannel[],
  on: Temporal.PlainDate,
  reads: readonly MoveRead[],
  ctx: MoveContext,
): Promise<string[]> {
  const told = new Set(reads.map(nameOf))
  await takeReads(tx, accountNumber, on, reads, ctx)
  const estimates: MoveRead[] = []
  for (const channel of channels) {
    if (channel.source !== 'reads' || told.has(nameOf(channel))) continue
    const known = await loadReadsOf(tx, channel, on.subtract({ years: 1 }))
    if (known.some(({ readOn }) => readOn.equals(on))) continue
    const value = estimatedRead(known, channel.digits, on)
    const { serial, register } = channel
    if (value === undefined) {
      throw new RefusalError('move_needs_read', { serial, register, date: on.toString() })
    }
    estimates.push({ serial, register, value, quality: 'estimated' })
  }
  await takeReads(tx, accountNumber, on, estimates, ctx)
  return estimates.map(nameOf)
}

async function takeReads(
  tx: Tx,
  accountNumber: string,
  on: Temporal.PlainDate,
  reads: readonly MoveRead[],
  ctx: MoveContext,
): Promise<void> {
  if (reads.length === 0) return
  const rows = reads.map(read => ({ accountNumber, readOn: on, ...read }))
  must(await saveReads(tx, asInput(rows), 'move', ctx))
}

async function arrive(tx: Tx, input: MoveIn, ctx: MoveContext): Promise<Moved> {
  const { accountNumber, place, on, contract, subscriptions } = input
  const { premiseCode, accountId, last } = await occupy(tx, place, input, on, ctx)
  const estimated = await takeMeters(tx, { ...input, premiseCode, accountId }, last, ctx)
  if (contract.legalEntity !== null || contract.currency !== null) {
    must(await saveContracts(tx, asInput([{ accountNumber, ...contract, startOn: on }]), ctx))
  }
  const { contractNumber } = contract
  const rows = subscriptions.map(subscription => ({
    accountNumber,
    contractNumber,
    premiseCode,
    startOn: on,
    ...subscription,
  }))
  must(await saveSubscriptions(tx, asInput(rows), ctx), 'created')
  const started = subscriptions.map(each => each.subscriptionNumber)
  return { ended: [], started, estimated }
}

/**
 * Installs the meters of the place with the new customer, from the reads that the last one left: as
 * they were read on the day, or, after a vacancy, as they were read now; what nobody read is taken
 * for unused and flagged.
 */
async function takeMeters(
  tx: Tx,
  to: MoveIn & { readonly premiseCode: string; readonly accountId: string },
  last: Occupant,
  ctx: MoveContext,
): Promise<string[]> {
  const { accountNumber, premiseCode, on, reads } = to
  const before = (await loadChannelsAt(tx, last)).filter(({ removedOn }) =>
    removedOn?.equals(last.toOn ?? on),
  )
  const rows = before.map(channel => ({
    ...rowOf(channel, accountNumber, premiseCode),
    installedOn: on,
    removedOn: null,
  }))
  if (rows.length === 0) return []
  must(await saveChannels(tx, asInput(rows), ctx))
  const told = new Map(reads.map(read => [nameOf(read), read]))
  const opening: MoveRead[] = [...reads]
  for (const channel of before) {
    const known = channel.source === 'reads' && !told.has(nameOf(channel))
    const all = known ? await loadReadsOf(tx, channel, last.toOn ?? on) : []
    const read = all.find(({ readOn }) => readOn.equals(last.toOn ?? on))
    if (read === undefined) continue
    const { serial, register } = channel
    const quality = on.equals(last.toOn ?? on) ? read.quality : 'estimated'
    opening.push({ serial, register, value: read.value, quality })
  }
  await takeReads(tx, accountNumber, on, opening, ctx)
  const now = new Map(
    (await loadChannelsAt(tx, await premiseOf(tx, accountNumber, premiseCode))).map(channel => [
      nameOf(channel),
      channel,
    ]),
  )
  for (const from of before) {
    const channel = now.get(nameOf(from))
    if (channel !== undefined) {
      await copyMeasured(tx, { from, to: channel }, on, ctx.clock.now())
    }
  }
  return opening.filter(({ quality }) => quality === 'estimated').map(nameOf)
}

async function premiseOf(tx: Tx, accountNumber: string, premiseCode: string) {
  const premise = await lockOccupied(tx, { accountNumber, premiseCode })
  if (premise === undefined) throw new Error('defect: a premise that was just made is not there')
  return premise
}

/** Registers that stand at a premise on the day of a move. */
function standing(channels: readonly PlacedChannel[], on: Temporal.PlainDate): PlacedChannel[] {
  return channels.filter(
    ({ installedOn, removedOn }) =>
      !isBefore(on, installedOn) && (removedOn === null || isBefore(on, removedOn)),
  )
}

function rowOf(channel: PlacedChannel, accountNumber: string, premiseCode: string) {
  const { meterCode, serial, register, multiplier, digits, installedOn, removedOn } = channel
  const meter = { meterCode, serial, register, multiplier, digits }
  return { accountNumber, premiseCode, ...meter, installedOn, removedOn }
}

function nameOf({ serial, register }: { serial: string; register: string }): string {
  return `${serial} ${register}`
}

/** Every row of a step must be taken; the first that is not refuses the move as a whole. */
function must(answer: BatchAnswer, result?: 'created'): void {
  const refused = answer.rows.find(row => row.result === 'rejected')?.refusal
  if (refused !== undefined) throw new RefusalError(refused.code, refused.facts)
  if (result === undefined || answer.rows.every(row => row.result === result)) return
  throw new RefusalError('moves_in_twice', {})
}

/** Rows as a caller would send them: dates and decimals as text. */
function asInput(rows: readonly unknown[]): unknown[] {
  return rows.map(row => JSON.parse(JSON.stringify(row)))
}
