import { beforeAll, expect, test } from 'vitest'
import { readNacha } from '../../src/formats/nacha/read.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { BankDays } from '../support/bank-days.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { itemOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let bank: BankDays
/** Refunds by account, and what the bank calls them. */
const refunds = new Map<string, string>()

const IBAN = 'DE02120300000000202051'
const PAYEE = 'DE89370400440532013000'
const NUMBERS = ['C-1', 'C-2', 'C-3', 'C-4']

/** Four customers of whom each paid 5.00 too much, which is to go back by transfer. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-02-27T12:00:00Z'))
  await setUp(company)
  for (const number of NUMBERS) {
    await signUp(company, { number, plan: 'CARE', start: '2026-03-01' })
  }
  const account = { code: 'MAIN', name: 'Main', entity: 'SUN', currency: 'EUR', numbers: [IBAN] }
  await company.rows('defineBankAccounts', account)
  bank = new BankDays(company, IBAN)
  const came = NUMBERS.map(name => ({ minor: 500n, name, text: 'x' }))
  for (const number of NUMBERS) refunds.set(number, await refund(number))
  await bank.day('2026-02-27', ...came)
})

async function refund(accountNumber: string): Promise<string> {
  const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
    ...{ entity: 'SUN', accountNumber, method: 'transfer', currency: 'EUR', amount: '5.00' },
    ...{ bookedOn: '2026-02-27', payerName: accountNumber },
  })
  const { refundId } = await company.do<{ refundId: string }>('refundCredit', {
    ...{ accountNumber, item: receiptId, on: '2026-02-27', way: 'transfer', reason: 'overpaid' },
    ...{ payee: 'Zoë Müller', iban: PAYEE },
  })
  return refundId
}

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const start = (more = {}) =>
  company.do<{ run: string; refunds: number; total: string }>('startRefundRun', {
    ...{ legalEntity: 'SUN', payOn: '2026-03-02', ...more },
  })

const idOf = (number: string) => String(refunds.get(number)).replaceAll('-', '')

const texts = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(m => m[1] ?? '')

/** A status report on a file: one refused transfer, or the file as a whole. */
function report(run: string, refused?: string): string {
  const reason = '<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>'
  const part =
    refused === undefined
      ? ''
      : `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${run}-1</OrgnlPmtInfId><TxInfAndSts>
         <OrgnlEndToEndId>${refused}</OrgnlEndToEndId><TxSts>RJCT</TxSts>${reason}
         </TxInfAndSts></OrgnlPmtInfAndSts>`
  const group = refused === undefined ? `<GrpSts>RJCT</GrpSts>${reason}` : ''
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
    <GrpHdr><MsgId>${run}${refused}</MsgId><CreDtTm>2026-03-02T10:00:00</CreDtTm></GrpHdr>
    <OrgnlGrpInfAndSts><OrgnlMsgId>${run}</OrgnlMsgId><OrgnlMsgNmId>pain.001</OrgnlMsgNmId>
    ${group}</OrgnlGrpInfAndSts>${part}</CstmrPmtStsRpt></Document>`
}

/** The bank's ACH file on two credits: the first came back (R03), the second has another account (C01). */
function achAnswer(sent: string): string {
  const lines = sent.split('\n')
  const [first = '', second = ''] = lines.filter(line => line.startsWith('6'))
  const end = `${'1121042882'.padEnd(35)}${'09100001'}0000001`
  const none = '0'.repeat(12)
  return [
    ...[lines[0], lines[1], `621${first.slice(3, 78)}1${first.slice(79)}`],
    `799R03${first.slice(79)}      09100001${' '.repeat(44)}${first.slice(79)}`,
    `82200000020002100002${none}000000000700${end}`,
    ...[lines[1], `631${second.slice(3, 29)}0000000000${second.slice(39, 78)}1${second.slice(79)}`],
    `798C01${second.slice(79)}      09100001${'55559876'.padEnd(29)}${' '.repeat(15)}${second.slice(79)}`,
    `82200000020002100002${none}${none}${end}`,
    `9000002000001000000040004200004${none}000000000700`,
  ].join('\n')
}

const answer = (content: string) =>
  company.do('recordBankAnswer', {
    ...{ fileName: 'status.xml', content: Buffer.from(content).toString('base64') },
  })

async function send(run: string): Promise<string> {
  await company.do('approveRefundRun', { run })
  await company.drain()
  const { path } = await company.do<{ path: string }>('openRefundFile', { run })
  return (await company.system.storage.read(path)).toString('latin1')
}

test('a run needs who pays, and collects each refund once, whoever asks at the same moment', async () => {
  const input = { legalEntity: 'SUN', payOn: '2026-03-02' }
  const ach = { ...input, scheme: 'ach' }
  expect((await company.refusal('startRefundRun', ach)).code).toBe('refund_payer_incomplete')
  const entity = { code: 'SUN', name: 'Sunward Energy GmbH', addressLines: ['Lindenstr. 1'] }
  const place = { country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin', iban: IBAN }
  await company.do('defineLegalEntities', { entities: [{ ...entity, ...place }] })
  const past = { ...input, payOn: '2026-02-26' }
  expect((await company.refusal('startRefundRun', past)).code).toBe('refund_day_passed')
  const late = { ...input, refundedFrom: '2026-02-28' }
  expect((await company.refusal('startRefundRun', late)).code).toBe('nothing_to_refund')
  const both = await Promise.all([
    company.try('startRefundRun', { ...input, leaveOut: [refunds.get('C-4')] }),
    company.try('startRefundRun', { ...input, leaveOut: [refunds.get('C-4')] }),
  ])
  expect(both.filter(each => each.ok)).toHaveLength(1)
  expect(await list('refund-runs')).toMatchObject([{ refunds: '3', total: '15.00' }])
  const [{ run } = { run: '' }] = await list('refund-runs')
  const back = { accountNumber: 'C-1', refund: refunds.get('C-1'), on: '2026-03-01', note: 'x' }
  expect((await company.refusal('takeRefundBack', back)).code).toBe('refund_in_run')
  await company.do('cancelRefundRun', { run })
  expect((await company.refusal('approveRefundRun', { run })).code).toBe('refund_run_state')
  // Runs of one day beside each other have names of their own.
  const of = (...numbers: string[]) => ({
    leaveOut: NUMBERS.filter(each => !numbers.includes(each)).map(each => refunds.get(each)),
  })
  const beside = await Promise.all([start(of('C-1', 'C-2')), start(of('C-3', 'C-4'))])
  expect(new Set(beside.map(each => each.run)).size).toBe(2)
  for (const each of beside) await company.do('cancelRefundRun', { run: each.run })
})

test('a released run is a file; what the bank pays is settled, what it refuses is a credit again', async () => {
  // C-4 was paid by hand while the run was looked at: it is not sent a second time.
  const early = await start()
  expect(early).toMatchObject({ refunds: 4, total: '20.00' })
  const paid = (number: string) => ({
    ...{ minor: -500n, name: 'Zoë Müller', text: 'Erstattung', endToEndId: idOf(number) },
  })
  const byHand = await bank.day('2026-03-01', paid('C-4'))
  expect(byHand.map(line => line.text)).toEqual(['-5.00 linked recorded refund'])
  const refusal = await company.refusal('approveRefundRun', { run: early.run })
  expect(refusal.code).toBe('refund_run_outdated')
  await company.do('cancelRefundRun', { run: early.run })

  const { run } = await start()
  const file = await send(run)
  expect(texts(file, 'CtrlSum')).toEqual(['15.00', '15.00'])
  expect(texts(file, 'EndToEndId').sort()).toEqual(['C-1', 'C-2', 'C-3'].map(idOf).sort())
  expect(texts(file, 'ReqdExctnDt').length + texts(file, 'Dt').length).toBe(1)
  expect(file).toContain(PAYEE)
  // Whose money is on its way is told so, once; who was paid by hand or by a run that was given up is not.
  const letters = await list('messages', { template: 'refund' })
  expect(letters.map(row => row.account).sort()).toEqual(['C-1', 'C-2', 'C-3'])

  company.on('2026-03-02')
  expect(await answer(report(run, idOf('C-2')))).toMatchObject({ answers: 1, unknown: 0 })
  expect(await openItemsOf(company, 'C-2')).toContain('receipt 2026-02-27 -5.00 of -5.00')
  const lines = await bank.day('2026-03-02', paid('C-1'), paid('C-3'))
  expect(lines.map(line => line.text)).toEqual(Array(2).fill('-5.00 linked recorded refund'))
  expect(await list('refund-runs', { state: 'sent' })).toMatchObject([
    { run, refunds: '3', paidByBank: '2', cameBack: '1' },
  ])
  expect((await list('refund-run-refunds', { run })).flatMap(row => row.refusedFor ?? [])).toEqual([
    'AC04',
  ])
  expect(await company.broken()).toEqual([])
})

test('a file that the bank refuses as a whole is made anew, and only the new one is alive', async () => {
  refunds.set('C-1', await refund('C-1'))
  const { run, refunds: count } = await start()
  expect(count).toBe(1)
  const first = await send(run)
  expect(await answer(report(run))).toMatchObject({ answers: 1, unknown: 0 })
  expect(await list('refund-runs', { state: 'refused' })).toMatchObject([
    { run, refusedFor: 'AC04' },
  ])
  expect((await company.refusal('openRefundFile', { run, again: 'x' })).code).toBe(
    'refund_run_state',
  )
  const replaced = await company.do('replaceRefundFile', { run, because: 'refused' })
  expect(replaced).toMatchObject({ replaced: run, file: `${run}-R2`, payOn: '2026-03-02' })
  // Neither a second time, nor before the new file is written.
  const twice = { run, because: 'never_received' }
  expect((await company.refusal('replaceRefundFile', twice)).code).toBe('refund_run_state')
  await company.drain()
  // It was never taken yet: no reason is asked for.
  const { path } = await company.do<{ path: string }>('openRefundFile', { run })
  const second = (await company.system.storage.read(path)).toString('latin1')
  expect(texts(second, 'MsgId')).toEqual([`${run}-R2`])
  for (const same of ['EndToEndId', 'CtrlSum', 'InstdAmt']) {
    expect(texts(second, same)).toEqual(texts(first, same))
  }
  // The bank says once more that it refused the first: known. It has the first all the same: an alarm.
  expect(await answer(report(run).replace('10:00:00', '10:00:01'))).toMatchObject({ answers: 0 })
  const both = Buffer.from(report(run, idOf('C-1'))).toString('base64')
  expect((await company.refusal('recordBankAnswer', { fileName: 'x', content: both })).code).toBe(
    'bank_file_was_replaced',
  )
  // What it says of the new one counts, and shows that it has it.
  expect(await answer(report(`${run}-R2`, idOf('C-1')))).toMatchObject({ answers: 1, unknown: 0 })
  expect((await company.refusal('replaceRefundFile', twice)).code).toBe('bank_file_accepted')
  expect(await openItemsOf(company, 'C-1')).toContain('receipt 2026-02-27 -5.00 of -5.00')
  expect(
    (await company.refusal('startRefundRun', { legalEntity: 'SUN', payOn: '2026-03-02' })).code,
  ).toBe('nothing_to_refund')
  expect(await company.broken()).toEqual([])
})

test('a run whose file the bank refused is given up, and its refunds wait for the next one', async () => {
  refunds.set('C-1', await refund('C-1'))
  const { run } = await start()
  await send(run)
  await answer(report(run))
  await company.do('cancelRefundRun', { run })
  const next = await start()
  expect(next.refunds).toBe(1)
  await send(next.run)
  await answer(report(next.run, idOf('C-1')))
  expect(await company.broken()).toEqual([])
})

test('a bank that books the file in one sum tells of each refund that it paid', async () => {
  for (const number of ['C-2', 'C-3', 'C-4']) refunds.set(number, await refund(number))
  const { run } = await start()
  await send(run)
  expect(await answer(report(run, idOf('C-3')))).toMatchObject({ answers: 1 })
  const [line] = await bank.day('2026-03-02', {
    minor: -1000n,
    name: 'Bank',
    text: `Sammler ${run}`,
  })
  expect(line?.text).toBe('-10.00 linked recorded refund, recorded refund')
  expect(await list('refund-runs', { state: 'sent' })).toContainEqual(
    expect.objectContaining({ run, paidByBank: '2', cameBack: '1' }),
  )
  const again = { run, because: 'never_received' }
  expect((await company.refusal('replaceRefundFile', again)).code).toBe('bank_file_accepted')
  expect(await company.broken()).toEqual([])
  // Taken back and linked by hand, by the name of the run.
  await company.do('undoBankMatch', { line: line?.lineId, reason: 'entered_wrongly' })
  const to = [{ kind: 'refund_run', subject: run }]
  await company.do('linkBankLine', { line: line?.lineId, to })
  expect(await company.broken()).toEqual([])
})

test('US dollars go to American accounts in an ACH file, and come back by their traces', async () => {
  const dollars = async (accountNumber: string, accountType: string) => {
    const money = { entity: 'TEX', accountNumber, currency: 'USD', amount: '7.00' }
    const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
      ...{ ...money, method: 'check', bookedOn: '2026-03-02', payerName: accountNumber },
    })
    return {
      ...{ accountNumber, item: receiptId, on: '2026-03-02', way: 'transfer', reason: 'overpaid' },
      ...{ payee: 'Bob Boyle', routingNumber: '021000021', bankAccount: '000123456', accountType },
    }
  }
  const checking = await dollars('C-1', 'checking')
  const half = { ...checking, bankAccount: null }
  expect((await company.refusal('refundCredit', half)).code).toBe('refund_needs_iban')
  const other = { accountNumber: 'C-3', item: await itemOf(company, 'C-3', 'receipt') }
  const euros = { ...checking, ...other }
  expect((await company.refusal('refundCredit', euros)).code).toBe('refund_ach_dollars')
  await company.do('refundCredit', checking)
  await company.do('refundCredit', await dollars('C-2', 'savings'))
  const input = { legalEntity: 'TEX', payOn: '2026-03-03', scheme: 'ach' }
  expect((await company.refusal('startRefundRun', input)).code).toBe('refund_payer_incomplete')
  await company.rows('defineDebitCreditors', {
    ...{ legalEntity: 'TEX', achOdfi: '091000019', achBankName: 'BANK', achOrigin: '121042882' },
    ...{ achCompanyId: '1121042882', achCompanyName: 'SUNWARD' },
  })
  const { run } = await company.do<{ run: string }>('startRefundRun', input)
  const text = await send(run)
  const sent = readNacha(Buffer.from(text, 'latin1'))
  expect(sent.differences).toEqual([])
  const entries = sent.batches.flatMap(batch => batch.entries)
  expect(entries.map(each => [each.code, each.amountMinor, each.account.trim()])).toEqual([
    ['22', 700n, '000123456'],
    ['32', 700n, '000123456'],
  ])
  const rows = await list('refund-run-refunds', { run })
  expect(rows.map(row => row.traceNumber).sort()).toEqual(entries.map(each => each.trace).sort())
  const told = await answer(achAnswer(text))
  expect(told).toMatchObject({ answers: 1, changes: 1, unknown: 0 })
  expect(
    (await list('refund-run-refunds', { run })).map(row => [row.refusedFor, row.changeTold]).sort(),
  ).toEqual([
    [null, 'C01 •••• 9876'],
    ['R03', null],
  ])
  expect(await company.broken()).toEqual([])
})
