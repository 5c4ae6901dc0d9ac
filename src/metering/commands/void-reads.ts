import { z } from 'zod'
import { code, date, line } from '../../formats/fields.ts'
import { dateText } from '../../kernel/period.ts'
import { ok, type Refusal, refuse } from '../../kernel/result.ts'
import { type Context, defineCommand, type Stakes } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { loadReadsAround, type StoredRead } from '../load/channels.ts'
import {
  type BilledOf,
  type BilledSpan,
  loadBilledOf,
  loadNamedReads,
  type NamedRead,
} from '../load/voids.ts'
import { registerDelta } from '../register.ts'
import { insertReadVoids, insertVoidsOfImport, type VoidedSpan } from '../save/voids.ts'
import { markPremisesStale } from './stale.ts'

const readName = z.strictObject({
  accountNumber: code,
  serial: code,
  register: code.default('1'),
  readOn: date,
})
type ReadName = z.output<typeof readName>

/**
 * Voids the reads that count on these days: they stay on record with who voided them and why, and an
 * earlier value of the day counts again. Voided again is `unchanged`. A read is kept that belongs to
 * a move, and all are where those that then stand would run backwards. What was billed is corrected by
 * the next run, and then a second person agrees.
 */
export const voidReads = defineCommand({
  name: 'voidReads',
  summary: 'Void wrong meter reads, with a reason; what was billed of them is corrected',
  permission: 'usage.correct',
  input: z.strictObject({ ...rowsOf(readName).shape, reason: line(500) }),
  alsoRetry: ['23505'],
  run: async (tx, { rows, reason }, ctx) => {
    const { answer, spans } = await saveReadVoids(tx, rows, reason, ctx)
    const fault = await contradiction(tx, spans)
    if (fault !== null) return { ok: false, refusal: fault }
    const touched = await markChanged(tx, spans)
    const billed = touched.map((days, i) => ({ ...days, since: spans[i]!.since }))
    return ok({ ...answer, billed: await loadBilledOf(tx, billed) })
  },
  stakes: async (_tx, { billed, created }, input) => billedStakes(billed, { ...input, created }),
})

/** What a second person is asked about: what was billed of it. Nothing billed asks for nobody. */
export function billedStakes({ documents, amounts }: BilledOf, facts: object): Stakes {
  return {
    amounts: amounts.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) })),
    facts: { ...facts, documents: Number(documents) },
  }
}

async function saveReadVoids(
  tx: Tx,
  raw: readonly unknown[],
  reason: string,
  ctx: Context,
): Promise<{ answer: BatchAnswer; spans: (VoidedSpan & Pick<BilledSpan, 'since'>)[] }> {
  const batch = new RowBatch<ReadName>(raw, readName)
  batch.oneRowEach(name => `${name.accountNumber} ${name.serial} ${name.register} ${name.readOn}`)
  const { open } = batch
  const names = open.map(({ value }) => value)
  const found = await loadNamedReads(tx, names)
  const voids: { readOn: Temporal.PlainDate; of: NamedRead; revision: number }[] = []
  open.forEach(({ row, value }, i) => {
    const of = found[i] ?? null
    const fault = faultOf(value, of)
    if (fault !== null) batch.reject(row, fault.code, fault.facts)
    else if (of === null || of.revision === null) batch.answer(row, 'unchanged')
    else {
      voids.push({ readOn: value.readOn, of, revision: of.revision })
      batch.answer(row, 'created')
    }
  })
  const by = { actor: ctx.actor, at: ctx.clock.now(), reason }
  await insertReadVoids(
    tx,
    voids.map(({ readOn, of, revision }) => ({ ...of, readOn, revision })),
    by,
  )
  const spans = voids.map(({ readOn, of }) => ({
    ...of,
    first: readOn,
    last: readOn,
    count: 1n,
    since: of.recordedAt ?? by.at,
  }))
  return { answer: batch.result(), spans }
}

