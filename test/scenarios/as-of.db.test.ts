import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { pictureAt } from '../../src/app/cli/as-of.ts'
import { changesBetween } from '../../src/contracts/picture.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

const GUIDE = fileURLToPath(new URL('../../docs/guide/as-of.md', import.meta.url))
const BLOCK = /```text as-of (\S+) (\S+) (\S+)(?: to (\S+) (\S+))?\n([\s\S]*?)```/g

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T08:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'A-1', plan: 'SEATS', start: '2026-01-01', quantity: '3' })
  const subscription = { accountNumber: 'A-1', subscriptionNumber: 'S-1' }
  const contract = { accountNumber: 'A-1', contractNumber: 'C-1' }
  const name = { en: 'Early exit' }
  await company.rows('createContracts', {
    ...contract,
    legalEntity: 'SUN',
    currency: 'EUR',
    startOn: '2026-01-01',
    termMonths: 12,
    earlyExit: { kind: 'per_month', value: '10.00', productCode: 'SERVICE', name },
  })
  company.on('2026-03-05')
  const five = { chargeCode: 'seat', effectiveOn: '2026-04-01', quantity: '5' }
  await company.rows('changeQuantity', { ...subscription, ...five })
  company.on('2026-03-12')
  const pause = { fromOn: '2026-03-10', toOn: '2026-03-25' }
  await company.rows('pauseSubscription', { ...subscription, ...pause })
  const off = { code: 'TEN', name: { en: 'Ten' }, percent: '10', fromOn: '2026-03-01' }
  await company.rows('addDiscounts', { ...subscription, ...off })
  const coupon = { code: 'SPRING', name: { en: 'Spring' }, percent: '20', validFrom: '2026-01-01' }
  await company.rows('defineCoupons', { ...coupon, duration: 'months', count: 3 })
  await company.rows('redeemCoupons', { ...subscription, code: 'SPRING', redeemedOn: '2026-03-01' })
  await company.rows('setTrials', { ...subscription, endOn: '2026-01-15' })
  await company.rows('addCommitments', {
    ...contract,
    code: 'YEAR',
    name: { en: 'Yearly commitment' },
    productCode: 'SERVICE',
    amount: '500.00',
    months: 12,
    startOn: '2026-01-01',
  })
  company.on('2026-03-20')
  await company.rows('endSubscription', { ...subscription, endOn: '2026-07-01', unused: 'keep' })
  company.on('2026-03-22')
  const raised = { effectiveOn: '2026-04-01', percent: '3' }
  await company.rows('upliftPrices', { ...subscription, ...raised })
  company.on('2026-03-25')
  const order = { fromOn: '2026-05-01', poNumber: 'PO-2' }
  await company.rows('changePoNumber', { ...contract, ...order })
})

async function told(number: string, effective: string, recorded: string) {
  return pictureAt(
    company.system.db,
    'A-1',
    number,
    {
      effectiveOn: Temporal.PlainDate.from(effective),
      recordedAt: Temporal.Instant.from(recorded),
    },
    number.startsWith('C'),
  )
}

async function answered(guide: string): Promise<string> {
  let text = guide
  for (const [block, number, effective, recorded, toEffective, toRecorded] of guide.matchAll(
    BLOCK,
  )) {
    const head = block.slice(0, block.indexOf('\n') + 1)
    const before = await told(number!, effective!, recorded!)
    const lines =
      toEffective === undefined
        ? [...before].map(([what, value]) => `${what}: ${value}`)
        : changesBetween(before, await told(number!, toEffective, toRecorded!)).map(
            each => `${each.what}: ${each.before ?? '–'} → ${each.after ?? '–'}`,
          )
    text = text.replace(block, `${head}${lines.join('\n')}\n\`\`\``)
  }
  return text
}

test('the guide shows what a subscription and a contract were, as of any two dates (GUIDE=write)', async () => {
  const guide = readFileSync(GUIDE, 'utf8')
  const now = await answered(guide)
  if (process.env.GUIDE === 'write') writeFileSync(GUIDE, now)
  else expect(guide).toBe(now)
})

test('a subscription is not known before it was recorded, nor a contract', async () => {
  await expect(told('S-1', '2026-03-20', '2025-12-31T00:00:00Z')).rejects.toThrow()
  await expect(told('C-1', '2026-03-20', '2025-12-31T00:00:00Z')).rejects.toThrow()
})

test('a trial and a coupon are shown while they last, and not before they were recorded', async () => {
  const asked = ['trial', 'coupon SPRING']
  const seen = async (effective: string, recorded: string) => {
    const picture = await told('S-1', effective, recorded)
    return asked.map(what => picture.get(what) ?? '–')
  }
  expect(await seen('2026-01-10', '2026-03-10T00:00:00Z')).toEqual(['–', '–'])
  expect(await seen('2026-01-10', '2026-03-19T00:00:00Z')).toEqual([
    'until 2026-01-15, usage free, periods from start',
    '–',
  ])
  const redeemed = '20 % off all from 2026-03-01'
  expect(await seen('2026-05-31', '2026-03-19T00:00:00Z')).toEqual(['–', `${redeemed}, 3 months`])
  expect(await seen('2026-06-01', '2026-03-19T00:00:00Z')).toEqual(['–', '–'])
  company.on('2026-03-28')
  const subscription = { accountNumber: 'A-1', subscriptionNumber: 'S-1' }
  const withdrawn = { code: 'SPRING', withdrawnOn: '2026-05-01' }
  await company.rows('withdrawCoupons', { ...subscription, ...withdrawn })
  await company.rows('setTrials', { ...subscription, endOn: '2026-01-01' })
  const until = `${redeemed} until 2026-05-01, 3 months`
  expect(await seen('2026-04-30', '2026-03-29T00:00:00Z')).toEqual(['–', until])
  expect(await seen('2026-05-01', '2026-03-29T00:00:00Z')).toEqual(['–', '–'])
  expect(await seen('2026-05-01', '2026-03-20T00:00:00Z')).toEqual(['–', `${redeemed}, 3 months`])
  expect((await seen('2026-01-10', '2026-03-20T00:00:00Z'))[0]).toMatch(/^until 2026-01-15/)
})

test('a contract shows its terms as they were before its renewal and its notice', async () => {
  company.on('2026-04-01')
  const contract = { accountNumber: 'A-1', contractNumber: 'C-1' }
  await company.rows('giveNotice', { ...contract, givenOn: '2026-04-01' })
  const changes = changesBetween(
    await told('C-1', '2026-04-01', '2026-03-31T00:00:00Z'),
    await told('C-1', '2026-04-01', '2026-04-02T00:00:00Z'),
  )
  expect(changes).toEqual(
    [
      { what: 'noticeGivenOn', before: null, after: '2026-04-01' },
      { what: 'endOn', before: null, after: '2027-01-01' },
    ].toReversed(),
  )
})
