import { expect, test } from 'vitest'
import { draftOf } from '../price/price-draft.ts'
import { askedOf, type ChangeDraft, type Kind } from './change-input.ts'

const EMPTY: ChangeDraft = {
  charge: '',
  quantity: '',
  plan: '',
  price: draftOf(null),
  when: 'now',
  on: '',
  until: '',
  fees: 'stop',
  usage: 'refuse',
  finalBill: 'bill',
  unused: 'offset',
  exitFee: 'charge',
  newCustomer: '',
  newContract: '',
}
const CHANGED = {
  account: 'C-1',
  subscription: 'S-1',
  premiseCode: 'HOME',
  entityCode: 'SUN',
  currency: 'EUR',
}

test.each<[Kind, Partial<ChangeDraft>, string]>([
  ['quantity', {}, 'nothing'],
  ['quantity', { charge: 'seat', quantity: '3,5' }, 'changeQuantity seat now 3.5'],
  ['quantity', { charge: 'seat', quantity: '3', when: 'date' }, 'nothing'],
  ['plan', { plan: 'TEAM@2', when: 'period_end' }, 'changePlan period_end TEAM 2'],
  ['price', { charge: 'seat', when: 'now' }, 'nothing'],
  ['pause', { until: 'soon' }, 'nothing'],
  ['pause', {}, 'pauseSubscription now stop refuse'],
  ['resume', { when: 'date', on: '2026-03-01' }, 'resumeSubscription 2026-03-01'],
  ['end', {}, 'endSubscription now bill offset charge'],
])('%s of %j is %s', (kind, draft, expected) => {
  const asked = askedOf(kind, { ...EMPTY, ...draft }, CHANGED)
  const [row] = (asked?.input.rows ?? []) as Record<string, unknown>[]
  const { accountNumber: _, subscriptionNumber: __, ...rest } = row ?? {}
  const text = asked === undefined ? 'nothing' : [asked.command, ...Object.values(rest)].join(' ')
  expect(text).toBe(expected)
})

test('who leaves a place gives it to nobody or to somebody with a contract', () => {
  const move = (draft: Partial<ChangeDraft>, premiseCode: string | null = 'HOME') =>
    askedOf(
      'move',
      { ...EMPTY, when: 'date', on: '2026-03-01', ...draft },
      {
        ...CHANGED,
        premiseCode,
      },
    )?.command
  expect(move({})).toBe('moveOut')
  expect(move({}, null)).toBeUndefined()
  expect(move({ newCustomer: 'C-2' })).toBeUndefined()
  expect(move({ newCustomer: 'C-2', newContract: 'K-2' })).toBe('transferService')
})
