import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { noteExport } from '../../src/identity/audit/commands/note-export.ts'
import { sealCommandLog } from '../../src/identity/audit/commands/seal.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { execute } from '../../src/platform/command.ts'
import { allRows } from '../../src/platform/list.ts'
import { withOrigin } from '../../src/platform/origin.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { PROOFS, proveAll } from '../../src/reporting/proofs/load/all.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
const OPERATOR = 'cli:test'
const people = new Map<string, string>()

async function as(who: string, name: string, input: object) {
  const command = commands.get(name)
  if (command === undefined) throw new Error(name)
  return execute(system, command, input, { actor: people.get(who) ?? who })
}

async function must<Value = Record<string, string>>(who: string, name: string, input: object) {
  const result = await as(who, name, input)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.refusal)}`)
  expect(JSON.stringify(result.value)).not.toContain('"rejected","refusal"')
  return result.value as Value
}

async function listed(name: string, filters: Record<string, string>) {
  const list = LISTS.get(name)
  if (list === undefined) throw new Error(name)
  return Array.fromAsync(allRows(system.db, list, filters))
}

/** The changes of an object, the latest first: `command: table before → after`. */
async function changesOf(object: string): Promise<string[]> {
  const rows = await listed('change-log', { objects: object })
  return rows.map(
    ({ command, table, before, after }) =>
      `${command}: ${table} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  )
}

const customer = (accountNumber: string, changes: object = {}) => ({
  accountNumber,
  kind: 'person',
  name: 'Ada Lovelace',
  line1: '1 Old Street',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  ...changes,
})

async function hire(who: string, ...roles: readonly string[]): Promise<void> {
  const email = `${who}@example.com`
  const { personId } = await must(OPERATOR, 'invitePerson', { email, name: who })
  people.set(who, `person:${personId}`)
  for (const role of roles) await must(OPERATOR, 'grantRole', { email, role, reason: 'hired' })
}

beforeAll(async () => {
  system = await createTestSystem('2026-03-02T08:00:00Z', installedAuthority)
  await hire('clerk', 'billing_clerk')
  await hire('boss', 'billing_manager')
  await hire('support', 'support')
})

