import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type PreviewAsked, previewInvoice } from '../../src/app/preview/preview-invoice.ts'
import { previewJson } from '../../src/app/preview/preview-json.ts'
import { previewText } from '../../src/app/preview/preview-text.ts'
import { one } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { expectGuide } from '../support/guide.ts'
import { install, read, setUp, signUp } from './setting.ts'

let company: Company
const number = 'P-1'

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number, plan: 'HOME', start: '2026-01-01' })
  await install(company, number, '2026-01-01')
  company.on('2026-02-01')
  await read(company, number, '2026-01-01', '1000')
  await read(company, number, '2026-02-01', '1120')
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-03' })
  company.on('2026-02-16')
  await read(company, number, '2026-02-01', '1100')
  await read(company, number, '2026-02-16', '1190')
  await company.rows('addPrices', {
    planCode: 'HOME',
    planVersion: 1,
    chargeCode: 'base',
    effectiveFrom: '2026-04-01',
    price: { model: 'per_unit', unitPrice: '9.90' },
  })
  await company.rows('addDiscounts', {
    accountNumber: number,
    subscriptionNumber: 'S-1',
    code: 'SPRING',
    name: { en: 'Spring' },
    percent: '10',
    chargeCode: 'base',
    fromOn: '2026-03-01',
    toOn: '2026-05-01',
  })
})

async function preview(asked: Partial<PreviewAsked> = {}) {
  const { db, clock } = company.system
  const found = await previewInvoice(db, {
    account: number,
    usage: false,
    now: clock.now(),
    ...asked,
  })
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

describe('the preview of the next invoice', () => {
  test('shows document, lines, taxes, totals, usage so far and changes to come, and why', async () => {
    const [bill] = await preview({ usage: true })
    expectGuide('preview.md', 'preview', previewText(bill!, 'en'))
  })

  test('is what the bill run then issues, to the cent', async () => {
    const [bill] = await preview({ through: Temporal.PlainDate.from('2026-03-01') })
    const shown = previewJson(bill!, 'en', 'en').documents
    company.on('2026-03-01')
    await read(company, number, '2026-03-01', '1280')
    const [now] = await preview({ through: Temporal.PlainDate.from('2026-03-01') })
    await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-03' })
    const issued = await company.documents(number, '2026-03-03')
    const [document] = previewJson(now!, 'en', 'en').documents
    expect(shown[0]?.lines.map(line => line.charge)).toEqual(['base', 'power', 'power', 'power'])
    expect(document?.lines.map(line => line.amount)).toEqual(
      issued.slice(0, -1).map(text => text.split('→ ')[1]),
    )
    expect(issued.at(-1)).toContain(`due ${document?.payable}`)
    expect((await preview({ through: Temporal.PlainDate.from('2026-03-01') }))[0]).toMatchObject({
      outcome: 'skipped',
      reason: 'nothing_due',
    })
  })

  test('tells a hold and an open run, and still shows what would be billed', async () => {
    company.on('2026-04-02')
    await read(company, number, '2026-04-01', '1400')
    const runId = await company.draft({
      entity: 'SUN',
      through: '2026-04-01',
      issueOn: '2026-04-03',
    })
    await company.rows('placeBillingHolds', {
      accountNumber: number,
      reason: 'Meter in dispute',
      fromOn: '2026-04-01',
    })
    const [bill] = await preview({ through: Temporal.PlainDate.from('2026-04-01') })
    expect(bill).toMatchObject({ outcome: 'billed', hold: { reason: 'Meter in dispute' } })
    expect(bill?.inRun).toBe('SUN-ALL-2026-04-01-1')
    await company.do('cancelBillRun', { runId, reason: 'for the test' })
  })

  test('says why an account cannot be billed, and refuses accounts and entities it has not', async () => {
    await signUp(company, { number: 'P-2', plan: 'HOME', start: '2026-03-01' })
    const [bill] = await preview({ account: 'P-2', usage: true })
    expect(bill).toMatchObject({ outcome: 'held', reason: 'no_meter' })
    expect(bill?.current?.[0]).toMatchObject({ quantity: null, refusal: { code: 'no_meter' } })
    expect(previewText(bill!, 'de')).toContain('Sie ist nicht möglich: ')
    const asked = { usage: false, now: company.system.clock.now() }
    const nobody = await previewInvoice(company.system.db, { ...asked, account: 'NOBODY' })
    expect(nobody).toMatchObject({ ok: false, refusal: { code: 'unknown_account' } })
    const entity = await previewInvoice(company.system.db, {
      ...asked,
      account: number,
      entity: 'TEX',
    })
    expect(entity).toMatchObject({ ok: false, refusal: { code: 'no_contract' } })
  })

  test('writes nothing and waits for nobody who changes the account', async () => {
    const before = await counts()
    await company.system.owner.db.transaction().execute(async tx => {
      await sql`SELECT 1 FROM billing_state FOR UPDATE`.execute(tx)
      await sql`SELECT 1 FROM account FOR UPDATE`.execute(tx)
      expect(await preview({ usage: true })).toHaveLength(1)
    })
    expect(await counts()).toEqual(before)
  })
})

const counts = () =>
  one(
    company.system.db,
    sql`SELECT (SELECT count(*) FROM command_log) AS log, (SELECT count(*) FROM invoice) AS invoices,
               (SELECT sum(version) FROM billing_state) AS version`,
  )
