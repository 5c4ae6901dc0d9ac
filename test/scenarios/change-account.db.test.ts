import { beforeAll, expect, test } from 'vitest'
import { loadAccount } from '../../src/accounts/load/accounts.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'A-1', plan: 'SEATS', start: '2026-01-01' })
})

const known = async () => {
  const account = await loadAccount(company.system.db, 'A-1')
  return [account?.name, account?.billTo.city, account?.email, account?.termsDays, account?.taxId]
}

test('what is changed of an account changes, and the rest stays', async () => {
  const change = { accountNumber: 'A-1', email: 'ada@example.com', delivery: 'email' }
  expect(await company.do('changeAccount', change)).toEqual({ result: 'updated' })
  expect(await company.do('changeAccount', change)).toEqual({ result: 'unchanged' })
  expect(await known()).toEqual(['Ada Lovelace', 'Berlin', 'ada@example.com', 14, null])
  const identity = { accountNumber: 'A-1', name: 'Ada King', taxId: 'DE 136695976' }
  await company.do('changeAccountIdentity', identity)
  expect(await known()).toEqual(['Ada King', 'Berlin', 'ada@example.com', 14, 'DE136695976'])
})

test('what cannot be is refused, and nothing is changed', async () => {
  const refusal = async (name: string, change: object) =>
    (await company.refusal(name, { accountNumber: 'A-1', ...change })).code
  const before = await known()
  expect(await refusal('changeAccountIdentity', { taxId: 'DE136695977' })).toBe('tax_id_wrong')
  expect(await refusal('changeAccount', { email: null })).toBe('delivery_without_email')
  expect(await refusal('changeAccount', { cycleCode: 'NONE' })).toBe('unknown_cycle')
  expect(await refusal('changeAccount', { accountNumber: 'X-9' })).toBe('unknown_account')
  expect(await refusal('changeAccount', { country: 'XX' })).toBe('invalid_input')
  expect(await known()).toEqual(before)
  expect(await company.brokenProofs()).toEqual([])
})
