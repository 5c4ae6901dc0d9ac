import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { listVacancies } from '../../src/accounts/occupancies/load.ts'
import { whoIs, whoText } from '../../src/app/who.ts'
import { listOrders, type OrderState } from '../../src/contracts/orders/load/orders.ts'
import { orderName } from '../../src/contracts/orders/order.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { answeredGuide, type Listings } from '../support/guide-steps.ts'
import { setUp } from './setting.ts'

const FOLDER = fileURLToPath(new URL('../../docs/guide/accounts', import.meta.url))
const GUIDES = readdirSync(FOLDER).filter(name => name.endsWith('.md'))

const LISTINGS: Listings = {
  'quittance who': async (company, { text }) => {
    const on = company.system.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
    return (await whoIs(company.system.db, String(text), on)).map(whoText)
  },
  'quittance vacancies': async company => {
    const on = company.system.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
    const found = await listVacancies(company.system.db, { on, limit: 50 })
    if (found.length === 0) return ['no place stands empty']
    return found.map(
      each => `empty since ${each.since}: ${each.premiseName}, last ${each.lastAccount}`,
    )
  },
  'quittance orders': async (company, { states }) => {
    const on = company.system.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
    const page = { on, states: states as OrderState[], limit: 50 }
    const found = await listOrders(company.system.db, page)
    return found.map(
      order => `${orderName(order)} ${order.accountNumber} ${order.state} ${order.startsOn ?? '–'}`,
    )
  },
}

test('there are guides', () => {
  expect(GUIDES.length).toBeGreaterThan(0)
})

describe.each(GUIDES)('the guide accounts/%s', name => {
  test('shows what its steps answer (GUIDE=write rewrites it), and every proof holds', async () => {
    const file = join(FOLDER, name)
    const guide = readFileSync(file, 'utf8')
    const company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
    await setUp(company)
    const now = await answeredGuide(guide, company, LISTINGS)
    expect(await company.broken()).toEqual([])
    if (process.env.GUIDE === 'write') writeFileSync(file, now)
    else expect(guide).toBe(now)
  }, 120_000)
})
