import { expect, test } from 'vitest'
import { memberLabel } from './labels.ts'
import { soughtIn, toldThing } from './things.tsx'

const CUSTOMER = '01a20602-af9b-713d-81d4-b707db59e87b'
const RUN = '01a20602-b301-757a-937c-4d3ec71b3893'

test('keys are looked up wherever they stand, each once, with the customers that they belong to', () => {
  const picture = {
    key: { account_id: CUSTOMER },
    after: { runs: [RUN, RUN], note: 'no key', count: 3, of: null },
    input: { accountNumber: 'C-100', rows: [{ account: 'C-101' }] },
  }
  expect(soughtIn(picture)).toEqual({ ids: [CUSTOMER, RUN], accounts: ['C-100', 'C-101'] })
})

test('a thing is told by its number and name and leads to its screen', () => {
  const linkOf = (_: string, column: string, value: string) => `/${column}/${value}`
  const told = (kind: string, number: string, name: string | null) =>
    toldThing({ id: RUN, kind, number, name, currency: null }, linkOf, 'en')
  expect(told('account', 'C-100', 'Ada')).toEqual({ text: 'C-100 · Ada', to: '/account/C-100' })
  expect(told('run', 'MH-1', null)).toEqual({ text: 'MH-1', to: '/run/MH-1' })
  expect(told('receipt', RUN, '2026-01-02').to).toBe(`/receiptId/${RUN}`)
  expect(told('entity', 'MH', 'Morgenhell').to).toBeUndefined()
})

test('a label says neither minor units nor internal keys where the value is told in words', () => {
  const table = `
    amountMinor    Amount
    accountId      Account
    legalEntityId  Legal entity
    taxId          Tax ID
    EUR            EUR`
  for (const row of table.trim().split('\n')) {
    const [name = '', ...label] = row.trim().split(/\s+/)
    expect([name, memberLabel(name, 'en')]).toEqual([name, label.join(' ')])
  }
})
