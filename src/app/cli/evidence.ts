import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { RefusalError } from '../../kernel/result.ts'
import { readEvidence } from '../server/evidence-file.ts'
import { type DataOption, printRefusal, subcommand, withSystem } from '../subcommand.ts'

type EvidenceOptions = DataOption & { readonly out?: string }

/** `quittance evidence <placement>`: what was handed over to an agency or court, as one zip. */
export function addEvidence(program: Command): void {
  subcommand(program, 'evidence <placement>', 'write the evidence of a placement as a zip')
    .option('--out <file>', 'where to write it, - for standard output (default: evidence-….zip)')
    .action(async (placement: string, options: EvidenceOptions) => {
      await withSystem({ data: options.data }, async system => {
        try {
          const content = await readEvidence(system, placement)
          if (options.out === '-') process.stdout.write(content)
          else {
            const file = options.out ?? `evidence-${placement}.zip`
            await writeFile(file, content)
            process.stdout.write(`${file}\n`)
          }
        } catch (error) {
          if (!(error instanceof RefusalError)) throw error
          process.exitCode = printRefusal(error.refusal)
        }
      })
    })
}
