import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { asked, column, NULLABLE } from './column.ts'

/** When documents are due: payment terms, and whose documents they hold for. */
export const TERMS_LISTS: readonly List[] = [
  {
    name: 'payment-terms',
    summary: 'Payment terms; for each date the latest revision counts',
    permission: 'catalog.read',
    tables: sql`payment_terms t`,
    columns: {
      terms: asked('text', 't.terms_code', 'code'),
      fromOn: asked('date', 't.from_on', 'first day of issue that it holds for'),
      revision: column('whole', 't.revision', 'how often the date was set'),
      name: column('json', 't.name', 'name by language'),
      rule: column('text', 't.rule', 'when what is due: 2% 10, net 30'),
      recordedBy: column('text', 't.recorded_by', 'who recorded it'),
      recordedAt: column('instant', 't.recorded_at', 'when it was recorded'),
    },
    key: ['terms', 'fromOn', 'revision'],
  },
  {
    name: 'payment-terms-uses',
    summary: 'Whose documents payment terms hold for; for each date the latest revision counts',
    permission: 'contracts.read',
    tables: sql`payment_terms_use u
      join account a on a.account_id = u.account_id
      left join legal_entity e on e.house_account_id = u.account_id
      left join contract c on c.account_id = u.account_id and c.contract_id = u.scope_id`,
    columns: {
      account: asked('text', 'a.number', 'number of the account'),
      contract: asked('text', 'c.number', 'contract; empty: all of the account', NULLABLE),
      entity: asked('text', 'e.code', 'legal entity, where it is for all its customers', NULLABLE),
      scopeId: column('text', 'u.scope_id', 'id, the same for ever'),
      fromOn: asked('date', 'u.from_on', 'first day of issue that it holds for'),
      revision: column('whole', 'u.revision', 'how often the date was set'),
      terms: asked('text', 'u.terms_code', 'payment terms; empty: none of its own', NULLABLE),
      recordedBy: column('text', 'u.recorded_by', 'who recorded it'),
      recordedAt: column('instant', 'u.recorded_at', 'when it was recorded'),
    },
    key: ['account', 'scopeId', 'fromOn', 'revision'],
  },
]
