import type { Command } from 'commander'
import { loadAccountIds } from '../../accounts/load/accounts.ts'
import {
  loadWalletStatements,
  type WalletStatement,
} from '../../contracts/load/wallet-statement.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { formatAmount } from '../../kernel/money.ts'
import { RefusalError } from '../../kernel/result.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'
import { dateArgument } from './planned-changes.ts'

type WalletOptions = DataOption & { readonly on?: Temporal.PlainDate; readonly json?: boolean }

/** `quittance wallet <account>`: prepaid credits with their lots and notices; it changes nothing. */
export function addWallet(program: Command): void {
  subcommand(program, 'wallet <account>', 'prepaid credits: what is left of which, and notices')
    .option('--on <date>', 'as of this day (default: today)', dateArgument)
    .option('--json', 'one line of JSON')
    .action(show)
}

async function show(account: string, { data, on, json }: WalletOptions): Promise<void> {
  const found = await withSystem({ data }, async system => {
    const accountId = (await loadAccountIds(system.db, [account])).get(account)
    if (accountId === undefined) throw new RefusalError('unknown_account', { account })
    const day = on ?? dateOf(system.clock.now(), 'UTC')
    return loadWalletStatements(system.db, accountId, day)
  })
  if (json === true) printJson({ wallets: found }, true)
  else process.stdout.write(walletText(found))
}

const NOTICES = {
  low_balance: 'the balance fell below the alert',
  topped_up: 'credits were bought again',
  top_up_limit: 'no more credits are bought this month',
} as const

/** Wallets for a terminal: the balance, the lots in the order in which they are used, the notices. */
export function walletText(wallets: readonly WalletStatement[]): string {
  if (wallets.length === 0) return 'No wallets.\n'
  return wallets
    .map(({ code, currency, balanceMinor, lots, notices }) => {
      const amount = (minor: string | bigint) => formatAmount(BigInt(minor), currency)
      const held = lots.map(lot => {
        const end = lot.expires === null ? '' : `, until ${lot.expires}`
        const of = `${amount(lot.leftMinor)} of ${amount(lot.openedMinor)}`
        return `  ${lot.kind} ${lot.from}: ${of} left, priority ${lot.priority}${end}\n`
      })
      const told = notices.map(
        notice => `  ${notice.on}  ${NOTICES[notice.kind]}: ${amount(notice.balanceMinor)}\n`,
      )
      return `${code}: ${amount(balanceMinor)} ${currency}\n${held.join('')}${told.join('')}`
    })
    .join('')
}
