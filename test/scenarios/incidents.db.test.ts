import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { invoicingTasks } from '../../src/invoicing/jobs.ts'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { install, read, setUp, signUp } from './setting.ts'

/*
 * Four customers of two sellers, billed January to March 2026; then something turns out to have been
 * wrong on many of their documents, and all of them are put right under one approval.
 * Seats 31.00 a month in advance; care 10.00; base 9.30 and power 0.30/0.20 in arrears.
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

const INCIDENT = {
  title: 'Care was billed too dear',
  cause: 'wrong_price',
  reason: 'Price of care corrected',
  issueOn: '2026-03-12',
  from: '2026-02-01',
}

type Started = { incident: string; documents: number; runs: string[] }

async function start(input: Record<string, unknown>): Promise<Started> {
  const started = await company.do<Started>('startIncident', { ...INCIDENT, ...input })
  await work(started.incident)
  return started
}

const runsOf = async (incident: string) => {
  const found = await rows(
    company.system.db,
    sql<{ runId: string }>`
      SELECT run_id AS "runId" FROM bill_run JOIN incident USING (incident_id)
       WHERE incident.number = ${incident} ORDER BY bill_run.number`,
  )
  return found.map(({ runId }) => runId)
}

async function work(incident: string): Promise<void> {
  const task = invoicingTasks(company.system).billRunChunk
  for (const runId of await runsOf(incident)) {
    // Given to several workers at once, a chunk is done once.
    await Promise.all([task?.({ runId, chunkNo: 0 }), task?.({ runId, chunkNo: 0 })])
    await company.work(runId)
  }
}

const documents = async (incident: string) => {
  const found = await rows(
    company.system.db,
    sql<{ text: string }>`
      SELECT concat_ws(' ', a.number, right(n.label, 6), d.state, d.reason, d.before_minor,
               d.net_minor, d.tax_minor, d.payable_minor, right(k.label, 6)) AS text
        FROM incident_document d JOIN incident i USING (incident_id)
        JOIN account a USING (account_id)
        JOIN document_number n USING (account_id, invoice_id)
        LEFT JOIN incident_correction c USING (account_id, incident_id, invoice_id)
        LEFT JOIN document_number k ON k.invoice_id = c.correction_id
       WHERE i.number = ${incident} ORDER BY a.number, n.label`,
  )
  return found.map(row => row.text)
}

/** Approves and issues an incident, and tells the customers. */
async function settle(incident: string): Promise<void> {
  await company.do('approveIncident', { incident })
  await company.do('issueIncident', { incident })
  await work(incident)
  await company.drain()
}

test('a share is credited of what matches, once a document, as approved, and customers are told', async () => {
  const notice = { en: 'We billed care too dear.' }
  const asked = { wrong: 'price', plan: 'CARE', remedy: 'credit', percent: '20', notice }
  const { incident, ...found } = await start({ ...asked, from: '2026-01-01' })
  expect(found).toEqual({ documents: 2, runs: ['SUN-CREDIT-2026-01-01-1'] })
  expect(await documents(incident)).toEqual([
    'R-3 000003 changed 1000 -200 -38 -238',
    'R-3 000006 changed 1000 -200 -38 -238',
  ])
  const [runId] = await runsOf(incident)
  expect((await company.refusal('approveBillRun', { runId })).code).toBe('run_of_incident')
  const approved = await company.do('approveIncident', { incident })
  const total = { entity: 'SUN', currency: 'EUR', documents: 2, net: '-4.00', toPay: '-4.76' }
  expect(approved).toMatchObject({ totals: [total] })
  await company.do('issueIncident', { incident })
  await work(incident)
  await company.drain()
  expect(await documents(incident)).toEqual([
    'R-3 000003 changed 1000 -200 -38 -238 000001',
    'R-3 000006 changed 1000 -200 -38 -238 000002',
  ])
  const told = await rows(
    company.system.db,
    sql<{ text: string }>`SELECT template_code || content::text AS text FROM message`,
  )
  expect(told.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^correction_notice.*We billed care too dear.*CN-2026-000002.*4\.76/s),
  ])
  const causes = sql<{ n: bigint }>`
    SELECT count(*) AS n FROM invoice WHERE cause_code = 'wrong_price'`
  expect(await rows(company.system.db, causes)).toEqual([{ n: 2n }])

  // An amount, given whole or not at all, of named documents; those of a day before stay out.
  const amount = { wrong: 'other', remedy: 'credit', amount: '9.00', currency: 'EUR' }
  const second = await start({ ...amount, from: '2026-01-01', accounts: ['R-1', 'R-3'] })
  expect(await documents(second.incident)).toEqual([
    'R-1 000001 changed 6200 -900 -171 -1071',
    'R-1 000004 changed 3100 -900 -171 -1071',
    'R-3 000003 barred less_left 800 0 0 0',
    'R-3 000006 barred less_left 800 0 0 0',
  ])
  await company.do('approveIncident', { incident: second.incident })
  // Somebody credits one of them in between: its account is left alone, as it was not approved so.
  const credit = { invoice: 'SUN-INV-2026-000004', reason: 'By hand', issueOn: '2026-03-12' }
  await company.do('issueCreditNote', { ...credit, netAmount: '1.00' })
  await company.do('issueIncident', { incident: second.incident })
  await work(second.incident)
  expect(await documents(second.incident)).toContain('R-1 000001 changed 6200 -900 -171 -1071')
  expect(await company.broken()).toEqual([])
})

