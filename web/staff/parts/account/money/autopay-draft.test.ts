import { expect, test } from 'vitest'
import type { AccountPaymentsView } from '../../../views/account-payments.ts'
import { capOf, draftOf, dueUnder, inputOf, usableWays } from './autopay-draft.ts'

const card = { meansId: 'm-1', kind: 'card', shown: 'Visa •••• 4242', provider: 'stripe' }
const mandate = {
  reference: 'M-1',
  shown: 'DE21 •••• 3060',
  scheme: 'core',
  signedOn: '2026-01-01',
}
const item = { entity: 'SUN', currency: 'EUR', dueOn: '2026-02-15', openMinor: '1190' }

const view = {
  today: '2026-02-16',
  means: [
    { ...card, meansId: 'm-0', expiresOn: '2026-01-31', blockedReason: 'card_expired' },
    { ...card, expiresOn: null, blockedReason: null },
  ],
  mandates: [
    { ...mandate, entity: 'WIND', state: 'usable', lastUsedOn: null },
    { ...mandate, reference: 'M-0', entity: 'SUN', state: 'revoked', lastUsedOn: null },
  ],
  items: [item, { ...item, currency: 'CHF' }, { ...item, dueOn: '2026-02-17' }],
  ...{ standing: [], credits: [], receipts: [], autopay: [] },
} as unknown as AccountPaymentsView

const draft = draftOf(view, undefined)
const ways = usableWays(view)

test('only what money can be taken by is offered', () => {
  expect(ways.map(({ key }) => key)).toEqual(['means m-1', 'mandate WIND M-1'])
})

test('a mandate is named by its reference, a card by its id, and an empty cap is none', () => {
  const agreed = { ...draft, consent: ' by telephone ' }
  expect(inputOf('P-1', ways, agreed)).toEqual({
    ...{ accountNumber: 'P-1', legalEntity: 'SUN', currency: 'EUR', meansId: 'm-1' },
    ...{ noticeDays: 14, consentedOn: '2026-02-16', consent: 'by telephone' },
  })
  expect(inputOf('P-1', ways, { ...agreed, way: 'mandate WIND M-1', cap: '20,5' })).toMatchObject({
    ...{ mandate: 'M-1', cap: '20.5' },
  })
})

test.each([
  ['', null],
  ['20', 2000n],
  ['20,50', 2050n],
  ['0', undefined],
  ['20.505', undefined],
  ['a lot', undefined],
])('the cap %j is read as %s', (cap, minor) => {
  expect(capOf({ ...draft, cap })).toBe(minor)
})

test('what is due under a consent is of its company and currency, and of today', () => {
  expect(dueUnder(view, { entity: 'SUN', currency: 'EUR' })).toBe(1190n)
  expect(dueUnder(view, { entity: 'WIND', currency: 'EUR' })).toBe(0n)
})
