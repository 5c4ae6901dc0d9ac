import type { Refusal, Result } from '../../kernel/result.ts'
import { type Command, type CommandHost, execute, type Registry } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import type { Json } from '../../platform/json.ts'
import { recordBulk } from './commands.ts'
import { type BulkRow, type BulkRun, loadBulkRun, loadWaitingRows } from './load.ts'

/** Rows between two notes of how far it is; also the most that a killed worker does again. */
const CHUNK = 50

type Outcome = {
  readonly rowNo: number
  readonly state: 'fine' | 'done' | 'proposed' | 'refused'
  readonly code: string | null
  readonly facts: Readonly<Record<string, string>> | null
}

/** The worker's task of bulk work: tries or carries out row by row as whoever asked for it. */
export function bulkTasks(host: CommandHost, of: () => Registry): Tasks {
  return {
    workBulk: async payload => {
      const { bulkId } = payload as { bulkId: string }
      let isGoingOn = true
      while (isGoingOn) isGoingOn = await workChunk(host, of(), bulkId)
    },
  }
}

/** Works the next rows; false when there is nothing more to do. */
async function workChunk(host: CommandHost, commands: Registry, bulkId: string): Promise<boolean> {
  const run = await loadBulkRun(host.db, bulkId)
  const command = run === undefined ? undefined : commands.get(run.command)
  if (run === undefined || command === undefined) return false
  if (run.state !== 'trying' && run.state !== 'running') return false
  const isTrial = run.state === 'trying'
  const waiting = await loadWaitingRows(host.db, bulkId, isTrial ? 'trial' : 'run', CHUNK)
  const outcomes: Outcome[] = []
  for (const row of waiting) {
    outcomes.push(
      isTrial
        ? await tried(host, command, run, row)
        : await done(host, commands, command, run, row),
    )
  }
  const isOver = waiting.length < CHUNK
  const input = { bulkId, trial: isTrial, isOver, rows: outcomes }
  const recorded = await execute(host, recordBulk, input, { actor: 'job:workBulk' })
  if (!recorded.ok) throw new Error(`defect: bulk work was not recorded: ${recorded.refusal.code}`)
  return !isOver
}

async function tried(
  host: CommandHost,
  command: Command,
  run: BulkRun,
  { rowNo, input }: BulkRow,
): Promise<Outcome> {
  const result = await execute(host, command, input as never, { actor: run.askedBy, dryRun: true })
  const refusal = refusalIn(result)
  return refusal === undefined
    ? { rowNo, state: 'fine', code: null, facts: null }
    : refused(rowNo, refusal)
}

async function done(
  host: CommandHost,
  commands: Registry,
  command: Command,
  run: BulkRun,
  { rowNo, input }: BulkRow,
): Promise<Outcome> {
  // A worker that was killed does no row twice: the row's key has the first answer.
  const key = `bulk ${run.bulkId} ${rowNo}`
  const options = { actor: run.askedBy, idempotencyKey: key }
  const result = await execute(host, command, input as never, options)
  const refusal = refusalIn(result)
  if (refusal === undefined) {
    return { rowNo, state: 'done', code: null, facts: result.ok ? madeIn(result.value) : null }
  }
  const request = commands.get('requestApproval')
  if (refusal.code !== 'approval_needed' || request === undefined) {
    return refused(rowNo, refusal)
  }
  // Over a limit: somebody else decides about this row.
  const asked = { command: command.name, input: input as Json, note: run.note || 'bulk' }
  const put = await execute(host, request, asked as never, {
    actor: run.askedBy,
    idempotencyKey: `${key} request`,
  })
  return put.ok
    ? { rowNo, state: 'proposed', code: null, facts: madeIn(put.value) }
    : refused(rowNo, put.refusal)
}

/** Why nothing came of a command; a bulk command refuses its one row in its answer. */
function refusalIn(result: Result<unknown>): Refusal | undefined {
  if (!result.ok) return result.refusal
  const { rows } = (result.value ?? {}) as { readonly rows?: unknown }
  if (!Array.isArray(rows)) return undefined
  const entries = rows as readonly { readonly result?: string; readonly refusal?: Refusal }[]
  return entries.find(({ result: came }) => came === 'rejected')?.refusal
}

function refused(rowNo: number, { code, facts }: Refusal): Outcome {
  const told = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, String(value).slice(0, 200)]),
  )
  return { rowNo, state: 'refused', code, facts: told }
}

/** Members of answers that name what a command made, and where people find it. */
const MADE = ['creditNote', 'document', 'messageId', 'case', 'requestId'] as const

/** What a row's command made, by number or id; null where it made nothing of its own. */
function madeIn(answer: unknown): Outcome['facts'] {
  if (typeof answer !== 'object' || answer === null) return null
  const { rows } = answer as { readonly rows?: unknown }
  const of = (Array.isArray(rows) ? rows[0] : answer) as
    | Readonly<Record<string, unknown>>
    | undefined
  const made = MADE.flatMap(name => {
    const value = of?.[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return made.length === 0 ? null : Object.fromEntries(made)
}
