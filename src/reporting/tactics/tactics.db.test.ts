import { beforeAll, expect, test } from 'vitest'
import { setUp, signUp } from '../../../test/scenarios/setting.ts'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem } from '../../../test/support/database.ts'
import { loadContactCohorts, loadUntouchedCohorts } from './load.ts'
import type { TacticKind } from './tactics.ts'

let company: Company

const POLICY = {
  ...{ policyCode: 'quick', fromOn: '2026-01-01', name: { en: 'Quick' }, graceDays: 0 },
  ...{ returnGraceDays: 7, afterReturn: 'keep', daysToPay: 10, thresholds: {} },
  levels: [{ level: 1, afterDays: 5, template: 'reminder_1' }],
}

const pay = (accountNumber: string, amount: string, bookedOn: string) =>
  company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber, method: 'transfer', currency: 'EUR', amount, bookedOn },
    apply: 'policy',
  })

/** Customers who owe 11.90 each since 15 February; two are written to on 2 March, one is called. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['paid', 'half', 'called', 'late', 'quick', 'never', 'already']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  await company.rows('defineDunningPolicies', POLICY)
  await company.rows('usePolicies', { policyCode: 'quick', fromOn: '2026-01-01', entity: 'SUN' })
  await pay('already', '11.90', '2026-02-20')
  company.on('2026-03-02')
  const accounts = ['paid', 'half']
  const { run } = await company.do('startDunningRun', { entity: 'SUN', on: '2026-03-02', accounts })
  await company.drain()
  await company.do('approveDunningRun', { run })
  await company.do('sendDunningRun', { run })
  await company.drain()
  await company.do('logContact', {
    ...{ accountNumber: 'called', channel: 'call', direction: 'out', outcome: 'reached' },
    note: 'Will pay',
  })
  for (const [number, amount, on] of [
    ['paid', '11.90', '2026-03-05'],
    ['half', '5.00', '2026-03-12'],
    ['called', '11.90', '2026-03-20'],
    ['quick', '11.90', '2026-03-03'],
    ['late', '11.90', '2026-04-20'],
  ] as const) {
    company.on(on)
    await pay(number, amount, on)
  }
})

const day = (text: string) => Temporal.PlainDate.from(text)
const asked = (by: TacticKind) => ({
  by,
  fromOn: day('2026-03-01'),
  toOn: day('2026-03-08'),
  days: 14,
})

async function contacted(by: TacticKind): Promise<string[]> {
  const found = await loadContactCohorts(company.system.db, asked(by))
  return found.map(
    each =>
      `${each.tactic} ${each.band} ${each.customers}: ${each.paidSome} ${each.paidAll} ${each.paidMinor}/${each.askedMinor}`,
  )
}

test('letters and calls with what was paid of what they asked for, in the days after them', async () => {
  expect(await contacted('level')).toEqual(['1 1 2: 2 1 1690/2380'])
  // What came on the eighteenth day after the call is no longer counted for it.
  expect(await contacted('channel')).toEqual(['call 1 1: 0 0 0/1190', 'letter 1 2: 2 1 1690/2380'])
  expect(await contacted('wording')).toEqual(['reminder_1 v0 en 1 2: 2 1 1690/2380'])
  expect(await contacted('collector')).toEqual(['null 1 3: 2 1 1690/3570'])
})

test('are set beside those whom nobody had contacted on that day, and who are not looked ahead for', async () => {
  const found = await loadUntouchedCohorts(company.system.db, asked('level'))
  expect(found).toMatchObject([
    { entity: 'SUN', band: 1, customers: 3, paidSome: 1, paidAll: 1, contactedLater: 0 },
  ])
  expect(found[0]).toMatchObject({ askedMinor: 3570n, paidMinor: 1190n })
})
