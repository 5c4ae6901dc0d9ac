import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break what payers said that payments are for. */
export const REMITTANCE_DAMAGE: Damage = {
  remittances_carried_out: [
    [
      'a line of a cent more',
      'update remittance_line set amount_minor = amount_minor + 1 where applied_at is not null',
      'line whose allocations are not its amount',
    ],
    [
      'what carried a line out forgotten',
      'delete from remittance_allocation',
      'line whose allocations are not its amount',
    ],
    [
      'a line of another document',
      'update remittance_line set item_id = gen_random_uuid() where applied_at is not null',
      'allocation on another document than its line names',
    ],
    [
      'a remittance that waits though it has its money',
      "update remittance set state = 'waiting' where state = 'matched'",
      'state that its match does not bear out',
    ],
    [
      'a remittance of another amount',
      "update remittance set amount_minor = amount_minor + 1 where state = 'matched'",
      'remittance and its money differ, or the money went back',
    ],
    [
      'a settled line of a remittance without money',
      "update remittance set state = 'cancelled' where state = 'matched'",
      'line that is settled though its remittance has no money',
    ],
  ],
}
