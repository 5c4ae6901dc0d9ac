import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { tasksOf } from '../../src/app/tasks.ts'
import { sealNext } from '../../src/identity/audit/save.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { RefusalError } from '../../src/kernel/result.ts'
import { keepToPeriods } from '../../src/operations/retention/jobs.ts'
import { execute } from '../../src/platform/command.ts'
import { rows, transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { allRows } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { PROOFS, proveAll } from '../../src/reporting/proofs/load/all.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
const OPERATOR = 'cli:test'

async function must<Value = Record<string, string>>(name: string, input: object, actor = OPERATOR) {
  const command = commands.get(name)
  if (command === undefined) throw new Error(name)
  const result = await execute(system, command, input, { actor })
  if (!result.ok) throw new RefusalError(result.refusal.code, result.refusal.facts)
  return result.value as Value
}

const customer = (accountNumber: string, name: string, street: string) => ({
  accountNumber,
  kind: 'person',
  name,
  line1: street,
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
  email: `${accountNumber.toLowerCase()}@example.com`,
  timeZone: 'Europe/Berlin',
})

async function listed(name: string, filters: Record<string, string> = {}) {
  const list = LISTS.get(name)
  if (list === undefined) throw new Error(name)
  return Array.fromAsync(allRows(system.db, list, filters))
}

/** Tables in which a text still stands. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await rows(
    system.owner.db,
    sql<{ name: string }>`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const hits = await rows(
      system.owner.db,
      sql`select from ${sql.table(name)} t where t::text ilike ${`%${text}%`} limit 1`,
    )
    if (hits.length > 0) found.push(name)
  }
  return found
}

/** Seals everything, as the job does after some minutes. */
async function seal(): Promise<void> {
  const at = Temporal.Now.instant().add({ hours: 1 })
  await transaction(system.db, tx => sealNext(tx, at, at))
}

async function faults(): Promise<unknown[]> {
  const chosen = PROOFS.filter(each => ['audit_chain', 'command_log'].includes(each.name))
  return (await proveAll(system, { proofs: chosen })).flatMap(each => each.first)
}

/** A request with a key, which is answered the same again as long as its answer is kept. */
const premiseByKey = () => {
  const premise = {
    accountNumber: 'C-1',
    premiseCode: 'P',
    name: 'House',
    line1: '9 Zebrastrasse',
    postalCode: '10115',
    city: 'Berlin',
    country: 'DE',
  }
  const command = commands.get('createPremises') as NonNullable<ReturnType<typeof commands.get>>
  const options = { actor: OPERATOR, idempotencyKey: 'premise-of-c-1' }
  return execute(system, command, { rows: [premise] }, options)
}

const work = (erasureId: string) => tasksOf(system).eraseData?.({ erasureId })

beforeAll(async () => {
  system = await createTestSystem('2026-03-02T08:00:00Z', installedAuthority)
  await must('defineLegalEntities', {
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
  await must('createAccounts', {
    rows: [customer('C-1', 'Ada Quondam', '7 Zebrastrasse'), customer('C-2', 'Other', '8 Oak Row')],
  })
  await must('createAccounts', { rows: [customer('C-1', 'Ada Quondam-King', '7 Zebrastrasse')] })
  expect(await premiseByKey()).toMatchObject({ ok: true, value: { created: 1 } })
  const ticketId = newId()
  const content = { lines: [{ line: '1', quantity: '1', description: 'Boiler at Quondam’s' }] }
  await sql`with made as (
      insert into ticket (account_id, ticket_id, source, reference)
      select account_id, ${ticketId}, 'FIELD', 'T-1' from account where number = 'C-1' returning *)
    insert into ticket_revision (account_id, ticket_id, revision, content, recorded_at, recorded_by)
    select account_id, ticket_id, 1, ${JSON.stringify(content)}::jsonb, now(), 'x'
    from made`.execute(system.db)
  const entered = await must<{ rejected: number }>('enterMandates', {
    rows: [
      {
        accountNumber: 'C-1',
        legalEntity: 'SUN',
        reference: 'M-1',
        scheme: 'sepa_core',
        signedOn: '2025-01-01',
        holder: 'Ada Quondam',
        iban: 'DE89370400440532013000',
      },
    ],
  })
  expect(entered).toMatchObject({ rejected: 0 })
  const payer = { id: newId(), number: 'DE89370400440532013000' }
  await sql`insert into payer_bank_account (account_id, payer_id, number, number_index, number_shown,
      learnt_from, recorded_at, recorded_by)
    select account_id, ${payer.id}, ${Buffer.from(payer.number)}, sha256('x'), 'DE89 •••• 3000',
      'person', now(), 'x' from account where number = 'C-1'`.execute(system.db)
  await sql`insert into payer_name (account_id, words, name, recorded_at, recorded_by)
    select account_id, '{ada,quondam}', 'Ada Quondam', now(), 'x'
    from account where number = 'C-1'`.execute(system.db)
  await seal()
})

/** What is said with and about a customer, each time with their name. */
async function saidOf(): Promise<string> {
  const accountNumber = 'C-1'
  const said = 'Quondam said so'
  await must('placeBillingHolds', { rows: [{ accountNumber, reason: said, fromOn: '2026-03-01' }] })
  await must('holdDunning', { rows: [{ accountNumber, reason: said, lastOn: '2026-04-01' }] })
  await must('flagAccounts', { rows: [{ accountNumber, flag: 'hardship', note: said }] })
  const inquiry = { accountNumber, contact: said, on: '2026-03-02', text: said }
  const { case: number } = await must('openInquiry', inquiry)
  await must('addCaseNote', { case: number, text: said })
  const content = Buffer.from(said).toString('base64')
  const file = { name: 'quondam.txt', mediaType: 'text/plain', content }
  await must('addCaseEvidence', { case: number, ...file })
  const note = { accountNumber, channel: 'letter', direction: 'in', subject: said }
  const { interactionId } = await must('recordInteraction', note)
  await must('addInteractionFile', { accountNumber, interactionId, name: file.name, content })
  await must('addCaseStakeholder', { case: number, who: 'Lawyer of Quondam', part: 'lawyer' })
  return String(number)
}

describe('a customer', () => {
  test('is not erased while something is open, and a preview says what would be', async () => {
    await must('placeLegalHold', { accountNumber: 'C-1', reason: 'claim of 2025' })
    const asked = { accountNumber: 'C-1', reason: 'request by letter' }
    await expect(must('eraseAccount', asked)).rejects.toMatchObject({
      refusal: { code: 'erasure_blocked', facts: { why: 'releaseLegalHold (claim of 2025)' } },
    })
    await must('releaseLegalHold', { accountNumber: 'C-1' })
    const inquiry = await saidOf()
    await expect(must('eraseAccount', asked)).rejects.toMatchObject({
      refusal: { facts: { why: `answerInquiry, decideDispute (${inquiry})` } },
    })
    const answer = { case: inquiry, text: 'So it is, Quondam', on: '2026-03-02', inform: false }
    await must('answerInquiry', answer)
    const command = commands.get('eraseAccount')
    if (command === undefined) throw new Error()
    const preview = await execute(system, command, asked, { actor: OPERATOR, dryRun: true })
    expect(preview).toMatchObject({ ok: true, value: { premises: 1, documentsKept: 0 } })
    expect(await listed('erasures')).toEqual([])
  })

  test('is erased everywhere, also from the log, and nobody else is', async () => {
    expect(await tablesWith('quondam')).not.toEqual([])
    const asked = { accountNumber: 'C-1', reason: 'request by letter' }
    const { erasureId } = await must<{ erasureId: string }>('eraseAccount', asked)
    await work(erasureId)
    for (const text of ['quondam', 'DE89 ••••', 'zebrastrasse', 'c-1@example.com']) {
      expect([text, await tablesWith(text)]).toEqual([text, []])
    }
    expect((await tablesWith('8 oak row')).sort()).toEqual(
      expect.arrayContaining(['account', expect.stringMatching(/^command_log_/)]),
    )
    expect(await listed('accounts', { number: 'C-1' })).toMatchObject([{ name: '—', email: null }])
    expect(await listed('erasures')).toMatchObject([
      {
        subject: 'account:C-1',
        state: 'done',
        counts: { accounts: 1, premises: 1, mandates: 1, payers: 2, orders: 1 },
      },
    ])
  })

  test('is gone from a log that still proves itself', async () => {
    await seal()
    expect(await faults()).toEqual([])
    const [entry] = await listed('command-log', { command: 'createPremises' })
    expect(entry).toMatchObject({ objects: ['account:C-1', 'premise:P'] })
    expect(JSON.stringify(entry)).toContain('erased')
  })

  test('is not erased twice, and work that is done already does no harm', async () => {
    const asked = { accountNumber: 'C-1', reason: 'again' }
    await expect(must('eraseAccount', asked)).rejects.toThrow('erasure_blocked')
    // Sent again it is not carried out again, but nobody knows any more what it was answered.
    expect(await premiseByKey()).toMatchObject({ ok: false, refusal: { code: 'answer_erased' } })
    const [erasure] = await listed('erasures')
    await work(String(erasure?.erasureId))
    expect(await listed('erasures')).toEqual([erasure])
  })
})

describe('a person', () => {
  test('is erased with name and address, and what they did stays theirs', async () => {
    const email = 'grace@example.com'
    const { personId } = await must('invitePerson', { email, name: 'Grace Perennial' })
    await must('grantRole', { email, role: 'billing_clerk', reason: 'hired' })
    const hold = { accountNumber: 'C-2', reason: 'wait', fromOn: '2026-03-01' }
    await must('placeBillingHolds', { rows: [hold] }, `person:${personId}`)
    await seal()
    const asked = { email, reason: 'left the company' }
    await expect(must('erasePerson', asked)).rejects.toMatchObject({
      refusal: { facts: { why: 'disablePerson' } },
    })
    await must('disablePerson', { email, reason: 'left' })
    const { erasureId } = await must<{ erasureId: string }>('erasePerson', asked)
    await work(erasureId)
    for (const text of [email, 'perennial']) expect(await tablesWith(text)).toEqual([])
    const [done] = await listed('command-log', { actor: `person:${personId}` })
    expect(done).toMatchObject({ command: 'placeBillingHolds', objects: ['account:C-2'] })
    expect(await listed('change-log', { objects: `person:${personId}` })).not.toEqual([])
    await seal()
    expect(await faults()).toEqual([])
  })
})

test('the log is touched for an erasure under way alone, and only by it', async () => {
  const [erasure] = await listed('erasures')
  const call = (id: unknown) => rows(system.db, sql`select erase_from_log(${id}, '{}', 10)`)
  await expect(call(erasure?.erasureId)).rejects.toMatchObject({ code: '42501' })
  await expect(rows(system.db, sql`update command_log set salt = null`)).rejects.toThrow('denied')
  await expect(rows(system.db, sql`delete from redacted_entry`)).rejects.toThrow('denied')
  // Control: who blanks an entry with all rights is found.
  await sql`update command_log set salt = null, input = '{}' where command = 'placeBillingHolds'`.execute(
    system.owner.db,
  )
  expect(JSON.stringify(await faults())).toContain('no erasure says so')
})

test('records of signing in go when their time has come', async () => {
  const session = (id: string, ended: string) => sql`
    insert into session (session_id, token_hash, person_id, method, began_at, seen_at, expires_at,
      ended_at, ended_by, network, agent)
    select ${id}, sha256(${id}::bytea), person_id, 'password', ${ended}, ${ended}, ${ended},
      ${ended}, 'x', 'local', '' from person limit 1`
  await session('019a0000-0000-7000-8000-000000000001', '2025-02-01T00:00:00Z').execute(system.db)
  await session('019a0000-0000-7000-8000-000000000002', '2026-02-01T00:00:00Z').execute(system.db)
  await must('setRetention', { rows: [{ kind: 'sign_ins', months: 6 }] })
  expect(await keepToPeriods(system)).toMatchObject({ signIns: 1 })
  const left = await rows(system.db, sql<{ id: string }>`select session_id as id from session`)
  expect(left.map(each => each.id)).toEqual(['019a0000-0000-7000-8000-000000000002'])
})

test('what is kept with the books ends with them, statements and files of banks too', async () => {
  const on = Temporal.PlainDate.from('2015-03-01')
  await sql`insert into bank_file (file_id, sha256, name, format, byte_count, content, recorded_at,
      recorded_by) values (${newId()}, sha256('x'), 'x.xml', 'camt', 1, 'Quondam', ${on}, 'x')`.execute(
    system.db,
  )
  await sql`insert into removed_file (path) values ('kept/pack.zip')`.execute(system.owner.db)
  await system.storage.write('kept/pack.zip', Buffer.from('Quondam'))
  // The system has been at work since then.
  await sql`create table command_log_2015 partition of command_log
    for values from ('2015-01-01') to ('2016-01-01')`.execute(system.owner.db)
  await sql`insert into command_log (id, command, actor, recorded_at, effective_at, input, outcome)
    values (${newId()}, 'x', 'x', ${on}, ${on}, '{}', '{}')`.execute(system.owner.db)
  expect(await keepToPeriods(system)).toMatchObject({ documents: 1 })
  const left = await rows(system.db, sql`select content from bank_file`)
  expect(left).toEqual([{ content: null }])
  await expect(system.storage.read('kept/pack.zip')).rejects.toThrow()
})
