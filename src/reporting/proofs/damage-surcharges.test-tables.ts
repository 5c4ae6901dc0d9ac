import type { Damage } from './damage-usage.test-tables.ts'

/** A surcharge for each payment, on some invoice of its customer; taken back on a day, or not. */
const surcharge = (returnedOn: string) =>
  `insert into payment_surcharge (account_id, payment_id, amount_minor, tax_class, method,
     document_id, returned_on)
   select p.account_id, p.payment_id, 1, 'standard', 'card',
     (select i.invoice_id from invoice i where i.account_id = p.account_id and i.kind = 'invoice'
       order by 1 limit 1), ${returnedOn}
   from payment p`

const RETURNED = `insert into receipt_reversal (account_id, receipt_id, kind, effective_on,
    recorded_at, recorded_by)
  select account_id, receipt_id, 'returned', '2026-03-01', now(), 'x' from payment
  on conflict do nothing`

/** Ways to break what follows from payments with a surcharge that came back. */
export const SURCHARGE_DAMAGE: Damage = {
  surcharges_credited: [
    [
      'a returned payment whose surcharge stands',
      `${RETURNED};\n${surcharge('null')}`,
      'payment that came back whose surcharge nobody is about to credit',
    ],
    [
      'a surcharge that is said to be taken back, without its credit note',
      `${RETURNED};\n${surcharge("'2026-03-02'")}`,
      'surcharge that was taken back and is not credited in full',
    ],
    [
      'a surcharge taken back though its payment stands',
      surcharge("'2026-03-02'"),
      'surcharge taken back of a payment that stands',
    ],
  ],
}
