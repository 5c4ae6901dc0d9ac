import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { execute } from '../../src/platform/command.ts'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
let company: Company
const people = new Map<string, string>()

const OPERATOR = 'cli:test'

/** Gives a command as somebody known by a short name. */
async function as(who: string, name: string, input: object) {
  const command = commands.get(name)
  if (command === undefined) throw new Error(name)
  return execute(system, command, input, { actor: people.get(who) ?? who })
}

async function must<Value = Record<string, string>>(who: string, name: string, input: object) {
  const result = await as(who, name, input)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.refusal)}`)
  return result.value as Value
}

async function refusal(who: string, name: string, input: object): Promise<string> {
  const result = await as(who, name, input)
  return result.ok ? 'done' : result.refusal.code
}

async function hire(who: string, ...roles: readonly string[]): Promise<void> {
  const email = `${who}@example.com`
  const { personId } = await must(OPERATOR, 'invitePerson', { email, name: who })
  people.set(who, `person:${personId}`)
  for (const role of roles) await must(OPERATOR, 'grantRole', { email, role, reason: 'hired' })
}

const journal = (amount: string) => ({
  entity: 'SUN',
  effectiveOn: '2026-03-01',
  currency: 'EUR',
  description: 'Bank charges',
  transfers: [{ debit: '6900', credit: '1000', amount }],
})

async function putForward(who: string, input: object, command = 'postManualJournal') {
  const { requestId } = await must(who, 'requestApproval', { command, input, note: 'please' })
  return requestId as string
}

async function countTransfers(): Promise<number> {
  return (await rows(system.owner.db, sql`select from ledger_transfer`)).length
}

beforeAll(async () => {
  system = await createTestSystem('2026-03-02T08:00:00Z', installedAuthority)
  company = new Company(system)
  await must(OPERATOR, 'defineLegalEntities', {
    entities: [
      {
        code: 'SUN',
        name: 'Sun Power',
        addressLines: ['1 Sun Street'],
        country: 'DE',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
      },
    ],
  })
  await hire('clerk', 'billing_clerk')
  await hire('boss', 'billing_manager')
  await hire('books', 'finance')
  await hire('cfo', 'finance')
  await hire('it', 'it_administrator')
  await hire('auditor', 'auditor')
  await hire('nobody')
  await hire('double', 'finance', 'billing_manager')
})

describe('permissions', () => {
  test('nobody who is not known may do anything', async () => {
    for (const actor of ['', 'test', 'person:x', 'person:019a0000-0000-7000-8000-000000000001']) {
      expect(await refusal(actor, 'invitePerson', { email: 'a@b.de', name: 'A' })).toBe(
        'not_permitted',
      )
    }
  })

  test('a job may do its own work and nothing else', async () => {
    const off = { required: false, reason: 'a job wants it' }
    expect(await refusal('job:billRunChunk', 'setSecondPerson', off)).toBe('not_permitted')
    const chunk = { runId: '019a0000-0000-7000-8000-000000000001', chunkNo: 1 }
    expect(await refusal('job:unheardOf', 'workBillRunChunk', chunk)).toBe('not_permitted')
    expect(await refusal('job:toString', 'workBillRunChunk', chunk)).toBe('not_permitted')
    expect(await refusal('job:billRunChunk', 'workBillRunChunk', chunk)).not.toBe('not_permitted')
  })

  test('a role that is taken away, or ends by its date, counts from then on', async () => {
    await hire('temp')
    const email = 'temp@example.com'
    const until = '2026-03-02T09:00:00Z'
    await must(OPERATOR, 'grantRole', { email, role: 'finance', until, reason: 'holiday' })
    expect(await refusal('temp', 'postManualJournal', journal('1'))).toBe('approval_needed')
    system.clock.set(Temporal.Instant.from(until))
    expect(await refusal('temp', 'postManualJournal', journal('1'))).toBe('not_permitted')
    await must(OPERATOR, 'grantRole', { email, role: 'finance', reason: 'hired' })
    await must(OPERATOR, 'revokeRole', { email, role: 'finance', reason: 'left' })
    expect(await refusal('temp', 'postManualJournal', journal('1'))).toBe('not_permitted')
    await must(OPERATOR, 'grantRole', { email, role: 'finance', reason: 'back' })
    await must(OPERATOR, 'disablePerson', { email, reason: 'left' })
    expect(await refusal('temp', 'postManualJournal', journal('1'))).toBe('not_permitted')
  })

  test('a role revoked while a command runs keeps it from committing', async () => {
    await hire('slow', 'billing_manager')
    const define = commands.get('defineProducts')
    if (define === undefined) throw new Error('no command')
    const before = await rows(system.owner.db, sql`select from product`)
    const command = {
      ...define,
      run: async (...args: Parameters<typeof define.run>) => {
        const done = await define.run(...args)
        const gone = { email: 'slow@example.com', role: 'billing_manager', reason: 'just now' }
        await must(OPERATOR, 'revokeRole', gone)
        return done
      },
    }
    const product = {
      productCode: 'LATE',
      name: { en: 'Late' },
      taxClass: 'standard',
      revenueAccount: '4000',
    }
    const result = await execute(
      system,
      command,
      { rows: [product] },
      { actor: people.get('slow') as string },
    )
    expect(result).toMatchObject({ ok: false, refusal: { code: 'not_permitted' } })
    expect(await rows(system.owner.db, sql`select from product`)).toEqual(before)
  })

  test('nobody gives a role to themselves, nor proposes a way to it that they approve', async () => {
    const own = { email: 'it@example.com', role: 'finance', reason: 'me' }
    expect(await refusal('it', 'grantRole', own)).toBe('own_rights')
    const forBoss = { email: 'boss@example.com', role: 'finance', reason: 'more' }
    expect(await refusal('it', 'grantRole', forBoss)).toBe('approval_needed')
    const requestId = await putForward('it', forBoss, 'grantRole')
    expect(await refusal('boss', 'approveRequest', { requestId })).toBe('own_rights')
    await must('books', 'approveRequest', { requestId })
    await must(OPERATOR, 'revokeRole', { ...forBoss, reason: 'enough' })
  })

  test('of a customer cover their own account alone', async () => {
    await must(OPERATOR, 'invitePerson', { email: 'c@x.de', name: 'C', kind: 'customer' })
    const grant = { email: 'c@x.de', role: 'customer_view', reason: 'asked' }
    expect(await refusal(OPERATOR, 'grantRole', grant)).toBe('role_account')
    const unknown = { ...grant, accountNumber: 'A-404' }
    expect(await refusal(OPERATOR, 'grantRole', unknown)).toBe('unknown_account')
    expect(await refusal(OPERATOR, 'grantRole', { ...grant, role: 'finance' })).toBe(
      'role_of_others',
    )
  })
})

describe('a second person', () => {
  test('is needed by the rules, and only what they approve happens', async () => {
    const before = await countTransfers()
    expect(await refusal('books', 'postManualJournal', journal('12.50'))).toBe('approval_needed')
    const requestId = await putForward('books', journal('12.50'))
    expect(await countTransfers()).toBe(before)
    expect(await refusal('books', 'approveRequest', { requestId })).toBe('own_request')
    expect(await refusal('clerk', 'approveRequest', { requestId })).toBe('not_permitted')
    expect(await refusal('auditor', 'approveRequest', { requestId })).toBe('not_permitted')
    const done = await must<{ command: string }>('cfo', 'approveRequest', { requestId })
    expect(done.command).toBe('postManualJournal')
    expect(await countTransfers()).toBe(before + 1)
    expect(await refusal('boss', 'approveRequest', { requestId })).toBe('request_decided')
    expect(await countTransfers()).toBe(before + 1)
  })

  test('is not the same person with two roles', async () => {
    const requestId = await putForward('double', journal('3'))
    expect(await refusal('double', 'approveRequest', { requestId })).toBe('own_request')
    await must('double', 'withdrawRequest', { requestId })
    expect(await refusal('cfo', 'approveRequest', { requestId })).toBe('request_decided')
  })

  test('approves once, however many try at once', async () => {
    const requestId = await putForward('books', journal('7'))
    const before = await countTransfers()
    const tries = ['cfo', 'boss', 'double', 'cfo', 'boss'].map(who =>
      refusal(who, 'approveRequest', { requestId }),
    )
    const codes = (await Promise.all(tries)).sort()
    expect(codes).toEqual(['done', ...Array(4).fill('request_decided')])
    expect(await countTransfers()).toBe(before + 1)
  })

  test('is refused when what was put forward would be something else by now', async () => {
    const requestId = await putForward('books', journal('8'))
    await rows(
      system.owner.db,
      sql`update approval_request set input = jsonb_set(input, '{transfers,0,amount}', '"800"')
        where request_id = ${requestId}`,
    )
    expect(await refusal('cfo', 'approveRequest', { requestId })).toBe('preview_changed')
    const request = { requestId, note: 'tampered with' }
    expect(await refusal('books', 'rejectRequest', request)).toBe('own_request')
    await must('cfo', 'rejectRequest', request)
  })

  test('comes too late after the request has expired', async () => {
    const requestId = await putForward('books', journal('9'))
    const later = system.clock.now().add({ hours: 24 * 14 })
    system.clock.set(later)
    expect(await refusal('cfo', 'approveRequest', { requestId })).toBe('request_expired')
  })

  test('may hand the right on for a time, but not to whoever asked', async () => {
    const until = system.clock.now().add({ hours: 48 }).toString()
    const to = 'nobody@example.com'
    const delegate = { to, until, reason: 'holiday' }
    expect(await refusal('clerk', 'delegateApproval', delegate)).toBe('not_permitted')
    await must('cfo', 'delegateApproval', delegate)
    await must(OPERATOR, 'grantRole', { email: to, role: 'support', reason: 'hired' })
    const requestId = await putForward('books', journal('10'))
    // Support has not even the permission to decide, whoever lends theirs.
    expect(await refusal('nobody', 'approveRequest', { requestId })).toBe('not_permitted')
    await must('cfo', 'delegateApproval', { ...delegate, to: 'boss@example.com' })
    await must(OPERATOR, 'defineAuthorityRule', {
      code: 'manual_journal',
      command: 'postManualJournal',
      approvers: ['finance'],
    })
    const second = await putForward('books', journal('11'))
    const own = await putForward('cfo', journal('12'))
    await must('boss', 'approveRequest', { requestId: second })
    expect(await refusal('boss', 'approveRequest', { requestId: own })).toBe('own_request')
    await must('cfo', 'endDelegation', { to: 'boss@example.com' })
    const third = await putForward('books', journal('13'))
    expect(await refusal('boss', 'approveRequest', { requestId: third })).toBe('not_entitled')
    const endless = { to, until: '2199-01-01T00:00:00Z', reason: 'for ever' }
    expect(await refusal('cfo', 'delegateApproval', endless)).toBe('delegation_span')
  })

  test('is asked for above the limit of a role alone', async () => {
    system.clock.set(system.clock.now().add({ seconds: 1 }))
    await must(OPERATOR, 'defineAuthorityRule', {
      code: 'manual_journal',
      command: 'postManualJournal',
      active: false,
    })
    await must(OPERATOR, 'defineRole', {
      role: 'junior',
      name: { en: 'Junior' },
      permissions: { 'ledger.journal': 'do', 'approvals.request': 'do' },
      limits: [{ command: 'postManualJournal', currency: 'EUR', amount: '100.00' }],
    })
    await hire('junior', 'junior')
    expect(await refusal('junior', 'postManualJournal', journal('100.00'))).toBe('done')
    expect(await refusal('junior', 'postManualJournal', journal('100.01'))).toBe('approval_needed')
    const requestId = await putForward('junior', journal('100.01'))
    await must('cfo', 'approveRequest', { requestId })
    const fine = { command: 'postManualJournal', input: journal('1'), note: 'x' }
    expect(await refusal('junior', 'requestApproval', fine)).toBe('approval_not_needed')
  })

  test('does not see the secret of what they approve: who asked for it takes it, once', async () => {
    const name = 'meter gateway'
    const request = await putForward('it', { name, scopes: ['usage.record'] }, 'createApiKey')
    const approved = await must('boss', 'approveRequest', { requestId: request })
    expect(Object.keys(Object(approved.value))).toEqual(['keyId'])
    expect(await refusal('boss', 'takeAnswer', { requestId: request })).toBe('request_of_other')
    const taken = await must<{ value: { secret: string } }>('it', 'takeAnswer', {
      requestId: request,
    })
    expect(taken.value.secret).toMatch(/^qtk_/)
    expect(await refusal('it', 'takeAnswer', { requestId: request })).toBe('answer_taken')
    const kept = await rows(
      system.owner.db,
      sql`select r::text, l::text from approval_request r, command_log l
        where r.request_id = ${request} and l.command in ('approveRequest', 'takeAnswer')`,
    )
    expect(JSON.stringify(kept)).not.toContain(taken.value.secret)
  })

  test('can be switched off by the local operator alone, on record', async () => {
    const off = { required: false, reason: 'one person works here' }
    for (const who of ['boss', 'it', 'books', 'auditor']) {
      expect(await refusal(who, 'setSecondPerson', off)).toBe('not_permitted')
    }
    const voids = { email: 'boss@example.com', role: 'finance', reason: 'alone' }
    expect(await refusal('it', 'grantRole', voids)).toBe('approval_needed')
    await must(OPERATOR, 'setSecondPerson', off)
    expect(await refusal('it', 'grantRole', voids)).toBe('done')
    await must(OPERATOR, 'setSecondPerson', {
      required: true,
      bindsOperator: true,
      reason: 'grown',
    })
    expect(await refusal(OPERATOR, 'grantRole', voids)).toBe('approval_needed')
    await must(OPERATOR, 'setSecondPerson', { required: true, reason: 'back' })
  })

  test('stands behind every approved request on record', async () => {
    await company.broken()
    const alone = sql`select from approval_request where state = 'approved' and decided_by = requested_by`
    expect(await rows(system.owner.db, alone)).toEqual([])
    const forged = sql`update approval_request set state = 'approved', decided_by = requested_by,
      decided_at = now() where state = 'pending'`
    await expect(rows(system.owner.db, forged)).rejects.toThrow(/check/)
  })
})
