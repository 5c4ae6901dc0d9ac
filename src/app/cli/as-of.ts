import { type Command, InvalidArgumentError } from 'commander'
import { type AsOf, loadSubscription } from '../../contracts/load/as-of.ts'
import type { StoredCommitment } from '../../contracts/load/commitments.ts'
import { loadContractAsOf } from '../../contracts/load/contract-as-of.ts'
import {
  changesBetween,
  type Picture,
  pictureOfSubscription,
  pictureOfTerms,
} from '../../contracts/picture.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Db } from '../../platform/database/database.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'
import { dateArgument } from './planned-changes.ts'

type Options = DataOption & {
  readonly contract?: boolean
  readonly effective?: Temporal.PlainDate
  readonly recorded?: Temporal.Instant
  readonly toEffective?: Temporal.PlainDate
  readonly toRecorded?: Temporal.Instant
  readonly json?: boolean
}

/**
 * `quittance as-of <account> <subscription>`: what it was on a day by what had been recorded until a
 * time, and the differences to another day or time.
 */
export function addAsOf(program: Command): void {
  subcommand(
    program,
    'as-of <account> <number>',
    'show a subscription or contract as it was on a day, as known at a time, or what changed',
  )
    .option('--contract', 'the number is that of a contract')
    .option('--effective <date>', 'on this day (default: today)', dateArgument)
    .option('--recorded <time>', 'by what was recorded until then (default: now)', timeArgument)
    .option('--to-effective <date>', 'and what is different on this day', dateArgument)
    .option('--to-recorded <time>', 'and what is different by this time', timeArgument)
    .option('--json', 'one line of JSON')
    .action(show)
}

async function show(account: string, number: string, options: Options): Promise<void> {
  await withSystem({ data: options.data }, async system => {
    const now = system.clock.now()
    const first: AsOf = {
      effectiveOn: options.effective ?? dateOf(now, 'UTC'),
      recordedAt: options.recorded ?? now,
    }
    const before = await pictureAt(system.db, account, number, first, options.contract === true)
    const compares = options.toEffective !== undefined || options.toRecorded !== undefined
    if (!compares) {
      if (options.json === true) printJson({ ...first, is: Object.fromEntries(before) }, true)
      else process.stdout.write(pictureText(before))
      return
    }
    const second: AsOf = {
      effectiveOn: options.toEffective ?? first.effectiveOn,
      recordedAt: options.toRecorded ?? first.recordedAt,
    }
    const after = await pictureAt(system.db, account, number, second, options.contract === true)
    const changes = changesBetween(before, after)
    if (options.json === true) printJson({ from: first, to: second, changes }, true)
    else if (changes.length === 0) process.stdout.write('No difference.\n')
    else {
      const lines = changes.map(
        each => `${each.what}: ${each.before ?? '–'} → ${each.after ?? '–'}\n`,
      )
      process.stdout.write(lines.join(''))
    }
  })
}

/** What a subscription or contract was; throws the refusal of one that was not known. */
export async function pictureAt(
  db: Db,
  account: string,
  number: string,
  at: AsOf,
  isContract: boolean,
): Promise<Picture> {
  if (isContract) {
    const contract = await loadContractAsOf(db, account, number, at)
    if (contract === undefined) {
      throw new RefusalError('unknown_contract', { account, contract: number })
    }
    const { accountId: _, contractId: __, legalEntityId: ___, ...known } = contract
    const { subscriptions, commitments, ...terms } = known
    return pictureOfTerms({
      ...terms,
      subscriptions: subscriptions.join(', '),
      ...Object.fromEntries(commitments.map(commitmentText)),
    })
  }
  const found = await loadSubscription(db, account, number, at)
  if (found === undefined) {
    throw new RefusalError('unknown_subscription', { account, subscription: number })
  }
  return pictureOfSubscription(found)
}

function commitmentText({ code, amount, months, endOn }: StoredCommitment): [string, string] {
  const until = endOn === null ? '' : ` until ${endOn}`
  return [`commitment ${code}`, `${amount} in ${months} months${until}`]
}

function pictureText(picture: Picture): string {
  return [...picture].map(([what, value]) => `${what}: ${value}\n`).join('')
}

/** An instant, or a date: then all that was recorded on it counts, by UTC. */
function timeArgument(text: string): Temporal.Instant {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const next = dateArgument(text).add({ days: 1 })
    return next.toZonedDateTime('UTC').toInstant().subtract({ nanoseconds: 1 })
  }
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw new InvalidArgumentError('a time such as 2026-01-31T12:00:00Z, or a date')
  }
}
