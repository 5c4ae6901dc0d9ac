import type { Command } from 'commander'
import { renewContracts } from '../../contracts/commands/renew-contracts.ts'
import {
  type ContractAfter,
  type DueAfter,
  type DueContract,
  listDueContracts,
} from '../../contracts/load/due-contracts.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { execute } from '../../platform/command.ts'
import {
  commandLineActor,
  type DataOption,
  EXIT,
  printJson,
  printRefusal,
  subcommand,
  withSystem,
} from '../subcommand.ts'
import { dateArgument, limitArgument } from './planned-changes.ts'

/** `quittance contracts-due` and `quittance renew-contracts`. */
export function addContracts(program: Command): void {
  subcommand(program, 'contracts-due', 'list contracts that end or are in their notice window')
    .option('--on <date>', 'as of this date (default: today)', dateArgument)
    .option('--within <days>', 'days that are looked ahead (default 90)', limitArgument, 90)
    .option('--after <key>', 'the page after this one: date,account,contract', afterArgument)
    .option('--limit <rows>', 'rows of a page (default 50, at most 1000)', limitArgument, 50)
    .option('--json', 'one line of JSON')
    .action(list)
  subcommand(program, 'renew-contracts', 'begin the next terms of contracts that renew')
    .option('--on <date>', 'as of this date (default: today)', dateArgument)
    .action(async options => {
      process.exitCode = await renew(options)
    })
}

type ListOptions = DataOption & {
  readonly on?: Temporal.PlainDate
  readonly within: number
  readonly after?: DueAfter
  readonly limit: number
  readonly json?: boolean
}

async function list({ data, on, within, after, limit, json }: ListOptions): Promise<void> {
  const found = await withSystem({ data }, system =>
    listDueContracts(system.db, {
      on: on ?? dateOf(system.clock.now(), 'UTC'),
      withinDays: within,
      after,
      limit,
    }),
  )
  const last = found.length < limit ? undefined : found.at(-1)
  const next = last && `${last.on},${last.accountNumber},${last.contractNumber}`
  if (json === true) printJson({ rows: found, next: next ?? null }, true)
  else process.stdout.write(duePage(found, next))
}

function duePage(rows: readonly DueContract[], next: string | undefined): string {
  if (rows.length === 0) return 'No contracts are due.\n'
  const lines = rows.map(row => {
    const term = row.termEndOn === null ? '' : `  term until ${row.termEndOn}, ${row.renewal}`
    const { on, accountNumber, contractNumber, state } = row
    return `${on}  ${accountNumber}  ${contractNumber}  ${state}${term}\n`
  })
  return `${lines.join('')}${next === undefined ? '' : `More: --after ${next}\n`}`
}

function afterArgument(text: string): DueAfter {
  const [on = '', accountNumber = '', contractNumber = ''] = text.split(',')
  return { on: dateArgument(on), accountNumber, contractNumber }
}

/** Page by page, each committed by itself: cut off, it is simply called again. */
async function renew({ data, on }: DataOption & { on?: Temporal.PlainDate }): Promise<number> {
  return withSystem({ data }, async system => {
    const day = (on ?? dateOf(system.clock.now(), 'UTC')).toString()
    let after: ContractAfter | null = null
    let [renewed, uplifted] = [0, 0]
    do {
      const input: object = { on: day, after }
      const answer = await execute(system, renewContracts, input as never, {
        actor: commandLineActor(),
      })
      if (!answer.ok) return printRefusal(answer.refusal)
      for (const { refusal } of answer.value.refused) printRefusal(refusal)
      renewed += answer.value.renewed
      uplifted += answer.value.uplifted
      after = answer.value.next
    } while (after !== null)
    process.stdout.write(`${renewed} terms begun, ${uplifted} subscriptions at new prices.\n`)
    return EXIT.done
  })
}
