import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { formatAmount } from '../../src/kernel/money.ts'
import { rows } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { lookAtMoney } from '../../src/receivables/tasks/jobs.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

const IBAN = 'DE02120300000000202051'

/** Three customers with an invoice of 11.90 each, due on 15 February, and a bank account. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const [i, name] of ['Ada Lovelace', 'Karl Bergmann', 'Sofia Moreau'].entries()) {
    await signUp(company, { number: `C-${1 + i}`, name, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const account = { code: 'MAIN', name: 'Main', entity: 'SUN', currency: 'EUR', numbers: [IBAN] }
  await company.rows('defineBankAccounts', account)
  company.on('2026-02-11')
})

type Entry = { amount: string; name: string; text: string; id?: string }

let balance = 10_000n
let statementNo = 0

/** A statement of a day with these entries; gives its lines as a clerk sees them. */
async function bank(day: string, ...entries: Entry[]): Promise<{ lineId: string; text: string }[]> {
  statementNo += 1
  const minor = (text: string) => BigInt(text.replace('.', ''))
  const from = balance
  for (const entry of entries) balance += minor(entry.amount)
  const short = day.slice(2).replaceAll('-', '')
  const money = (value: bigint) => formatAmount(value, 'EUR').replace('.', ',')
  const lines = entries.map(({ amount, name, text, id }) => {
    const isIn = !amount.startsWith('-')
    const mark = `${isIn ? 'C' : 'D'}R${amount.replace('-', '').replace('.', ',')}`
    const eref = id === undefined ? '' : `?21EREF+${id}`
    return `:61:${short}${short.slice(2)}${mark}NTRFNONREF//${statementNo}${name.slice(0, 3)}
:86:166?20SVWZ+${text}${eref}?32${name}`
  })
  const text = [
    `:20:S${statementNo}\n:25:${IBAN}\n:28C:${statementNo}/1\n:60F:C${short}EUR${money(from)}`,
    ...lines,
    `:62F:C${short}EUR${money(balance)}\n-\n`,
  ].join('\n')
  const content = Buffer.from(text).toString('base64')
  const fileName = `${statementNo}.sta`
  const taken = await company.do<{ statements: { statementId: string; faults: string[] }[] }>(
    'importBankStatement',
    { fileName, content },
  )
  expect(taken.statements[0]?.faults).toEqual([])
  await company.do('matchBankLines', {})
  return linesOf(taken.statements[0]?.statementId ?? '')
}

async function linesOf(statementId: string) {
  const found = await rows(
    company.system.db,
    sql<{ lineId: string; minor: bigint; state: string; told: string | null }>`
      SELECT l.line_id AS "lineId", l.amount_minor AS minor, l.state,
             (SELECT string_agg(k.rule || ' ' || k.kind, ', ' ORDER BY k.kind) FROM bank_line_link k
               WHERE k.line_id = l.line_id AND k.undone_at IS NULL) AS told
        FROM bank_line l WHERE l.statement_id = ${statementId} ORDER BY l.entry, l.part`,
  )
  return found.map(({ lineId, minor, state, told }) => {
    const text = [formatAmount(minor, 'EUR'), state, told].filter(each => each !== null)
    return { lineId, text: text.join(' ') }
  })
}

const key = (accountNumber: string, bookedOn: string, more = {}) =>
  company.do<{ receiptId: string }>('recordReceipt', {
    ...{ entity: 'SUN', accountNumber, method: 'transfer', currency: 'EUR', amount: '11.90' },
    ...{ bookedOn, apply: 'policy', ...more },
  })

test('what a clerk keyed in is not recorded again by the bank', async () => {
  await key('C-1', '2026-02-10')
  const [ada] = await bank('2026-02-10', { amount: '11.90', name: 'LOVELACE ADA', text: 'danke' })
  expect(ada?.text).toBe('11.90 linked recorded receipt')
  expect(await openItemsOf(company, 'C-1')).toEqual([])
  expect(await company.broken()).toEqual([])
})

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const undo = (line?: { lineId: string }) =>
  company.do('undoBankMatch', { line: line?.lineId, reason: 'entered_wrongly' })

test('the second payment of the same sum is another one', async () => {
  await key('C-2', '2026-02-11')
  const lines = await bank(
    '2026-02-11',
    { amount: '11.90', name: 'KARL BERGMANN', text: 'x' },
    { amount: '11.90', name: 'KARL BERGMANN', text: 'x' },
  )
  expect(lines.map(line => line.text)).toEqual(['11.90 linked recorded receipt', '11.90 suspense'])
  await undo(lines[0])
  expect(await company.brokenProofs()).toEqual([])
  // What was taken back is found again, and so is what is recorded after the bank has told of it.
  const again = { on: '2026-02-12' }
  expect(await company.do('linkRecordedLines', again)).toEqual({ looked: 2, linked: 1 })
  const { receiptId } = await key('C-2', '2026-02-11')
  expect(await company.do('linkRecordedLines', again)).toEqual({ looked: 1, linked: 1 })
  expect(await balancesOf(company, 'C-2')).toContain('1000 23.80')
  const taken = { accountNumber: 'C-2', kind: 'receipt', subject: receiptId }
  expect(
    await company.refusal('linkBankLine', { line: lines[0]?.lineId, to: [taken] }),
  ).toMatchObject({ code: 'bank_line_state' })
  expect(await company.brokenProofs()).toEqual([])
})

