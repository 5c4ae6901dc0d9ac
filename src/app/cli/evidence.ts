import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { RefusalError } from '../../kernel/result.ts'
import type { System } from '../../platform/system.ts'
import { caseRecord } from '../server/case-record.ts'
import { readEvidence } from '../server/evidence-file.ts'
import { type DataOption, printRefusal, subcommand, withSystem } from '../subcommand.ts'

type EvidenceOptions = DataOption & { readonly out?: string }

/**
 * `quittance evidence <placement>`: what was handed over to an agency or court, as one zip; and
 * `quittance case-record <case>`: everything about a dispute or inquiry.
 */
export function addEvidence(program: Command): void {
  subcommand(program, 'evidence <placement>', 'write the evidence of a placement as a zip')
    .option('--out <file>', 'where to write it, - for standard output (default: evidence-….zip)')
    .action((placement: string, options: EvidenceOptions) =>
      write(options, `evidence-${placement}.zip`, system => readEvidence(system, placement)),
    )
  subcommand(program, 'case-record <case>', 'write the complete record of a case as a zip')
    .option('--out <file>', 'where to write it, - for standard output (default: case-….zip)')
    .action((number: string, options: EvidenceOptions) =>
      write(options, `case-${number}.zip`, system => caseRecord(system, number)),
    )
}

async function write(
  options: EvidenceOptions,
  name: string,
  read: (system: System) => Promise<Buffer>,
): Promise<void> {
  await withSystem({ data: options.data }, async system => {
    try {
      const content = await read(system)
      if (options.out === '-') process.stdout.write(content)
      else {
        const file = options.out ?? name
        await writeFile(file, content)
        process.stdout.write(`${file}\n`)
      }
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
      process.exitCode = printRefusal(error.refusal)
    }
  })
}
