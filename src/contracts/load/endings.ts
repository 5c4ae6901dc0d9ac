import { sql } from 'kysely'
import { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { ExitFee } from '../early-exit.ts'
import { idList, type SubscriptionId } from './subscriptions.ts'

/** How a subscription ends, as it is stored; it counts while the subscription has an end. */
export type StoredEnding = SubscriptionId & {
  /** Names the fee for ending early among billed lines. */
  readonly endingId: string
  readonly finalBill: 'bill' | 'none'
  readonly unused: 'offset' | 'credit' | 'refund' | 'keep'
  readonly exitFee: ExitFee | null
}

type ExitFeeJson = Omit<ExitFee, 'value' | 'termEndOn'> & { value: string; termEndOn: string }
type Row = Omit<StoredEnding, 'exitFee'> & { exitFee: ExitFeeJson | null }

const COLUMNS = sql`account_id as "accountId", subscription_id as "subscriptionId",
  ending_id as "endingId", final_bill as "finalBill", unused, exit_fee as "exitFee"`

/** The endings of these subscriptions, by subscription id. */
export async function loadEndings(
  db: Db,
  ids: readonly SubscriptionId[],
): Promise<Map<string, StoredEnding>> {
  const found = await rows(
    db,
    sql<Row>`select ${COLUMNS} from subscription_ending
             where (account_id, subscription_id) in (${idList(ids)})`,
  )
  return new Map(found.map(row => [row.subscriptionId, endingOf(row)]))
}

/** The endings of a chunk's subscriptions, by subscription id. */
export async function loadBillingEndings(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, StoredEnding>> {
  const found = await rows(
    db,
    sql<Row>`select ${COLUMNS} from subscription_ending
             where account_id = any(${accountIds}::uuid[])`,
  )
  return new Map(found.map(row => [row.subscriptionId, endingOf(row)]))
}

function endingOf({ exitFee, ...row }: Row): StoredEnding {
  if (exitFee === null) return { ...row, exitFee }
  const value = Decimal.parse(exitFee.value)
  const termEndOn = Temporal.PlainDate.from(exitFee.termEndOn)
  return { ...row, exitFee: { ...exitFee, value, termEndOn } }
}
