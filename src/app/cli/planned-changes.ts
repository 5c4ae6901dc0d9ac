import { type Command, InvalidArgumentError } from 'commander'
import {
  listPlannedChanges,
  type PlannedAfter,
  type PlannedChange,
} from '../../contracts/load/planned.ts'
import { date } from '../../formats/fields.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'

type ListOptions = DataOption & {
  readonly on?: Temporal.PlainDate
  readonly account?: string
  readonly after?: PlannedAfter
  readonly limit: number
  readonly json?: boolean
}

/** `quittance planned-changes`: what takes effect after today, by date; it changes nothing. */
export function addPlannedChanges(program: Command): void {
  subcommand(program, 'planned-changes', 'list changes of subscriptions that are still to come')
    .option('--on <date>', 'after this date (default: today)', dateArgument)
    .option('--account <number>', 'of this account')
    .option('--after <key>', 'the page after this one: date,account,subscription', afterArgument)
    .option('--limit <rows>', 'rows of a page (default 50, at most 1000)', limitArgument, 50)
    .option('--json', 'one line of JSON')
    .action(list)
}

async function list({ data, on, account, after, limit, json }: ListOptions): Promise<void> {
  const found = await withSystem({ data }, system =>
    listPlannedChanges(system.db, {
      on: on ?? dateOf(system.clock.now(), 'UTC'),
      accountNumber: account,
      after,
      limit,
    }),
  )
  const last = found.length < limit ? undefined : found.at(-1)
  const next = last === undefined ? null : keyOf(last)
  if (json === true) printJson({ rows: found, next }, true)
  else process.stdout.write(plannedPage(found, next))
}

function keyOf({ effectiveOn, accountNumber, subscriptionNumber }: PlannedChange): string {
  return `${effectiveOn},${accountNumber},${subscriptionNumber}`
}

/** A page of planned changes for a terminal, a line each. */
export function plannedPage(rows: readonly PlannedChange[], next: string | null): string {
  if (rows.length === 0) return 'No planned changes.\n'
  const lines = rows.map(row => {
    const what = [row.change, row.chargeCode, row.value].filter(text => text !== null).join(' ')
    return `${row.effectiveOn}  ${row.accountNumber}  ${row.subscriptionNumber}  ${what}\n`
  })
  return `${lines.join('')}${next === null ? '' : `More: --after ${next}\n`}`
}

/** A date given on the command line. */
export function dateArgument(text: string): Temporal.PlainDate {
  const parsed = date.safeParse(text)
  if (parsed.success) return parsed.data
  throw new InvalidArgumentError('a date such as 2026-01-31')
}

function afterArgument(text: string): PlannedAfter {
  const [on = '', accountNumber = '', subscriptionNumber = ''] = text.split(',')
  return { effectiveOn: dateArgument(on), accountNumber, subscriptionNumber }
}

/** How many rows a page has. */
export function limitArgument(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit
  throw new InvalidArgumentError('a whole number from 1 to 1000')
}
