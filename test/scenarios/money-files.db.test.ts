import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFolder } from '../../src/app/import/folder.ts'
import { allRows } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let folder: string

/** Three customers with an invoice of 11.90 each, due on 15 February. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-money-'))
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['P1', 'P2', 'P3']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  await company.do('definePaymentProvider', {
    ...{ provider: 'sandbox', kind: 'sandbox', legalEntity: 'SUN' },
    webhookSecret: 'whsec_sandbox_1',
  })
  for (const [name, text] of Object.entries(await files()))
    await writeFile(join(folder, name), text)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function list(name: string): Promise<Record<string, unknown>[]> {
  return await Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, {}))
}

async function files() {
  const items = await list('open-items')
  const of = (account: string) => items.find(item => item.account === account)?.document
  return {
    'payment_means.csv': `account_number,provider,kind,token,shown
P1,sandbox,card,card_ok,Visa •••• 4242
P2,nobody,card,card_ok,Visa •••• 4242
`,
    'autopay_consents.csv': `account_number,legal_entity,currency,provider,token,cap,consented_on,consent
P1,SUN,EUR,sandbox,card_ok,50.00,2025-06-01,paper form
P2,SUN,EUR,sandbox,card_ok,,2025-06-01,paper form
P3,SUN,EUR,,,,2025-06-01,paper form
`,
    'receipts.csv': `key,account_number,legal_entity,method,currency,amount,value_on,payer_name,documents
old-1,P1,SUN,transfer,EUR,10.00,2026-02-10,Anna,${of('P1')}=4.00
old-2,P2,SUN,check,EUR,30.00,2026-02-10,Bert,${of('P2')}; ${of('P3')}=5.00
old-3,,SUN,transfer,EUR,7.00,2026-02-11,Unknown,
old-4,P3,SUN,transfer,EUR,1.00,2026-02-11,Carla,
old-1,P1,SUN,transfer,EUR,10.00,2026-02-10,Anna,
old-5,NOBODY,SUN,transfer,EUR,1.00,2026-02-11,,
old-6,P3,SUN,transfer,EUR,1.00,2026-02-11,,X-1
old-7,P3,SUN,transfer,EUR,20.00,2026-02-11,,${of('P1')}=11.90
old-8,P3,SUN,barter,EUR,1.00,2026-02-11,,
,P3,SUN,transfer,EUR,1.00,2026-02-11,,
`,
  }
}

test('money, cards and consents come from files; what is wrong is listed, and again changes nothing', async () => {
  company.on('2026-02-12')
  const first = await importFolder(company.system, { folder, actor: 'test' })
  const counted = ({ file, created, unchanged, rejected }: (typeof first.files)[number]) =>
    `${file} ${created} ${unchanged} ${rejected}`
  expect(first.files.map(counted)).toEqual([
    'payment_means.csv 1 0 1',
    'autopay_consents.csv 1 0 2',
    'receipts.csv 4 1 5',
  ])
  const errors = await readFile(join(folder, 'errors', 'receipts.errors.csv'), 'utf8')
  const told = errors.trim().split('\r\n').slice(1)
  expect(told.map(line => line.split(',').slice(0, 4).join(' '))).toEqual([
    '7 account_number NOBODY unknown_account',
    '8 documents X-1 unknown_document',
    expect.stringMatching(/^9 documents SUN-INV-\S+ more_than_open$/),
    '10 method barter invalid_input',
    '11 key  invalid_input',
  ])
  expect(await openItemsOf(company, 'P2')).toEqual(['receipt 2026-02-10 -13.10 of -30.00'])
  expect(await openItemsOf(company, 'P3')).toEqual([
    'receipt 2026-02-11 -1.00 of -1.00',
    'invoice 2026-02-15 6.90 of 11.90',
  ])
  expect(await company.broken()).toEqual([])

  const again = await importFolder(company.system, { folder, actor: 'test' })
  expect(again.files.map(counted)).toEqual([
    'payment_means.csv 0 1 1',
    'autopay_consents.csv 0 1 2',
    'receipts.csv 0 5 5',
  ])
})

test('a row of a closed month does not stop the others', async () => {
  company.on('2026-03-03')
  await company.do('closeAccountingPeriod', { entity: 'SUN', month: '2026-02' })
  const text = `key,account_number,legal_entity,method,currency,amount,value_on,booked_on
new-1,P3,SUN,transfer,EUR,1.00,2026-02-27,
new-2,P3,SUN,transfer,EUR,2.00,2026-02-27,2026-03-01
`
  const only = join(folder, 'late')
  await mkdir(only)
  await writeFile(join(only, 'receipts.csv'), text)
  const done = await importFolder(company.system, { folder: only, actor: 'test' })
  expect(done.files).toMatchObject([{ created: 1, rejected: 1 }])
  const errors = await readFile(join(only, 'errors', 'receipts.errors.csv'), 'utf8')
  expect(errors.split('\r\n')[1]).toMatch(/^2,.*period_closed/)
  expect(await company.brokenProofs()).toEqual([])
})
