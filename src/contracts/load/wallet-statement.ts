import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** A lot of a wallet's statement. */
export type StatementLot = {
  readonly kind: 'bought' | 'granted'
  readonly from: string
  readonly expires: string | null
  readonly priority: number
  readonly openedMinor: string
  readonly leftMinor: string
}

/** What a person was to know. */
export type StatementNotice = {
  readonly on: string
  readonly kind: 'low_balance' | 'topped_up' | 'top_up_limit'
  readonly balanceMinor: string
}

/** A wallet as a clerk reads it. */
export type WalletStatement = {
  readonly code: string
  readonly currency: string
  /** Of lots that are there on the day. */
  readonly balanceMinor: bigint
  readonly lots: readonly StatementLot[]
  /** Latest first, at most 20. */
  readonly notices: readonly StatementNotice[]
}

/** The wallets of an account on a day: balances, lots that have something left, notices. */
export function loadWalletStatements(
  db: Db,
  accountId: string,
  on: Temporal.PlainDate,
): Promise<WalletStatement[]> {
  return rows(
    db,
    sql<WalletStatement>`
      select w.code, c.currency,
        (select coalesce(sum(l.left_minor), 0)::bigint from wallet_lot l
          where l.account_id = w.account_id and l.wallet_id = w.wallet_id and l.from_on <= ${on}
            and (l.expires_on is null or l.expires_on > ${on})) as "balanceMinor",
        (select coalesce(json_agg(json_build_object('kind', l.kind, 'from', l.from_on,
            'expires', l.expires_on, 'priority', l.priority, 'openedMinor', l.opened_minor::text,
            'leftMinor', l.left_minor::text)
            order by l.priority, l.expires_on nulls last, l.from_on), '[]'::json)
          from wallet_lot l
          where l.account_id = w.account_id and l.wallet_id = w.wallet_id and l.left_minor > 0)
          as lots,
        (select coalesce(json_agg(json_build_object('on', n.effective_on, 'kind', n.kind,
            'balanceMinor', n.balance_minor::text) order by n.recorded_at desc), '[]'::json)
          from (select * from wallet_notice n
                 where n.account_id = w.account_id and n.wallet_id = w.wallet_id
                 order by n.recorded_at desc, n.notice_id desc limit 20) n) as notices
      from wallet w join subscription s using (account_id, subscription_id)
      join contract c using (account_id, contract_id)
      where w.account_id = ${accountId} order by w.code`,
  )
}
