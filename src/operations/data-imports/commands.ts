import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import {
  commitDataImportInput,
  type DataImportState,
  dataImportRef,
  noteDataImportInput,
  receiveDataFileInput,
} from './api.ts'
import { type DataImport, loadDataFiles, lockDataImport } from './load.ts'
import {
  beginDataAttempt,
  forgetDataFiles,
  insertDataImport,
  saveDataFile,
  saveDataNote,
  saveDataState,
  saveFileNames,
} from './save.ts'

const BEFORE_COMMIT: readonly DataImportState[] = ['received', 'trying', 'checked', 'cancelled']

/** How long what files held is kept: long enough to correct what was refused. */
const KEPT_DAYS = 30

/** Keeps a CSV file of an import as it came, the first one or one more; nothing of it is taken over yet. */
export const receiveDataFile = defineCommand({
  name: 'receiveDataFile',
  summary: 'Receive a CSV file of an import of data; nothing of it is taken over yet',
  permission: 'import',
  input: receiveDataFileInput,
  logged: ({ content, ...input }) => ({ ...input, characters: content.length }),
  run: async (tx, input, ctx): Promise<Result<{ importId: string; files: string[] }>> => {
    const { fileName } = input
    const content = Buffer.from(input.content, 'base64')
    if (content.length === 0) return refuse('csv_empty', { file: fileName })
    const importId = input.importId ?? ctx.newId()
    if (input.importId == null) {
      await insertDataImport(tx, { importId, by: ctx.actor, at: ctx.clock.now() })
    } else {
      const found = await inState(tx, importId, BEFORE_COMMIT)
      if (!found.ok) return found
      // Its lines are taken with the rights of whoever brought them.
      if (found.value.receivedBy !== ctx.actor) return refuse('data_import_of_another', {})
    }
    const sha256 = createHash('sha256').update(content).digest()
    await saveDataFile(tx, importId, { fileName, sha256, content, lines: linesOf(content) })
    const files = (await loadDataFiles(tx, importId)).map(each => each.fileName)
    await saveFileNames(tx, importId, files)
    return ok({ importId, files })
  },
})

/** Lines below the header, as far as can be told without reading it. */
function linesOf(content: Buffer): number {
  let lines = content.at(-1) === 10 ? -1 : 0
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) lines += 1
  return Math.max(0, lines)
}

/** Has every line tried, all files together, without taking any over: by a job, with progress. */
const tryDataImport = defineCommand({
  name: 'tryDataImport',
  summary: 'Try every line of the files of an import of data, without taking any over',
  permission: 'import',
  input: dataImportRef,
  run: async (tx, { importId }, ctx): Promise<Result<{ importId: string; attempt: number }>> => {
    const found = await inState(tx, importId, BEFORE_COMMIT)
    if (!found.ok) return found
    await beginDataAttempt(tx, importId, 'trying', null)
    await ctx.enqueue(tx, workJob(importId))
    return ok({ importId, attempt: found.value.attempt + 1 })
  },
})

/**
 * Has what was tried taken over, by a job with the rights of whoever brought it: a second person
 * approves the import as a whole, and lends nobody their own rights by it.
 */
const commitDataImport = defineCommand({
  name: 'commitDataImport',
  summary: 'Take over the lines of an import of data that was tried',
  permission: 'import',
  input: commitDataImportInput,
  run: async (tx, { importId, attempt, wholeFiles }, ctx): Promise<Result<Committed>> => {
    const found = await inState(tx, importId, ['checked'])
    if (!found.ok) return found
    if (found.value.attempt !== attempt) return refuse('data_import_changed', {})
    const files = (await loadDataFiles(tx, importId)).map(file => ({
      file: file.fileName,
      lines: `${file.rows}`,
      created: `${file.created}`,
      updated: `${file.updated}`,
      rejected: `${file.rejected}`,
    }))
    const committed = { by: ctx.actor, at: ctx.clock.now(), wholeFiles }
    await beginDataAttempt(tx, importId, 'committing', committed)
    await ctx.enqueue(tx, workJob(importId))
    return ok({ importId, attempt: attempt + 1, files })
  },
  atStake: async (_tx, { files }) => ({ facts: { files } }),
})

type Committed = {
  readonly importId: string
  readonly attempt: number
  /** What each file came to when it was tried. */
  readonly files: readonly Readonly<
    Record<'file' | 'lines' | 'created' | 'updated' | 'rejected', string>
  >[]
}

/** Stops an import: what was taken over stays. */
const cancelDataImport = defineCommand({
  name: 'cancelDataImport',
  summary: 'Stop an import of data; lines that were taken over stay',
  permission: 'import',
  input: dataImportRef,
  run: async (tx, { importId }, ctx): Promise<Result<{ state: DataImportState }>> => {
    const found = await inState(tx, importId, ['received', 'trying', 'checked', 'committing'])
    if (!found.ok) return found
    // What was taken over so far is no less an import: it is done as far as it came.
    const state = found.value.state === 'committing' ? 'done' : 'cancelled'
    await saveDataState(tx, importId, state, ctx.clock.now())
    return ok({ state })
  },
})

/** Notes how far an import is (the job does this). */
export const noteDataImport = defineCommand({
  name: 'noteDataImport',
  summary: 'Note how far an import of data is (a job does this)',
  permission: 'import.work',
  input: noteDataImportInput,
  logged: ({ problems, ...rest }) => ({ ...rest, problems: problems.length }),
  run: async (tx, note, ctx): Promise<Result<{ state: DataImportState }>> => {
    const found = await lockDataImport(tx, note.importId)
    if (found === undefined) return refuse('unknown_data_import', { import: note.importId })
    const isWorked = ['trying', 'committing'].includes(found.state)
    if (!isWorked || found.attempt !== note.attempt) return ok({ state: found.state })
    await saveDataNote(tx, note)
    if (note.outcome === null) return ok({ state: found.state })
    await saveDataState(tx, note.importId, note.outcome, ctx.clock.now())
    return ok({ state: note.outcome })
  },
})

/** Forgets what files of imports held some weeks after they came: they name customers. */
export const forgetOldDataFiles = defineCommand({
  name: 'forgetOldDataFiles',
  summary: 'Forget what files of data held, 30 days after they came (a job does this)',
  permission: 'data.eraseWork',
  input: z.strictObject({}),
  run: async (tx, _input, ctx): Promise<Result<{ forgotten: number }>> => {
    const before = ctx.clock.now().subtract({ hours: KEPT_DAYS * 24 })
    return ok({ forgotten: await forgetDataFiles(tx, before) })
  },
})

export const dataImportCommands: readonly AnyCommand[] = [
  receiveDataFile,
  tryDataImport,
  commitDataImport,
  cancelDataImport,
  noteDataImport,
  forgetOldDataFiles,
]

function workJob(importId: string) {
  return {
    task: 'workDataImport',
    payload: { importId },
    queue: `data-import:${importId}`,
  }
}

async function inState(
  tx: Tx,
  importId: string,
  states: readonly DataImportState[],
): Promise<Result<DataImport>> {
  const found = await lockDataImport(tx, importId)
  if (found === undefined) return refuse('unknown_data_import', { import: importId })
  if (!states.includes(found.state)) return refuse('data_import_not_so_far', { state: found.state })
  return ok(found)
}
