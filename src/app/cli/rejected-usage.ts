import type { Command } from 'commander'
import { RefusalError } from '../../kernel/result.ts'
import { listRejectedUsage } from '../../metering/load/rejected.ts'
import { listRejectedUsageInput } from '../../metering/rejected.ts'
import { inputRefusal } from '../../platform/input.ts'
import { rejectedPage } from '../rejected-usage.ts'
import {
  commandLineLanguage,
  type DataOption,
  printJson,
  subcommand,
  withSystem,
} from '../subcommand.ts'

type ListOptions = DataOption & {
  readonly state?: string
  readonly kind?: string
  readonly code?: string
  readonly account?: string
  readonly after?: string
  readonly limit?: string
  readonly json?: boolean
}

/** `quittance rejected-usage`: the queue of refused rows, oldest first; it changes nothing. */
export function addRejectedUsage(program: Command): void {
  subcommand(program, 'rejected-usage', 'list usage that was refused and waits for a clerk')
    .option('--state <state>', 'open (default), fixed, replayed, discarded or all')
    .option('--kind <kind>', 'event, read or interval')
    .option('--code <code>', 'refused for this reason, such as unknown_meter')
    .option('--account <number>', 'of this account')
    .option('--after <id>', 'the page after this row')
    .option('--limit <rows>', 'rows of a page (default 50, at most 1000)')
    .option('--json', 'one line of JSON')
    .action(list)
}

async function list({ data, json, account, ...named }: ListOptions): Promise<void> {
  const input = { ...named, accountNumber: account }
  const parsed = listRejectedUsageInput.safeParse(input)
  if (!parsed.success) {
    const { code, facts } = inputRefusal(parsed.error, input)
    throw new RefusalError(code, facts)
  }
  const { limit, state, ...filter } = parsed.data
  const found = await withSystem({ data }, system =>
    listRejectedUsage(system.db, { ...filter, state: state === 'all' ? undefined : state }, limit),
  )
  const next = found.length < limit ? null : (found.at(-1)?.rejectedId ?? null)
  if (json === true) printJson({ rows: found, next }, true)
  else process.stdout.write(rejectedPage(found, next, commandLineLanguage()))
}
