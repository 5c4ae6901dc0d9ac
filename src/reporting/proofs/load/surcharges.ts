import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** Whether the payment of a surcharge `s` (payment `p`) came back. */
const CAME_BACK = sql`exists (
  select from receipt_reversal v where v.account_id = p.account_id and v.receipt_id = p.receipt_id)`

/** Who does not pay by card in the end owes nothing for paying by card. */
export const surchargesCredited = sqlProof({
  name: 'surcharges_credited',
  sentence:
    'The surcharge of a payment that came back is credited in full, or its credit is queued; that of a payment that stands is not taken back.',
  counted: sql`payment`,
  faults: [
    {
      problem: 'payment that came back whose surcharge nobody is about to credit',
      found: sql`
        select s.account_id, s.payment_id, s.document_id
        from payment_surcharge s join payment p using (account_id, payment_id)
        where s.document_id is not null and s.returned_on is null and ${CAME_BACK}
          and not exists (select from graphile_worker.jobs j
            where j.task_identifier = 'chargeSurcharges' and j.attempts < j.max_attempts)`,
    },
    {
      problem: 'surcharge that was taken back and is not credited in full',
      found: sql`
        select s.account_id, s.payment_id, s.document_id, sum(l.net_minor) as left_minor
        from payment_surcharge s
        join invoice_line l on l.account_id = s.account_id
          and (l.invoice_id = s.document_id or l.corrects_invoice_id = s.document_id)
        where s.returned_on is not null
        group by 1, 2, 3 having sum(l.net_minor) <> 0`,
    },
    {
      problem: 'surcharge taken back of a payment that stands',
      found: sql`
        select s.account_id, s.payment_id, s.credit_id
        from payment_surcharge s join payment p using (account_id, payment_id)
        where s.returned_on is not null and not ${CAME_BACK}`,
    },
  ],
})
