import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { type TicketCharge, ticketChange } from './ticket.ts'
import { type TicketRow, ticketRow } from './ticket-row.ts'

function ticket(
  revision: number,
  lines: readonly Partial<TicketRow['lines'][number]>[],
): TicketRow {
  return ticketRow.parse({
    accountNumber: 'A-1',
    source: 'FSM',
    reference: 'WO-1',
    revision,
    subscriptionNumber: 'S-1',
    cancelled: lines.length === 0,
    lines: lines.map(line => ({
      productCode: 'SERVICE',
      description: 'Labour',
      serviceOn: '2026-03-04',
      unit: 'hour',
      unitPrice: '60',
      ...line,
    })),
  })
}

const line = (name: string, quantity: string, more: object = {}) =>
  ({ line: name, quantity, ...more }) as unknown as Partial<TicketRow['lines'][number]>

/** The charges after a change, as the commands leave them. */
function chargesAfter(
  charges: readonly TicketCharge[],
  row: TicketRow,
  subscription = 'S-1',
): TicketCharge[] {
  const { added, corrected } = ticketChange(row, subscription, charges)
  const corrections = new Map(corrected.map(each => [each.reference, each]))
  return [
    ...charges.map(charge => ({ ...charge, ...corrections.get(charge.reference) })),
    ...added.map(charge => ({ ...charge, revision: row.revision })),
  ]
}

function told(charges: readonly TicketCharge[]): string[] {
  return charges.map(
    ({ reference, quantity, unitPrice, serviceOn }) =>
      `${reference} ${serviceOn} ${quantity} @ ${unitPrice}`,
  )
}

describe('a ticket', () => {
  const first = chargesAfter(
    [],
    ticket(1, [line('a', '2'), line('b', '1', { unitPrice: '12.50' })]),
  )

  test('becomes a charge a line', () => {
    expect(told(first)).toEqual(['FSM WO-1/a 2026-03-04 2 @ 60', 'FSM WO-1/b 2026-03-04 1 @ 12.5'])
  })

  const cases: readonly [string, TicketRow, readonly string[]][] = [
    [
      'with another quantity corrects its charge',
      ticket(2, [line('a', '3'), line('b', '1', { unitPrice: '12.50' })]),
      ['FSM WO-1/a 2026-03-04 3 @ 60', 'FSM WO-1/b 2026-03-04 1 @ 12.5'],
    ],
    [
      'without a line takes its charge back',
      ticket(2, [line('a', '2')]),
      ['FSM WO-1/a 2026-03-04 2 @ 60', 'FSM WO-1/b 2026-03-04 0 @ 12.5'],
    ],
    [
      'with a line on another day takes the charge back and makes another',
      ticket(2, [
        line('a', '2', { serviceOn: '2026-03-05' }),
        line('b', '1', { unitPrice: '12.50' }),
      ]),
      [
        'FSM WO-1/a 2026-03-04 0 @ 60',
        'FSM WO-1/b 2026-03-04 1 @ 12.5',
        'FSM WO-1/a#2 2026-03-05 2 @ 60',
      ],
    ],
    [
      'that is cancelled takes everything back',
      ticket(2, []),
      ['FSM WO-1/a 2026-03-04 0 @ 60', 'FSM WO-1/b 2026-03-04 0 @ 12.5'],
    ],
  ]
  test.each(cases)('%s', (_, row, charges) => {
    expect(told(chargesAfter(first, row))).toEqual(charges)
  })

  test('revives the charge of a line that was gone', () => {
    const gone = chargesAfter(first, ticket(2, [line('a', '2')]))
    const again = ticket(3, [line('a', '2'), line('b', '1', { unitPrice: '12.50' })])
    expect(told(chargesAfter(gone, again))).toEqual(told(first))
  })

  test('on another subscription is charged there and taken back here', () => {
    const row = ticket(2, [line('a', '2')])
    expect(told(chargesAfter(first, row, 'S-2'))).toEqual([
      'FSM WO-1/a 2026-03-04 0 @ 60',
      'FSM WO-1/b 2026-03-04 0 @ 12.5',
      'FSM WO-1/a#2 2026-03-04 2 @ 60',
    ])
  })

  test('comes to its last revision, whatever revisions came before', () => {
    const anyLine = fc.record({
      line: fc.constantFrom('a', 'b', 'c'),
      quantity: fc.integer({ min: 1, max: 9 }).map(String),
      unitPrice: fc.constantFrom('10', '20'),
      serviceOn: fc.constantFrom('2026-03-04', '2026-03-05'),
    })
    const lines = fc.uniqueArray(anyLine, { selector: each => each.line, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 6 }), revisions => {
        let charges: TicketCharge[] = []
        revisions.forEach((each, i) => {
          charges = chargesAfter(charges, ticket(i + 1, each as never))
        })
        const sum = (all: readonly { quantity: Decimal; unitPrice: Decimal }[]) =>
          all.reduce(
            (total, { quantity, unitPrice }) => total.plus(quantity.times(unitPrice)),
            Decimal.zero,
          )
        const last = ticket(99, (revisions.at(-1) ?? []) as never).lines
        expect(sum(charges).toString()).toBe(sum(last).toString())
        const references = charges.map(charge => charge.reference)
        expect(new Set(references).size).toBe(references.length)
      }),
    )
  })
})
