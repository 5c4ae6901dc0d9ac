import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T08:00:00Z'))
  await setUp(company)
})

const of = (number: string) => ({ accountNumber: number, subscriptionNumber: 'S-1' })

async function contractTerms(accountNumber: string, terms: object): Promise<void> {
  const contract = { accountNumber, contractNumber: 'C-1', legalEntity: 'SUN', currency: 'EUR' }
  await company.rows('createContracts', { ...contract, startOn: '2026-01-01', ...terms })
}

const outcomes = (account: string) =>
  rows(
    company.system.db,
    sql<{ kind: string; outcome: string | null; kept: bigint | null }>`
      select i.kind, i.credit_outcome as outcome,
        (select sum(amount_minor) from ledger_transfer t
          where t.document_id = i.invoice_id and t.event = 'credit_kept')::bigint as kept
      from invoice i join account a using (account_id) where a.number = ${account}
      order by i.issued_on, i.kind desc`,
  )

const EXIT = {
  termMonths: 12,
  notice: 'P3M',
  renewal: 'none',
  earlyExit: {
    kind: 'per_month',
    value: '10.00',
    productCode: 'BOOK',
    name: { en: 'Early exit', de: 'Vorzeitiges Ende' },
  },
}

describe('ending before the end of the term', () => {
  test('bills the fee on its own line with the tax of its product, once, and corrects it when the end moves', async () => {
    await signUp(company, { number: 'X-1', plan: 'SEATS', start: '2026-01-01' })
    await company.rows('endSubscription', { ...of('X-1'), endOn: '2027-01-01' })
    await contractTerms('X-1', EXIT)
    const bill = (through: string) =>
      company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['X-1'] })
    await bill('2026-01-01')
    company.on('2026-01-15')
    const end = { ...of('X-1'), endOn: 'period_end', unused: 'refund' }
    expect((await company.rows('endSubscription', end)).updated).toBe(1)
    expect((await company.rows('endSubscription', end)).unchanged).toBe(1)
    await bill('2026-02-01')
    expect(await company.outcomes(await bill('2026-02-01'))).toEqual(['X-1 skipped nothing_due'])
    company.on('2026-02-10')
    await company.rows('endSubscription', { ...of('X-1'), endOn: '2026-01-17', unused: 'refund' })
    await bill('2026-03-01')
    company.on('2026-03-10')
    const lifted = { ...of('X-1'), endOn: '2027-01-01' }
    await company.rows('endSubscription', lifted)
    await bill('2026-04-01')
    const told = await company.documents('X-1')
    expect(told.slice(0, -1)).toEqual([
      'charge seat 2026-01-01..2026-02-01 1 @ 31 → 31.00',
      '= INV-000001 net 31.00 tax 5.89 due 36.89',
      'charge exit 2026-02-01..2026-02-02 11 @ 10 → 110.00',
      '= INV-000002 net 110.00 tax 7.70 due 117.70',
      'charge exit 2026-01-17..2026-01-18 12 @ 10 → 120.00',
      'reversal exit 2026-02-01..2026-02-02 -11 @ 10 → -110.00',
      '= INV-000003 net 10.00 tax 0.70 due 10.70',
      'correction seat 2026-01-17..2026-02-01 -1 @ 15 → -15.00',
      '= CN-000001 net -15.00 tax -2.85 due -17.85',
      'correction seat 2026-01-17..2026-02-01 1 @ 15 → 15.00',
      'charge seat 2026-02-01..2026-03-01 1 @ 31 → 31.00',
      'charge seat 2026-03-01..2026-04-01 1 @ 31 → 31.00',
      'charge seat 2026-04-01..2026-05-01 1 @ 31 → 31.00',
      'reversal exit 2026-01-17..2026-01-18 -12 @ 10 → -120.00',
    ])
    // 108.00 × 19 % − 120.00 × 7 %: the tax of seats is more than that of the fee given back.
    expect(told.at(-1)).toBe('= INV-000004 net -12.00 tax 12.12 due 0.12')
    expect(await outcomes('X-1')).toContainEqual({
      kind: 'credit_note',
      outcome: 'refund',
      kept: 1785n,
    })
    expect(await company.broken()).toEqual([])
  })

  test('with notice in time ends contract and subscription together, without a fee; taken back, both go on', async () => {
    await signUp(company, { number: 'X-2', plan: 'CARE', start: '2026-01-01' })
    await contractTerms('X-2', { ...EXIT, renewal: 'auto', renewalMonths: 6 })
    const notice = { accountNumber: 'X-2', contractNumber: 'C-1' }
    company.on('2026-04-05')
    const give = (givenOn: string | null) => company.rows('giveNotice', { ...notice, givenOn })
    expect(await company.refusal('giveNotice', { rows: [] })).toBeDefined()
    await give('2026-09-30')
    const ends = () =>
      rows(
        company.system.db,
        sql<{ ends: string }>`
          select concat_ws(' ', c.end_on, s.end_on, e.exit_fee) as ends
          from contract c join subscription s using (account_id, contract_id)
          join account a using (account_id)
          left join subscription_ending e using (account_id, subscription_id)
          where a.number = 'X-2'`,
      )
    expect(await ends()).toEqual([{ ends: '2027-01-01 2027-01-01' }])
    await give('2026-10-01')
    expect(await ends()).toEqual([{ ends: '2027-07-01 2027-07-01' }])
    await give(null)
    expect(await ends()).toEqual([{ ends: '' }])
    const again = await company.do<{ rows: { refusal: { code: string } }[] }>('giveNotice', {
      rows: [
        { ...notice, givenOn: null },
        { ...notice, contractNumber: 'none', givenOn: '2026-09-30' },
      ],
    })
    expect(again.rows.map(row => row.refusal.code)).toEqual(['no_notice_given', 'unknown_contract'])
    expect(await company.broken()).toEqual([])
  })
})

test('whose last subscription ended before the time of keeping may be erased', async () => {
  for (const number of ['G-1', 'G-2', 'G-3']) {
    await signUp(company, { number, plan: 'CARE', start: '2025-01-01' })
  }
  const end = (accountNumber: string, endOn: string) =>
    company.rows('endSubscription', { accountNumber, subscriptionNumber: 'S-1', endOn })
  await end('G-1', '2025-02-01')
  await end('G-2', '2099-01-01')
  await sql`update retention_period set months = 1 where kind = 'customers'`.execute(
    company.system.owner.db,
  )
  const list = LISTS.get('erasure-candidates')!
  const { rows: found } = await loadPage(company.system.db, list, { filters: {}, limit: 50 })
  const ended = found.filter(({ account }) => String(account).startsWith('G-'))
  expect(ended).toEqual([{ account: 'G-1', endedOn: '2025-02-01' }])
})
