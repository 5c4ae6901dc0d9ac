import { mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { formatAmount } from '../../src/kernel/money.ts'
import { rows } from '../../src/platform/database/database.ts'
import { allRows } from '../../src/platform/list.ts'
import { takeBankFolder } from '../../src/receivables/bank/jobs/inbox.ts'
import { loadStatementFacts } from '../../src/receivables/bank/load/statements.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { expectGuide } from '../support/guide.ts'
import { openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

const IBAN = 'DE02120300000000202051'
const PEOPLE = ['Ada Lovelace', 'Karl Bergmann', 'Sofia Moreau', 'Emil Nowak', 'Vera Lindgren']

/** Five customers with an invoice of 11.90 each, due on 15 February, and a bank account. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const [i, name] of PEOPLE.entries()) {
    await signUp(company, { number: `C-${1001 + i}`, name, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  await company.rows('defineBankAccounts', {
    code: 'MAIN',
    name: 'Main account',
    entity: 'SUN',
    currency: 'EUR',
    numbers: [IBAN],
  })
})

const STATEMENT = `:20:FEB10
:25:${IBAN}
:28C:1/1
:60F:C260209EUR100,
:61:2602100210CR11,90NTRFNONREF//B1
:86:166?00GUTSCHRIFT?20SVWZ+Rechnung SUN-INV-2026-000?21001?31DE89370400440532013000?32ADA LOVELACE
:61:2602100210CR11,90NTRFNONREF//B2
:86:166?00GUTSCHRIFT?20SVWZ+SUN-INV-2026-000020?31DE75512108001245126199?32BERGMANN KARL
:61:2602100210CR11,90NTRFNONREF//B3
:86:166?00GUTSCHRIFT?20SVWZ+Danke?31DE02500105170137075030?32Familie Moreau
:61:2602100210CR9,90NTRFNONREF//B4
:86:166?00GUTSCHRIFT?20SVWZ+SUN-INV-2026-000004 ohne Anfahrt?31DE02300209000106531065?32Emil Nowak
:61:2602100210DR3,50NCHGNONREF//B5
:86:808?00ENTGELT?20SVWZ+Kontofuehrung
:62F:C260210EUR142,10
-
`

type Imported = {
  isKnown: boolean
  statements: { statementId: string; state: string; duplicates: number; faults: string[] }[]
}

function take(text: string, fileName = 'feb10.sta'): Promise<Imported> {
  const content = Buffer.from(text).toString('base64')
  return company.do<Imported>('importBankStatement', { fileName, content })
}

type Line = { lineId: string; text: string }

/** Lines as a clerk sees them: `11.90 ADA LOVELACE → matched by reference 0.99, C-1001`. */
async function lines(statementId: string): Promise<Line[]> {
  const found = await rows(
    company.system.db,
    sql<{
      lineId: string
      minor: bigint
      name: string | null
      state: string
      rule: string | null
      account: string | null
      suggestions: {
        rule: string
        confidence: string
        parts: { document: string; amount: string }[]
        evidence: string[]
      }[]
    }>`
      SELECT l.line_id AS "lineId", l.amount_minor AS minor, l.payer_name AS name, l.state, l.rule,
             a.number AS account, l.suggestions
        FROM bank_line l LEFT JOIN account a
          ON a.account_id = l.receipt_account_id AND a.kind <> 'house'
       WHERE l.statement_id = ${statementId} ORDER BY l.entry, l.part`,
  )
  return found.map(row => {
    const head = `${formatAmount(row.minor, 'EUR')} ${row.name ?? '(no name)'}: ${row.state}`
    const by = row.rule === null ? '' : ` by ${row.rule}, ${row.account ?? ''}`
    const suggested = row.suggestions.map(({ rule, confidence, parts, evidence }) => {
      const paid = parts.map(part => `${part.document} ${part.amount}`).join(' + ')
      return `\n    ${confidence} ${rule} ${paid} (${evidence.join(', ')})`
    })
    return { lineId: row.lineId, text: head + by + suggested.join('') }
  })
}

let first: string

test('a statement is taken, matched, and leaves to a person what is not sure', async () => {
  company.on('2026-02-11')
  const taken = await take(STATEMENT)
  expect(taken.statements).toMatchObject([{ state: 'accepted', duplicates: 0, faults: [] }])
  await company.drain()
  first = taken.statements[0]?.statementId ?? ''
  const shown = (await lines(first)).map(line => line.text).join('\n')
  expectGuide('money/bank-statements.md', 'statement', STATEMENT)
  expectGuide('money/matching.md', 'lines', shown)
  expect(await openItemsOf(company, 'C-1001')).toEqual([])
  expect(await openItemsOf(company, 'C-1002')).toEqual([])
  expect(await openItemsOf(company, 'C-1003')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
  expect(await company.broken()).toEqual([])
})

test('the same file again does nothing, and entries of another file are told', async () => {
  expect(await take(STATEMENT, 'again.sta')).toEqual({ isKnown: true, statements: [] })
  const overlap = STATEMENT.replace(':20:FEB10', ':20:FEB10B')
    .replace('62F:C260210EUR142,10', '62F:C260210EUR153,')
    .replace(':62F', ':61:2602100210CR10,90NTRFNONREF//B6\n:86:166?20SVWZ+x?32Y\n:62F')
  const { statements } = await take(overlap)
  expect(statements).toMatchObject([{ state: 'accepted', duplicates: 5, faults: [] }])
  await company.drain()
  const states = (await lines(statements[0]?.statementId ?? '')).map(line => line.text)
  expect(states.filter(text => text.includes('duplicate'))).toHaveLength(5)
  expect(states.at(-1)).toContain('10.90 Y: suspense')
  expect(await company.broken()).toEqual([])
})

test('a statement that does not add up is held, and rejected it leaves nothing', async () => {
  const wrong = STATEMENT.replace(':20:FEB10', ':20:FEB11')
    .replaceAll('2602100210', '2602110211')
    .replace('60F:C260209', '60F:C260210')
    .replace('142,10', '142,11')
  const { statements } = await take(wrong)
  expect(statements).toMatchObject([
    {
      state: 'quarantined',
      faults: [
        { code: 'bank_statement_sum', facts: { difference: '0.01' } },
        { code: 'bank_statement_gap' },
      ],
    },
  ])
  const statement = statements[0]?.statementId ?? ''
  // Who decides over a clerk's wish sees which statement it is.
  const facts = await loadStatementFacts(company.system.db, statement)
  expect(facts).toMatchObject({ closing: '142.11 EUR', lines: '5' })
  expect(Object.keys(facts).sort()).toEqual(['bankAccount', 'closing', 'file', 'lines', 'opening'])
  const reject = { statement, decision: 'reject', note: 'wrong file' }
  await company.do('decideBankStatement', reject)
  expect(await company.refusal('decideBankStatement', reject)).toMatchObject({
    code: 'bank_statement_state',
  })
  await company.drain()
  for (const { text } of await lines(statement)) expect(text).toContain('rejected')
  expect(await company.broken()).toEqual([])
})

test('a person confirms, the payer is remembered, and all of it can be taken back', async () => {
  const [, , moreau, nowak, charge] = await lines(first)
  const confirm = {
    line: moreau?.lineId,
    accountNumber: 'C-1003',
    parts: [{ document: 'SUN-INV-2026-000003' }],
  }
  expect(await company.do('confirmBankMatch', confirm)).toMatchObject({ unapplied: '0.00' })
  expect(await company.refusal('confirmBankMatch', confirm)).toMatchObject({
    code: 'bank_line_state',
  })
  expect(await openItemsOf(company, 'C-1003')).toEqual([])
  // Part of the invoice is disputed: it stays open, and a case can take it up.
  await company.do('confirmBankMatch', {
    line: nowak?.lineId,
    accountNumber: 'C-1004',
    parts: [{ document: 'SUN-INV-2026-000004', letGo: '2.00' }],
    reason: 'goods_or_service',
  })
  expect(await openItemsOf(company, 'C-1004')).toEqual(['invoice 2026-02-15 2.00 of 11.90'])
  await company.do('bookBankLine', {
    line: charge?.lineId,
    ledgerAccount: '6100',
    note: 'account charge of February',
  })
  expect(await company.broken()).toEqual([])
  const undo = { line: moreau?.lineId, reason: 'entered_wrongly' }
  await company.do('undoBankMatch', undo)
  expect(await openItemsOf(company, 'C-1003')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
  expect(await company.refusal('undoBankMatch', undo)).toMatchObject({ code: 'bank_line_state' })
  await company.do('confirmBankMatch', confirm)
  expect(await openItemsOf(company, 'C-1003')).toEqual([])
  expect(await company.broken()).toEqual([])
})

test('what was learnt makes the next payment automatic', async () => {
  await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-01' })
  company.on('2026-03-06')
  const { statements } = await take(`:20:MAR05
:25:${IBAN}
:28C:2/1
:60F:C260304EUR153,
:61:2603050305CR11,90NTRFNONREF//C1
:86:166?20SVWZ+Danke?31DE02500105170137075030?32Familie Moreau
:62F:C260305EUR164,90
-
`)
  await company.drain()
  expect((await lines(statements[0]?.statementId ?? '')).map(line => line.text)).toEqual([
    '11.90 Familie Moreau: matched by payer_amount, C-1003',
  ])
  expect(await company.broken()).toEqual([])
})

test('what a payer kept back became a dispute, and what is disputed is paid last', async () => {
  const disputes = await Array.fromAsync(
    allRows(company.system.db, LISTS.get('disputes')!, { account: 'C-1004' }),
  )
  expect(disputes).toMatchObject([{ state: 'open', amount: '2.00', frozen: '2.00' }])
  await company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'C-1004', method: 'transfer', currency: 'EUR' },
    ...{ amount: '5.00', bookedOn: '2026-03-06', apply: 'policy' },
  })
  // The older invoice of which 2.00 are disputed waits for the newer one.
  expect(await openItemsOf(company, 'C-1004')).toEqual([
    'invoice 2026-02-15 2.00 of 11.90',
    'invoice 2026-03-15 6.90 of 11.90',
  ])
})

test('a file of no account of ours, or of none, is refused', async () => {
  const refused = async (text: string) => {
    const content = Buffer.from(text).toString('base64')
    return (await company.refusal('importBankStatement', { fileName: 'x', content })).code
  }
  expect(await refused(STATEMENT.replace(IBAN, 'DE89370400440532013000'))).toBe(
    'bank_number_unknown',
  )
  expect(await refused('<OFX><BANKMSGSRSV1>')).toBe('bank_file_cut_short')
  expect(await refused('hello')).toBe('bank_file_unknown')
  expect(await refused(STATEMENT.replace('CR11,90', 'CR11,905'))).toBe('bank_amount')
})

test('files in the folder of the bank are taken without anybody, and the refused say why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'))
  const put = (name: string, text: string) => writeFile(join(folder, name), text)
  const own = STATEMENT.replaceAll('FEB10', 'FOLDER').replace('28C:1/1', '28C:77/1')
  await put('a.sta', own.replace(/:61:[\s\S]*?:62F/, ':62F').replace('142,10', '100,'))
  await put('b.txt', 'Dear customer, please find attached')
  await put('c.sta.tmp', ':20:being written')
  const settled = Date.now() + 60_000
  await utimes(join(folder, 'c.sta.tmp'), settled / 1000, settled / 1000)
  const { taken, refused } = await takeBankFolder(company.system, folder, settled)
  expect(taken).toBe(1)
  expect(refused).toMatchObject([{ file: 'b.txt', refusal: { code: 'bank_file_unknown' } }])
  expect((await readdir(folder)).sort()).toEqual(['c.sta.tmp', 'refused', 'taken'])
  expect(await readdir(join(folder, 'taken'))).toEqual(['a.sta'])
  const why = await readFile(join(folder, 'refused', 'b.txt.why.txt'), 'utf8')
  expect(why).toContain('Choose the bank')
  // Killed before it was moved, the file is taken again and does nothing twice.
  await rename(join(folder, 'taken', 'a.sta'), join(folder, 'a.sta'))
  expect(await takeBankFolder(company.system, folder, settled)).toEqual({ taken: 1, refused: [] })
  const statements = await Array.fromAsync(
    allRows(company.system.db, LISTS.get('bank-statements')!, {}),
  )
  expect(statements.filter(({ reference }) => reference === 'FOLDER')).toHaveLength(1)
  await rm(folder, { recursive: true })
})
