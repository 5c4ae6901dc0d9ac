import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { RefusalError } from '../../kernel/result.ts'
import { makeDataCopy } from '../../operations/data-copies/commands.ts'
import { packDataCopy } from '../../operations/data-copies/jobs/copy.ts'
import { execute } from '../../platform/command.ts'
import type { System } from '../../platform/system.ts'
import { sealedFields } from '../sealed-fields.ts'
import { readDataCopy } from '../server/data-copy.ts'
import {
  commandLineActor,
  type DataOption,
  printRefusal,
  subcommand,
  withSystem,
} from '../subcommand.ts'

type CopyOptions = DataOption & { readonly reason: string; readonly out?: string }

/** `quittance data-copy <account>`: all that is kept of a customer who asks for it, as one zip. */
export function addDataCopy(program: Command): void {
  subcommand(program, 'data-copy <account>', 'write a copy of all that is kept of a customer')
    .requiredOption('--reason <text>', 'who asked for it, when and how')
    .option('--out <file>', 'where to write it, - for standard output (default: data-….zip)')
    .action((account: string, options: CopyOptions) =>
      withSystem({ data: options.data }, system => write(system, account, options)),
    )
}

async function write(system: System, account: string, options: CopyOptions): Promise<void> {
  const actor = commandLineActor()
  const input = { accountNumber: account, reason: options.reason }
  const asked = await execute(system, makeDataCopy, input, { actor })
  if (!asked.ok) {
    process.exitCode = printRefusal(asked.refusal)
    return
  }
  const { copyId } = asked.value
  try {
    // Here and now, whether or not a worker runs; whoever is second finds nothing left to do.
    await packDataCopy(system, sealedFields, copyId)
    const { name, content } = await readDataCopy(system, copyId, actor)
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
}
