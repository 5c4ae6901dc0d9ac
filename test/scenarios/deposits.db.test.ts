import { beforeAll, expect, test } from 'vitest'
import { renderDepositSlip } from '../../src/documents/render.ts'
import { loadDepositSlip } from '../../src/receivables/deposits/load.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf } from '../support/money.ts'
import { pdfText } from '../support/pdf.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
const receipts: { accountNumber: string; receipt: string }[] = []

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-02-10T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'D1', plan: 'CARE', start: '2026-01-01' })
  const checks = [
    ['check', '40.00', '1001'],
    ['check', '60.50', '1002'],
    ['cash', '9.50', ''],
    ['transfer', '5.00', ''],
  ]
  for (const [method, amount, checkNumber] of checks) {
    const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
      entity: 'SUN',
      accountNumber: 'D1',
      method,
      currency: 'EUR',
      amount,
      checkNumber,
      bookedOn: '2026-02-10',
    })
    receipts.push({ accountNumber: 'D1', receipt: receiptId })
  }
})

const slip = { entity: 'SUN', reference: 'D-1' }

test('a deposit closes when what was counted is what was keyed in, and is then at the bank', async () => {
  const counted = { on: '2026-02-11', currency: 'EUR', controlTotal: '110.00', controlCount: 3 }
  await company.do('openDeposit', { ...slip, ...counted })
  expect(await company.refusal('openDeposit', { ...slip, ...counted })).toMatchObject({
    code: 'deposit_known',
  })
  const [first, second, third, transfer] = receipts
  const add = (...some: unknown[]) => ({ ...slip, receipts: some })
  expect(await company.refusal('addToDeposit', add(transfer))).toMatchObject({
    code: 'receipt_not_depositable',
  })
  expect(await company.do('addToDeposit', add(first, second))).toEqual({
    reference: 'D-1',
    pieces: 2,
    keyed: '100.50',
    difference: '9.50',
  })
  const close = { ...slip, on: '2026-02-12' }
  expect(await company.refusal('closeDeposit', close)).toMatchObject({
    code: 'deposit_differs',
    facts: { counted: '110.00', keyed: '100.50', countedPieces: 3, keyedPieces: 2 },
  })
  const twice = await Promise.all([1, 2].map(() => company.try('addToDeposit', add(third))))
  expect(twice.map(each => each.ok).sort()).toEqual([false, true])
  await company.do('closeDeposit', close)
  expect(await company.refusal('closeDeposit', close)).toMatchObject({ code: 'deposit_closed' })
  expect(await balancesOf(company, 'D1')).toEqual(['1000 5.00', '1010 110.00', '2510 -115.00'])
})

test('a check that bounces comes back from the bank', async () => {
  await company.do('reverseReceipt', {
    ...receipts[0],
    on: '2026-02-20',
    kind: 'returned',
    reason: 'insufficient_funds',
  })
  expect(await balancesOf(company, 'D1')).toEqual(['1000 -35.00', '1010 110.00', '2510 -75.00'])
  expect(await company.brokenProofs()).toEqual([])
})

test('a difference needs a reason and is posted for itself; a picture is known by its bytes', async () => {
  const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
    entity: 'SUN',
    method: 'cash',
    currency: 'EUR',
    amount: '20.00',
    bookedOn: '2026-02-10',
  })
  const cash = { entity: 'SUN', reference: 'D-2' }
  const counted = { on: '2026-02-11', currency: 'EUR', controlTotal: '19.90', controlCount: 1 }
  await company.do('openDeposit', { ...cash, ...counted })
  await company.do('addToDeposit', { ...cash, receipts: [{ receipt: receiptId }] })
  const close = { ...cash, on: '2026-02-12', reason: 'count_difference' }
  expect(await company.do('closeDeposit', close)).toMatchObject({ difference: '-0.10' })
  const picture = { entity: 'SUN', receipt: receiptId }
  const png = Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64')
  await company.do('attachReceiptImage', { ...picture, content: png })
  const script = Buffer.from('<svg onload=alert(1)>').toString('base64')
  expect(await company.refusal('attachReceiptImage', { ...picture, content: script })).toEqual({
    code: 'image_unknown',
    facts: {},
  })
  expect(await company.brokenProofs()).toEqual([])
})

test('its slip lists every check and the sums', async () => {
  const found = await loadDepositSlip(company.system.db, 'SUN', 'D-1')
  const lines = (found?.lines ?? []).map(line => ({
    account: line.account,
    payer: line.payerName ?? '',
    check: line.method === 'cash' ? null : line.checkNumber,
    amountMinor: line.amountMinor,
  }))
  const pdf = renderDepositSlip({
    language: 'de',
    paper: 'a4',
    accent: '#0b6e4f',
    entity: 'Sunward Energy GmbH',
    bank: 'Musterbank',
    account: 'DE89370400440532013000',
    reference: 'D-1',
    date: Temporal.PlainDate.from('2026-02-11'),
    currency: 'EUR',
    lines,
  })
  const text = (await pdfText(pdf)).replace(/\s+/g, ' ')
  // The bounced check has left it.
  for (const part of ['Einreichungsbeleg', '1002', '60,50 €', 'Bar', 'Summe (2)', '70,00 €']) {
    expect(text).toContain(part)
  }
})
