import { createHash } from 'node:crypto'
import { CsvReader } from '../../formats/csv.ts'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import { keepRejected } from '../commands/keep-rejected.ts'
import { recordStep } from '../commands/record-step.ts'
import { billedStakes, type TakenBack, voidMeasuredOf } from '../commands/void-reads.ts'
import { loadBilledOfImport } from '../load/voids.ts'
import {
  checkUsageImportInput,
  commitUsageImportInput,
  importIdInput,
  noteUsageImportInput,
  receiveUsageImportInput,
  recordUsageBatchInput,
  removeUsageMappingInput,
  saveUsageMappingInput,
  type UsageMapping,
  undoUsageImportInput,
  usageMapping,
} from './api.ts'
import { FIELDS_OF, type UsageFormat } from './fields.ts'
import { guessMapping } from './guess.ts'
import {
  loadFileByHash,
  loadUsageEffects,
  lockUsageImport,
  type UsageEffect,
  type UsageImport,
  type UsageImportState,
} from './load.ts'
import { dialectOf, formatOf } from './recognise.ts'
import {
  beginAttempt,
  deleteMapping,
  insertFile,
  insertUsageImport,
  saveImportState,
  saveNote,
  saveUndo,
  upsertMapping,
} from './save.ts'

const HEAD_BYTES = 64 * 1024

/** Keeps a file of usage as it came, and says what it seems to be; nothing of it is recorded yet. */
export const receiveUsageImport = defineCommand({
  name: 'receiveUsageImport',
  summary: 'Receive a file of usage and look at what it is; nothing of it is recorded yet',
  permission: 'usage.record',
  input: receiveUsageImportInput,
  alsoRetry: ['23505'],
  logged: ({ fileName, content }) => ({ fileName, characters: content.length }),
  run: async (tx, input, ctx): Promise<Result<{ importId: string; format: UsageFormat }>> => {
    const { fileName } = input
    const content = Buffer.from(input.content, 'base64')
    if (content.length === 0) return refuse('csv_empty', { file: fileName })
    const head = content.subarray(0, HEAD_BYTES)
    const format = formatOf(head, fileName)
    const sha256 = createHash('sha256').update(content).digest()
    let fileId = await loadFileByHash(tx, sha256)
    if (fileId === undefined) {
      fileId = ctx.newId()
      await insertFile(tx, { fileId, sha256, content })
    }
    const importId = ctx.newId()
    await insertUsageImport(tx, {
      importId,
      fileId,
      fileName,
      format,
      mapping: firstMapping(head, format),
      receivedBy: ctx.actor,
      receivedAt: ctx.clock.now(),
      byteCount: content.length,
    })
    return ok({ importId, format })
  },
})

/** How a file is read unless somebody says otherwise: by its header and its first rows. */
function firstMapping(head: Buffer, format: UsageFormat): UsageMapping {
  if (format !== 'csv') {
    return usageMapping.parse(format === 'nem12' ? { zone: '+10:00' } : {})
  }
  const dialect = dialectOf(head)
  const reader = new CsvReader(undefined, dialect)
  const [header, ...rows] = reader.push(head).filter(row => row.fault === null)
  const all = header === undefined ? reader.end() : [header]
  const guess = guessMapping(
    all[0]?.cells ?? [],
    rows.slice(0, 200).map(({ cells }) => cells),
  )
  return usageMapping.parse({ ...dialect, ...guess })
}

/** Has every row tried, as its mapping reads it, without recording any: by a job, with progress. */
const checkUsageImport = defineCommand({
  name: 'checkUsageImport',
  summary: 'Try every row of a received file of usage, without recording any',
  permission: 'usage.record',
  input: checkUsageImportInput,
  run: async (tx, { importId, mapping }, ctx): Promise<Result<{ attempt: number }>> => {
    const found = await inState(tx, importId, ['received', 'trying', 'checked', 'cancelled'])
    if (!found.ok) return found
    const fault = found.value.format === 'csv' ? mappingFault(mapping) : null
    if (fault !== null) return { ok: false, refusal: fault }
    await beginAttempt(tx, found.value, { state: 'trying', mapping })
    await ctx.enqueue(tx, workJob(importId, ctx.actor))
    return ok({ attempt: found.value.attempt + 1 })
  },
})

