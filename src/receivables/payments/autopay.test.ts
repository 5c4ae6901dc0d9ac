import { expect, test } from 'vitest'
import { type AutopayCase, planAutopay } from './autopay.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

type Item = Partial<AutopayCase['items'][number]>

function planned(of: Partial<Omit<AutopayCase, 'items'>>, ...items: readonly Item[]): string {
  const plan = planAutopay(
    {
      capMinor: null,
      noticeDays: 5,
      consentedOn: day('2026-01-01'),
      ...of,
      items: items.map((item, i) => ({
        itemId: `i${i}`,
        openMinor: 1000n,
        liveMinor: 0n,
        documentOn: day('2026-03-01'),
        failures: 0,
        waitUntil: null,
        isGivenUp: false,
        ...item,
      })),
    },
    day('2026-03-10'),
  )
  if (plan.kind === 'not') return plan.why
  return `takes ${plan.items.map(item => item.itemId).join(' ')} try ${plan.attempt}`
}

test.each<readonly [string, string, Partial<AutopayCase>, readonly Item[]]>([
  ['all that is due', 'takes i0 i1 try 1', {}, [{}, {}]],
  ['at the cap', 'takes i0 i1 try 1', { capMinor: 2000n }, [{}, {}]],
  ['above the cap', 'above_cap', { capMinor: 1999n }, [{}, {}]],
  ['before the consent', 'waits', { consentedOn: day('2026-03-11') }, [{}]],
  ['announced five days before', 'takes i0 try 1', {}, [{ documentOn: day('2026-03-05') }]],
  ['announced four days before', 'waits', {}, [{ documentOn: day('2026-03-06') }]],
  ['under way', 'waits', {}, [{ liveMinor: 1n }]],
  [
    'on the day of its retry',
    'takes i0 try 2',
    {},
    [{ failures: 1, waitUntil: day('2026-03-10') }],
  ],
  ['before its retry', 'waits', {}, [{ failures: 1, waitUntil: day('2026-03-11') }]],
  ['given up by the rules', 'retries_over', {}, [{ failures: 1, isGivenUp: true }]],
  ['after four tries', 'retries_over', {}, [{ failures: 4 }]],
  ['one over, one new', 'takes i1 try 1', {}, [{ failures: 4 }, {}]],
])('%s: %s', (_, expected, of, items) => {
  expect(planned(of, ...items)).toBe(expected)
})
