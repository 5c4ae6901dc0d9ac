import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { frozenAmounts } from '../../src/receivables/freezes/load.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

type Opened = { case: string; amount: string; frozen: string }

/** Customers with an invoice of 11.90 each, due on 15 February; G has one of three lines. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['D1', 'D2', 'D3', 'D4', 'D5']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await signUp(company, { number: 'G', plan: 'GROSS', start: '2026-01-01' })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  company.on('2026-02-10')
})

async function invoiceOf(account: string): Promise<string> {
  const [row] = await rows(
    company.system.db,
    sql<{ label: string }>`
      SELECT n.label FROM document_number n JOIN account a USING (account_id)
       WHERE a.number = ${account} AND n.kind = 'invoice' ORDER BY n.label LIMIT 1`,
  )
  return row?.label ?? ''
}

async function frozenOf(account: string, on: string): Promise<bigint> {
  const items = await rows(
    company.system.db,
    sql<{ accountId: string; itemId: string }>`
      SELECT account_id AS "accountId", item_id AS "itemId"
        FROM open_item JOIN account USING (account_id) WHERE number = ${account}`,
  )
  const found = await frozenAmounts(company.system.db, items, Temporal.PlainDate.from(on))
  return found.reduce((sum, each) => sum + each.frozenMinor, 0n)
}

const dispute = async (account: string, more = {}) => ({
  document: await invoiceOf(account),
  cause: 'wrong_price',
  text: 'We agreed another price.',
  on: '2026-02-10',
  ...more,
})

const decision = (of: Opened, granted: string, more = {}) => ({
  case: of.case,
  granted,
  on: '2026-02-20',
  text: 'The contract says so.',
  ...more,
})

describe('a dispute', () => {
  test('granted in part credits exactly that, and lets the rest be asked for after days of grace', async () => {
    const opened = await company.do<Opened>(
      'openDispute',
      await dispute('D1', { amount: '5.00', line: 1, confirm: true }),
    )
    expect(opened).toMatchObject({ case: 'D1-D1', amount: '5.00', frozen: '5.00' })
    expect(await frozenOf('D1', '2026-02-10')).toBe(500n)
    const file = Buffer.from('a photo of the contract').toString('base64')
    const evidence = {
      case: opened.case,
      name: 'contract.jpg',
      mediaType: 'image/jpeg',
      content: file,
    }
    expect(await company.do('addCaseEvidence', evidence)).toMatchObject({ isNew: true })
    expect(await company.do('addCaseEvidence', evidence)).toMatchObject({ isNew: false })
    await company.do('addCaseStakeholder', {
      case: opened.case,
      who: 'sales@sun.example',
      part: 'sales',
    })
    await company.do('assignCase', {
      case: opened.case,
      owner: 'billing_clerk',
      note: 'Please look.',
    })
    const lost = { case: opened.case, owner: 'Nobody', note: null }
    expect(await company.refusal('assignCase', lost)).toMatchObject({ code: 'unknown_colleague' })
    await company.do('addCaseNote', { case: opened.case, kind: 'message_in', text: 'Any news?' })
    const asked = { case: opened.case, text: 'Please look.', mentions: ['nobody@sun.example'] }
    expect(await company.refusal('addCaseNote', asked)).toMatchObject({ code: 'unknown_person' })
    const decided = await company.do('decideDispute', decision(opened, '3.33'))
    expect(decided).toMatchObject({ outcome: 'partly', granted: '3.33' })
    expect(await openItemsOf(company, 'D1')).toEqual(['invoice 2026-02-15 8.57 of 11.90'])
    expect(await frozenOf('D1', '2026-03-05')).toBe(167n)
    expect(await frozenOf('D1', '2026-03-06')).toBe(0n)
    const record = await rows(
      company.system.db,
      sql<{ kind: string }>`SELECT e.kind FROM dispute_event e JOIN account USING (account_id)
        WHERE number = 'D1' ORDER BY event_no`,
    )
    expect(record.map(each => each.kind)).toEqual([
      'opened',
      'evidence',
      'stakeholder',
      'assigned',
      'message_in',
      'decided',
    ])
    expect(await company.refusal('decideDispute', decision(opened, '1.00'))).toMatchObject({
      code: 'case_state',
    })
  })

  test('granted in whole leaves nothing, to the cent of every line; upheld leaves all', async () => {
    const opened = await company.do<Opened>('openDispute', await dispute('G', { line: 2 }))
    await company.do('decideDispute', decision(opened, opened.amount))
    const rest = await company.do<Opened>('openDispute', await dispute('G', { on: '2026-02-20' }))
    await company.do('decideDispute', decision(rest, rest.amount))
    // Nothing was refused that grace could be given for.
    const [told] = await rows<{ until: string | null }>(
      company.system.db,
      sql`select facts ->> 'graceUntil' as until from dispute_event
        where kind = 'decided' and facts ->> 'outcome' = 'granted'`,
    )
    expect(told).toEqual({ until: null })
    expect(await openItemsOf(company, 'G')).toEqual([])
    expect((await balancesOf(company, 'G')).filter(each => !/^(1200|6900)/.test(each))).toEqual([])
    const upheld = await company.do<Opened>('openDispute', await dispute('D2', { amount: '11.90' }))
    await company.do('decideDispute', decision(upheld, '0.00', { graceDays: 0 }))
    expect(await openItemsOf(company, 'D2')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
    expect(await frozenOf('D2', '2026-02-20')).toBe(0n)
  })

  test('of a paid invoice freezes nothing, and is credited as the customer’s credit', async () => {
    const invoice = await invoiceOf('D3')
    await company.do('recordReceipt', {
      entity: 'SUN',
      accountNumber: 'D3',
      method: 'transfer',
      currency: 'EUR',
      amount: '11.90',
      bookedOn: '2026-02-09',
      documents: [{ document: invoice }],
    })
    const opened = await company.do<Opened>('openDispute', await dispute('D3', { amount: '2.00' }))
    expect(opened.frozen).toBe('0.00')
    await company.do('decideDispute', decision(opened, '2.00', { outcome: 'keep' }))
    expect(await openItemsOf(company, 'D3')).toEqual(['credit_note 2026-02-20 -2.00 of -2.00'])
  })

  test('opened ten times at once is never about more than the invoice', async () => {
    const asked = await dispute('D4', { amount: '4.00' })
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => company.try('openDispute', asked)),
    )
    expect(answers.filter(answer => answer.ok)).toHaveLength(2)
    const codes = answers.flatMap(answer => (answer.ok ? [] : answer.refusal.code))
    expect(new Set(codes)).toEqual(new Set(['dispute_exceeds']))
    expect(await frozenOf('D4', '2026-02-10')).toBe(800n)
    const both = await Promise.all(
      ['3.00', '1.00'].map(granted =>
        company.try('decideDispute', decision({ case: 'D4-D1' } as Opened, granted)),
      ),
    )
    expect(both.filter(answer => answer.ok)).toHaveLength(1)
    await company.do('withdrawCase', { case: 'D4-D2', on: '2026-02-21', reason: 'Found the mail.' })
  })

  const refused = [
    ['a line that is not there', { line: 7 }, 'unknown_line'],
    ['more than the line', { line: 1, amount: '12.00' }, 'dispute_exceeds'],
    ['an unknown cause', { cause: 'moon' }, 'unknown_cause'],
    ['a day before the document', { on: '2026-01-20' }, 'dispute_before_document'],
    ['a deadline in the past', { dueOn: '2026-02-01' }, 'case_due_before_opened'],
    ['an amount of nothing', { amount: '0.00' }, 'amount_not_positive'],
    ['a document of nobody', { document: 'NO-1' }, 'unknown_document'],
  ] as const
  test.each(refused)('is refused about %s', async (_, change, code) => {
    expect(await company.refusal('openDispute', await dispute('D5', change))).toMatchObject({
      code,
    })
  })
})

test('an inquiry is answered with how the line came about, in the customer’s timeline', async () => {
  const asked = {
    accountNumber: 'D5',
    document: await invoiceOf('D5'),
    line: 1,
    text: 'What is this?',
    channel: 'phone',
    on: '2026-02-10',
  }
  const opened = await company.do<Opened>('openInquiry', asked)
  expect(opened.case).toBe('D5-Q1')
  const { answer } = await company.do<{ answer: string }>('answerInquiry', {
    case: 'D5-Q1',
    text: 'Dear customer,',
    explain: true,
    on: '2026-02-11',
  })
  expect(answer).toMatch(/^Dear customer,\n[\s\S]*10/)
  const told = await rows(
    company.system.db,
    sql<{ text: string }>`SELECT i.channel || ' ' || i.direction || ' ' || i.kind AS text
      FROM interaction i JOIN account USING (account_id) WHERE number = 'D5' ORDER BY i.interaction_id`,
  )
  expect(told.map(each => each.text)).toEqual([
    'call in inquiry',
    expect.stringMatching(/ out inquiry_answer$/),
  ])
  expect(await company.refusal('decideDispute', decision(opened, '1.00'))).toMatchObject({
    code: 'case_state',
  })
})

test('what nobody decides in time goes to the manager once, and by hand to anybody', async () => {
  await company.do('openDispute', await dispute('D5', { amount: '1.00', dueOn: '2026-02-12' }))
  const work = () => company.do('escalateOverdueCases', { on: '2026-02-13' })
  expect(await work()).toMatchObject({ escalated: 1 })
  expect(await work()).toMatchObject({ escalated: 0 })
  await company.do('escalateCase', {
    case: 'D5-D1',
    to: 'it_administrator',
    reason: 'The meter gateway is down.',
    dueOn: '2026-02-28',
  })
  const [row] = await rows(
    company.system.db,
    sql<{
      to: string
      due: string
    }>`SELECT escalated_to AS to, due_on::text AS due FROM dispute_case WHERE number = 'D5-D1'`,
  )
  expect(row).toEqual({ to: 'it_administrator', due: '2026-02-28' })
})

test('the books hold after all of it', async () => {
  await company.drain()
  expect(await company.broken()).toEqual([])
})
