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
