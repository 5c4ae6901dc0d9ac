import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { asked, column } from './column.ts'

/** When payments that failed are tried again. */
export const RETRY_RULE_LISTS: readonly List[] = [
  {
    name: 'retry-rules',
    summary:
      'After how many days payments that failed are tried again; of one date the later revision holds',
    permission: 'receipts.read',
    tables: sql`retry_rule r`,
    columns: {
      way: asked('text', 'r.way', 'sepa, ach or card'),
      kind: asked('text', 'r.kind', 'funds: no money; technical: something on the way'),
      fromOn: asked('date', 'r.from_on', 'holds from this day on'),
      revision: column('whole', 'r.revision', 'how often the day was set'),
      days: column('json', sql`to_jsonb(r.days)`, 'days after the attempt before, one each'),
      recordedAt: column('instant', 'r.recorded_at', 'when it was set'),
      recordedBy: column('text', 'r.recorded_by', 'who set it'),
    },
    key: ['way', 'kind', 'fromOn', 'revision'],
  },
]
