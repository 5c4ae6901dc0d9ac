import type { Command } from 'commander'
import { openProgress } from '../../platform/progress.ts'
import { sentence } from '../../platform/refusals/table.ts'
import { type ImportSummary, importFolder } from '../import/folder.ts'
import {
  commandLineActor,
  commandLineLanguage,
  type DataOption,
  EXIT,
  printJson,
  subcommand,
  withSystem,
} from '../subcommand.ts'

type ImportOptions = DataOption & {
  readonly dryRun?: boolean
  readonly atomic?: boolean
  readonly errors?: string
  readonly json?: boolean
}

/** `quittance import FOLDER`: accounts, contracts, prices and usage from CSV files. */
export function addImport(program: Command): void {
  subcommand(program, 'import <folder>', 'take over the CSV files of a folder')
    .option('--dry-run', 'check everything, change nothing')
    .option('--atomic', 'take each file whole or not at all')
    .option('--errors <dir>', 'where the lists of rejected rows go (default: FOLDER/errors)')
    .option('--json', 'answer with one line of JSON')
    .action(async (folder: string, options: ImportOptions) => {
      const summary = await withSystem({ data: options.data }, system =>
        importFolder(system, {
          folder,
          actor: commandLineActor(),
          language: commandLineLanguage(),
          progress: openProgress(),
          ...(options.errors === undefined ? {} : { errors: options.errors }),
          dryRun: options.dryRun === true,
          atomic: options.atomic === true,
        }),
      )
      if (options.json === true) printJson(summary, true)
      else process.stdout.write(describeImport(summary))
      process.exitCode = summary.ok ? EXIT.done : EXIT.failed
    })
}

const COLUMNS = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const

/** The summary as a table, a line a file, and where the rejected rows are listed. */
export function describeImport(summary: Omit<ImportSummary, 'folder'>): string {
  const lines = [['file', ...COLUMNS]]
  for (const file of summary.files) {
    lines.push([file.file, ...COLUMNS.map(column => String(file[column]))])
  }
  lines.push(['total', ...COLUMNS.map(column => String(summary[column]))])
  const width = Math.max(20, ...lines.map(([name]) => String(name).length + 1))
  const table = lines.map(([name, ...counts]) =>
    [String(name).padEnd(width), ...counts.map(count => count.padStart(10))].join(''),
  )
  const notes = summary.files.flatMap(file => [
    ...(file.refusal === null ? [] : [sentence(file.refusal, commandLineLanguage())]),
    ...(file.errors === null ? [] : [`${file.rejected} rejected: ${file.errors}`]),
  ])
  const { created, updated, rejected, dryRun } = summary
  if (dryRun) notes.push('Dry run: nothing was changed.')
  else if (created + updated + rejected === 0) notes.push('Everything was known: nothing changed.')
  return `${[...table, ...notes].join('\n')}\n`
}
