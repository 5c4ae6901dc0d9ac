import { resolve } from 'node:path'
import type { Command } from 'commander'
import { writeBackup } from '../../platform/backup/write.ts'
import { openProgress } from '../../platform/progress.ts'
import { encryptionOf } from '../backup/keys.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'

type BackupOptions = DataOption & { readonly recipient?: string; readonly json?: boolean }

/** `quittance backup <file>`: everything of an installation in one file, while it works. */
export function addBackup(program: Command): void {
  subcommand(program, 'backup <file>', 'write database and documents into one file')
    .option('--recipient <age1…>', 'encrypt for this public key of age')
    .option('--json', 'answer with one line of JSON')
    .action(async (file: string, options: BackupOptions) => {
      const report = await withSystem({ data: options.data }, system =>
        writeBackup({
          owner: system.database.ownerTarget,
          folder: system.folder,
          file: resolve(file),
          encryption: encryptionOf(options.recipient),
          progress: openProgress(),
          takenAt: system.clock.now(),
        }),
      )
      if (options.json === true) return printJson(report, true)
      const { rows, tables, documents, bytes, holdsKeys } = report
      process.stdout.write(
        `${file}: ${rows} rows of ${tables} tables, ${documents} documents, ${bytes} bytes.\n${
          holdsKeys
            ? 'It holds the secret key: keep it, and what opens it, where few get in.\n'
            : 'It does not hold the secret key, without which stored secrets stay sealed: keep that apart.\n'
        }`,
      )
    })
}