/** What a mapping of a CSV file still lacks. */
export function mappingFault(mapping: UsageMapping): Refusal | null {
  const { kind, columns, constants, minutes } = mapping
  const missing = FIELDS_OF[kind].must.filter(
    field => columns[field] === undefined && constants[field] === undefined,
  )
  const isWithoutLength =
    (kind === 'values' || kind === 'days') && minutes == null && columns.minutes === undefined
  const all = [...missing, ...(isWithoutLength ? ['minutes'] : [])]
  if (all.length === 0) return null
  return { code: 'usage_mapping_missing', facts: { kind, fields: all.join(', ') } }
}

/** Has what was tried recorded, by a job in the name of whoever commits it. */
const commitUsageImport = defineCommand({
  name: 'commitUsageImport',
  summary: 'Record the rows of a file of usage that was tried',
  permission: 'usage.record',
  input: commitUsageImportInput,
  run: async (
    tx,
    { importId, attempt, keepsRefused },
    ctx,
  ): Promise<Result<{ attempt: number }>> => {
    const found = await inState(tx, importId, ['checked'])
    if (!found.ok) return found
    if (found.value.attempt !== attempt) return refuse('usage_import_changed', {})
    const committed = { by: ctx.actor, at: ctx.clock.now() }
    await beginAttempt(tx, found.value, { state: 'committing', keepsRefused, committed })
    await ctx.enqueue(tx, workJob(importId, ctx.actor))
    return ok({ attempt: attempt + 1 })
  },
})

/** Stops an import: what was recorded stays recorded. */
const cancelUsageImport = defineCommand({
  name: 'cancelUsageImport',
  summary: 'Stop an import of usage; rows that were recorded stay recorded',
  permission: 'usage.record',
  input: importIdInput,
  run: async (tx, { importId }, ctx): Promise<Result<{ state: UsageImportState }>> => {
    const open: UsageImportState[] = ['received', 'trying', 'checked', 'committing']
    const found = await inState(tx, importId, open)
    if (!found.ok) return found
    // What was recorded so far is no less an import: it is done as far as it came.
    const state = found.value.state === 'committing' ? 'done' : 'cancelled'
    await saveImportState(tx, importId, state, ctx.clock.now())
    return ok({ state })
  },
})

/**
 * Takes an import back as a whole: what it brought is voided and stays on record. Events by a job; reads
 * and interval days at once, because either all of them can go or, where later reads would then run
 * backwards, none. Where something of it was billed, a second person agrees (the built-in rule), and the
 * next bill run corrects it.
 */
const undoUsageImport = defineCommand({
  name: 'undoUsageImport',
  summary: 'Take back what an import of usage brought, with a reason; what was billed is corrected',
  permission: 'usage.correct',
  input: undoUsageImportInput,
  alsoRetry: ['23505'],
  run: async (
    tx,
    { importId, reason },
    ctx,
  ): Promise<Result<{ importId: string; attempt: number; taken: TakenBack | null }>> => {
    const found = await inState(tx, importId, ['done'])
    if (!found.ok) return found
    const { format, mapping, attempt } = found.value
    const by = { actor: ctx.actor, at: ctx.clock.now(), reason }
    await saveUndo(tx, importId, by)
    if (format === 'csv' && mapping.kind === 'events') {
      await ctx.enqueue(tx, workJob(importId, ctx.actor))
      return ok({ importId, attempt, taken: null })
    }
    const taken = await voidMeasuredOf(tx, importId, by)
    if (!taken.ok) return taken
    await saveImportState(tx, importId, 'undone', by.at)
    return ok({ importId, attempt, taken: taken.value })
  },
  stakes: async (tx, { taken, ...of }, input) =>
    billedStakes(await loadBilledOfImport(tx, of), { ...input, taken }),
})

