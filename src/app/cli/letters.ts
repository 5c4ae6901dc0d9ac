import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { fileName } from '../../documents/file-path.ts'
import { manifestPath } from '../../documents/letters/jobs/print.ts'
import { findBatch } from '../../documents/letters/load.ts'
import { contentHash } from '../../platform/storage.ts'
import { type DataOption, printRefusal, subcommand, withSystem } from '../subcommand.ts'

type LettersOptions = DataOption & { readonly out?: string; readonly manifest?: boolean }

/** `quittance letters <batch>`: the file of a print batch, for the printer, or its manifest. */
export function addLetters(program: Command): void {
  subcommand(program, 'letters <batch>', 'write the letters of a print batch as one PDF')
    .option('--manifest', 'its manifest as CSV instead')
    .option('--out <file>', 'where to write it, - for standard output')
    .action(async (number: string, options: LettersOptions) => {
      await withSystem({ data: options.data }, async ({ db, storage }) => {
        const batch = await findBatch(db, number)
        if (batch?.path == null) {
          const facts = { batch: number, state: batch?.state ?? '' }
          const code = batch === undefined ? 'unknown_print_batch' : 'print_batch_state'
          process.exitCode = printRefusal({ code, facts })
          return
        }
        const isManifest = options.manifest === true
        const content = await storage.read(isManifest ? manifestPath(batch.path) : batch.path)
        if (!isManifest && contentHash(content) !== batch.sha256) {
          throw new Error(`${batch.path} is not the file that was made: restore it from a backup`)
        }
        const file = options.out ?? `${fileName(number)}.${isManifest ? 'csv' : 'pdf'}`
        if (file === '-') process.stdout.write(content)
        else {
          await writeFile(file, content)
          process.stdout.write(`${file}\n`)
        }
      })
    })
}
