import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { install, setUp, signUp } from '../../../test/scenarios/setting.ts'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem } from '../../../test/support/database.ts'
import { importFolder } from './folder.ts'

let company: Company
let folder: string

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-10T12:00:00Z'))
  folder = await mkdtemp(join(tmpdir(), 'quittance-orders-'))
  await setUp(company)
  await signUp(company, { number: 'A-1', plan: 'CARE', start: '2026-01-01' })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const FILES = {
  'orders.csv': `source,reference,account_number,contract_number,legal_entity,currency,contract_start_on,term_months,accepted_on,line,kind,subscription_number,plan_code,plan_version,start_on,quantity,discount_code,discount_en,discount_percent,charge_code,product_code,description,unit,unit_price
CPQ,Q-1,A-1,C-9,SUN,EUR,2026-02-01,12,2026-01-10,10,subscription,S-9,SEATS,1,2026-02-01,2,HALF,Half,50,,,,,
CPQ,Q-1,A-1,C-9,SUN,EUR,2026-02-01,12,2026-01-10,20,one_off,S-9,,,2026-02-01,,,,,,SERVICE,Set-up,unit,99
CPQ,Q-2,A-1,C-9,,,,,,10,quantity,S-9,,,2026-02-15,3,,,,seat,,,,
CPQ,Q-3,A-1,C-9,,,,,,10,song,S-9,,,2026-02-15,3,,,,seat,,,,
`,
  'order_acceptances.csv': 'source,reference,accepted_on\nCPQ,Q-2,2026-01-11\n',
  'tickets.csv': `source,reference,revision,account_number,premise_code,cancelled,reason,line,product_code,description,service_on,quantity,unit,unit_price
FSM,WO-1,1,A-1,HOME,,,labour,SERVICE,Repair,2026-01-20,1.5,hour,60
FSM,WO-1,1,A-1,HOME,,,fuse,SERVICE,Fuse,2026-01-20,,unit,12.50
FSM,WO-2,1,A-1,HOME,,,labour,SERVICE,Repair,2026-01-21,1,hour,60
FSM,WO-2,2,A-1,,true,Twice,,,,,,,
`,
}

test('orders and tickets of a folder run and are charged once, however often it is read', async () => {
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text)
  const take = () => importFolder(company.system, { folder, actor: 'test' })
  expect(
    (await take()).files.map(file => [file.file, file.created, file.updated, file.rejected]),
  ).toEqual([
    ['orders.csv', 3, 0, 1],
    ['order_acceptances.csv', 0, 1, 0],
    ['tickets.csv', 3, 0, 0],
  ])
  expect(await take()).toMatchObject({ created: 0, updated: 0, unchanged: 8, rejected: 1 })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  expect(await company.documents('A-1')).toEqual([
    'charge care 2026-01-01..2026-02-01 1 @ 10 → 10.00',
    'charge once 2026-01-20..2026-01-21 1 @ 12.5 → 12.50',
    'charge once 2026-01-20..2026-01-21 1.5 @ 60 → 90.00',
    'charge seat 2026-02-01..2026-02-15 2 @ 15.5 → 15.50',
    'charge seat 2026-02-15..2026-03-01 3 @ 15.5 → 23.25',
    'charge once 2026-02-01..2026-02-02 1 @ 99 → 99.00',
    '= INV-000001 net 250.25 tax 47.55 due 297.80',
  ])
  expect(await company.broken()).toEqual([])
})

test('moves of a folder hand a place over once, with its meter', async () => {
  const own = await mkdtemp(join(tmpdir(), 'quittance-moves-'))
  await signUp(company, { number: 'M-1', plan: 'HOME', start: '2026-01-01' })
  await company.rows('createAccounts', {
    accountNumber: 'M-2',
    kind: 'person',
    name: 'Alan Turing',
    line1: 'Weg 1',
    city: 'Berlin',
    country: 'DE',
    timeZone: 'Europe/Berlin',
  })
  await install(company, 'M-1', '2026-01-01')
  await writeFile(
    join(own, 'moves.csv'),
    `moved_on,account_number,premise_code,new_account_number,new_premise_code,contract_number,legal_entity,currency,serial,value
2026-02-02,M-1,HOME,M-2,FLAT,C-1,SUN,EUR,M-M-1,500
2026-02-02,A-1,CELLAR,,,,,,,
2026-02-02,A-1,HOME,M-2,HOUSE,C-7,,,,
`,
  )
  company.on('2026-02-02')
  const take = () => importFolder(company.system, { folder: own, actor: 'test' })
  expect(await take()).toMatchObject({ created: 1, rejected: 2 })
  expect(await take()).toMatchObject({ created: 0, unchanged: 1, rejected: 2 })
  expect(await company.broken()).toEqual([])
  await rm(own, { recursive: true })
})