test('checks that were brought to the bank are told by their slip', async () => {
  const receipts = []
  for (const checkNumber of ['71', '72']) {
    const { receiptId } = await key('C-3', '2026-02-12', { method: 'check', checkNumber })
    receipts.push({ accountNumber: 'C-3', receipt: receiptId })
  }
  const slip = { entity: 'SUN', reference: 'SLIP-9' }
  const counted = { currency: 'EUR', on: '2026-02-12', controlTotal: '23.80', controlCount: 2 }
  await company.do('openDeposit', { ...slip, ...counted })
  await company.do('addToDeposit', { ...slip, receipts })
  const [early] = await bank('2026-02-12', { amount: '23.80', name: '', text: 'SCHECKEINZUG' })
  expect(early?.text).toBe('23.80 suspense')
  await company.do('closeDeposit', { ...slip, on: '2026-02-12' })
  expect(await list('bank-reconciling-items')).toMatchObject([
    { side: 'opening', amount: '-100.00' },
    { side: 'not_on_statement', kind: 'deposit', amount: '23.80' },
  ])
  const deposit = { kind: 'deposit', subject: 'SLIP-9' }
  const other = { kind: 'receipt', accountNumber: 'C-3', subject: receipts[0]?.receipt }
  const line = early?.lineId
  expect(await company.refusal('linkBankLine', { line, to: [other] })).toMatchObject({
    code: 'bank_link_apart',
  })
  expect(await company.refusal('linkBankLine', { line, to: [deposit, deposit] })).toMatchObject({
    code: 'bank_link_differs',
  })
  const none = { ...deposit, subject: 'SLIP-8' }
  expect(await company.refusal('linkBankLine', { line, to: [none] })).toMatchObject({
    code: 'unknown_recorded',
  })
  await company.do('linkBankLine', { line, to: [deposit] })
  expect(await list('bank-line-links', { kind: 'deposit' })).toMatchObject([
    { amount: '23.80', rule: 'person' },
  ])
  expect(await list('bank-reconciliation')).toMatchObject([
    { entity: 'SUN', statement: '159.50', openingOrGaps: '-100.00', ledger: '59.50', items: '1' },
  ])
  expect(await company.brokenProofs()).toEqual([])
})

test('a booking can be taken back, and two who link one receipt make one link', async () => {
  const [fee] = await bank('2026-02-13', { amount: '-3.50', name: 'Bank', text: 'Entgelt' })
  expect(fee?.text).toBe('-3.50 open')
  await company.do('bookBankLine', { line: fee?.lineId, ledgerAccount: '6100', note: 'charge' })
  await undo(fee)
  expect(await list('bank-reconciling-items', { side: 'not_in_books' })).toMatchObject([
    { amount: '3.50' },
  ])
  const lines = await bank(
    '2026-02-14',
    { amount: '11.90', name: 'Nobody', text: 'a' },
    { amount: '11.90', name: 'Nobody', text: 'b' },
  )
  const { receiptId } = await key('C-1', '2026-02-14')
  const to = [{ kind: 'receipt', accountNumber: 'C-1', subject: receiptId }]
  const both = await Promise.all(
    lines.map(({ lineId }) => company.try('linkBankLine', { line: lineId, to })),
  )
  expect(both.filter(each => each.ok)).toHaveLength(1)
  expect(both.find(each => !each.ok)).toMatchObject({ refusal: { code: 'bank_line_told' } })
  expect(await company.broken()).toEqual([])
})

test('what waits at the bank or in the books becomes a task, once, with an owner', async () => {
  await company.do('raiseReceivableTasks', { on: '2026-02-28' })
  const tasks = await list('tasks', { desk: 'cash' })
  expect(tasks.map(({ kind, since }) => `${since} ${kind}`).sort()).toEqual([
    '2026-02-11 unapplied',
    '2026-02-12 unapplied',
    '2026-02-13 not_recorded',
    '2026-02-14 suspense',
  ])
  const lost = tasks.find(({ kind }) => kind === 'not_recorded')
  expect(lost?.facts).toMatchObject({ amount: '-3.50' })
  await company.do('assignTask', { task: lost?.taskId, owner: 'collector' })
  expect(await list('tasks', { owner: 'collector' })).toHaveLength(1)
  const on = Temporal.PlainDate.from('2026-02-28')
  expect(await lookAtMoney(company.system, on, 'job:schedules')).toEqual({
    linked: 0,
    raised: 0,
    proposed: 0,
    dormant: 0,
  })
})

test('a month that is closed takes nothing: a late line is in the books of the next one', async () => {
  company.on('2026-03-03')
  await company.do('closeAccountingPeriod', { entity: 'SUN', month: '2026-02' })
  const [late] = await bank('2026-02-27', { amount: '5.00', name: 'Nobody', text: 'spät' })
  expect(late?.text).toBe('5.00 suspense')
  expect(await list('receipts', { bookedOn: '2026-03-01' })).toMatchObject([{ amount: '5.00' }])
  expect(await company.brokenProofs()).toEqual([])
})
