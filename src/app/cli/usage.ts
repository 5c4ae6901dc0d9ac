import type { Command } from 'commander'
import { listUsageNotices } from '../../invoicing/usage-alerts/api.ts'
import { loadNotices } from '../../invoicing/usage-alerts/load.ts'
import { RefusalError } from '../../kernel/result.ts'
import { inputRefusal } from '../../platform/input.ts'
import {
  commandLineLanguage,
  type DataOption,
  EXIT,
  printJson,
  printRefusal,
  subcommand,
  withSystem,
} from '../subcommand.ts'
import { accountUsage, usageJson, usageText } from '../usage/account-usage.ts'

type UsageOptions = DataOption & { readonly json?: boolean }
type NoticeOptions = UsageOptions & {
  readonly account?: string
  readonly since?: string
  readonly limit?: string
}

/** `quittance usage <account>` and `quittance usage-notices`: reads, they change nothing. */
export function addUsage(program: Command): void {
  subcommand(program, 'usage <account>', 'usage so far in periods under way, and what is expected')
    .option('--json', 'answer with one line of JSON')
    .action(async (account: string, options: UsageOptions) => {
      process.exitCode = await usage(account, options)
    })
  subcommand(program, 'usage-notices', 'list usage alerts that were reached, latest first')
    .option('--account <number>', 'of this account')
    .option('--since <date>', 'recorded on this day or later')
    .option('--limit <rows>', 'at most so many (default 100, at most 1000)')
    .option('--json', 'one line of JSON')
    .action(notices)
}

async function usage(account: string, { data, json }: UsageOptions): Promise<number> {
  const answer = await withSystem({ data }, system =>
    accountUsage(system.db, account, system.clock.now()),
  )
  if (!answer.ok) return printRefusal(answer.refusal)
  const language = commandLineLanguage()
  if (json === true)
    printJson(
      answer.value.map(each => usageJson(each, language)),
      true,
    )
  else process.stdout.write(usageText(answer.value, language))
  return EXIT.done
}

async function notices({ data, json, ...input }: NoticeOptions): Promise<void> {
  const parsed = listUsageNotices.safeParse(input)
  if (!parsed.success) {
    const { code, facts } = inputRefusal(parsed.error, input)
    throw new RefusalError(code, facts)
  }
  const found = await withSystem({ data }, system => loadNotices(system.db, parsed.data))
  if (json === true) return printJson(found, true)
  for (const notice of found) {
    const { account, alert, measure, currency, basis, value, threshold, delivery } = notice
    const what = measure === 'amount' ? (currency ?? '') : (notice.charge ?? '')
    process.stdout.write(
      `${notice.recordedAt.toString({ smallestUnit: 'second' })}  ${account}  ${alert}  ` +
        `${basis} ${value} of ${threshold} ${what}  ` +
        `(${notice.periodStart}..${notice.periodEnd}, ${delivery.replace('_', ' ')})\n`,
    )
  }
}
