import { beforeEach, expect, test } from 'vitest'
import { explainInvoice, explanationText } from '../../src/app/explain/explain-invoice.ts'
import { documentTasks } from '../../src/documents/jobs.ts'
import { loadRunTotals } from '../../src/invoicing/load/run-totals.ts'
import { assert } from '../../src/kernel/result.ts'
import { loadDocumentHead } from '../../src/reporting/console/load/document.ts'
import { listDocuments } from '../../src/reporting/console/load/documents.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** A head office with two shops on its invoice, billed in the head office's cycle. */
beforeEach(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['HQ', 'S1', 'S2', 'X']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.rows(
    'setAccountParents',
    ...['S1', 'S2'].map(accountNumber => ({
      accountNumber,
      fromOn: '2026-01-01',
      parentNumber: 'HQ',
      billing: 'consolidated',
    })),
  )
})

const bill = (through: string, accounts?: string[]) => ({
  entity: 'SUN',
  through,
  issueOn: through,
  ...(accounts === undefined ? {} : { accounts }),
})

test('whoever is named brings the whole invoice along, and nothing is billed twice', async () => {
  const runId = await company.bill(bill('2026-02-01', ['S2']))
  expect(await company.outcomes(runId)).toEqual(['HQ billed', 'S1 billed', 'S2 billed'])
  const again = await company.bill(bill('2026-02-02'))
  expect(await company.outcomes(again)).toEqual([
    'HQ skipped nothing_due',
    'S1 skipped nothing_due',
    'S2 skipped nothing_due',
    'X billed',
  ])
  const refused = await company.try('startBillRun', bill('2026-03-01', ['S2', 'NOBODY']))
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'accounts_not_in_scope' } })
  expect(await company.broken()).toEqual([])
})

test('counts as one document, is printed as one, and each account lists its part', async () => {
  const runId = await company.bill(bill('2026-02-01'))
  const { documents } = await loadRunTotals(company.system.db, runId)
  expect(documents).toMatchObject([{ kind: 'invoice', count: 2, netMinor: 4000n, taxMinor: 760n }])
  await documentTasks(company.system).renderDocuments?.({ runId, chunkNo: 0 })
  const listed = async (account?: string) =>
    (await listDocuments(company.system.db, { account }, { limit: 9 })).map(
      each => `${each.number} ${each.accountNumber} ${each.grossMinor}`,
    )
  expect(await listed()).toContain('SUN-INV-2026-000001 HQ 3570')
  expect(await listed('HQ')).toEqual(['SUN-INV-2026-000001 HQ 3570'])
  expect(await listed('S1')).toEqual(['SUN-INV-2026-000001 HQ 1190'])
  const head = await loadDocumentHead(company.system.db, 'SUN-INV-2026-000001')
  expect(head).toMatchObject({ netMinor: 3000n, taxMinor: 570n, payableMinor: 3570n })
  expect(head?.accountIds).toHaveLength(3)
  for (const language of ['en', 'fr', 'es', 'de']) {
    const told = await explainInvoice(company.system.db, 'SUN-INV-2026-000001', null, language)
    assert(told.ok, 'explained')
    expect(told.value.lines).toHaveLength(3)
    expect(explanationText(told.value)).toContain('1235')
  }
  expect(await company.broken()).toEqual([])
})

test('nobody is billed while the payer is on hold; a child on hold is left out and caught up', async () => {
  const hold = (accountNumber: string) =>
    company.rows('placeBillingHolds', { accountNumber, reason: 'Moving', fromOn: '2026-01-01' })
  await hold('HQ')
  const first = await company.bill(bill('2026-02-01'))
  expect(await company.outcomes(first)).toEqual([
    'HQ held billing_hold',
    'S1 held payer_not_billed',
    'S2 held payer_not_billed',
    'X billed',
  ])
  await company.rows('releaseBillingHold', { accountNumber: 'HQ' })
  await hold('S1')
  const second = await company.bill(bill('2026-02-02'))
  expect(await company.outcomes(second)).toEqual([
    'HQ billed',
    'S1 held billing_hold',
    'S2 billed',
    'X skipped nothing_due',
  ])
  await company.rows('releaseBillingHold', { accountNumber: 'S1' })
  await company.bill(bill('2026-02-03'))
  expect(await company.documents('S1')).toEqual([
    'charge care 2026-01-01..2026-02-01 1 @ 10 → 10.00',
    '= INV-000003 net 10.00 tax 1.90 due 11.90',
  ])
  expect(await company.broken()).toEqual([])
})

test('a draft that one account overtakes is made anew for all on it; an exception holds all', async () => {
  company.on('2026-02-01')
  const runId = await company.draft(bill('2026-02-01'))
  await company.rows('addOneOffCharges', {
    accountNumber: 'S1',
    subscriptionNumber: 'S-1',
    reference: 'R-1',
    productCode: 'SERVICE',
    description: 'Oven',
    serviceOn: '2026-01-20',
    quantity: '1',
    unit: 'unit',
    unitPrice: '90000',
    taxInclusive: false,
  })
  await company.do('refreshBillRun', { runId })
  await company.work(runId)
  const { documents, openExceptions } = await loadRunTotals(company.system.db, runId)
  expect(documents).toMatchObject([{ count: 2, netMinor: 9_004_000n }])
  expect(openExceptions).toBe(1)
  await company.do('decideExceptions', { runId, decision: 'hold' })
  await company.do('approveBillRun', { runId })
  await company.do('issueBillRun', { runId })
  await company.work(runId)
  expect(await company.outcomes(runId)).toEqual([
    'HQ held exception',
    'S1 held exception',
    'S2 held exception',
    'X billed',
  ])
  const next = await company.bill(bill('2026-02-02'))
  expect((await company.outcomes(next)).slice(0, 3)).toEqual([
    'HQ billed',
    'S1 billed',
    'S2 billed',
  ])
  expect(await company.broken()).toEqual([])
})

test('a section is voided by itself and billed anew on the next invoice', async () => {
  await company.bill(bill('2026-02-01'))
  company.on('2026-02-05')
  const invoice = 'SUN-INV-2026-000001'
  const wish = { invoice, reason: 'Wrong plan', issueOn: '2026-02-05', rebill: true }
  expect((await company.refusal('voidInvoice', wish)).code).toBe('credit_names_no_section')
  await company.do('voidInvoice', { ...wish, account: 'S1' })
  expect((await company.refusal('voidInvoice', { ...wish, account: 'S1' })).code).toBe(
    'invoice_voided',
  )
  await company.bill(bill('2026-03-01'))
  expect(await company.documents('S1')).toEqual([
    'charge care 2026-01-01..2026-02-01 1 @ 10 → 10.00',
    '= INV-000001 net 10.00 tax 1.90 due 11.90',
    'reversal care 2026-01-01..2026-02-01 -1 @ 10 → -10.00',
    '= CN-000001 net -10.00 tax -1.90 due -11.90',
    'charge care 2026-01-01..2026-02-01 1 @ 10 → 10.00',
    'charge care 2026-02-01..2026-03-01 1 @ 10 → 10.00',
    '= INV-000003 net 20.00 tax 3.80 due 23.80',
  ])
  expect(await company.broken()).toEqual([])
})
