import { sql } from 'kysely'

/**
 * That nothing of the item that a task `t` is about was used, given back or moved since the task was
 * closed: the decision that closed it holds.
 */
export const UNMOVED = sql`
  NOT EXISTS (SELECT FROM allocation l
               WHERE l.account_id = t.account_id AND l.item_id = t.subject_id
                 AND l.recorded_at > t.done_at)`