function faultOf(name: ReadName, of: NamedRead | null): Refusal | null {
  const { accountNumber: account, serial, register } = name
  const readOn = dateText(name.readOn)
  if (of === null) return { code: 'unknown_channel', facts: { account, serial, register } }
  if (of.revision === null && !of.voided) {
    return { code: 'unknown_read', facts: { serial, register, date: readOn } }
  }
  if (of.isOfMove) return { code: 'read_of_a_move', facts: { serial, date: readOn } }
  return null
}

/**
 * The first reads that would follow each other backwards now that others count no more: an earlier
 * value that stands again, or two that only the read between them made a turn of the register.
 */
async function contradiction(tx: Tx, spans: readonly VoidedSpan[]): Promise<Refusal | null> {
  const byChannel = Map.groupBy(await loadReadsAround(tx, spans), read => read.channelId)
  for (const { channelId, serial, digits } of spans) {
    const firm = (byChannel.get(channelId) ?? []).filter(read => read.quality !== 'estimated')
    firm.sort((a, b) => Temporal.PlainDate.compare(a.readOn, b.readOn))
    const at = firm.findIndex(
      (read, i) => i > 0 && runsBack(firm[i - 1] as StoredRead, read, digits),
    )
    const [before, after] = [firm[at - 1], firm[at]]
    if (at === -1 || before === undefined || after === undefined) continue
    return {
      code: 'reads_would_run_back',
      facts: {
        serial,
        date: dateText(before.readOn),
        value: before.value.toString(),
        next: after.value.toString(),
        nextOn: dateText(after.readOn),
      },
    }
  }
  return null
}

function runsBack(before: StoredRead, after: StoredRead, digits: number | null): boolean {
  return registerDelta(before.value, after.value, digits) === undefined
}

/** Has what was billed of these registers compared anew: since the read before those that are voided. */
async function markChanged(
  tx: Tx,
  spans: readonly VoidedSpan[],
): Promise<Omit<BilledSpan, 'since'>[]> {
  const byChannel = Map.groupBy(await loadReadsAround(tx, spans), read => read.channelId)
  const touched = spans.map(({ accountId, premiseId, channelId, first, last }) => {
    const dates = (byChannel.get(channelId) ?? []).map(({ readOn }) => readOn)
    const sorted = [first, last, ...dates].toSorted(Temporal.PlainDate.compare)
    return {
      accountId,
      premiseId,
      firstOn: sorted[0] as Temporal.PlainDate,
      // What was used on the day of a read is told by the one after it.
      lastOn: (sorted.at(-1) as Temporal.PlainDate).subtract({ days: 1 }),
    }
  })
  await markPremisesStale(
    tx,
    touched.map(({ firstOn, ...of }) => ({ ...of, from: firstOn })),
  )
  return touched
}

/** What was taken back with an import. */
export type TakenBack = {
  readonly reads: number
  readonly days: number
  readonly registers: number
}

/**
 * Voids all reads and interval days that an import brought, in the transaction given, and has what was
 * billed of them compared anew. Refused where it brought none, or the reads that then stand would run
 * backwards: an import is taken back as a whole or not at all.
 */
export async function voidMeasuredOf(
  tx: Tx,
  importId: string,
  by: { readonly actor: string; readonly at: Temporal.Instant; readonly reason: string },
) {
  const reads = await insertVoidsOfImport(tx, 'read', importId, by)
  const days = await insertVoidsOfImport(tx, 'interval', importId, by)
  if (reads.length + days.length === 0) return refuse('usage_import_stays', {})
  const fault = await contradiction(tx, reads)
  if (fault !== null) return { ok: false as const, refusal: fault }
  await markChanged(tx, reads)
  await markPremisesStale(
    tx,
    days.map(({ accountId, premiseId, first }) => ({ accountId, premiseId, from: first })),
  )
  const count = (spans: readonly VoidedSpan[]) =>
    spans.reduce((sum, each) => sum + Number(each.count), 0)
  const registers = reads.length + days.length
  return ok<TakenBack>({ reads: count(reads), days: count(days), registers })
}
