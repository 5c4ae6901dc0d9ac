import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

const RECORDED_AT = column('instant', 'x.recorded_at', 'when it was recorded')

/** How accounts and places hang together: who pays for whom, who became part of whom, who lives where. */
export const RELATION_LISTS: readonly List[] = [
  {
    name: 'account-parents',
    summary:
      'Which account belongs to which, and who pays; for each date the latest revision counts',
    permission: 'accounts.read',
    tables: sql`account_parent x join account a using (account_id)
      left join account p on p.account_id = x.parent_id`,
    columns: {
      account: ACCOUNT,
      fromOn: asked('date', 'x.from_on', 'first day'),
      revision: column('whole', 'x.revision', 'how often the date was set'),
      parent: asked('text', 'p.number', 'account above it; empty: none', NULLABLE),
      billing: asked('text', 'x.billing', 'consolidated, own or self'),
      recordedBy: column('text', 'x.recorded_by', 'who recorded it'),
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'fromOn', 'revision'],
  },
  {
    name: 'successions',
    summary: 'Accounts that were merged into another or have a new legal owner',
    permission: 'accounts.read',
    tables: sql`account_succession x join account a using (account_id)
      join account i on i.account_id = x.into_id`,
    columns: {
      account: ACCOUNT,
      successionId: id('x.succession_id'),
      kind: asked('text', 'x.kind', 'merged or new_owner'),
      into: asked('text', 'i.number', 'account that it became part of'),
      fromOn: asked('date', 'x.from_on', 'first day'),
      reason: column('text', 'x.reason', 'why'),
      recordedBy: column('text', 'x.recorded_by', 'who recorded it'),
      recordedAt: RECORDED_AT,
      undoneFrom: column('date', 'x.undone_from', 'from when it was taken back', NULLABLE),
      undoneBy: column('text', 'x.undone_by', 'who took it back', NULLABLE),
    },
    key: ['account', 'successionId'],
  },
  {
    name: 'occupancies',
    summary: 'Who has had which place of supply, from when until when',
    permission: 'accounts.read',
    tables: sql`occupancy x join account a using (account_id)
      join premise p on p.account_id = x.account_id and p.premise_id = x.premise_id`,
    columns: {
      placeId: id('x.place_id'),
      account: ACCOUNT,
      premise: asked('text', 'p.code', 'code of the premise'),
      name: column('text', 'p.name', 'name of the premise'),
      fromOn: asked('date', 'x.from_on', 'first day; empty: always', NULLABLE),
      toOn: asked('date', 'x.to_on', 'first day without it; empty: still there', NULLABLE),
      recordedAt: RECORDED_AT,
    },
    key: ['placeId', 'account', 'premise'],
  },
  {
    name: 'payment-methods',
    summary: 'Methods of payment by which documents are split',
    permission: 'accounts.read',
    tables: sql`payment_method_label x join account a using (account_id)
      left join contract c on x.place = 'contract' and c.account_id = x.account_id
        and c.contract_id = x.place_id
      left join subscription s on x.place = 'subscription' and s.account_id = x.account_id
        and s.subscription_id = x.place_id`,
    columns: {
      account: ACCOUNT,
      placeId: id('x.place_id'),
      place: asked('text', 'x.place', 'account, contract or subscription'),
      number: column('text', sql`coalesce(c.number, s.number, a.number)`, 'its number'),
      label: asked('text', 'x.label', 'label'),
      recordedAt: RECORDED_AT,
    },
    key: ['account', 'placeId'],
  },
]
