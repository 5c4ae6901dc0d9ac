import { refuse } from '../../kernel/result.ts'
import { voidUsageEvents } from '../../metering/commands/void-events.ts'
import { monthOf } from '../../metering/event.ts'
import type { UsageImportNote } from '../../metering/imports/api.ts'
import { noteUsageImport, recordUsageBatch } from '../../metering/imports/commands.ts'
import {
  type Finding,
  fileBytes,
  loadUsageImport,
  type UsageEffect,
  type UsageImport,
  type UsageImportState,
} from '../../metering/imports/load.ts'
import type { UsageKind } from '../../metering/rejected.ts'
import { type Command, type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { fingerprint } from '../../platform/json.ts'
import type { BatchAnswer, RowAnswer } from '../../platform/row-batch.ts'
import type { Problem, ProblemSink } from '../import/problem.ts'
import type { FileSpec } from '../import/spec.ts'
import { plainFacts, storable } from '../import/storable.ts'
import { type ApplyMarked, type Mark, type TakenData, takeData } from '../meter-data/take.ts'
import { Notices } from './notices.ts'
import { dataOf, targetsOf } from './open.ts'

const KINDS: Readonly<Record<string, UsageKind>> = {
  'reads.csv': 'read',
  'intervals.csv': 'interval',
  'events.csv': 'event',
}

/** Milliseconds between two notes of how far an import is. */
const NOTE_MS = 500

/** The import was stopped, or begun anew. */
class Stopped extends Error {}

/**
 * The worker's task of imports: tries, records or takes back what a file holds, batch by batch. Every
 * batch that is recorded has a key of its own, made of its rows: a worker that was killed begins the
 * file again, and what it had recorded answers as it did the first time.
 */
export function usageImportTasks(host: CommandHost): Tasks {
  return {
    workUsageImport: async payload => {
      const { importId, actor } = payload as { importId: string; actor: string }
      const found = await loadUsageImport(host.db, importId)
      if (found === undefined) return
      if (!['trying', 'committing', 'undoing'].includes(found.state)) return
      try {
        await new Work(host, found, actor).run()
      } catch (error) {
        if (!(error instanceof Stopped)) throw error
      }
    },
  }
}

class Work {
  readonly #host: CommandHost
  readonly #import: UsageImport
  readonly #actor: string
  readonly #notices = new Notices()
  readonly #counts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
  #findings: Finding[] = []
  #effects: UsageImportNote['effects'] = []
  #bytesRead = 0
  #batchNo = 0
  #notedAt = 0

  constructor(host: CommandHost, of: UsageImport, actor: string) {
    this.#host = host
    this.#import = of
    this.#actor = actor
  }

  async run(): Promise<void> {
    const { fileId, mapping, fileName, state, format } = this.#import
    const passes = format === 'green-button' ? 2 : 1
    const bytes = async function* (this: Work) {
      for await (const piece of fileBytes(this.#host.db, fileId)) {
        this.#bytesRead += piece.length / passes
        yield piece
      }
    }.bind(this)
    const taken = await takeData(dataOf(this.#import, mapping, bytes), {
      targets: targetsOf(this.#host.db, mapping),
      apply: this.#apply,
      errors: this.#sink(),
      source: `import ${fileName}`.slice(0, 100),
      onRows: () => this.#note(null),
      tellsLines: true,
    })
    for (const warning of taken.warnings) this.#findings.push(noticeOf(warning))
    if (state === 'trying') this.#findings.push(...this.#notices.gaps())
    await this.#note(taken)
  }

  readonly #apply: ApplyMarked = async (spec, rows, marks) => {
    this.#batchNo += 1
    const answer = await this.#answerOf(spec, rows)
    this.#counts.rows += rows.length
    for (const result of ['created', 'updated', 'unchanged', 'rejected'] as const) {
      this.#counts[result] += answer[result]
    }
    const kind = KINDS[spec.file] as UsageKind
    if (this.#import.state === 'undoing') await this.#takeBack(rows, answer)
    if (this.#import.state === 'trying') {
      this.#findings.push(...this.#notices.look(kind, rows, marks as readonly Mark[], answer))
    }
    const batchNo = this.#batchNo
    for (const { accountId, subscriptionId, firstOn, lastOn, rows: count } of answer.effects) {
      const days = { firstOn: `${firstOn}`, lastOn: `${lastOn}` }
      this.#effects.push({ batchNo, accountId, subscriptionId, ...days, rows: Number(count) })
    }
    return answer
  }

  /** What comes of a batch: tried, recorded once, or as it was recorded. */
  async #answerOf(
    spec: FileSpec,
    rows: readonly unknown[],
  ): Promise<BatchAnswer & { readonly effects: readonly UsageEffect[] }> {
    const { importId, state, keepsRefused } = this.#import
    const kind = KINDS[spec.file] as UsageKind
    const source = spec.extra?.source ?? 'import'
    // An event is found by its key; the others are taken back by the import that they name.
    const from = kind === 'event' ? {} : { importId }
    const input = { kind, rows: [...rows], source, keepsRefused, ...from }
    const name = fingerprint([kind, rows]).toString('hex').slice(0, 16)
    const key = `usage-import ${importId} ${this.#batchNo} ${name}`
    const { committedBy } = this.#import
    const recorded: typeof recordUsageBatch =
      state === 'undoing'
        ? { ...recordUsageBatch, run: async () => refuse('unknown_usage_import', { import: key }) }
        : recordUsageBatch
    const done = await execute(
      this.#host,
      recorded as Command<typeof recordUsageBatch.input>,
      input,
      {
        // What was recorded answers to whom it was recorded for.
        actor: state === 'undoing' ? (committedBy ?? this.#actor) : this.#actor,
        ...(state === 'trying' ? { dryRun: true } : { idempotencyKey: key }),
      },
    )
    if (done.ok) return done.value as BatchAnswer & { readonly effects: readonly UsageEffect[] }
    const { refusal } = done
    const answers = rows.map((_, row): RowAnswer => ({ row, result: 'rejected', refusal }))
    const none = { created: 0, updated: 0, unchanged: 0, rejected: rows.length }
    return { ...none, rows: answers, effects: [] }
  }

  /** Voids the events that a batch brought. */
  async #takeBack(rows: readonly unknown[], answer: BatchAnswer): Promise<void> {
    const others = new Set(answer.rows.map(({ row }) => row))
    const brought = rows.filter((_, row) => !others.has(row)) as readonly {
      readonly accountNumber: string
      readonly eventKey: string
      readonly occurredAt: string
    }[]
    if (brought.length === 0) return
    const names = brought.map(({ accountNumber, eventKey, occurredAt }) => ({
      accountNumber,
      eventKey,
      month: monthOf(Temporal.Instant.from(occurredAt).epochMilliseconds).slice(0, 7),
    }))
    const input = { rows: names, reason: this.#import.undoReason ?? '' }
    const done = await execute(this.#host, voidUsageEvents, input, { actor: this.#actor })
    if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
  }

  #sink(): ProblemSink {
    return {
      clear: async () => {},
      close: async () => {},
      write: async problems => {
        for (const problem of problems) this.#findings.push(refusedOf(problem))
      },
    }
  }

  /** Notes how far it is, not too often; with what it came to in the end. Stops where it was stopped. */
  async #note(taken: TakenData | null): Promise<void> {
    const isDue = performance.now() - this.#notedAt > NOTE_MS || this.#findings.length > 1000
    if (taken === null && !isDue) return
    this.#notedAt = performance.now()
    const { importId, attempt } = this.#import
    const { counts, refusal } = outcome(taken, this.#counts)
    const note: UsageImportNote = {
      importId,
      attempt,
      counts,
      bytesRead: Math.round(taken === null ? this.#bytesRead : Number(this.#import.byteCount)),
      findings: this.#findings,
      effects: this.#effects,
      refusal,
      isOver: taken !== null,
    }
    this.#findings = []
    this.#effects = []
    const done = await execute(this.#host, noteUsageImport, note, { actor: 'job:workUsageImport' })
    if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
    const state: UsageImportState = done.value.state
    if (taken === null && state !== this.#import.state) throw new Stopped()
  }
}

function outcome(taken: TakenData | null, soFar: UsageImportNote['counts']) {
  if (taken === null) return { counts: soFar, refusal: null }
  const { rows, created, updated, unchanged, rejected, refusal } = taken
  const counts = { rows, created, updated, unchanged, rejected }
  return { counts, refusal: refusal && { code: refusal.code, facts: plainFacts(refusal.facts) } }
}

function refusedOf({ line, lines, column, value, refusal }: Problem): Finding {
  return {
    line,
    label: storable(column === '' ? value : ''),
    code: refusal.code,
    severity: 'refused',
    column: storable(column),
    value: storable(value),
    facts: plainFacts(refusal.facts),
    lines: [...(lines ?? [line])],
  }
}

function noticeOf({
  code,
  facts,
}: {
  code: string
  facts: Readonly<Record<string, unknown>>
}): Finding {
  const label = storable(String(facts.point ?? ''))
  const none = { line: 1, column: '', value: '', lines: [] }
  return { ...none, label, code, severity: 'notice', facts: plainFacts(facts) }
}
