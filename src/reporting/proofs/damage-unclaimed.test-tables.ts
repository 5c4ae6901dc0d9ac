import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of unclaimed property. */
export const UNCLAIMED_DAMAGE: Damage = {
  unclaimed_accounted: [
    [
      'a case forgotten after it was set aside',
      'update unclaimed_case set held_on = null, held_allocation = null where held_on is not null and report_id is null and ended_on is null',
      'unclaimed property and cases differ',
    ],
    [
      'a case ended while its money is set aside',
      "update unclaimed_case set ended_on = held_on, ended_because = 'claimed' where held_on is not null and report_id is null and ended_on is null",
      'set aside, and not taken from the credit',
    ],
    [
      'money set aside for nobody',
      'update unclaimed_case set held_on = null, held_allocation = null where held_on is not null and report_id is null and ended_on is null',
      'taken from a credit, and set aside in no case',
    ],
    [
      'a report of a cent less',
      'update unclaimed_report set total_minor = total_minor - 1',
      'report that is not the sum of its cases, or not in the books',
    ],
  ],
}
