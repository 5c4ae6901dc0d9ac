import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** How much customers may owe, and who is sold nothing more. */
export const CREDIT_LISTS: readonly List[] = [
  {
    name: 'credit-limits',
    summary: 'Credit limits; for each date the latest revision counts',
    permission: 'receipts.read',
    tables: sql`credit_limit l join account a using (account_id)
      join legal_entity e on e.legal_entity_id = l.legal_entity_id`,
    columns: {
      account: ACCOUNT,
      entity: asked('text', 'e.code', 'legal entity'),
      currency: asked('text', 'l.currency', 'ISO 4217 code'),
      fromOn: asked('date', 'l.from_on', 'first day'),
      revision: column('whole', 'l.revision', 'how often the date was set'),
      limit: column('amount', 'l.limit_minor', 'most that may be owed; empty: no limit', NULLABLE),
      reason: column('text', 'l.reason', 'why'),
      recordedBy: column('text', 'l.recorded_by', 'who set it'),
    },
    key: ['account', 'entity', 'currency', 'fromOn', 'revision'],
  },
  {
    name: 'credit-holds',
    summary: 'Stops on sales that people placed',
    permission: 'receipts.read',
    tables: sql`credit_hold h join account a using (account_id)
      left join legal_entity e on e.legal_entity_id = h.legal_entity_id
      left join credit_hold_end x on x.account_id = h.account_id and x.hold_id = h.hold_id`,
    columns: {
      account: ACCOUNT,
      holdId: askedId('h.hold_id', 'id of the hold'),
      entity: asked('text', 'e.code', 'legal entity; empty: all', NULLABLE),
      fromOn: asked('date', 'h.from_on', 'first day'),
      reason: column('text', 'h.reason', 'why'),
      placedBy: column('text', 'h.recorded_by', 'who placed it'),
      isOpen: asked('yesno', sql`(x.hold_id is null)`, 'whether it is in force or to come'),
      why: column('text', 'x.reason', 'why it was released', NULLABLE),
      releasedBy: column('text', 'x.recorded_by', 'who released it', NULLABLE),
    },
    key: ['account', 'holdId'],
  },
  {
    name: 'credit-releases',
    summary: 'Sales that were allowed above the limit, until a day',
    permission: 'receipts.read',
    tables: sql`credit_release r join account a using (account_id)`,
    columns: {
      account: ACCOUNT,
      releaseId: id('r.release_id'),
      untilOn: asked('date', 'r.until_on', 'last day'),
      reason: column('text', 'r.reason', 'why'),
      releasedBy: column('text', 'r.recorded_by', 'who let it go on'),
    },
    key: ['account', 'releaseId'],
  },
]