describe('the log says of each command', () => {
  test('what stood before and what stands after, column by column', async () => {
    await must('clerk', 'createAccounts', { rows: [customer('C-1')] })
    await must('clerk', 'createAccounts', {
      rows: [customer('C-1', { email: 'ada@king.example', termsDays: 30 })],
    })
    const [change] = await changesOf('account:C-1')
    expect(change).toContain('createAccounts: account')
    expect(change).toContain('"terms_days":14')
    expect(change).toContain('"terms_days":30')
    expect(change).toContain('"email":"ada@king.example"')
    expect(change).toContain('→')
    expect(change).not.toContain('time_zone')
  })

  test('what is new, and what is gone', async () => {
    await must('clerk', 'setPaymentMethods', {
      rows: [{ accountNumber: 'C-1', paymentMethod: 'card' }],
    })
    const [added] = await changesOf('account:C-1')
    expect(added).toMatch(/^setPaymentMethods: payment_method_label null → \{.*"label":"card"/)
    await must(OPERATOR, 'defineRole', {
      role: 'branch',
      name: { en: 'Branch' },
      permissions: { 'documents.read': 'do', 'accounts.read': 'do' },
    })
    await must(OPERATOR, 'defineRole', {
      role: 'branch',
      name: { en: 'Branch' },
      permissions: { 'documents.read': 'propose' },
    })
    const changes = await changesOf('role:branch')
    expect(changes).toContain('defineRole: role_permission {"may":"do"} → null')
    expect(changes).toContain('defineRole: role_permission {"may":"do"} → {"may":"propose"}')
  })

  test('nothing where a row of a batch says what stands already', async () => {
    const before = (await changesOf('account:C-1')).length
    await must('clerk', 'createAccounts', {
      rows: [customer('C-1', { email: 'ada@king.example', termsDays: 30 })],
    })
    expect(await changesOf('account:C-1')).toHaveLength(before)
  })

  test('also of a large batch what it rewrote', async () => {
    const many = Array.from({ length: 60 }, (_, i) => customer(`B-${i}`))
    await must('clerk', 'createAccounts', { rows: many })
    const other = many.map((each, i) => (i === 7 ? { ...each, termsDays: 30 } : each))
    await must('clerk', 'createAccounts', { rows: other })
    const changes = (await changesOf('account:B-7')).filter(each =>
      each.includes('"terms_days":30'),
    )
    expect(changes).toHaveLength(1)
    expect(changes[0]).toContain('{"terms_days":14} → {"terms_days":30}')
  })

  test('a person by the address that the command named, also when it is changed', async () => {
    await must(OPERATOR, 'changePerson', {
      email: 'clerk@example.com',
      newEmail: 'klerk@example.com',
    })
    const [change] = await changesOf('person:clerk@example.com')
    expect(change).toBe(
      'changePerson: person {"email":"clerk@example.com"} → {"email":"klerk@example.com"}',
    )
  })

  test('from where it was asked', async () => {
    const hold = { accountNumber: 'C-1', reason: 'asked to wait', fromOn: '2026-03-01' }
    await withOrigin('203.0.113.0/24 request x', () =>
      must('clerk', 'placeBillingHolds', { rows: [hold] }),
    )
    const [entry] = await listed('command-log', { objects: 'account:C-1' })
    expect(entry).toMatchObject({
      command: 'placeBillingHolds',
      origin: '203.0.113.0/24 request x',
    })
  })

  test('what a second person’s approval carried out, under the objects of both', async () => {
    await must(OPERATOR, 'defineAuthorityRule', { code: 'holds', command: 'placeBillingHolds' })
    const hold = { accountNumber: 'B-1', reason: 'dispute', fromOn: '2026-03-01' }
    const { requestId } = await must('clerk', 'requestApproval', {
      command: 'placeBillingHolds',
      input: { rows: [hold] },
      note: 'please',
    })
    // Whoever decides sees what it would change.
    const [request] = await listed('approval-requests', { state: 'pending' })
    expect(request?.changes).toMatchObject([
      { table: 'account_hold', before: null, after: { reason: 'dispute' } },
    ])
    expect((await changesOf('account:B-1')).some(each => each.includes('dispute'))).toBe(false)
    await must('boss', 'approveRequest', { requestId, note: 'yes' })
    const changes = await changesOf('account:B-1')
    expect(
      changes.filter(each => each.startsWith('approveRequest: account_hold null')),
    ).toHaveLength(1)
    expect(await changesOf(`request:${requestId}`)).toEqual(
      expect.arrayContaining([expect.stringContaining('"state":"pending"')]),
    )
  })
})

describe('the log says who has read what is sensitive', () => {
  test('a tax id, which nobody else sees, and which the log does not repeat', async () => {
    await must('clerk', 'createAccounts', { rows: [customer('C-7', { taxId: 'DE136695976' })] })
    const [shown] = await listed('accounts', { number: 'C-7' })
    expect(shown).toMatchObject({ taxId: '•••• 976' })
    expect(await must('clerk', 'openTaxId', { accountNumber: 'C-7' })).toMatchObject({
      taxId: 'DE136695976',
    })
    const [entry] = await listed('command-log', { command: 'openTaxId' })
    expect(entry).toMatchObject({ actor: people.get('clerk'), objects: ['account:C-7'] })
    expect(JSON.stringify(entry)).not.toContain('136695976')
    expect(await as('support', 'openTaxId', { accountNumber: 'C-7' })).toMatchObject({ ok: false })
  })

  test('an export of customers, before it leaves', async () => {
    const taken = { list: 'accounts', filters: { kind: 'person' } }
    await noteExport(system, people.get('support') ?? '', taken)
    const [entry] = await listed('command-log', { command: 'exportPersonalData' })
    expect(entry).toMatchObject({ actor: people.get('support'), input: taken })
  })
})

test('what the log says is sealed with it, and no secret is in it', async () => {
  await execute(system, sealCommandLog, {}, { actor: 'job:sealCommandLog' })
  const chosen = PROOFS.filter(each => ['audit_chain', 'command_log'].includes(each.name))
  const proven = await proveAll(system, { proofs: chosen })
  expect(proven.flatMap(each => each.first)).toEqual([])
  const made = await must<{ key: string }>(OPERATOR, 'createApiKey', {
    name: 'shop',
    scopes: ['documents.read'],
  })
  const all = JSON.stringify(await listed('command-log', {}))
  expect(all).toContain('createApiKey')
  expect(all).not.toContain(Object.values(made).find(each => each.startsWith('qk_')) ?? 'qk_')
})
