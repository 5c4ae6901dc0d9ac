import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ReportFormat, writeRebillReport } from '../../src/app/rebill/report.ts'
import { invoicingTasks } from '../../src/invoicing/jobs.ts'
import { loadComparedSums, loadComparisons, loadRebillId } from '../../src/invoicing/rebill/load.ts'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { expectGuide } from '../support/guide.ts'
import { install, read, setUp, signUp } from './setting.ts'

/*
 * Three customers, billed January to March 2026; then a price or a tax turns out to have been wrong.
 * Seats 31.00 a month in advance; base 9.30 and power 0.30/0.20 in arrears.
 */

let company: Company

beforeEach(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'R-1', plan: 'SEATS', start: '2026-01-01' })
  await signUp(company, { number: 'R-2', plan: 'HOME', start: '2026-01-01' })
  await signUp(company, { number: 'R-3', plan: 'CARE', start: '2026-01-01' })
  await install(company, 'R-2', '2026-01-01')
  company.on('2026-02-01')
  await read(company, 'R-2', '2026-01-01', '0')
  await read(company, 'R-2', '2026-02-01', '120')
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-03' })
  company.on('2026-03-01')
  await read(company, 'R-2', '2026-03-01', '240')
  await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-03' })
  company.on('2026-03-10')
})

/** The price of care was 10.00 and is 8.00 since February, which marks what was billed as stale. */
const cheaperCare = () =>
  company.rows('addPrices', {
    planCode: 'CARE',
    planVersion: 1,
    chargeCode: 'care',
    effectiveFrom: '2026-02-01',
    price: { model: 'per_unit', unitPrice: '8.00' },
  })

/** The tax is 7 % from February on. No fact of a customer changes, so nothing is stale. */
const lowerTax = () => {
  const rule = {
    taxCode: 'DE-19',
    taxClass: 'standard',
    name: { en: 'VAT' },
    country: 'DE',
    category: 'S',
  }
  return company.rows(
    'defineTaxRules',
    { ...rule, ratePercent: '19', validFrom: '2020-01-01', validTo: '2026-02-01' },
    { ...rule, ratePercent: '7', validFrom: '2026-02-01' },
  )
}

type Started = { runId: string; number: string; accounts: number }

async function start(input: Record<string, unknown>): Promise<Started> {
  const started = await company.do<Started>('startRebill', {
    entity: 'SUN',
    issueOn: '2026-03-12',
    reason: 'Wrong price',
    ...input,
  })
  // Given to several workers at once, a chunk is done once.
  const chunk = { runId: started.runId, chunkNo: 0 }
  const task = invoicingTasks(company.system).billRunChunk
  await Promise.all([task?.(chunk), task?.(chunk), task?.(chunk)])
  await company.work(started.runId)
  return started
}

async function report(run: string, format: ReportFormat = 'csv'): Promise<string> {
  const out = new PassThrough()
  const written = text(out)
  await writeRebillReport(company.system.db, run, format, out)
  out.end()
  return written
}

const links = async () => {
  const found = await rows(
    company.system.db,
    sql<{ text: string }>`
      SELECT concat_ws(' ', n.label, l.relation, o.label) AS text
        FROM invoice_link l
        JOIN document_number n ON n.invoice_id = l.invoice_id
        JOIN document_number o ON o.invoice_id = l.other_id ORDER BY 1`,
  )
  return found.map(row => row.text)
}

