import { type Command, InvalidArgumentError, Option } from 'commander'
import { openProgress } from '../../platform/progress.ts'
import { sentence } from '../../platform/refusals/table.ts'
import { importMeterData } from '../meter-data/import.ts'
import { METER_DATA_FORMATS, type MeterDataFormat } from '../meter-data/source.ts'
import {
  commandLineActor,
  commandLineLanguage,
  type DataOption,
  EXIT,
  printJson,
  subcommand,
  withSystem,
} from '../subcommand.ts'
import { describeImport } from './import.ts'

type MeterDataOptions = DataOption & {
  readonly format?: MeterDataFormat
  readonly account?: string
  readonly map?: string
  readonly marketTime?: string
  readonly dryRun?: boolean
  readonly atomic?: boolean
  readonly errors?: string
  readonly json?: boolean
}

/** `quittance import-meter-data FILE…`: NEM12, NEM13 and Green Button. */
export function addImportMeterData(program: Command): void {
  subcommand(
    program,
    'import-meter-data <files...>',
    'take over NEM12, NEM13 or Green Button files',
  )
    .addOption(
      new Option('--format <format>', 'default: what the file begins like').choices(
        METER_DATA_FORMATS,
      ),
    )
    .option('--account <number>', 'the account of all the data (default: where the meter stands)')
    .option('--map <file>', 'CSV: point,reading,account_number,serial,register,unit')
    .option('--market-time <offset>', 'of NEM12 days (default: +10:00)', readOffset)
    .option('--dry-run', 'check everything, change nothing')
    .option('--atomic', 'take each file whole or not at all')
    .option(
      '--errors <dir>',
      'where the lists of rejected rows go (default: errors beside the file)',
    )
    .option('--json', 'answer with one line of JSON')
    .action(runImport)
}

async function runImport(files: string[], options: MeterDataOptions): Promise<void> {
  const { data, json, ...chosen } = options
  const summary = await withSystem({ data }, system =>
    importMeterData(system, {
      ...chosen,
      files,
      actor: commandLineActor(),
      language: commandLineLanguage(),
      progress: openProgress(),
    }),
  )
  if (json === true) printJson(summary, true)
  else {
    process.stdout.write(describeImport(summary))
    for (const warning of summary.files.flatMap(file => file.warnings)) {
      process.stdout.write(`${sentence(warning, commandLineLanguage())}\n`)
    }
  }
  process.exitCode = summary.ok ? EXIT.done : EXIT.failed
}

function readOffset(text: string): string {
  if (/^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(text)) return text
  throw new InvalidArgumentError('An offset such as +10:00 is expected.')
}
