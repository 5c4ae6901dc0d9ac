import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { readMandatePaper } from '../../src/app/server/kept-paper.ts'
import { rows } from '../../src/platform/database/database.ts'
import { allRows } from '../../src/platform/list.ts'
import { contentHash } from '../../src/platform/storage.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-10T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'P-1', plan: 'CARE', start: '2026-01-01' })
})

const IBAN = 'DE89370400440532013000'
const MANDATE = {
  legalEntity: 'SUN',
  accountNumber: 'P-1',
  reference: 'SUN-M-1',
  scheme: 'sepa_core',
  signedOn: '2026-01-05',
  holder: 'Ada Byron',
  iban: 'DE89 3704 0044 0532 0130 00',
}

async function listed(name: string): Promise<Readonly<Record<string, unknown>>[]> {
  return Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, {}))
}

test('a mandate is entered once, whoever brings it, and never shows its account number', async () => {
  await company.rows('defineDebitCreditors', {
    legalEntity: 'SUN',
    creditorId: 'DE98ZZZ09999999999',
  })
  const twice = await Promise.all([
    company.rows('enterMandates', MANDATE),
    company.rows('enterMandates', MANDATE),
  ])
  expect(twice.map(answer => answer.created).sort()).toEqual([0, 1])
  expect(await listed('mandates')).toMatchObject([
    { account: 'P-1', reference: 'SUN-M-1', bankAccount: 'DE89 •••• 3000', noticeDays: '14' },
  ])
  const opened = await company.do('openMandate', { legalEntity: 'SUN', reference: 'SUN-M-1' })
  expect(opened.accountNumber).toBe(IBAN)
  const kept = await rows(
    company.system.owner.db,
    sql<{ text: string }>`SELECT concat(input::text, outcome::text) AS text FROM command_log`,
  )
  expect(kept.length).toBeGreaterThan(3)
  expect(kept.filter(({ text }) => text.replaceAll(' ', '').includes('0532013000'))).toEqual([])
})

test('a reference means one mandate, and a row that is wrong says why', async () => {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    'enterMandates',
    {
      rows: [
        { ...MANDATE, signedOn: '2026-01-06' },
        { ...MANDATE, reference: 'SUN-M-2', accountNumber: 'P-9' },
        { ...MANDATE, reference: 'SUN-M-3', legalEntity: 'NONE' },
        { ...MANDATE, reference: 'SUN-M-4', iban: 'DE89370400440532013001' },
        { ...MANDATE, reference: 'SUN-M-5', scheme: 'ach' },
        { ...MANDATE, reference: 'a/b' },
      ],
    },
  )
  expect(answer.rows.map(row => row.refusal?.code)).toEqual([
    'mandate_reference_taken',
    'unknown_account',
    'unknown_legal_entity',
    'invalid_input',
    'invalid_input',
    'invalid_input',
  ])
})

test('another bank account keeps who was called back, and both numbers masked', async () => {
  const change = { legalEntity: 'SUN', reference: 'SUN-M-1', iban: 'NL91ABNA0417164300' }
  expect((await company.refusal('changeMandateAccount', change)).code).toBe('invalid_input')
  await company.do('changeMandateAccount', { ...change, callBack: 'Ada on +49 30 1, confirmed' })
  const other = { legalEntity: 'SUN', reference: 'SUN-M-1', callBack: 'x' }
  const american = { routingNumber: '091000019', bankAccount: '123', accountType: 'checking' }
  const refusal = await company.refusal('changeMandateAccount', { ...other, ...american })
  expect(refusal.code).toBe('mandate_other_scheme')
  expect((await listed('mandate-events')).map(({ kind, details }) => [kind, details])).toEqual([
    ['entered', { account: 'DE89 •••• 3000' }],
    [
      'account_changed',
      {
        before: 'DE89 •••• 3000',
        after: 'NL91 •••• 4300',
        callBack: 'Ada on +49 30 1, confirmed',
      },
    ],
  ])
})

test('a mandate is blocked, released and revoked, and stays revoked', async () => {
  const stop = (action: string) =>
    company.do<{ rows: { result: string; refusal?: { code: string } }[] }>('stopMandates', {
      rows: [
        { legalEntity: 'SUN', reference: 'SUN-M-1', action, on: '2026-02-01', reason: 'asked' },
      ],
    })
  const answers: unknown[] = []
  for (const action of ['block', 'block', 'release', 'revoke', 'revoke', 'release']) {
    const [row] = (await stop(action)).rows
    answers.push(row?.refusal?.code ?? row?.result)
  }
  expect(answers).toEqual([
    'updated',
    'unchanged',
    'updated',
    'updated',
    'unchanged',
    'mandate_revoked',
  ])
  expect(await company.broken()).toEqual([])
})

test('what was signed is kept once under its mandate, sealed, and opened on the record', async () => {
  const signed = Buffer.from('%PDF-1.7 signed by Ada Byron, DE89 3704 0044 0532 0130 00')
  const paper = { legalEntity: 'SUN', reference: 'SUN-M-1', name: 'mandate.pdf' }
  const file = { ...paper, content: signed.toString('base64') }
  const kept = await company.do('keepMandatePaper', file)
  expect(kept).toMatchObject({ isNew: true, sha256: contentHash(signed) })
  expect(await company.do('keepMandatePaper', file)).toMatchObject({ paperId: null, isNew: false })
  const page = Buffer.from('<html>').toString('base64')
  const refused = await company.refusal('keepMandatePaper', { ...paper, content: page })
  expect(refused.code).toBe('image_unknown')
  expect(await listed('mandates')).toMatchObject([{ reference: 'SUN-M-1', signedPaper: true }])
  const stored = await rows(
    company.system.owner.db,
    sql<{ content: Buffer }>`SELECT content FROM mandate_paper`,
  )
  expect(stored.map(({ content }) => content.includes('Ada Byron'))).toEqual([false])
  const { paperId } = kept
  const opened = await readMandatePaper(company.system, String(paperId), 'operator')
  expect(opened).toMatchObject({ name: 'mandate.pdf', type: 'application/pdf', content: signed })
  const log = await rows(
    company.system.owner.db,
    sql<{ opened: boolean }>`
      SELECT true AS opened FROM command_log
       WHERE command = 'openMandatePaper' AND input->>'paper' = ${String(paperId)}`,
  )
  expect(log).toHaveLength(1)
})
