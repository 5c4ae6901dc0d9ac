import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/* CARE (10.00 a month in arrears) is an add-on to SEATS; YEAR keeps SEATS from ending; CALLS stays. */

let company: Company

async function outcomes(command: string, ...given: object[]): Promise<string[]> {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    command,
    { rows: given },
  )
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

const subscription = (account: string, number: string, planCode: string, more: object = {}) => ({
  accountNumber: account,
  contractNumber: 'C-1',
  subscriptionNumber: number,
  planCode,
  planVersion: 1,
  premiseCode: 'HOME',
  startOn: '2026-02-01',
  ...more,
})

const end = (account: string, number: string, endOn: string | null) => ({
  accountNumber: account,
  subscriptionNumber: number,
  endOn,
})

/** The subscriptions of an account and their ends. */
async function ends(account: string): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ text: string }>`
      select s.number || ' ' || coalesce(s.end_on::text, '…') as text
      from subscription s join account a using (account_id)
      where a.number = ${account} order by s.number`,
  )
  return found.map(row => row.text)
}

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['A-1', 'A-2', 'A-3', 'A-4', 'A-5']) {
    await signUp(company, { number, plan: 'SEATS', start: '2026-01-01' })
  }
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

test('add-ons are defined by plans that there are', async () => {
  expect(
    await outcomes(
      'defineAddOns',
      { planCode: 'CARE', basePlanCodes: ['SEATS'] },
      { planCode: 'YEAR', basePlanCodes: ['SEATS'], whenBaseEnds: 'refuses' },
      { planCode: 'CALLS', basePlanCodes: ['SEATS', 'HOME'], whenBaseEnds: 'stays' },
      { planCode: 'NOPE', basePlanCodes: ['SEATS'] },
      { planCode: 'GROSS', basePlanCodes: ['GROSS'] },
    ),
  ).toEqual(['created', 'created', 'created', 'unknown_plan', 'add_on_of_itself'])
  expect(await outcomes('defineAddOns', { planCode: 'CARE', basePlanCodes: ['SEATS'] })).toEqual([
    'unchanged',
  ])
})

test('an add-on needs its base on its first day', async () => {
  const care = subscription('A-1', 'S-2', 'CARE')
  const early = { ...care, startOn: '2025-12-31' }
  expect(await outcomes('createSubscriptions', early)).toEqual(['outside_contract'])
  expect(await outcomes('createSubscriptions', care)).toEqual(['created'])
  expect(await outcomes('createSubscriptions', care)).toEqual(['unchanged'])
  await company.rows('createContracts', {
    accountNumber: 'A-1',
    contractNumber: 'C-2',
    legalEntity: 'SUN',
    currency: 'EUR',
    startOn: '2026-01-01',
  })
  const other = { ...care, contractNumber: 'C-2', subscriptionNumber: 'S-3' }
  expect(await outcomes('createSubscriptions', other)).toEqual(['add_on_without_base'])
  // Both in one batch will do.
  expect(
    await outcomes('createSubscriptions', other, {
      ...other,
      subscriptionNumber: 'S-4',
      planCode: 'SEATS',
    }),
  ).toEqual(['created', 'created'])
})

test('an add-on ends with its base, and is billed until then', async () => {
  await company.bill({
    entity: 'SUN',
    through: '2026-03-01',
    issueOn: '2026-03-01',
    accounts: ['A-1'],
  })
  expect(await outcomes('endSubscription', end('A-1', 'S-1', '2026-02-15'))).toEqual(['updated'])
  expect((await ends('A-1')).slice(0, 2)).toEqual(['S-1 2026-02-15', 'S-2 2026-02-15'])
  await company.bill({
    entity: 'SUN',
    through: '2026-03-01',
    issueOn: '2026-03-02',
    accounts: ['A-1'],
  })
  const lines = await company.documents('A-1', '2026-03-02')
  expect(lines.filter(line => line.includes(' care '))).toEqual([
    'correction care 2026-02-15..2026-03-01 -1 @ 5 → -5.00',
  ])
  // Lifted, the base runs again; the add-on does not.
  expect(await outcomes('endSubscription', end('A-1', 'S-1', null))).toEqual(['updated'])
  expect((await ends('A-1')).slice(0, 2)).toEqual(['S-1 …', 'S-2 2026-02-15'])
})

test('an add-on started beside a base whose end is known ends with it', async () => {
  await outcomes('endSubscription', end('A-2', 'S-1', '2026-06-01'))
  const care = subscription('A-2', 'S-2', 'CARE')
  expect(await outcomes('createSubscriptions', care)).toEqual(['created'])
  expect(await outcomes('createSubscriptions', subscription('A-2', 'S-3', 'YEAR'))).toEqual([
    'add_on_outlives_base',
  ])
  expect(await outcomes('createSubscriptions', subscription('A-2', 'S-4', 'CALLS'))).toEqual([
    'created',
  ])
  expect(await ends('A-2')).toEqual(['S-1 2026-06-01', 'S-2 2026-06-01', 'S-4 …'])
})

test('an add-on may keep its base from ending, unless both end', async () => {
  expect(await outcomes('createSubscriptions', subscription('A-3', 'S-2', 'YEAR'))).toEqual([
    'created',
  ])
  expect(await outcomes('endSubscription', end('A-3', 'S-1', '2026-06-01'))).toEqual([
    'base_of_add_on',
  ])
  expect(
    await outcomes(
      'endSubscription',
      end('A-3', 'S-2', '2026-06-01'),
      end('A-3', 'S-1', '2026-06-01'),
    ),
  ).toEqual(['updated', 'updated'])
})

test('a change of the base to another plan counts as its end, a change to an add-on as its start', async () => {
  const change = (number: string, planCode: string, planVersion = 1) => ({
    accountNumber: 'A-4',
    subscriptionNumber: number,
    effectiveOn: '2026-04-01',
    planCode,
    planVersion,
  })
  expect(await outcomes('createSubscriptions', subscription('A-4', 'S-2', 'CARE'))).toEqual([
    'created',
  ])
  expect(await outcomes('changePlan', change('S-1', 'CARE'))).toEqual(['add_on_without_base'])
  // Another version of a base plan is a base.
  expect(await outcomes('changePlan', change('S-1', 'SEATS', 2))).toEqual(['updated'])
  expect(await ends('A-4')).toEqual(['S-1 …', 'S-2 …'])
  expect(await outcomes('changePlan', change('S-1', 'HOME'))).toEqual(['updated'])
  expect(await ends('A-4')).toEqual(['S-1 …', 'S-2 2026-04-01'])
})

test('a base cannot be ended while an add-on to it is started', async () => {
  const care = outcomes('createSubscriptions', subscription('A-5', 'S-2', 'CARE'))
  const ended = outcomes('endSubscription', end('A-5', 'S-1', '2026-05-01'))
  expect(await Promise.all([care, ended])).toEqual([['created'], ['updated']])
  expect(await ends('A-5')).toEqual(['S-1 2026-05-01', 'S-2 2026-05-01'])
})
