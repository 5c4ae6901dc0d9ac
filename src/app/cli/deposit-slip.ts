import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { fileName } from '../../documents/file-path.ts'
import { renderDepositSlip } from '../../documents/render.ts'
import { LANGUAGES, type Language } from '../../platform/refusals/sentence.ts'
import { loadDepositSlip } from '../../receivables/deposits/load.ts'
import { slipFacts } from '../../receivables/deposits/slip.ts'
import { type DataOption, printRefusal, subcommand, withSystem } from '../subcommand.ts'

type SlipOptions = DataOption & { readonly out?: string; readonly language: Language }

/** `quittance deposit-slip <entity> <reference>`: the paper that goes to the bank with the checks. */
export function addDepositSlip(program: Command): void {
  subcommand(program, 'deposit-slip <entity> <reference>', 'write the slip of a deposit as PDF')
    .option('--out <file>', 'where to write it, - for standard output (default: its reference.pdf)')
    .addOption(new Option('--language <language>', 'language').choices(LANGUAGES).default('en'))
    .action(async (entity: string, reference: string, options: SlipOptions) => {
      await withSystem({ data: options.data }, async ({ db }) => {
        const slip = await loadDepositSlip(db, entity, reference)
        if (slip === undefined) {
          process.exitCode = printRefusal({ code: 'unknown_deposit', facts: { reference } })
          return
        }
        const pdf = renderDepositSlip(slipFacts(slip, options.language))
        if (options.out === '-') process.stdout.write(pdf)
        else await write(options.out ?? `${fileName(reference)}.pdf`, pdf)
      })
    })
}

async function write(file: string, pdf: Uint8Array): Promise<void> {
  await writeFile(file, pdf)
  process.stdout.write(`${file}\n`)
}
