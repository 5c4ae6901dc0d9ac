import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DebitCandidate, planDebit } from './plan.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const ON = day('2026-03-16')

type Item = Partial<DebitCandidate['items'][number]>
type Text = { mandate?: object; autopay?: object | null; items?: readonly Item[] }

function candidate({ mandate = {}, autopay = null, items = [{}] }: Text): DebitCandidate {
  return {
    accountId: 'a',
    mandate: {
      mandateId: 'm',
      scheme: 'sepa_core',
      oneOff: false,
      signedOn: day('2026-01-01'),
      lastUsedOn: day('2026-02-16'),
      blockedReason: null,
      revokedOn: null,
      noticeDays: 14,
      lacksPaper: false,
      ...mandate,
    },
    autopay:
      autopay === null ? null : { byMandate: true, capMinor: null, noticeDays: 14, ...autopay },
    items: items.map((item, i) => ({
      accountId: 'a',
      itemId: `i${i}`,
      openMinor: 1000n,
      liveMinor: 0n,
      documentOn: day('2026-03-02'),
      failures: 0,
      waitUntil: null,
      isGivenUp: false,
      ...item,
    })),
  }
}

/** `RCUR 10.00` or why it is left out. */
function planned(text: Text): string {
  const plan = planDebit(candidate(text), ON)
  return plan.kind === 'debit'
    ? `${plan.sequence} ${plan.amountMinor} told ${plan.notifiedOn} try ${plan.attempt}`
    : `${plan.reason} ${plan.amountMinor}`
}

describe('a debit', () => {
  test.each<readonly [string, Text, string]>([
    ['all that is due', { items: [{}, {}] }, 'RCUR 2000 told 2026-03-02 try 1'],
    ['the first one', { mandate: { lastUsedOn: null } }, 'FRST 1000 told 2026-03-02 try 1'],
    ['what is not under way', { items: [{ liveMinor: 400n }] }, 'RCUR 600 told 2026-03-02 try 1'],
    ['all is under way', { items: [{ liveMinor: 1000n }] }, 'being_paid 1000'],
    ['announced too late', { items: [{ documentOn: day('2026-03-03') }] }, 'notice_too_short 1000'],
    [
      'a shorter notice is agreed',
      { mandate: { noticeDays: 5 }, items: [{ documentOn: day('2026-03-11') }] },
      'RCUR 1000 told 2026-03-11 try 1',
    ],
    [
      'one of two was announced in time',
      { items: [{}, { documentOn: day('2026-03-10') }] },
      'RCUR 1000 told 2026-03-02 try 1',
    ],
    ['blocked', { mandate: { blockedReason: 'AC04' } }, 'blocked 1000'],
    ['its signed paper is not kept', { mandate: { lacksPaper: true } }, 'no_paper 1000'],
    ['revoked', { mandate: { revokedOn: ON } }, 'revoked 1000'],
    [
      'expired',
      { mandate: { signedOn: day('2020-01-01'), lastUsedOn: day('2023-03-16') } },
      'expired 1000',
    ],
    ['at the cap', { autopay: { capMinor: 1000n } }, 'RCUR 1000 told 2026-03-02 try 1'],
    ['above the cap', { autopay: { capMinor: 999n } }, 'above_cap 1000'],
    ['paid by card', { autopay: { byMandate: false } }, 'paid_otherwise 1000'],
    ['tried again', { items: [{ failures: 1, waitUntil: ON }] }, 'RCUR 1000 told 2026-03-02 try 2'],
    [
      'to be tried again later',
      { items: [{ failures: 1, waitUntil: day('2026-03-17') }] },
      'retry_later 1000',
    ],
    ['given up by the rules', { items: [{ failures: 1, isGivenUp: true }] }, 'retries_over 1000'],
    ['tried three times', { items: [{ failures: 3 }] }, 'retries_over 1000'],
  ])('%s', (_, text, expected) => {
    expect(planned(text)).toBe(expected)
  })

  test('never takes more than is open and not under way, nor above the cap', () => {
    const item = fc.record({
      openMinor: fc.bigInt({ min: 1n, max: 10_000n }),
      liveMinor: fc.bigInt({ min: 0n, max: 12_000n }),
      failures: fc.nat(4),
    })
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 8 }),
        fc.option(fc.bigInt({ min: 1n, max: 30_000n })),
        (items, capMinor) => {
          const plan = planDebit(candidate({ items, autopay: { capMinor } }), ON)
          if (plan.kind === 'left_out') return
          for (const { item: own, amountMinor } of plan.items) {
            expect(amountMinor > 0n && amountMinor + own.liveMinor <= own.openMinor).toBe(true)
          }
          expect(capMinor === null || plan.amountMinor <= capMinor).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
