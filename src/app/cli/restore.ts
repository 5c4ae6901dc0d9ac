import { resolve } from 'node:path'
import type { Command } from 'commander'
import { beginRestore, clearRestore, endRestore } from '../../platform/backup/folder.ts'
import { type RestoreReport, readBackup } from '../../platform/backup/read.ts'
import { dataFolder } from '../../platform/data-folder.ts'
import { openProgress } from '../../platform/progress.ts'
import { proveAll } from '../../reporting/proofs/load/all.ts'
import { openingOf } from '../backup/keys.ts'
import { checkReport, formatSummary } from '../check.ts'
import { type DataOption, EXIT, openForSubcommand, printJson, subcommand } from '../subcommand.ts'

type RestoreOptions = DataOption & { readonly identity?: string; readonly json?: boolean }

/** `quittance restore <file>`: a backup into an empty place, followed by every proof. */
export function addRestore(program: Command): void {
  subcommand(program, 'restore <file>', 'bring a backup into an empty data folder or database')
    .option('--identity <file>', 'the secret key of age that opens it')
    .option('--json', 'answer with one line of JSON')
    .action(async (file: string, options: RestoreOptions) => {
      const { report, proven } = await restore(resolve(file), options)
      const failed = proven.some(one => one.violations > 0n)
      if (options.json === true) printJson({ ...report, ...checkReport(proven) }, true)
      else {
        const { rows, documents, takenAt, hasKeys } = report
        process.stdout.write(`${rows} rows and ${documents} documents as of ${takenAt}.\n`)
        if (!hasKeys) process.stdout.write(KEY_APART)
        process.stdout.write(formatSummary(proven))
      }
      if (failed) process.exitCode = EXIT.failed
    })
}

const KEY_APART =
  'The secret key was not in it: put it back as `secret-key` of the data folder, or as QUITTANCE_SECRET_KEY.\n'

async function restore(file: string, options: RestoreOptions) {
  const folder = dataFolder(options.data)
  const say = (message: string): void => void process.stderr.write(`${message}\n`)
  const opening = await openingOf(options.identity)
  await beginRestore(folder, say)
  let report: RestoreReport | undefined
  try {
    const system = await openForSubcommand({
      data: folder,
      ownership: 'own',
      prepare: async owner => {
        report = await readBackup({ owner, folder, file, opening, progress: openProgress() })
        await endRestore(folder)
      },
    })
    try {
      const proven = await proveAll(system)
      return { report: report as RestoreReport, proven }
    } finally {
      await system.close()
    }
  } catch (error) {
    if (report === undefined) await clearRestore(folder, say)
    throw error
  }
}
