import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { allRows } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let server: RunningServer

/** A customer in Germany and one in the USA, who owe for February; cards cost 2 % besides, at most 5.00. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'DE-1', plan: 'CARE', start: '2026-01-01' })
  await signUp(company, { number: 'US-1', plan: 'TEXAS', start: '2026-01-01', country: 'US' })
  for (const entity of ['SUN', 'TEX']) {
    await company.bill({ entity, through: '2026-02-01', issueOn: '2026-02-02' })
    await company.do('definePaymentProvider', {
      ...{ provider: `sandbox-${entity.toLowerCase()}`, kind: 'sandbox', legalEntity: entity },
      webhookSecret: 'whsec_sandbox_1',
    })
  }
  server = await startServer(company.system, { port: 0 })
})

afterAll(() => server.close())

async function list(name: string, filter = {}): Promise<Record<string, unknown>[]> {
  return await Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, filter))
}

const ask = (path: string, body?: Record<string, string>) =>
  fetch(`${server.url}${path}`, {
    redirect: 'manual',
    headers: { 'accept-language': 'en' },
    ...(body === undefined ? {} : { method: 'POST', body: new URLSearchParams(body) }),
  })

async function link(accountNumber: string): Promise<{ path: string; item: string }> {
  const made = await company.do('createPayLink', {
    accountNumber,
    legalEntity: accountNumber === 'DE-1' ? 'SUN' : 'TEX',
    days: 30,
  })
  const path = made.path as string
  const text = await (await ask(path)).text()
  return { path, item: /name="item" value="([^"]+)"/.exec(text)?.[1] as string }
}

/** Through the page of the provider: paid, or declined. */
async function payAt(place: string, means: string): Promise<void> {
  await company.drain()
  const sandbox = (await ask(place)).headers.get('location') as string
  await ask(sandbox, { means })
  await company.drain()
}

test('a rule of surcharges that the law forbids is refused; without one nothing is asked', async () => {
  const rule = { entity: 'TEX', method: 'card', fromOn: '2026-01-01', percent: '2', cap: '5.00' }
  const refused = async (more: object) =>
    (await company.refusal('setSurchargeRule', { ...rule, ...more })).code
  expect(await refused({ country: 'DE' })).toBe('surcharge_forbidden')
  expect(await refused({ country: 'US', region: 'MA' })).toBe('surcharge_forbidden')
  expect(await refused({ country: 'US', percent: '4' })).toBe('surcharge_above_law')
  expect(await refused({ entity: 'MOON' })).toBe('unknown_legal_entity')
  expect(await refused({ cap: '0.001' })).toBe('amount_not_positive')
  expect(await refused({ region: 'NY' })).toBe('invalid_input')
  for (const entity of ['SUN', 'TEX']) await company.do('setSurchargeRule', { ...rule, entity })
})

test('the fee is shown before paying, has its own document, and is paid with the rest', async () => {
  const { path, item } = await link('US-1')
  const [owed] = await list('open-items', { account: 'US-1' })
  const shown = await (await ask(path, { item })).text()
  const fee = /name="fee" value="([^"]+)"/.exec(shown)?.[1] as string
  expect(Number(fee)).toBeCloseTo(Number(owed?.open) * 0.02, 2)
  expect(shown).toContain('Fee for paying by card')
  expect(await list('payments')).toEqual([])
  // A fee that somebody made up is shown once more, and nothing is taken.
  expect(await (await ask(path, { item, fee: '0.01' })).text()).toContain(`value="${fee}"`)
  const begun = await ask(path, { item, fee })
  const declined = begun.headers.get('location') as string
  await payAt(declined, 'card_declined_insufficient_funds')
  // Who came by the link is led back to it; of whoever knows the address alone it stays a secret.
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
  const outcome = async (headers: Record<string, string>) =>
    (await fetch(`${server.url}${declined}`, { headers, redirect: 'manual' })).text()
  expect(await outcome({ cookie })).toContain(`<a href="${path}">Back to the invoices`)
  expect(await outcome({})).not.toContain('/pay/')
  expect(await list('payment-surcharges')).toMatchObject([{ document: null }])
  const again = (await ask(path, { item, fee, keep: 'yes' })).headers.get('location') as string
  await payAt(again, 'card_ok')
  // Who paid has it in writing: what came in, and what it paid; the fee is no credit of theirs.
  const [receipt, ...others] = await list('messages', {
    account: 'US-1',
    template: 'payment_receipt',
  })
  expect(others).toEqual([])
  expect(receipt?.subject).toContain('received your payment')
  const surcharges = await list('payment-surcharges')
  expect(surcharges.map(row => row.document).filter(label => label !== null)).toHaveLength(1)
  expect(await list('open-items', { account: 'US-1' }).then(rows => rows.map(r => r.open))).toEqual(
    expect.not.arrayContaining([expect.not.stringMatching(/^0\.00$/)]),
  )
  expect(await company.broken()).toEqual([])
})

