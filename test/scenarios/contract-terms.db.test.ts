import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RenewalAnswer } from '../../src/contracts/commands/renew-contracts.ts'
import { listDueContracts } from '../../src/contracts/load/due-contracts.ts'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T08:00:00Z'))
  await setUp(company)
})

const RENEWS = { termMonths: 12, notice: 'P3M', renewal: 'auto', renewalMonths: 12 }

async function contract(accountNumber: string, plan: string, terms: object): Promise<void> {
  await signUp(company, { number: accountNumber, plan, start: '2026-01-01' })
  await agree(accountNumber, terms)
}

async function agree(accountNumber: string, terms: object): Promise<void> {
  const row = { accountNumber, contractNumber: 'C-1', legalEntity: 'SUN', currency: 'EUR' }
  await company.rows('createContracts', { ...row, startOn: '2026-01-01', ...terms })
}

const due = async (on: string, withinDays: number) =>
  (
    await listDueContracts(company.system.db, {
      on: Temporal.PlainDate.from(on),
      withinDays,
      limit: 100,
    })
  ).map(row => `${row.on} ${row.accountNumber} ${row.state}`)

const renew = (on: string, more: object = {}) =>
  company.do<RenewalAnswer>('renewContracts', { on, ...more })

describe('contracts that renew', () => {
  test('are listed while notice is in time, when they end, and when they are to be renewed', async () => {
    await contract('T-1', 'SEATS', { ...RENEWS, uplift: { percent: '3' } })
    await contract('T-2', 'CARE', RENEWS)
    await signUp(company, { number: 'T-3', plan: 'CARE', start: '2026-01-01' })
    const subscription = { accountNumber: 'T-3', subscriptionNumber: 'S-1' }
    await company.rows('endSubscription', { ...subscription, endOn: '2027-01-01' })
    await agree('T-3', { ...RENEWS, renewal: 'none', renewalMonths: null })
    await contract('T-4', 'CARE', { termMonths: 6, notice: 'P14D' })
    await contract('T-5', 'CARE', {})
    expect(await due('2026-08-31', 30)).toEqual([
      '2026-09-30 T-1 notice_window',
      '2026-09-30 T-2 notice_window',
    ])
    expect(await due('2026-06-10', 30)).toEqual(['2026-06-16 T-4 notice_window'])
    expect(await due('2026-10-01', 100)).toEqual([
      '2027-01-01 T-1 to_renew',
      '2027-01-01 T-2 to_renew',
      '2027-01-01 T-3 ends',
    ])
  })

  test('begin their next term once notice is too late, each once, a page at a time', async () => {
    company.on('2026-10-01')
    expect((await renew('2026-09-30')).renewed).toBe(0)
    const first = await renew('2026-10-01', { limit: 1 })
    expect(first).toMatchObject({ renewed: 1 })
    const second = await renew('2026-10-01', { limit: 1, after: first.next })
    expect(second).toMatchObject({ renewed: 1 })
    expect(first.uplifted + second.uplifted).toBe(1)
    expect((await renew('2026-10-01', { limit: 1, after: second.next })).next).toBeNull()
    expect(await renew('2026-10-01')).toEqual({ renewed: 0, uplifted: 0, refused: [], next: null })
    const terms = await rows(
      company.system.db,
      sql<{ terms: string }>`
        select concat_ws(' ', a.number, c.renewals, c.term_end_on, c.notice_by, c.end_on) as terms
        from contract c join account a using (account_id) order by 1`,
    )
    expect(terms.map(each => each.terms)).toEqual([
      'T-1 1 2028-01-01 2027-09-30',
      'T-2 1 2028-01-01 2027-09-30',
      'T-3 0 2027-01-01 2026-09-30 2027-01-01',
      'T-4 0 2026-07-01 2026-06-16',
      'T-5 0',
    ])
  })

  test('bill the new term at its raised prices, and the old one at its own', async () => {
    await company.bill({
      entity: 'SUN',
      through: '2026-12-01',
      issueOn: '2026-12-01',
      accounts: ['T-1'],
    })
    await company.bill({
      entity: 'SUN',
      through: '2027-01-01',
      issueOn: '2027-01-01',
      accounts: ['T-1'],
    })
    const told = await company.documents('T-1')
    expect(told[11]).toBe('charge seat 2026-12-01..2027-01-01 1 @ 31 → 31.00')
    expect(told.slice(13)).toEqual([
      'charge seat 2027-01-01..2027-02-01 1 @ 31.93 → 31.93',
      '= INV-000001 net 31.93 tax 6.07 due 38.00',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('that were forgotten for years catch up term by term, each raised from the one before', async () => {
    const answer = await renew('2028-10-01')
    expect(answer).toMatchObject({ renewed: 4, uplifted: 2, refused: [] })
    company.on('2029-01-02')
    await company.bill({
      entity: 'SUN',
      through: '2029-01-01',
      issueOn: '2029-01-02',
      accounts: ['T-1'],
    })
    const told = await company.documents('T-1', '2029-01-01')
    // 31.93 × 1.03 = 32.89 (32.8879); × 1.03 = 33.88 (33.8767).
    expect(told).toContain('charge seat 2028-12-01..2029-01-01 1 @ 32.89 → 32.89')
    expect(told).toContain('charge seat 2029-01-01..2029-02-01 1 @ 33.88 → 33.88')
    expect(await company.broken()).toEqual([])
  })
})

describe('an uplift by an index', () => {
  const CPI = { index: 'CPI', monthsBefore: 3, floor: '0', ceiling: '5' }

  test('waits until the index is published, then raises by what it moved', async () => {
    await contract('T-7', 'SEATS', { ...RENEWS, uplift: CPI })
    await company.rows('definePriceIndexes', { indexCode: 'CPI', name: { en: 'Prices' } })
    const value = (month: string, value: string) =>
      company.rows('recordIndexValues', {
        indexCode: 'CPI',
        month,
        value,
        publishedOn: '2026-11-12',
      })
    await value('2025-10', '123.0')
    const waits = await renew('2026-10-01')
    expect(waits).toMatchObject({ renewed: 0, uplifted: 0 })
    expect(waits.refused.map(({ refusal }) => refusal)).toEqual([
      {
        code: 'uplift_index_missing',
        facts: { index: 'CPI', month: '2026-10', contract: 'C-1' },
      },
    ])
    await value('2026-10', '125.8')
    expect(await renew('2026-11-15')).toMatchObject({ renewed: 1, uplifted: 1, refused: [] })
    company.on('2029-01-04')
    await company.bill({
      entity: 'SUN',
      through: '2027-01-01',
      issueOn: '2029-01-04',
      accounts: ['T-7'],
    })
    const told = await company.documents('T-7')
    expect(told).toContain('charge seat 2026-12-01..2027-01-01 1 @ 31 → 31.00')
    // 31.00 × 1.022764 = 31.71
    expect(told).toContain('charge seat 2027-01-01..2027-02-01 1 @ 31.71 → 31.71')
    expect(await company.broken()).toEqual([])
  })
})

describe('purchase orders', () => {
  test('are billed by the date of service, each on its own document', async () => {
    await contract('T-6', 'CARE', { poNumber: 'PO-1' })
    const po = { accountNumber: 'T-6', contractNumber: 'C-1', fromOn: '2026-02-01' }
    expect((await company.rows('changePoNumber', { ...po, poNumber: 'PO-2' })).created).toBe(1)
    expect((await company.rows('changePoNumber', { ...po, poNumber: 'PO-2' })).unchanged).toBe(1)
    company.on('2029-01-05')
    await company.bill({
      entity: 'SUN',
      through: '2026-03-01',
      issueOn: '2029-01-05',
      accounts: ['T-6'],
    })
    const orders = await rows(
      company.system.db,
      sql<{ text: string }>`
        select concat_ws(' ', i.snapshot -> 'buyer' ->> 'poNumber', i.service_start) as text
        from invoice i join account a using (account_id) where a.number = 'T-6' order by 1`,
    )
    expect(orders.map(each => each.text)).toEqual(['PO-1 2026-01-01', 'PO-2 2026-02-01'])
    expect(await company.broken()).toEqual([])
  })
})
