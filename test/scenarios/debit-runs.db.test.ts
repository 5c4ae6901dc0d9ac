import { beforeAll, describe, expect, test } from 'vitest'
import { loadAccount } from '../../src/accounts/load/accounts.ts'
import { readNacha } from '../../src/formats/nacha/read.ts'
import { isDebitCode } from '../../src/formats/nacha/records.ts'
import { allRows } from '../../src/platform/list.ts'
import { settleDueRuns } from '../../src/receivables/debits/jobs.ts'
import { loadActivity } from '../../src/reporting/activity/load/activity.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

type Row = Record<string, unknown>

let company: Company

const IBANS = ['DE89370400440532013000', 'NL91ABNA0417164300', 'FR1420041010050500013M02606']

/** Six customers in euros and two in dollars, each with an invoice that is due on 16 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (let n = 1; n <= 6; n++) {
    await signUp(company, { number: `E-${n}`, plan: 'CARE', start: '2026-01-01' })
  }
  for (const number of ['U-1', 'U-2']) {
    await signUp(company, { number, plan: 'TEXAS', start: '2026-01-01', country: 'US' })
  }
  await enterMandates()
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
  await company.bill({ entity: 'TEX', through: '2026-02-01', issueOn: '2026-02-02' })
})

async function enterMandates(): Promise<void> {
  const mandate = (n: number) => ({
    legalEntity: 'SUN',
    accountNumber: `E-${n}`,
    reference: `M-${n}`,
    scheme: 'sepa_core',
    signedOn: '2026-01-02',
    holder: 'Zoë Müller',
    iban: IBANS[n % 3],
  })
  const american = (n: number) => ({
    ...mandate(n),
    legalEntity: 'TEX',
    accountNumber: `U-${n}`,
    scheme: 'ach',
    iban: null,
    routingNumber: '091000019',
    bankAccount: `1234567${n}`,
    accountType: 'checking',
  })
  await company.rows('enterMandates', ...[1, 2, 3, 4, 5].map(mandate), american(1), american(2))
  const stop = { legalEntity: 'SUN', reference: 'M-5', on: '2026-02-01', reason: 'moved bank' }
  await company.rows('stopMandates', { ...stop, action: 'revoke' })
}

async function list(name: string, ...columns: readonly string[]): Promise<string[]> {
  const all: Row[] = await Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, {}))
  return all.map(row => columns.map(column => row[column] ?? '-').join(' '))
}

const rows = (name: string, filters: Row): Promise<Row[]> =>
  Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, filters as never))

async function told(number: string): Promise<string[]> {
  const { db } = company.system
  const accountId = (await loadAccount(db, number))!.accountId
  const asked = { accountId, number, before: undefined, limit: 50 }
  return (await loadActivity(db, ['payment'], asked)).map(({ what, text }) => `${what} ${text}`)
}

const start = (collectOn: string, legalEntity = 'SUN', scheme = 'sepa') =>
  company.do<{ run: string; debits: number; leftOut: number }>('startDebitRun', {
    ...{ legalEntity, scheme, collectOn },
  })

async function send(run: string): Promise<string> {
  await company.do('approveDebitRun', { run })
  await company.drain()
  const { path } = await company.do<{ path: string }>('openDebitFile', { run })
  // Once more only for a reason, as the bank would collect twice.
  expect(await company.refusal('openDebitFile', { run })).toMatchObject({ code: 'bank_file_taken' })
  const again = await company.do('openDebitFile', { run, again: 'The upload broke off' })
  expect(again).toEqual({ run, path, times: 2 })
  return (await company.system.storage.read(path)).toString('latin1')
}

async function settle(date: string): Promise<void> {
  company.on(date)
  await settleDueRuns(company.system, Temporal.PlainDate.from(date), 'test')
}

const texts = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(m => m[1] ?? '')

function report(returned: readonly (readonly [string, string])[], more = ''): string {
  const transactions = returned.map(
    ([id, code]) =>
      `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>RJCT</TxSts>
       <StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf></TxInfAndSts>`,
  )
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
    <GrpHdr><MsgId>B${more}</MsgId><CreDtTm>2026-02-24T10:00:00</CreDtTm></GrpHdr>
    <OrgnlGrpInfAndSts><OrgnlMsgId>x</OrgnlMsgId><OrgnlMsgNmId>pain.008</OrgnlMsgNmId>
    </OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>x</OrgnlPmtInfId>
    ${transactions.join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`
}

const answer = (fileName: string, content: string) =>
  company.try('recordBankAnswer', { fileName, content: Buffer.from(content).toString('base64') })

describe('a run of SEPA debits', () => {
  let file = ''

  test('waits until it is known who collects', async () => {
    company.on('2026-02-17')
    const input = { legalEntity: 'SUN', scheme: 'sepa', collectOn: '2026-02-23' }
    expect((await company.refusal('startDebitRun', input)).code).toBe('creditor_incomplete')
    const entity = {
      ...{ code: 'SUN', name: 'Sunward Energy GmbH', addressLines: ['Lindenstr. 1'] },
      ...{ country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' },
      ...{ iban: 'DE02120300000000202051', bic: 'BYLADEM1001' },
    }
    await company.do('defineLegalEntities', { entities: [entity] })
    await company.rows('defineDebitCreditors', {
      legalEntity: 'SUN',
      creditorId: 'DE98ZZZ09999999999',
    })
    const past = { ...input, collectOn: '2026-02-17' }
    expect((await company.refusal('startDebitRun', past)).code).toBe('debit_day_passed')
  })

  test('takes what is due once, and says whom it leaves out', async () => {
    const { run, debits, leftOut } = await start('2026-02-23')
    expect({ debits, leftOut }).toEqual({ debits: 4, leftOut: 1 })
    expect(await list('debit-left-out', 'account', 'reason', 'amount')).toEqual([
      'E-5 revoked 11.90',
    ])
    // A second run beside the first collects nothing twice.
    const second = await start('2026-02-23')
    expect(second).toMatchObject({ debits: 0, leftOut: 5 })
    const refusal = await company.refusal('approveDebitRun', { run: second.run })
    expect(refusal.code).toBe('debit_run_empty')
    await company.do('cancelDebitRun', { run: second.run })
    file = await send(run)
    expect(texts(file, 'CtrlSum')[0]).toBe('47.60')
    expect(texts(file, 'SeqTp')).toEqual(['FRST'])
    expect(texts(file, 'MndtId').sort()).toEqual(['M-1', 'M-2', 'M-3', 'M-4'])
    const payments = await list('payments', 'account', 'state', 'amount', 'notifiedOn')
    expect(payments).toContain('E-1 pending 11.90 2026-02-02')
  })

  test('is made anew where its file never arrived, and collects nothing twice', async () => {
    const [{ run } = { run: '' }] = await rows('debit-runs', { state: 'sent' })
    const first = await company.system.storage.read(`debits/${run}.xml`)
    const early = { run, because: 'never_received', collectOn: '2026-02-20' }
    expect((await company.refusal('replaceDebitFile', early)).code).toBe('debit_day_passed')
    const never = { run, because: 'never_received', note: 'The channel was down' }
    expect(await company.do('replaceDebitFile', never)).toMatchObject({ file: `${run}-R2` })
    await company.drain()
    const { path, times } = await company.do<{ path: string; times: number }>('openDebitFile', {
      run,
    })
    expect({ path, times }).toEqual({ path: `debits/${run}-R2.xml`, times: 1 })
    const second = (await company.system.storage.read(path)).toString('latin1')
    expect(texts(second, 'MsgId')).toEqual([`${run}-R2`])
    for (const same of ['EndToEndId', 'MndtId', 'CtrlSum', 'SeqTp']) {
      expect(texts(second, same)).toEqual(texts(file, same))
    }
    // The first stays as it was written, for whoever audits it.
    expect((await company.system.storage.read(`debits/${run}.xml`)).equals(first)).toBe(true)
    const payments = await list('payments', 'account', 'state')
    expect(payments.filter(row => row.endsWith('pending'))).toHaveLength(4)
    file = second
  })

  test('is refused in part before its day, and comes back in part after it', async () => {
    const ids = texts(file, 'EndToEndId')
    const of = (mandate: string) => ids[texts(file, 'MndtId').indexOf(mandate)] as string
    const early = report([
      [of('M-1'), 'AC04'],
      ['0123', 'AC04'],
    ])
    const read = await answer('status.xml', early)
    expect(read).toMatchObject({
      ok: true,
      value: { answers: 1, unknown: 1, unknownReferences: ['0123'] },
    })
    const [{ run } = { run: '' }] = await rows('debit-runs', { state: 'sent' })
    const again = { run, because: 'never_received' }
    expect((await company.refusal('replaceDebitFile', again)).code).toBe('bank_file_booked')
    expect(await answer('status.xml', early)).toMatchObject({
      refusal: { code: 'bank_answer_read' },
    })
    await settle('2026-02-23')
    await answer('returns.xml', report([[of('M-2'), 'AM04']], '2'))
    await answer('objection.xml', report([[of('M-3'), 'MD06']], '3'))
    const payments = await list('payments', 'account', 'state', 'reason', 'retryOn')
    expect(payments.filter(row => row.startsWith('E-'))).toEqual([
      'E-1 failed AC04 -',
      'E-2 returned AM04 2026-02-28',
      'E-3 returned MD06 -',
      'E-4 succeeded - -',
    ])
    // The customer's timeline tells of it, whether the money had come or not.
    expect(await told('E-1')).toContain('refused AC04')
    expect(await told('E-2')).toContain('back.insufficient_funds AM04')
    expect(await list('mandates', 'reference', 'blocked')).toEqual(
      expect.arrayContaining(['M-1 AC04', 'M-2 -', 'M-3 MD06', 'M-4 -']),
    )
  })

  test('is followed by one that repeats what failed for want of money, as a first use still', async () => {
    company.on('2026-02-24')
    const early = await start('2026-02-26')
    expect(await list('debit-left-out', 'account', 'run', 'reason')).toEqual(
      expect.arrayContaining([
        `E-1 ${early.run} blocked`,
        `E-2 ${early.run} retry_later`,
        `E-3 ${early.run} blocked`,
      ]),
    )
    await company.do('cancelDebitRun', { run: early.run })
    const change = { legalEntity: 'SUN', reference: 'M-1', iban: IBANS[0], callBack: 'called back' }
    await company.do('changeMandateAccount', change)
    const release = { legalEntity: 'SUN', reference: 'M-1', on: '2026-02-24', reason: 'changed' }
    await company.rows('stopMandates', { ...release, action: 'release' })
    const { run, debits } = await start('2026-03-02')
    expect(debits).toBe(2)
    const again = await send(run)
    expect(texts(again, 'MndtId').sort()).toEqual(['M-1', 'M-2'])
    // M-1 was rejected before any money moved, so its first use is still to come; M-2 was used.
    expect(texts(again, 'SeqTp').sort()).toEqual(['FRST', 'RCUR'])
    expect(texts(again, 'AmdmntInd').filter(text => text === 'true')).toHaveLength(1)
    // The bank refuses the file as a whole: no customer's bank declined, so nobody's mandate is blocked.
    const refused = report([], '4').replace(
      '</OrgnlGrpInfAndSts>',
      `<GrpSts>RJCT</GrpSts>
      <StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>`,
    )
    await answer('whole.xml', refused.replace('<OrgnlMsgId>x<', `<OrgnlMsgId>${run}<`))
    expect((await rows('debit-runs', { state: 'refused' })).map(row => row.run)).toEqual([run])
    await settle('2026-03-02')
    await company.do('cancelDebitRun', { run })
    const third = await start('2026-03-03')
    expect(third.debits).toBe(2)
    const last = await send(third.run)
    expect(texts(last, 'SeqTp').sort()).toEqual(['FRST', 'RCUR'])
    await settle('2026-03-03')
    const items = await list('open-items', 'account', 'kind', 'open')
    const owed = items.filter(row => /^E-.* invoice /.test(row) && !row.endsWith(' 0.00'))
    expect(owed).toEqual(['E-3 invoice 11.90', 'E-5 invoice 11.90', 'E-6 invoice 11.90'])
  })

  test('marked as come back by hand, then told by the bank, comes back once', async () => {
    const [receipt] = await list('receipts', 'account', 'receiptId').then(rows =>
      rows.filter(row => row.startsWith('E-4 ')),
    )
    const day = { on: '2026-03-02', reason: 'insufficient_funds' }
    await company.do('returnPayment', {
      ...{ ...day, accountNumber: 'E-4', receipt: receipt?.split(' ')[1] },
    })
    const of4 = async (name: string, ...columns: string[]) =>
      (await list(name, 'account', ...columns)).filter(row => row.startsWith('E-4 '))
    expect(await of4('payments', 'state', 'retryOn')).toEqual(['E-4 returned 2026-03-08'])
    const mandates = texts(file, 'MndtId')
    const id = texts(file, 'EndToEndId')[mandates.indexOf('M-4')] as string
    await answer('late.xml', report([[id, 'AM04']], '4'))
    expect(await of4('payments', 'state')).toEqual(['E-4 returned'])
    expect(await of4('tasks', 'kind')).toEqual(['E-4 returned_payment'])
    expect(await of4('open-items', 'kind', 'open')).toEqual(
      expect.arrayContaining(['E-4 invoice 11.90']),
    )
  })
})

describe('a run of ACH debits', () => {
  test('numbers its entries and takes returns and changes by these numbers', async () => {
    company.on('2026-03-03')
    await company.rows('defineDebitCreditors', {
      ...{ legalEntity: 'TEX', achOdfi: '091000019', achBankName: 'BANK', achOrigin: '121042882' },
      ...{ achCompanyId: '1121042882', achCompanyName: 'SUNWARD' },
    })
    const { run } = await start('2026-03-05', 'TEX', 'ach')
    const text = await send(run)
    const sent = readNacha(Buffer.from(text, 'latin1'))
    expect(sent.differences).toEqual([])
    const { entries } = sent.batches[0]!
    expect(entries.map(({ trace, id }) => `${trace} ${id}`)).toEqual([
      '091000010000001 U-1',
      '091000010000002 U-2',
    ])
    expect(entries.every(({ code }) => isDebitCode(code))).toBe(true)
    await settle('2026-03-05')
    const [first, second] = text.split('\n').filter(line => line.startsWith('6')) as string[]
    const back = [
      text.split('\n')[0],
      text.split('\n')[1],
      `626${first!.slice(3, 78)}1${first!.slice(79)}`,
      `799R01${first!.slice(79)}      09100001${' '.repeat(44)}${first!.slice(79)}`,
      '82250000020009100001000000002190000000000000' +
        `${'1121042882'.padEnd(35)}${'09100001'}0000001`,
      text.split('\n')[1],
      `621${second!.slice(3, 29)}0000000000${second!.slice(39, 78)}1${second!.slice(79)}`,
      `798C01${second!.slice(79)}      09100001${'55566677'.padEnd(29)}${' '.repeat(15)}${second!.slice(79)}`,
      '82200000020009100001000000000000000000000000' +
        `${'1121042882'.padEnd(35)}${'09100001'}0000001`,
      `9000002000001000000040018200002000000002190000000000000`,
    ].join('\n')
    expect(await answer('returns.ach', back)).toMatchObject({
      ok: true,
      value: { kind: 'nacha', answers: 1, changes: 1, unknown: 0 },
    })
    const wrong = await answer('wrong.ach', back.replace('000000002190', '000000009999'))
    expect(wrong).toMatchObject({ refusal: { code: 'nacha_control' } })
    const payments = await list('payments', 'account', 'state', 'reason', 'reference')
    expect(payments.filter(row => row.startsWith('U-'))).toEqual([
      'U-1 returned R01 -',
      'U-2 succeeded - -',
    ])
    const events = await list('mandate-events', 'account', 'kind')
    expect(events).toContain('U-2 change_told')
  })

  test('leaves the books in order', async () => {
    expect(await company.broken()).toEqual([])
  })
})
