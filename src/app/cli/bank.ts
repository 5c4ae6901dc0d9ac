import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { execute } from '../../platform/command.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { System } from '../../platform/system.ts'
import { type ImportedFile, importBankStatement } from '../../receivables/bank/commands/import.ts'
import {
  commandLineActor,
  commandLineLanguage,
  type DataOption,
  EXIT,
  printJson,
  subcommand,
  withSystem,
} from '../subcommand.ts'
import { tasksOf } from '../tasks.ts'

type BankOptions = DataOption & {
  readonly account?: string
  readonly match?: boolean
  readonly json?: boolean
}

/** `quittance bank FILE…`: takes bank files, and matches what they hold. */
export function addBank(program: Command): void {
  subcommand(
    program,
    'bank <files...>',
    'take bank files (camt.053/.054, MT940, BAI2, lockbox, OFX, QIF, CSV) and match them',
  )
    .option('--account <code>', 'our bank account, for files that do not name it (CSV, QIF)')
    .option('--no-match', 'leave matching to the worker')
    .option('--json', 'one line of JSON a file')
    .action(runBank)
}

async function runBank(files: string[], options: BankOptions): Promise<void> {
  await withSystem({ data: options.data }, async system => {
    for (const file of files) await takeFile(system, file, options)
    if (options.match !== false) {
      await drainJobs(system.db, {
        target: system.database.target,
        tasks: tasksOf(system),
        log: system.log,
      })
    }
  })
}

async function takeFile(system: System, file: string, options: BankOptions): Promise<void> {
  const content = (await readFile(file)).toString('base64')
  const input = { fileName: basename(file), content, bankAccount: options.account ?? null }
  const done = await execute(system, importBankStatement, input, { actor: commandLineActor() })
  if (!done.ok) {
    process.stderr.write(`${file}: ${sentence(done.refusal, commandLineLanguage())}\n`)
    process.exitCode = EXIT.failed
    return
  }
  if (options.json === true) printJson({ file, ...done.value }, true)
  else process.stdout.write(`${file}: ${describe(done.value)}\n`)
  if (done.value.statements.some(statement => statement.state === 'quarantined')) {
    process.exitCode = EXIT.failed
  }
}

function describe({ isKnown, statements }: ImportedFile): string {
  if (isKnown) return 'taken before, nothing done'
  return statements
    .map(({ bankAccount, state, lines, duplicates, pending, faults }) => {
      const more = [
        duplicates > 0 ? `${duplicates} known from another file` : '',
        pending > 0 ? `${pending} only announced` : '',
        ...faults.map(fault => sentence(fault, commandLineLanguage())),
      ].filter(text => text !== '')
      const text = `${bankAccount} ${state}, ${lines} lines`
      return more.length === 0 ? text : `${text} (${more.join(', ')})`
    })
    .join('; ')
}
