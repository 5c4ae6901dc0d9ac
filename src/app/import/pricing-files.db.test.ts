import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUp, signUp } from '../../../test/scenarios/setting.ts'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem } from '../../../test/support/database.ts'
import { importFolder } from './folder.ts'

let company: Company
let folder: string

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-10T12:00:00Z'))
  folder = await mkdtemp(join(tmpdir(), 'quittance-pricing-'))
  await setUp(company)
  for (const number of ['A-1', 'A-2', 'A-3', 'A-4']) {
    await signUp(company, { number, plan: 'SEATS', start: '2026-01-01' })
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const FILES = {
  'price_indexes.csv': 'index_code,name_en,name_de\nCPI,Consumer prices,Verbraucherpreise\n',
  'index_values.csv': `index_code,month,value,published_on
CPI,2025-01,100,2025-02-15
CPI,2026-01,104,2026-01-09
CPI,2026-13,104,2026-01-09
`,
  'coupons.csv': `code,name_en,percent,amount,currency,duration,count,charge_codes,plan_codes,exclusive,valid_from,max_redemptions
HALF,Half,50,,,months,2,,SEATS YEAR,,2026-01-01,100
TEN,Ten off,,10.00,EUR,once,,seat,,no,2026-01-01,
ODD,Odd,5,10.00,EUR,once,,seat,,,2026-01-01,
`,
  'add_ons.csv': 'plan_code,base_plan_codes,when_base_ends\nCARE,SEATS HOME,ends\n',
  'bundles.csv': `plan_code,plan_version,effective_from,bundle_price,charge_code,stand_alone
GROSS,1,2026-01-01,2.00,a,0.99
GROSS,1,2026-01-01,2.00,b,0.99
GROSS,1,2026-01-01,2.00,c,0.99
`,
  'trials.csv': `account_number,subscription_number,days,end_on,free_usage,periods_from
A-3,S-1,30,,no,trial_end
`,
  'agreed_prices.csv': `account_number,contract_number,subscription_number,plan_code,charge_code,effective_from,model,up_to,unit_price,flat_price,index,lag_months,base_value,yearly_cap,decimals
A-1,,S-1,,seat,2026-01-01,graduated,1,20.00,,,,,,
A-1,,S-1,,seat,2026-01-01,graduated,,15.00,,,,,,
A-1,,S-1,,seat,2026-03-01,catalog,,,,,,,,
A-4,C-1,,SEATS,seat,2026-01-01,indexed,,25.00,,CPI,0,100,3,2
A-4,C-1,,SEATS,seat,2026-01-02,indexed,,25.00,,WAGES,0,100,3,2
`,
  'ramps.csv': `account_number,subscription_number,charge_code,from_on,after_months,quantity,model,unit_price
A-2,S-1,seat,,0,2,per_unit,30.00
A-2,S-1,seat,,1,4,per_unit,28.00
A-2,S-1,seat,2026-04-01,,5,,
`,
  'coupon_redemptions.csv': `account_number,subscription_number,code,redeemed_on
A-1,S-1,TEN,2026-01-01
A-3,S-1,HALF,2026-01-01
`,
}

test('prices of a folder are agreed, planned and given once, however often it is read', async () => {
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text)
  const take = () => importFolder(company.system, { folder, actor: 'test' })
  expect(
    (await take()).files.map(file => [file.file, file.created, file.updated, file.rejected]),
  ).toEqual([
    ['price_indexes.csv', 1, 0, 0],
    ['index_values.csv', 2, 0, 1],
    ['coupons.csv', 2, 0, 1],
    ['add_ons.csv', 1, 0, 0],
    ['bundles.csv', 0, 3, 0],
    ['trials.csv', 1, 0, 0],
    ['agreed_prices.csv', 4, 0, 1],
    ['ramps.csv', 0, 3, 0],
    ['coupon_redemptions.csv', 2, 0, 0],
  ])
  expect(await take()).toMatchObject({ created: 0, updated: 0, unchanged: 19, rejected: 3 })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const lines = async (account: string) =>
    (await company.documents(account)).filter(line => !line.startsWith('='))
  expect(await lines('A-1')).toEqual([
    'charge seat 2026-01-01..2026-02-01 1 @ 20 → 10.00',
    'charge seat 2026-02-01..2026-03-01 1 @ 20 → 20.00',
  ])
  expect(await lines('A-2')).toEqual([
    'charge seat 2026-01-01..2026-02-01 2 @ 30 → 60.00',
    'charge seat 2026-02-01..2026-03-01 4 @ 28 → 112.00',
  ])
  expect(await lines('A-3')).toEqual(['charge seat 2026-01-31..2026-02-28 1 @ 31 → 15.50'])
  expect(await lines('A-4')).toEqual([
    'charge seat 2026-01-01..2026-02-01 1 @ 25 → 25.00',
    'charge seat 2026-02-01..2026-03-01 1 @ 25 → 25.00',
  ])
  expect(await company.broken()).toEqual([])
})