test('a card that the customer lets us keep takes what falls due next, as they agreed', async () => {
  expect(await list('payment-means', { account: 'US-1' })).toMatchObject([
    { shown: 'Sandbox •••• 4242', provider: 'sandbox-tex' },
  ])
  const [consent] = await list('autopay', { account: 'US-1' })
  expect(consent).toMatchObject({ noticeDays: '5', consentedOn: '2026-02-02' })
  expect(consent?.consent).toContain('Keep this card')
  // Asked for once more, nothing is kept twice.
  const paid = await list('payment-surcharges', { account: 'US-1' })
  const { accountId, paymentId } = paid.find(row => row.document !== null) ?? {}
  const kept = await company.do('keepMeansOfPayment', {
    ...{ accountId, paymentId, kind: 'card', token: 'card_ok', customerToken: null },
    ...{ shown: 'Sandbox •••• 4242', expiresOn: null },
  })
  expect(kept).toEqual({ kept: false })
})

test('the fee of a payment that comes back is credited once, with its tax', async () => {
  const [receipt] = await list('receipts', { account: 'US-1' })
  const back = { accountNumber: 'US-1', receipt: receipt?.receiptId, on: '2026-02-03' }
  company.on('2026-02-03')
  await company.do('returnPayment', {
    ...back,
    reason: 'insufficient_funds',
    fee: 'none',
    block: false,
  })
  // Told and worked at once by several, it is one credit note.
  const credit = () => company.do<{ credited: string | null }>('creditSurcharge', {})
  const made = await Promise.all([credit(), credit(), credit(), company.drain()])
  const paid = (await list('payment-surcharges', { account: 'US-1' })).find(row => row.document)
  expect(paid?.creditNote).toMatch(/./)
  expect(made.flatMap(each => each?.credited ?? []).length).toBeLessThan(2)
  expect(await credit()).toEqual({ credited: null, more: false })
  const items = await list('open-items', { account: 'US-1' })
  const open = items.filter(row => Number(row.open) !== 0).map(row => row.reference)
  expect(open).toHaveLength(1)
  expect(open).not.toContain(paid?.document)
  const notes = await list('documents', { account: 'US-1', kind: 'credit_note' })
  expect(notes.map(row => row.number)).toEqual([paid?.creditNote])
  expect(await company.broken()).toEqual([])
})

test('where the law forbids it a consumer pays what is due and no more; no tick, nothing is kept', async () => {
  const { path, item } = await link('DE-1')
  // A part of an invoice can be paid, no more than is open of it; what was typed stays.
  const much = await ask(path, { item, [`amount-${item}`]: '99,00' })
  expect([much.status, await much.text()]).toEqual([422, expect.stringContaining('value="99,00"')])
  const part = await ask(path, { item, [`amount-${item}`]: '2,00' })
  await payAt(part.headers.get('location') as string, 'card_ok')
  expect(await list('payments', { account: 'DE-1' })).toMatchObject([{ amount: '2.00' }])
  expect(await list('open-items', { account: 'DE-1' })).toContainEqual(
    expect.objectContaining({ amount: '11.90', open: '9.90' }),
  )
  const place = (await ask(path, { item })).headers.get('location') as string
  await payAt(place, 'card_ok')
  expect(await list('payment-surcharges', { account: 'DE-1' })).toEqual([])
  expect(await list('payment-means', { account: 'DE-1' })).toEqual([])
  expect(await company.broken()).toEqual([])
})
