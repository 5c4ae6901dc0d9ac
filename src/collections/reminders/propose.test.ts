import { expect, test } from 'vitest'
import type { DunningOutcomeRow } from '../runs/outcome.ts'
import { type Debtor, type HeldPolicy, proposeReminder, stillStanding } from './propose.ts'

const RUN_ON = Temporal.PlainDate.from('2026-06-30')

const POLICY: HeldPolicy = {
  levels: [1, 2].map(level => ({
    ...{ level, afterDays: 5 * level, daysSinceLast: 0, channel: 'preferred' as const },
    ...{ template: `reminder_${level}`, feeMinor: 500n },
  })),
  ...{ graceDays: 0, thresholdMinor: 0n, returnGraceDays: 7 },
  version: { policyCode: 'p', fromOn: RUN_ON, revision: 0 },
  afterReturn: 'keep',
  inHardship: 'remind',
}

const debtor = (more: Partial<Debtor> = {}): Debtor => ({
  ...{ accountId: 'a', currency: 'EUR', unappliedMinor: 0n, block: null, isInHardship: false },
  ...{ delivery: 'email', hasEmail: true, hasPhone: true, refusal: () => undefined },
  items: [item('A')],
  ...more,
})

const item = (itemId: string, more: Partial<Debtor['items'][number]> = {}) => ({
  ...{ itemId, dueOn: RUN_ON.subtract({ days: 9 }), openMinor: 5000n, heldBack: [] },
  ...{ returnedOn: null, sent: [], isCharge: false },
  ...more,
})

const said = ({ reason, level, channel, amountMinor, feeMinor }: DunningOutcomeRow) =>
  reason ?? `${level} ${channel} ${amountMinor} + ${feeMinor}`

test.each([
  ['an e-mail to who wants them', {}, '1 email 5000 + 500'],
  ['a letter to who has no address', { hasEmail: false }, '1 letter 5000 + 500'],
  ['a letter to who wants post', { delivery: 'post' }, '1 letter 5000 + 500'],
  ['no waiting in the portal', { delivery: 'portal', hasEmail: false }, '1 letter 5000 + 500'],
  ['no fee in hardship', { isInHardship: true }, '1 email 5000 + 0'],
  ['no fee for fees alone', { items: [item('F', { isCharge: true })] }, '1 email 5000 + 0'],
  [
    'a fee beside an invoice',
    { items: [item('F', { isCharge: true }), item('A')] },
    '1 email 10000 + 500',
  ],
  [
    'a letter to who opted out of e-mail',
    { refusal: (way: string) => (way === 'email' ? 'opted_out' : undefined) },
    '1 letter 5000 + 500',
  ],
  ['nothing where the guard forbids', { refusal: () => 'too_often' }, 'too_often'],
  [
    'less where parts are held back, which add up',
    {
      items: [
        item('A', {
          heldBack: [
            { by: 'disputed', minor: 1000n },
            { by: 'being_paid', minor: 1500n },
          ],
        }),
      ],
    },
    '1 email 2500 + 500',
  ],
] as const)('%s: %o → %s', (_, more, outcome) => {
  expect(said(proposeReminder(debtor(more as Partial<Debtor>), POLICY, RUN_ON))).toBe(outcome)
})

test('an item that is asked for in part says why not the rest', () => {
  const disputed = item('A', { heldBack: [{ by: 'disputed', minor: 1000n }] })
  const restOf = (more: Partial<Debtor>) =>
    proposeReminder(debtor(more), POLICY, RUN_ON).items.map(each => each.restReason)
  expect(restOf({ items: [disputed] })).toEqual(['disputed'])
  expect(restOf({ unappliedMinor: 200n })).toEqual(['covered_by_cash'])
  expect(restOf({})).toEqual([undefined])
})

test('in hardship nobody is reminded where the policy says so, and without a policy never', () => {
  const stop = { ...POLICY, inHardship: 'stop' as const }
  expect(said(proposeReminder(debtor({ isInHardship: true }), stop, RUN_ON))).toBe('hardship')
  expect(said(proposeReminder(debtor(), null, RUN_ON))).toBe('no_policy')
})

test('of what was approved only what would still be asked for at the same level is sent', () => {
  const approved = proposeReminder(debtor({ items: [item('A'), item('B')] }), POLICY, RUN_ON)
  const now = (...items: Debtor['items']) => proposeReminder(debtor({ items }), POLICY, RUN_ON)
  const still = (...items: Debtor['items']) => stillStanding(approved, now(...items))?.amountMinor
  expect(still(item('A'), item('B'))).toBe(10000n)
  expect(still(item('A'))).toBe(5000n)
  expect(still(item('A', { openMinor: 2000n }))).toBe(2000n)
  // More has become due, or open: not approved, not asked.
  expect(still(item('A', { openMinor: 9000n }), item('C'))).toBe(5000n)
  // Another run was faster.
  const sent = [{ level: 1, sentOn: RUN_ON.subtract({ days: 1 }) }]
  const late = { sent, dueOn: RUN_ON.subtract({ days: 20 }) }
  expect(still(item('A', late), item('B', late))).toBeUndefined()
  expect(stillStanding(approved, undefined)).toBeUndefined()
})
