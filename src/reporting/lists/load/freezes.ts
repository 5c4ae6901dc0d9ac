import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, id, NULLABLE } from './column.ts'

/** What of open items must not be asked for, and why. */
export const FREEZE_LISTS: readonly List[] = [
  {
    name: 'item-freezes',
    summary: 'Parts of open items that are not asked for: disputed, promised, on a plan, returned',
    permission: 'receipts.read',
    tables: sql`item_freeze f join account a on a.account_id = f.account_id
      join open_item o on o.account_id = f.account_id and o.item_id = f.item_id
      left join item_freeze_end e on e.account_id = f.account_id and e.freeze_id = f.freeze_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = o.item_id`,
    columns: {
      account: ACCOUNT,
      freezeId: id('f.freeze_id'),
      itemId: askedId('f.item_id', 'the open item'),
      document: asked('text', 'd.label', 'number of its document', NULLABLE),
      reason: asked('text', 'f.reason', 'dispute, promise, plan, returned, agency, inquiry …'),
      currency: column('text', 'o.currency', 'ISO 4217 code'),
      amount: column(
        'amount',
        'f.amount_minor',
        'what is frozen; none: all that is open',
        NULLABLE,
      ),
      fromOn: asked('date', 'f.from_on', 'first day on which it holds'),
      untilOn: column('date', 'f.until_on', 'last day; none: until it is ended', NULLABLE),
      endedOn: asked('date', 'e.ended_on', 'from this day on it holds no more', NULLABLE),
      why: asked('text', 'e.why', 'why it ended: kept, broken, upheld …', NULLABLE),
      sourceId: askedId('f.source_id', 'the dispute, promise or plan that it comes from'),
      recordedAt: column('instant', 'f.recorded_at', 'when it was recorded'),
      recordedBy: column('text', 'f.recorded_by', 'who'),
    },
    key: ['account', 'freezeId'],
  },
]
