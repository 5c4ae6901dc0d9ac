import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { asked, column, NULLABLE } from './column.ts'

/** When credits are given back. */
export const CREDIT_REFUND_LISTS: readonly List[] = [
  {
    name: 'credit-refund-rules',
    summary:
      'After how long credits are proposed for refund; for each date the latest revision counts',
    permission: 'receipts.read',
    tables: sql`credit_refund_rule p join legal_entity e using (legal_entity_id)`,
    columns: {
      entity: asked('text', 'e.code', 'legal entity'),
      currency: asked('text', 'p.currency', 'ISO 4217 code'),
      fromOn: asked('date', 'p.from_on', 'first day'),
      revision: column('whole', 'p.revision', 'how often the date was set'),
      afterDays: column('whole', 'p.after_days', 'days; none: no longer proposed', NULLABLE),
      above: column('amount', 'p.above_minor', 'only more than this'),
      recordedBy: column('text', 'p.recorded_by', 'who recorded it'),
    },
    key: ['entity', 'currency', 'fromOn', 'revision'],
  },
]
