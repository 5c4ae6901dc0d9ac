import { expect, test } from 'vitest'
import {
  type AddOn,
  changedSpans,
  endedSpans,
  orphans,
  type PlanSpan,
  uncoveredFrom,
} from './add-on.ts'

const TV: AddOn = { planCode: 'TV', basePlanCodes: ['NET', 'FIBRE'], whenBaseEnds: 'ends' }
const day = (text: string) => Temporal.PlainDate.from(`2026-${text}`)

/** `1 NET 01-01..06-01; 2 TV 02-01..`: subscription, plan and days. */
function spans(text: string): PlanSpan[] {
  return text.split('; ').map(part => {
    const [number = '', planCode = '', days = ''] = part.split(' ')
    const [start = '', end = ''] = days.split('..')
    const endOn = end === '' ? null : day(end)
    return { subscriptionId: number, number, planCode, startOn: day(start), endOn }
  })
}

function told(list: readonly PlanSpan[]): string {
  const short = (date: Temporal.PlainDate | null) => date?.toString().slice(5) ?? ''
  return list
    .map(({ number, planCode, startOn, endOn }) => {
      return `${number} ${planCode} ${short(startOn)}..${short(endOn)}`
    })
    .sort()
    .join('; ')
}

test.each([
  ['1 NET 01-01..; 2 TV 02-01..', ''],
  ['1 NET 01-01..06-01; 2 TV 02-01..06-01', ''],
  ['1 NET 01-01..06-01; 2 TV 02-01..', '2026-06-01'],
  ['1 NET 02-02..; 2 TV 02-01..', '2026-02-01'],
  ['1 PHONE 01-01..; 2 TV 02-01..', '2026-02-01'],
  // One base after the other, in the same subscription or another one, and with a gap.
  ['1 NET 01-01..06-01; 1 FIBRE 06-01..; 2 TV 02-01..', ''],
  ['3 FIBRE 05-01..; 1 NET 01-01..06-01; 2 TV 02-01..', ''],
  ['1 NET 01-01..06-01; 3 FIBRE 06-02..; 2 TV 02-01..', '2026-06-01'],
  // No plan is its own base.
  ['2 NET 01-01..; 2 TV 02-01..', '2026-02-01'],
])('in %s the add-on lacks a base from %s on', (text, from) => {
  const all = spans(text)
  const tv = all.find(span => span.planCode === 'TV') as PlanSpan
  expect(uncoveredFrom(tv, TV, all)?.toString() ?? '').toBe(from)
})

test('an end cuts what is paid, a change of plan replaces it', () => {
  const all = spans('1 NET 01-01..; 2 TV 02-01..')
  expect(told(endedSpans(all, '1', day('03-01')))).toBe('1 NET 01-01..03-01; 2 TV 02-01..')
  expect(told(endedSpans(all, '1', day('01-01')))).toBe('2 TV 02-01..')
  expect(told(endedSpans(all, '1', null))).toBe(told(all))
  const change = { subscriptionId: '1', number: '1' }
  expect(told(changedSpans(all, change, 'PHONE', day('03-01')))).toBe(
    '1 NET 01-01..03-01; 1 PHONE 03-01..; 2 TV 02-01..',
  )
  expect(told(changedSpans(all, change, 'PHONE', day('01-01')))).toBe(
    '1 PHONE 01-01..; 2 TV 02-01..',
  )
})

test('only what a change leaves without base is an orphan of it', () => {
  const addOns = new Map([[TV.planCode, TV]])
  const before = spans('1 NET 01-01..; 2 TV 02-01..; 3 TV 01-01..; 4 PHONE 01-01..')
  const after = endedSpans(before, '1', day('05-01'))
  expect(orphans(addOns, before, after).map(({ span, from }) => `${span.number} ${from}`)).toEqual([
    '2 2026-05-01',
    '3 2026-05-01',
  ])
  expect(orphans(addOns, after, after)).toEqual([])
  const staying = new Map([[TV.planCode, { ...TV, whenBaseEnds: 'stays' as const }]])
  expect(orphans(staying, before, after)).toEqual([])
})
