import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { type CommandHost, type Context, execute } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { inputRefusal } from '../../platform/input.ts'
import type { BatchAnswer, RowAnswer } from '../../platform/row-batch.ts'
import { type Problem, type ProblemSink, problemOf } from './problem.ts'
import { type Batch, readBatches, type Unit } from './read.ts'
import type { FileSpec } from './spec.ts'

/** What became of the rows of a file; counted in lines, so that they add up to `rows`. */
export type FileCounts = {
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: number
}

/** Runs the command of a file on some rows: by itself, or inside one transaction for them all. */
export type Apply = (spec: FileSpec, rows: readonly unknown[]) => Promise<BatchAnswer>

/** Each batch is a command of its own: what was taken stays taken. */
export function applyAlone(host: CommandHost, actor: string): Apply {
  return async (spec, rows) => {
    const answer = await execute(host, spec.command, { ...spec.extra, rows }, { actor })
    return answer.ok ? answer.value : allRejected(rows, answer.refusal)
  }
}

/** Batches are steps of one transaction, which keeps all of them or none. */
export function applyWithin(tx: Tx, ctx: Context): Apply {
  return async (spec, rows) => {
    const input = { ...spec.extra, rows }
    const parsed = spec.command.input.safeParse(input)
    if (!parsed.success) return allRejected(rows, inputRefusal(parsed.error, input))
    const answer = await spec.command.run(tx, parsed.data, ctx)
    return answer.ok ? answer.value : allRejected(rows, answer.refusal)
  }
}

/** The answer where a refusal is about all rows of a batch. */
export function allRejected(rows: readonly unknown[], refusal: Refusal): BatchAnswer {
  const answers = rows.map((_, row): RowAnswer => ({ row, result: 'rejected', refusal }))
  return { created: 0, updated: 0, unchanged: 0, rejected: rows.length, rows: answers }
}

export type TakenFile = FileCounts & {
  /** Why the file as a whole could not be read, or not to its end. */
  readonly refusal: Refusal | null
}

/**
 * Takes one file, batch by batch. While the database works on a batch the next one is read; results
 * are settled in the order of the file, so that the errors stand in line order.
 */
export async function takeFile(
  path: string,
  spec: FileSpec,
  apply: Apply,
  errors: ProblemSink,
  onBatch: (lines: number, soFar: FileCounts) => unknown,
): Promise<TakenFile> {
  const counts: FileCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
  const underWay: UnderWay[] = []
  const settle = async (): Promise<void> => {
    const finish = await underWay.shift()?.work
    await finish?.()
  }
  await errors.clear()
  try {
    for await (const batch of readBatches(path, spec)) {
      if (underWay.length >= (spec.inFlight ?? 1)) await settle()
      const turns = turnsOf(batch, spec)
      while (underWay.some(other => !other.turns.isDisjointFrom(turns))) await settle()
      const work = applyBatch(batch, spec, apply).then(problems => async () => {
        tally(counts, batch, problems)
        await errors.write(problems.problems)
        await onBatch(batch.rows, counts)
      })
      work.catch(() => {}) // awaited in turn; it must not count as unhandled until then
      underWay.push({ work, turns })
    }
    while (underWay.length > 0) await settle()
    return { ...counts, refusal: null }
  } catch (error) {
    await Promise.allSettled(underWay.map(({ work }) => work))
    if (!(error instanceof RefusalError)) throw error
    const { refusal } = error
    const line = Number(refusal.facts.line ?? 1)
    await errors.write([{ line, column: '', value: '', refusal }])
    return { ...counts, refusal }
  } finally {
    await errors.close()
  }
}

/** A batch that the database works on, and what of it no other batch may be about meanwhile. */
type UnderWay = {
  readonly work: Promise<() => Promise<void>>
  readonly turns: ReadonlySet<string>
}

const NO_TURNS: ReadonlySet<string> = new Set()

function turnsOf({ units }: Batch, { inTurn, inFlight = 1 }: FileSpec): ReadonlySet<string> {
  if (inTurn === undefined || inFlight === 1) return NO_TURNS
  return new Set(units.flatMap(unit => unit.rows.map(inTurn)))
}

type Settled = { readonly problems: Problem[]; readonly answer: BatchAnswer | null }

async function applyBatch(batch: Batch, spec: FileSpec, apply: Apply): Promise<Settled> {
  const problems = [...batch.problems]
  if (batch.units.length === 0) return { problems, answer: null }
  const inputs = batch.units.map(unit => unit.input)
  const answer = spec.answer?.(inputs) ?? (await apply(spec, inputs))
  for (const { row, refusal } of answer.rows) {
    if (refusal === undefined) continue
    for (const cells of (batch.units[row] as Unit).rows) problems.push(problemOf(cells, refusal))
  }
  problems.sort((a, b) => a.line - b.line)
  return { problems, answer }
}

/** Lines, not units: the three tiers of one price are three lines created. */
function tally(counts: FileCounts, batch: Batch, { problems, answer }: Settled): void {
  counts.rows += batch.rows
  counts.rejected += problems.length
  if (answer === null) return
  let created = batch.units.reduce((lines, unit) => lines + unit.rows.length, 0)
  for (const { row, result } of answer.rows) {
    if (result === 'created') continue
    const lines = batch.units[row]?.rows.length ?? 0
    created -= lines
    if (result === 'updated') counts.updated += lines
    if (result === 'unchanged') counts.unchanged += lines
  }
  counts.created += created
}
