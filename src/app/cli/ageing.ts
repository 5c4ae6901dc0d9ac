import { type Command, InvalidArgumentError, Option } from 'commander'
import type { AssignmentKind } from '../../accounts/assignments/assignment-rule.ts'
import { type AgedFrom, type Ageing, boundsOf, bucketNames } from '../../collections/ageing.ts'
import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { formatAmount } from '../../kernel/money.ts'
import { toJson } from '../../platform/json.ts'
import {
  type AccountAgeing,
  allAccountAgeing,
  type EntityAgeing,
  type GroupAgeing,
  loadAgeing,
  loadGroupAgeing,
} from '../../reporting/ageing/load/ageing.ts'
import type { AgeingAsked } from '../../reporting/ageing/load/open-then.ts'
import { atOneMoment } from '../../reporting/load.ts'
import { readDay } from '../day-option.ts'
import { send } from '../export/send.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'

type AgeingOptions = DataOption & {
  readonly on?: Temporal.PlainDate
  readonly by: AgedFrom
  readonly knownAt?: Temporal.Instant
  readonly accounts?: boolean
  readonly group?: AssignmentKind
  readonly after?: string
  readonly json?: boolean
  readonly csv?: boolean
}

/** `quittance ageing`: what is owed, by how long it is overdue, beside the control accounts. */
export function addAgeing(program: Command): void {
  subcommand(program, 'ageing', 'what customers owe by age, compared with the control accounts')
    .option('--on <date>', 'on this day (default: today)', readDay)
    .addOption(
      new Option('--by <date>', 'age from the due date or the date of the document')
        .choices(['due', 'document'])
        .default('due'),
    )
    .option('--known-at <time>', 'by what was recorded until then (default: now)', readTime)
    .addOption(
      new Option('--group <by>', 'a row for each segment or collector, as CSV').choices([
        'segment',
        'collector',
      ]),
    )
    .option('--accounts', 'a row for each customer, by number, in place of the sums')
    .option('--after <number>', 'with --accounts: only customers after this number')
    .option('--json', 'a line of JSON each row, amounts in minor units')
    .option('--csv', 'as CSV')
    .action(show)
}

async function show(options: AgeingOptions): Promise<void> {
  process.stdout.on('error', () => {})
  await withSystem({ data: options.data }, async system => {
    const now = system.clock.now()
    const on = options.on ?? dateOf(now, 'UTC')
    const asked = { on, by: options.by, knownAt: options.knownAt ?? now }
    await atOneMoment(system.db, async tx => {
      if (options.accounts === true) await printAccounts(tx, asked, options)
      else if (options.group !== undefined) {
        printGroups(await loadGroupAgeing(tx, asked, options.group), asked, options)
      } else printEntities(await loadAgeing(tx, asked), asked, options)
    })
  })
}

function printEntities(
  found: readonly EntityAgeing[],
  { on, by }: AgeingAsked,
  options: AgeingOptions,
): void {
  if (options.json === true) {
    for (const row of found) printJson({ on, by, ...row, ...comparison(row) }, true)
  } else if (options.csv === true) {
    const amounts = [...bucketNames(boundsOf(by)), 'credit', 'total', 'control', 'difference']
    process.stdout.write(formatCsvRow(['entity', 'currency', ...amounts]))
    for (const row of found) {
      const { differenceMinor } = comparison(row)
      const minor = [...columns(row), row.controlMinor, differenceMinor]
      process.stdout.write(
        formatCsvRow([row.entityCode, row.currency, ...texts(minor, row.currency)]),
      )
    }
  } else process.stdout.write(ageingText(found, by))
}

function printGroups(
  found: readonly GroupAgeing[],
  { on, by }: AgeingAsked,
  { json, group = 'segment' }: AgeingOptions,
): void {
  const amounts = [...bucketNames(boundsOf(by)), 'credit', 'total']
  if (json !== true) {
    process.stdout.write(formatCsvRow(['entity', 'currency', group, 'name', ...amounts]))
  }
  for (const row of found) {
    if (json === true) printJson({ on, by, ...row }, true)
    else {
      const names = [row.group ?? '', row.groupName ?? ''].map(safeCell)
      const cells = texts(columns(row), row.currency)
      process.stdout.write(formatCsvRow([row.entityCode, row.currency, ...names, ...cells]))
    }
  }
}

async function printAccounts(
  db: Parameters<typeof allAccountAgeing>[0],
  asked: AgeingAsked,
  { json, after }: AgeingOptions,
): Promise<void> {
  const amounts = [...bucketNames(boundsOf(asked.by)), 'credit', 'total']
  if (json !== true) {
    process.stdout.write(formatCsvRow(['account', 'name', 'entity', 'currency', ...amounts]))
  }
  for await (const row of allAccountAgeing(db, asked, after)) {
    const line = json === true ? jsonLine(asked, row) : accountCells(row)
    if (!(await send(process.stdout, line))) return
  }
}

function jsonLine({ on, by }: AgeingAsked, row: AccountAgeing): string {
  return `${JSON.stringify(toJson({ on, by, ...row }))}\n`
}

function accountCells(row: AccountAgeing): string {
  return formatCsvRow([
    ...[row.accountNumber, row.accountName, row.entityCode].map(safeCell),
    row.currency,
    ...texts(columns(row), row.currency),
  ])
}

/** The report as text: a block for each legal entity and currency. */
export function ageingText(found: readonly EntityAgeing[], by: AgedFrom): string {
  if (found.length === 0) return 'Nothing is owed, and nobody has a credit.\n'
  const names = [...bucketNames(boundsOf(by)), 'credit', 'total', 'control accounts']
  return found
    .map(row => {
      const { equal, differenceMinor } = comparison(row)
      const amounts = texts([...columns(row), row.controlMinor], row.currency)
      const wide = Math.max(...amounts.map(text => text.length))
      const lines = names.map(
        (name, i) => `  ${name.padEnd(16)}  ${(amounts[i] ?? '').padStart(wide)}\n`,
      )
      const difference = formatAmount(differenceMinor, row.currency)
      const verdict = equal ? 'equals the control accounts' : `differs by ${difference}`
      return `${row.entityCode} ${row.currency}\n${lines.join('')}  ${verdict}\n`
    })
    .join('')
}

function columns({ buckets, creditMinor, totalMinor }: Ageing): bigint[] {
  return [...buckets, creditMinor, totalMinor]
}

function texts(minor: readonly bigint[], currency: string): string[] {
  return minor.map(each => formatAmount(each, currency))
}

function comparison({ totalMinor, controlMinor }: EntityAgeing) {
  const differenceMinor = totalMinor - controlMinor
  return { differenceMinor, equal: differenceMinor === 0n }
}

function readTime(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw new InvalidArgumentError('A time such as 2026-01-31T12:00:00Z is expected.')
  }
}
