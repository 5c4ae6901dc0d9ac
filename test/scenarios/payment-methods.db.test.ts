import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { expectGuide } from '../support/guide.ts'
import { setUp, signUp, subscribe } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  const care = { number: 'P-1', plan: 'CARE', start: '2026-01-01' }
  await signUp(company, care)
  for (const place of ['2', '3', '4']) await subscribe(company, care, 'SUN', place)
})

const label = (place: object, paymentMethod: string | null) =>
  company.rows('setPaymentMethods', { accountNumber: 'P-1', ...place, paymentMethod })

/** Each document with what it is paid by, and the subscriptions on it. */
async function documents(from: string): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ text: string }>`
      SELECT concat_ws(' ', n.label, coalesce(i.snapshot -> 'buyer' ->> 'paymentMethod', '-'),
               (SELECT string_agg(s ->> 'number', '+' ORDER BY s ->> 'number')
                  FROM json_array_elements(i.snapshot -> 'buyer' -> 'subscriptions') s),
               i.net_minor) AS text
        FROM invoice i JOIN document_number n USING (account_id, invoice_id)
       WHERE i.issued_on >= ${from}::date ORDER BY n.label`,
  )
  return found.map(row => row.text)
}

describe('documents split by payment method', () => {
  test('are one where nothing is said', async () => {
    company.on('2026-02-01')
    await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
    expect(await documents('2026-02-02')).toEqual(['SUN-INV-2026-000001 - S-1+S-2+S-3+S-4 4000'])
  })

  test('are one a method: of the subscription, else the contract, else the account', async () => {
    await label({}, 'transfer')
    await label({ contractNumber: 'C-2' }, 'card')
    await label({ contractNumber: 'C-3' }, 'card')
    await label({ subscriptionNumber: 'S-3' }, 'direct debit')
    expect((await label({}, 'transfer')).unchanged).toBe(1)
    company.on('2026-03-01')
    await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-02' })
    const shown = await documents('2026-03-02')
    expectGuide('splitting.md', 'split', shown.join('\n'))
    expect(shown).toEqual([
      'SUN-INV-2026-000002 transfer S-1+S-4 2000',
      'SUN-INV-2026-000003 card S-2 1000',
      'SUN-INV-2026-000004 direct debit S-3 1000',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('a label that changes under review makes the draft anew', async () => {
    company.on('2026-04-01')
    const runId = await company.draft({
      entity: 'SUN',
      through: '2026-04-01',
      issueOn: '2026-04-02',
    })
    await label({ subscriptionNumber: 'S-3' }, null)
    expect((await label({ subscriptionNumber: 'S-3' }, null)).unchanged).toBe(1)
    await company.try('refreshBillRun', { runId })
    await company.work(runId)
    await company.issue(runId)
    expect(await documents('2026-04-02')).toEqual([
      'SUN-INV-2026-000005 transfer S-1+S-4 2000',
      'SUN-INV-2026-000006 card S-2+S-3 2000',
    ])
    const next = await company.bill({ entity: 'SUN', through: '2026-04-01', issueOn: '2026-04-03' })
    expect(await company.outcomes(next)).toEqual(['P-1 skipped nothing_due'])
    expect(await company.broken()).toEqual([])
  })

  test('what is not there cannot bear a label', async () => {
    const answer = await company.do<{ rows: { refusal?: { code: string } }[] }>(
      'setPaymentMethods',
      {
        rows: [
          { accountNumber: 'P-9', paymentMethod: 'card' },
          { accountNumber: 'P-1', contractNumber: 'C-9', paymentMethod: 'card' },
          { accountNumber: 'P-1', subscriptionNumber: 'S-9', paymentMethod: 'card' },
        ],
      },
    )
    expect(answer.rows.map(row => row.refusal?.code)).toEqual([
      'unknown_account',
      'unknown_contract',
      'unknown_subscription',
    ])
  })
})