test('what was rated with a wrong price is billed by the difference, or voided and billed again', async () => {
  await company.rows('addPrices', {
    planCode: 'CARE',
    planVersion: 1,
    chargeCode: 'care',
    effectiveFrom: '2026-02-01',
    price: { model: 'per_unit', unitPrice: '8.00' },
  })
  const price = { wrong: 'price', charge: 'care', remedy: 'difference', from: '2026-01-01' }
  const { incident } = await start(price)
  expect(await documents(incident)).toEqual([
    'R-3 000003 no_change 1000 0 0 0',
    'R-3 000006 changed 1000 -200 -38 -238',
  ])
  await company.do('cancelIncident', { incident, reason: 'Each document anew' })
  expect((await company.refusal('approveIncident', { incident })).code).toBe('bill_run_state')

  const named = ['SUN-INV-2026-000006', 'SUN-INV-2026-000004']
  const voided = { wrong: 'price', remedy: 'void', documents: named }
  const missing = { ...voided, documents: [...named, 'SUN-INV-2026-000099'] }
  expect(await company.refusal('startIncident', { ...INCIDENT, ...missing })).toMatchObject({
    code: 'incident_documents_missing',
    facts: { documents: 'SUN-INV-2026-000099' },
  })
  const again = await start(voided)
  expect(await documents(again.incident)).toEqual([
    'R-1 000004 changed 3100 0 0 0',
    'R-3 000006 changed 1000 -200 -38 -238',
  ])
  await settle(again.incident)
  expect((await company.documents('R-3')).slice(-4)).toEqual([
    'charge care 2026-02-01..2026-03-01 1 @ 8 → 8.00',
    '= INV-000008 net 8.00 tax 1.52 due 9.52',
    'reversal care 2026-02-01..2026-03-01 -1 @ 10 → -10.00',
    '= CN-000002 net -10.00 tax -1.90 due -11.90',
  ])
  expect(await company.broken()).toEqual([])
})

test('a selection that says too little or contradicts itself is refused', async () => {
  const refused = async (input: Record<string, unknown>) =>
    (await company.refusal('startIncident', { ...INCIDENT, remedy: 'credit', ...input })).code
  expect(await refused({ wrong: 'reads', percent: '5' })).toBe('incident_not_told')
  expect(await refused({ wrong: 'other' })).toBe('incident_percent_or_amount')
  expect(await refused({ wrong: 'other', percent: '101' })).toBe('incident_percent_or_amount')
  expect(await refused({ wrong: 'other', percent: '5', to: '2026-02-01' })).toBe('dates_reversed')
  expect(await refused({ wrong: 'other', percent: '5', remedy: 'void' })).toBe(
    'incident_credits_nothing',
  )
  expect(await refused({ wrong: 'tariff', plan: 'NONE', percent: '5' })).toBe('incident_empty')
  expect(await refused({ wrong: 'reads', serials: ['none'], percent: '5' })).toBe('incident_empty')
  expect(await refused({ wrong: 'other', cause: 'none', percent: '5' })).toBe('unknown_cause')

  // Where causes are asked for, no correction goes without one.
  await company.do('requireCauses', { required: true })
  const credit = { invoice: 'SUN-INV-2026-000004', reason: 'By hand', issueOn: '2026-03-12' }
  expect((await company.refusal('issueCreditNote', credit)).code).toBe('cause_required')
  expect((await company.refusal('voidInvoice', { ...credit, rebill: false })).code).toBe(
    'cause_required',
  )
  await company.do('issueCreditNote', { ...credit, cause: 'other' })
})
