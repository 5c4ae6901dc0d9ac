import { removeOldSignIns } from '../../identity/sign-in/commands/clean.ts'
import type { Result } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import type { Storage } from '../../platform/storage.ts'
import { removeOldDataCopies } from '../data-copies/jobs/copy.ts'
import { forgetOldDataFiles } from '../data-imports/commands.ts'
import { erasureRef } from './api.ts'
import { endOldDocuments, noteFilesGone } from './commands/documents.ts'
import { eraseLateMandates, workErasure } from './commands/erase.ts'
import { loadFilesOfEnded, loadPeriods } from './load.ts'

/** The worker's task of erasures: chunk by chunk, each its own command, until one is done. */
export function retentionTasks(host: CommandHost): Tasks {
  return {
    eraseData: async payload => {
      const erasure = erasureRef.parse(payload)
      let isDone = false
      while (!isDone) {
        isDone = granted(await execute(host, workErasure, erasure, ERASER)).isDone
      }
    },
  }
}

const ERASER = { actor: 'job:eraseData' }

/** What is done of a day: records of signing in that are too old, mandates whose time has come. */
export async function keepToPeriods(host: FileHost): Promise<Record<string, unknown>> {
  const months = (await loadPeriods(host.db)).get('sign_ins') ?? 12
  let signIns = 0
  let removed: number
  do {
    removed = granted(await execute(host, removeOldSignIns, { months }, ERASER)).removed
    signIns += removed
  } while (removed > 0)
  const { mandates } = granted(await execute(host, eraseLateMandates, {}, ERASER))
  const { forgotten } = granted(await execute(host, forgetOldDataFiles, {}, ERASER))
  const dataCopies = await removeOldDataCopies(host, ERASER.actor)
  const documents = await endDocuments(host)
  return { signIns, mandates, dataFiles: forgotten, dataCopies, documents }
}

/** Whoever works also where files lie. */
export type FileHost = CommandHost & { readonly storage: Storage }

/** Documents whose term has ended; files go after what names them, so that none is missed. */
async function endDocuments(host: FileHost): Promise<number> {
  let documents = 0
  let ended: number
  do {
    ended = granted(await execute(host, endOldDocuments, {}, ERASER)).ended
    documents += ended
  } while (ended > 0)
  for (;;) {
    const paths = await loadFilesOfEnded(host.db, FILES)
    if (paths.length === 0) return documents
    for (const path of paths) await host.storage.remove(path)
    granted(await execute(host, noteFilesGone, { paths }, ERASER))
  }
}

const FILES = 500

function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${result.refusal.code}`)
}