describe('a rebill by difference', () => {
  test('of what has not changed finds nothing, account by account, and issues nothing', async () => {
    const run = await start({ from: '2026-01-01', method: 'difference' })
    expect(run).toMatchObject({ number: 'SUN-REBILL-2026-01-01-1', accounts: 3 })
    expect(await company.outcomes(run.runId)).toEqual([
      'R-1 skipped nothing_due',
      'R-2 skipped nothing_due',
      'R-3 skipped nothing_due',
    ])
    expect(await report(run.number)).toContain(
      'R-2,Ada Lovelace,skipped,nothing_due,EUR,4,86.60,86.60,0.00,0.00,0.00,0,0,',
    )
    expect(await loadComparisons(company.system.db, run.runId, '', 9, true)).toEqual([])
    await company.issue(run.runId)
    expect(await links()).toEqual([])
    expect(await company.broken()).toEqual([])
  })

  test('shows before and after, and one document for all that changed', async () => {
    await cheaperCare()
    const run = await start({ from: '2026-02-01', method: 'difference', accounts: ['R-3'] })
    expectGuide('rebill.md', 'difference', await report(run.number))
    const { db } = company.system
    expect(await loadRebillId(db, run.number)).toBe(run.runId)
    expect(await loadComparedSums(db, run.runId)).toMatchObject([
      { currency: 'EUR', accounts: 1n, changed: 1n, beforeNetMinor: 1000n, netMinor: -200n },
    ])
    expect(await loadComparisons(db, run.runId, '', 9, true)).toMatchObject([{ account: 'R-3' }])
    await company.issue(run.runId)
    expect((await company.documents('R-3')).slice(-3)).toEqual([
      'reversal care 2026-02-01..2026-03-01 -1 @ 10 → -10.00',
      'charge care 2026-02-01..2026-03-01 1 @ 8 → 8.00',
      '= CN-000001 net -2.00 tax -0.38 due -2.38',
    ])
    expect(await links()).toEqual(['SUN-CN-2026-000001 corrects SUN-INV-2026-000006'])
    expectGuide('rebill.md', 'issued', await report(run.number))
    // The next regular run finds nothing more to correct.
    const next = await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-13' })
    expect(await company.outcomes(next)).toContain('R-3 skipped nothing_due')
    expect(await company.broken()).toEqual([])
  })

  test('reaches what no fact of a customer changed: a tax that was wrong', async () => {
    await lowerTax()
    const due = { entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-11' }
    expect(await company.outcomes(await company.bill(due))).toContain('R-1 skipped nothing_due')
    const run = await start({ from: '2026-02-01', method: 'difference' })
    await company.issue(run.runId)
    // February and March at 7 % instead of 19 %: 12 % of 62.00
    expect((await company.documents('R-1')).at(-1)).toBe('= CN-000001 net 0.00 tax -7.44 due -7.44')
    expect(await company.broken()).toEqual([])
  })

  test('keeps to its range, its charge, and what had been billed', async () => {
    const run = await start({
      from: '2026-02-01',
      to: '2026-03-01',
      method: 'difference',
      plan: 'HOME',
      charge: 'power',
    })
    expect(run.accounts).toBe(1)
    expect(await report(run.number)).toContain(
      'R-2,Ada Lovelace,skipped,nothing_due,EUR,1,34.00,34.00',
    )
    expect(
      await company.refusal('startRebill', {
        entity: 'SUN',
        from: '2026-05-01',
        method: 'void',
        issueOn: '2026-03-12',
        reason: 'x',
      }),
    ).toMatchObject({ code: 'rebill_empty' })
    expect(
      await company.refusal('startRebill', {
        entity: 'SUN',
        from: '2026-02-01',
        to: '2026-02-01',
        method: 'void',
        issueOn: '2026-03-12',
        reason: 'x',
      }),
    ).toMatchObject({ code: 'dates_reversed' })
    expect(
      await company.refusal('startRebill', {
        entity: 'SUN',
        from: '2026-02-01',
        method: 'void',
        issueOn: '2026-03-12',
        reason: 'x',
        plan: 'HOME',
        accounts: ['R-1'],
      }),
    ).toMatchObject({ code: 'accounts_not_billed' })
  })
})

describe('a rebill that voids', () => {
  test('takes each document back and bills its services again, linked both ways', async () => {
    await cheaperCare()
    const run = await start({ from: '2026-02-01', to: '2026-03-01', method: 'void', plan: 'CARE' })
    expectGuide('rebill.md', 'void', await report(run.number))
    await company.issue(run.runId)
    expect(await company.documents('R-3', '2026-03-12')).toEqual([
      'charge care 2026-02-01..2026-03-01 1 @ 8 → 8.00',
      '= INV-000007 net 8.00 tax 1.52 due 9.52',
      'reversal care 2026-02-01..2026-03-01 -1 @ 10 → -10.00',
      '= CN-000001 net -10.00 tax -1.90 due -11.90',
    ])
    expect(await links()).toEqual([
      'SUN-CN-2026-000001 voids SUN-INV-2026-000006',
      'SUN-INV-2026-000007 rebills SUN-INV-2026-000006',
    ])
    const next = await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-13' })
    expect(await company.outcomes(next)).toContain('R-3 skipped nothing_due')
    expect(await company.broken()).toEqual([])
  })

  test('of a whole invoice bills its advance charges too, and the run after it bills nothing', async () => {
    const run = await start({ from: '2026-01-01', method: 'void' })
    expect(await company.outcomes(run.runId)).toEqual(['R-1 billed', 'R-2 billed', 'R-3 billed'])
    await company.issue(run.runId)
    const next = await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-13' })
    expect(await company.outcomes(next)).toEqual([
      'R-1 skipped nothing_due',
      'R-2 skipped nothing_due',
      'R-3 skipped nothing_due',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('holds an account whose invoice was credited, before or after it was drafted', async () => {
    await company.do('issueCreditNote', {
      invoice: 'SUN-INV-2026-000006',
      reason: 'Goodwill',
      issueOn: '2026-03-10',
      netAmount: '1.00',
    })
    const run = await start({ from: '2026-02-01', method: 'void' })
    expect(await company.outcomes(run.runId)).toContain('R-3 held invoice_corrected')
    const [invoice] = await rows(
      company.system.db,
      sql<{ label: string }>`
        SELECT label FROM document_number JOIN account a USING (account_id)
         WHERE a.number = 'R-2' ORDER BY label DESC LIMIT 1`,
    )
    await company.do('issueCreditNote', {
      invoice: invoice?.label,
      reason: 'Goodwill',
      issueOn: '2026-03-10',
      netAmount: '1.00',
    })
    await company.issue(run.runId)
    expect(await company.outcomes(run.runId)).toEqual([
      'R-1 billed',
      'R-2 held invoice_corrected',
      'R-3 held invoice_corrected',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('bills again what a commitment still counts, and holds what it has settled or credits paid', async () => {
    const commit = (accountNumber: string, months: number, amount: string) =>
      company.rows('addCommitments', {
        accountNumber,
        contractNumber: 'C-1',
        code: 'LEAST',
        name: { en: 'Least' },
        productCode: 'SERVICE',
        amount,
        months,
        startOn: '2026-01-01',
        renews: false,
      })
    await commit('R-3', 3, '29.00') // its term goes on until April
    await commit('R-2', 2, '10.00') // over, and reached
    await company.rows('defineProducts', {
      productCode: 'CREDITS',
      name: { en: 'Credits' },
      taxClass: 'standard',
      revenueAccount: '4000',
    })
    const wallet = { accountNumber: 'R-1', name: { en: 'Prepaid' }, productCode: 'CREDITS' }
    await company.rows('defineWallets', { ...wallet, subscriptionNumber: 'S-1', code: 'MAIN' })
    await company.rows('grantWalletCredits', {
      accountNumber: 'R-1',
      walletCode: 'MAIN',
      reference: 'G-1',
      amount: '5.00',
      grantedOn: '2026-03-01',
      expiresOn: '2027-01-01',
      reason: 'Sorry',
    })
    await cheaperCare()
    // Credits that came later pay for what is billed again; what they paid for is held from then on.
    const first = await start({ from: '2026-02-01', to: '2026-03-01', method: 'void' })
    expect(await company.outcomes(first.runId)).toEqual([
      'R-1 billed',
      'R-2 held void_with_commitment',
      'R-3 billed',
    ])
    await company.issue(first.runId)
    expect(await company.documents('R-3', '2026-03-12')).toContain(
      'charge care 2026-02-01..2026-03-01 1 @ 8 → 8.00',
    )
    const second = await start({ from: '2026-02-01', to: '2026-03-01', method: 'void' })
    expect(await company.outcomes(second.runId)).toContain('R-1 held void_with_wallet')
    await company.do('cancelBillRun', { runId: second.runId, reason: 'Only looked' })
    // The settlement counts what was billed again: 10.00 + 8.00 + 8.00 of 29.00.
    company.on('2026-04-02')
    await company.bill({
      entity: 'SUN',
      through: '2026-04-01',
      issueOn: '2026-04-02',
      accounts: ['R-3'],
    })
    expect(await company.documents('R-3', '2026-04-02')).toContain(
      'charge commitment 2026-01-01..2026-04-01 1 @ 3 → 3.00',
    )
    expect(await company.broken()).toEqual([])
  })

  test('can be cancelled, and then nothing has happened', async () => {
    const run = await start({ from: '2026-01-01', method: 'void' })
    await company.do('cancelBillRun', { runId: run.runId, reason: 'Not now' })
    expect(await links()).toEqual([])
    const again = await start({ from: '2026-01-01', method: 'difference' })
    expect(again.number).toBe('SUN-REBILL-2026-01-01-2')
    expect(await company.outcomes(again.runId)).toContain('R-1 skipped nothing_due')
  })
})
