import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { countAccounts } from '../../invoicing/what-if/load.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { RefusalError } from '../../kernel/result.ts'
import { openProgress } from '../../platform/progress.ts'
import type { System } from '../../platform/system.ts'
import {
  commandLineLanguage,
  type DataOption,
  EXIT,
  subcommand,
  withSystem,
} from '../subcommand.ts'
import { readWhatIf, runWhatIf } from '../what-if/what-if.ts'
import {
  WHAT_IF_FORMATS,
  type WriteOptions,
  type WrittenWhatIf,
  writeWhatIf,
} from '../what-if/write.ts'

type WhatIfOptions = DataOption & {
  readonly format: WriteOptions['format']
  readonly out?: string
  readonly changed?: boolean
  readonly check?: boolean
}

/** `quittance what-if <file>`: past bills with other prices, discounts or taxes; it changes nothing. */
export function addWhatIf(program: Command): void {
  subcommand(
    program,
    'what-if <file>',
    'work past bills out again, with other prices or as they were, and compare (- for standard input)',
  )
    .addOption(
      new Option('--format <format>', 'csv, or json (a line each, totals last)')
        .choices(WHAT_IF_FORMATS)
        .default('csv'),
    )
    .option('--out <file>', 'a file instead of standard output')
    .option('--changed', 'only accounts that differ or could not be worked out')
    .option('--check', 'end with 1 if anything differs that no later change of facts explains')
    .action(async (file: string, options: WhatIfOptions) => {
      process.exitCode = await whatIf(file, options)
    })
}

async function whatIf(file: string, options: WhatIfOptions): Promise<number> {
  const asked = readWhatIf(await readInput(file))
  const written = await withSystem({ data: options.data }, async system => {
    const progress = openProgress()
    progress.start('Working out', await countAccounts(system.db, asked))
    const chunks = runWhatIf(system.db, asked, today(system))
    const out = options.out === undefined ? process.stdout : createWriteStream(options.out)
    out.on('error', () => {})
    const { format, changed: changedOnly = false } = options
    const language = commandLineLanguage()
    const done = await writeWhatIf(chunks, out, { format, changedOnly, language }, progress)
    progress.finish()
    if (out !== process.stdout) await finished(out.end())
    return done
  })
  process.stderr.write(summary(written))
  if (written.failed > 0) return EXIT.failed
  return options.check === true && written.differ > written.differByFacts ? EXIT.failed : EXIT.done
}

const today = ({ clock }: System): Temporal.PlainDate => dateOf(clock.now(), 'UTC')

function summary({ accounts, differ, differByFacts, failed, totals }: WrittenWhatIf): string {
  const lines = totals.map(
    ({ currency, netBefore, netAfter, netDifference, toPayDifference }) =>
      `${netBefore} → ${netAfter} ${currency} without tax (${netDifference}), to pay ${toPayDifference}\n`,
  )
  const of = differByFacts === 0 ? '' : ` (${differByFacts} by facts that changed since)`
  return `${accounts} accounts, ${differ} differ${of}, ${failed} could not be worked out\n${lines.join('')}`
}

async function readInput(file: string): Promise<string> {
  if (file === '-') return text(process.stdin)
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new RefusalError('file_unreadable', { file, reason })
  }
}
