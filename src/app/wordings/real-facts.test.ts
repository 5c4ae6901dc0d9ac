import { expect, test } from 'vitest'
import { filled } from '../../documents/messages/facts.ts'
import { SAMPLE_PARTIES } from '../../documents/messages/sample-facts.ts'
import { TEMPLATES, type TemplateBase } from '../../documents/messages/template-codes.ts'
import type { CustomerFacts } from '../../reporting/console/load/wording-facts.ts'
import { previewFacts } from './real-facts.ts'

const today = Temporal.PlainDate.from('2026-03-31')
const told = {
  ...{ number: 'R-1', on: today.subtract({ days: 30 }), until: today.subtract({ days: 16 }) },
  ...{ minor: 11_900n, id: 'x' },
}
const RICH: CustomerFacts = {
  currency: 'USD',
  owed: [
    {
      ...{
        label: 'R-1',
        itemKind: 'invoice',
        issuedOn: told.on,
        dueOn: told.until,
        overdueDays: 16,
      },
      ...{ amountMinor: 11_900n, openMinor: 1_900n },
    },
  ],
  ...{ invoice: told, creditNote: told, receipt: told, promise: told, plan: told, dispute: told },
  instalments: [{ dueOn: today, minor: 11_900n }],
}
const NEW: CustomerFacts = {
  ...{ currency: 'JPY', owed: [], instalments: [], invoice: undefined, creditNote: undefined },
  ...{ receipt: undefined, promise: undefined, plan: undefined, dispute: undefined },
}

test.each(Object.keys(TEMPLATES) as TemplateBase[])(
  'a preview of %s says all that the kind may say, to whomever',
  base => {
    for (const customer of [RICH, NEW]) {
      const { facts } = previewFacts(base, customer, today)
      const to = { language: 'en', locale: 'en-GB' } as const
      expect(() => filled(base, facts, SAMPLE_PARTIES, to)).not.toThrow()
    }
  },
)

test('what the books give is said as it is, what they do not is made up and named', () => {
  const reminder = previewFacts('reminder_1', RICH, today)
  expect(reminder.facts.total).toEqual({ minor: 1_900n, currency: 'USD' })
  expect(reminder.madeUp).toEqual(['fee', 'interest'])
  expect(previewFacts('invoice_delivery', NEW, today).madeUp).toContain('document')
  expect(previewFacts('invoice_delivery', NEW, today).facts.amount).toMatchObject({
    currency: 'JPY',
  })
})
