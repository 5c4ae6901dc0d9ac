import { beforeAll, expect, test } from 'vitest'
import { loadCareFlags } from '../../src/accounts/care/load.ts'
import { loadAccountIds } from '../../src/accounts/load/accounts.ts'
import { loadPage } from '../../src/platform/list.ts'
import {
  loadAccountAgeing,
  loadAgeing,
  loadGroupAgeing,
} from '../../src/reporting/ageing/load/ageing.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

const CUSTOMERS = ['S-1', 'S-2', 'S-3', 'T-4']

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of CUSTOMERS) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  await company.rows(
    'defineSegments',
    { segmentCode: 'HOME', name: { en: 'Households' } },
    { segmentCode: 'KEY', name: { en: 'Key accounts' } },
  )
  const desks = ['ANNA', 'BEN', 'CHRIS']
  const rows = desks.map(collectorCode => ({ collectorCode, name: collectorCode }))
  await company.rows('defineCollectors', ...rows)
})

/** The ageing on 20 March by group, in short: `KEY 11.90` is what the group owes. */
async function groups(by: 'segment' | 'collector', on = '2026-03-20'): Promise<string[]> {
  const asked = {
    on: Temporal.PlainDate.from(on),
    knownAt: company.system.clock.now(),
    by: 'due' as const,
  }
  const found = await loadGroupAgeing(company.system.db, asked, by)
  const [whole] = await loadAgeing(company.system.db, asked)
  const sum = found.reduce((total, each) => total + each.totalMinor, 0n)
  expect(sum).toBe(whole?.totalMinor)
  for (const { group, entityCode: entity, currency, totalMinor } of found) {
    const of = { entity, currency, group: { by, value: group } }
    const { rows } = await loadAccountAgeing(company.system.db, asked, { limit: 50 }, of)
    expect(rows.reduce((total, each) => total + each.totalMinor, 0n)).toBe(totalMinor)
  }
  return found.map(({ group, totalMinor }) => `${group} ${totalMinor}`)
}

test('rules assign, people overrule, work is handed over, and each ageing adds up', async () => {
  company.on('2026-03-20')
  const rules = [
    { numberFrom: 'T-', values: ['KEY'] },
    { accountKind: 'person', values: ['HOME'] },
  ]
  await company.do('setAssignmentRules', { kind: 'segment', rules })
  const apply = { kind: 'segment', fromOn: '2026-03-01' }
  const first = await company.do('applyAssignmentRules', { ...apply, limit: 3 })
  expect(first).toMatchObject({ assigned: 3, next: expect.any(String) })
  const rest = await company.do('applyAssignmentRules', { ...apply, after: first.next })
  expect(rest).toEqual({ assigned: 1, next: null })
  expect(await company.do('applyAssignmentRules', apply)).toMatchObject({ assigned: 0 })
  expect(await groups('segment')).toEqual(['HOME 3570', 'KEY 1190'])
  // Before they were assigned, and as it was known before, they belonged nowhere.
  expect(await groups('segment', '2026-02-28')).toEqual(['null 4760'])
  const mine = { kind: 'collector', fromOn: '2026-03-02' }
  await company.rows(
    'assignAccounts',
    { ...mine, accountNumber: 'S-1', value: 'ANNA' },
    { ...mine, accountNumber: 'S-2', value: 'ANNA' },
    { ...mine, accountNumber: 'S-3', value: 'BEN' },
  )
  expect(await groups('collector')).toEqual(['ANNA 2380', 'BEN 1190', 'null 1190'])
  const away = { kind: 'collector', from: 'ANNA', to: ['BEN', 'CHRIS'], fromOn: '2026-03-10' }
  const wrong = await company.refusal('handOverAccounts', { ...away, accounts: ['S-3'] })
  expect(wrong).toEqual({ code: 'not_assigned_to', facts: { account: 'S-3', code: 'ANNA' } })
  const both = await Promise.all([1, 2].map(() => company.try('handOverAccounts', away)))
  expect(both.every(each => each.ok)).toBe(true)
  expect(await groups('collector')).toEqual(['BEN 2380', 'CHRIS 1190', 'null 1190'])
  expect(await groups('collector', '2026-03-05')).toEqual(['ANNA 2380', 'BEN 1190', 'null 1190'])
})

test('what is unknown is answered row by row', async () => {
  const answer = await company.do<{ rows: { refusal?: { code: string } }[] }>('assignAccounts', {
    rows: [
      { accountNumber: 'S-1', kind: 'collector', fromOn: '2026-03-02', value: 'DORA' },
      { accountNumber: 'X-1', kind: 'collector', fromOn: '2026-03-02', value: 'ANNA' },
      { accountNumber: 'S-1', kind: 'segment', fromOn: '2026-03-01', value: 'HOME' },
    ],
  })
  expect(answer.rows.map(row => row.refusal?.code ?? 'fine')).toEqual([
    'unknown_collector',
    'unknown_account',
    'fine',
  ])
})

test('who must be spared is marked from a day on, until it ends', async () => {
  const mark = { accountNumber: 'S-1', flag: 'life_support', fromOn: '2026-03-01', note: 'Form' }
  await company.rows('flagAccounts', mark)
  expect((await company.rows('flagAccounts', mark)).unchanged).toBe(1)
  const [id = ''] = (await loadAccountIds(company.system.db, ['S-1'])).values()
  const on = async (day: string) =>
    (await loadCareFlags(company.system.db, [id], Temporal.PlainDate.from(day))).get(id)
  const end = { accountNumber: 'S-1', flag: 'life_support', endedOn: '2026-03-20', why: 'Moved' }
  await company.rows('endCareFlags', end)
  expect([await on('2026-02-28'), await on('2026-03-19'), await on('2026-03-20')]).toEqual([
    undefined,
    ['life_support'],
    undefined,
  ])
  const shown = await loadPage(company.system.db, LISTS.get('care-flags')!, {
    filters: { account: 'S-1' },
    limit: 50,
  })
  expect(shown.rows).toMatchObject([{ flag: 'life_support', why: 'Moved' }])
})

test('the check takes the days of the ageing by chance, and again by the same seed', async () => {
  const of = async (seed?: number) => {
    const proven = await proveAll(company.system, seed === undefined ? {} : { seed })
    expect(proven.filter(each => each.violations > 0n)).toEqual([])
    return proven.find(each => each.name === 'ageing_at_any_date')?.sample
  }
  expect(await of(7)).toBe(await of(7))
  expect(await of()).toMatch(/^seed \d+: 2026-\d\d-\d\d, 2026-\d\d-\d\d$/)
})