/** Saves how files of a sender are read. */
const saveUsageMapping = defineCommand({
  name: 'saveUsageMapping',
  summary: 'Save how the files of a sender of usage are read',
  permission: 'usage.record',
  input: saveUsageMappingInput,
  run: async (tx, { name, mapping }, ctx): Promise<Result<{ name: string }>> => {
    await upsertMapping(tx, name, mapping, { actor: ctx.actor, at: ctx.clock.now() })
    return ok({ name })
  },
})

const removeUsageMapping = defineCommand({
  name: 'removeUsageMapping',
  summary: 'Remove a saved way to read files of usage',
  permission: 'usage.record',
  input: removeUsageMappingInput,
  run: async (tx, { name }): Promise<Result<{ name: string }>> => {
    if ((await deleteMapping(tx, name)) === 0) return refuse('unknown_usage_mapping', { name })
    return ok({ name })
  },
})

/** Records rows of a file, and says whose usage changed by them. */
export const recordUsageBatch = defineCommand({
  name: 'recordUsageBatch',
  summary: 'Record rows of a file of usage, and tell whose usage changed',
  permission: 'usage.record',
  input: recordUsageBatchInput,
  alsoRetry: ['23505'],
  logged: ({ kind, rows, source }) => ({ kind, rows: rows.length, source }),
  run: async (
    tx,
    { kind, rows, source, keepsRefused, importId },
    ctx,
  ): Promise<Result<BatchAnswer & { effects: readonly UsageEffect[] }>> => {
    const answer = await recordStep(tx, kind, rows, source, ctx, importId)
    if (keepsRefused) await keepRejected(tx, kind, rows, answer, source, ctx)
    const others = answer.rows.filter(({ result }) => result !== 'created')
    const left = new Set(others.filter(({ result }) => result !== 'updated').map(({ row }) => row))
    const taken = rows.filter((_, row) => !left.has(row))
    const effects = await loadUsageEffects(tx, kind, taken)
    return ok({ ...answer, rows: others, effects })
  },
})

/** Notes how far an import is (the job does this). */
export const noteUsageImport = defineCommand({
  name: 'noteUsageImport',
  summary: 'Note how far an import of usage is (a job does this)',
  permission: 'usage.work',
  input: noteUsageImportInput,
  logged: ({ findings, effects, ...rest }) => ({
    ...rest,
    findings: findings.length,
    effects: effects.length,
  }),
  run: async (tx, note, ctx): Promise<Result<{ state: UsageImportState }>> => {
    const found = await lockUsageImport(tx, note.importId)
    if (found === undefined) return refuse('unknown_usage_import', { import: note.importId })
    const isWorked = ['trying', 'committing', 'undoing'].includes(found.state)
    if (!isWorked || found.attempt !== note.attempt) return ok({ state: found.state })
    if (found.state !== 'undoing') await saveNote(tx, note)
    if (!note.isOver) return ok({ state: found.state })
    const next = { trying: 'checked', committing: 'done', undoing: 'undone' } as const
    const state = next[found.state as keyof typeof next]
    await saveImportState(tx, note.importId, state, ctx.clock.now())
    return ok({ state })
  },
})

export const usageImportCommands: readonly AnyCommand[] = [
  receiveUsageImport,
  checkUsageImport,
  commitUsageImport,
  cancelUsageImport,
  undoUsageImport,
  saveUsageMapping,
  removeUsageMapping,
  recordUsageBatch,
  noteUsageImport,
]

function workJob(importId: string, actor: string) {
  return {
    task: 'workUsageImport',
    payload: { importId, actor },
    queue: `usage-import:${importId}`,
  }
}

async function inState(
  tx: Tx,
  importId: string,
  states: readonly UsageImportState[],
): Promise<Result<UsageImport>> {
  const found = await lockUsageImport(tx, importId)
  if (found === undefined) return refuse('unknown_usage_import', { import: importId })
  if (!states.includes(found.state))
    return refuse('usage_import_not_so_far', { state: found.state })
  return ok(found)
}
