import { describe, expect, test } from 'vitest'
import { RefusalError } from '../../kernel/result.ts'
import type { BankCsvMapping } from './bank-csv.ts'
import { type BankFileHints, readBankFile } from './bank-file.ts'
import { addsUp, type BankStatement } from './statement.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))

function one(text: string, hints: BankFileHints = {}): BankStatement {
  const [statement] = readBankFile(bytes(text), hints)
  if (statement === undefined) throw new Error('no statement')
  return statement
}

/** The code and line of a refusal, `bank_file_field 3`. */
function refusal(file: Uint8Array, hints: BankFileHints = {}): string {
  try {
    readBankFile(file, hints)
    return 'taken'
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const { code, facts } = error.refusal
    return facts.line === undefined ? code : `${code} ${facts.line}`
  }
}

/** An entry in a line, as a clerk reads it. */
function shown(statement: BankStatement): string[] {
  return statement.entries.map(entry => {
    const [detail] = entry.details
    const parts = [
      entry.valuedOn,
      entry.amount,
      detail?.counterpartyName,
      detail?.counterpartyAccount,
      detail?.endToEndId,
      detail?.remittance.join(' '),
    ]
    return parts.map(part => part ?? '-').join(' | ')
  })
}

const CAMT_08 = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId></GrpHdr><Stmt><Id>S1</Id><ElctrncSeqNb>7</ElctrncSeqNb>
<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-30</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">365.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-31</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">300.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-01-31</Dt></BookgDt><ValDt><DtTm>2026-01-31T23:30:00-05:00</DtTm></ValDt>
<AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>
<TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><Amt Ccy="EUR">100.00</Amt>
<RltdPties><Dbtr><Pty><Nm>Ada Byron</Nm></Pty></Dbtr>
<DbtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>INV-2026-0001</Ustrd></RmtInf></TxDtls>
<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="EUR">200.00</Amt>
<RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
</NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">35.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-31</Dt></BookgDt><NtryDtls><TxDtls>
<Refs><EndToEndId>E0</EndToEndId></Refs><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>
<RltdPties><Dbtr><Pty><Nm>Us</Nm></Pty></Dbtr><Cdtr><Pty><Nm>Payer</Nm></Pty></Cdtr></RltdPties>
</TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`

describe('camt.053.001.08', () => {
  const statement = one(CAMT_08)

  test('adds up: 100 + 300 - 35 = 365', () => {
    expect(addsUp(statement)).toBe(true)
    expect(statement).toMatchObject({ account: 'DE02120300000000202051', number: '7' })
  })

  test('splits a collective booking into its payments', () => {
    const [first, second] = statement.entries[0]?.details ?? []
    expect(first).toMatchObject({ endToEndId: 'E1', counterpartyName: 'Ada Byron' })
    expect(String(first?.amount)).toBe('100')
    expect(second).toMatchObject({ endToEndId: null, references: ['RF18539007547034'] })
  })

  test('takes the day of a moment as the bank wrote it', () => {
    expect(String(statement.entries[0]?.valuedOn)).toBe('2026-01-31')
  })

  test('names the reason of a return', () => {
    expect(statement.entries[1]).toMatchObject({ isReversal: true })
    expect(statement.entries[1]?.details[0]?.returnReason).toBe('AC04')
  })
})

const mt940 = (entries: string) => `:20:REF1\r
:25:DE02120300000000202051\r
:28C:5/1\r
:60F:C260130EUR100,\r
${entries.replaceAll('\n', '\r\n')}\r
:62F:C260131EUR112,50\r
-`

describe('MT940', () => {
  test.each([
    [
      'German subfields, cut words joined',
      ':61:2601310131CR12,50N051NONREF//B77\n:86:166?00GUTSCHRIFT?20EREF+E-77SVWZ+Rechnung IN?21V-2026-0001\n?30MARKDEF1?31DE89370400440532013000?32Müller und?33 Söhne',
      '2026-01-31 | 12.5 | Müller und Söhne | DE89370400440532013000 | E-77 | Rechnung INV-2026-0001',
    ],
    [
      'Dutch words',
      ':61:260131C12,50NTRFEREF//B77\n:86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/J. Jansen/REM\nI/INV-2026-0001/EREF/E-77',
      '2026-01-31 | 12.5 | J. Jansen | NL91ABNA0417164300 | E-77 | INV-2026-0001',
    ],
    [
      'the party of ING in one',
      ':61:2601310131C12,50NTRFNONREF\n:86:/EREF/E-77//CNTP/NL20INGB0001234567/INGBNL2A/P. Pietersen///REMI/USTD//INV 1/',
      '2026-01-31 | 12.5 | P. Pietersen | NL20INGB0001234567 | E-77 | INV 1',
    ],
    [
      'a different mark between subfields',
      ':61:2601310131C12,50NTRFNONREF\n:86:020<00PRZELEW<20Faktura 0001<21/2026<27JAN KOWALSKI<32JAN KOWALSKI',
      '2026-01-31 | 12.5 | JAN KOWALSKI | - | - | Faktura 0001/2026JAN KOWALSKI',
    ],
    [
      'a reversed debit brings money back',
      ':61:2601310131RD12,50NTRFNONREF\n:86:back',
      '2026-01-31 | 12.5 | - | - | - | back',
    ],
    [
      'a reversed credit takes money away',
      ':61:2601310131RC12,50NTRFNONREF\n:86:taken back',
      '2026-01-31 | -12.5 | - | - | - | taken back',
    ],
    [
      'the last day of February for the 30th that bankers count',
      ':61:2602300301C12,50NTRFNONREF',
      '2026-02-28 | 12.5 | - | - | - | ',
    ],
    [
      'a time that was wrapped is no tag',
      ':61:2601310131C12,50NTRFNONREF\n:86:at 2026-01-31T13\n:12:11',
      '2026-01-31 | 12.5 | - | - | - | at 2026-01-31T13 :12:11',
    ],
  ])('%s', (_, entries, expected) => {
    expect(shown(one(mt940(entries)))).toEqual([expected])
  })

  test('reads ISO-8859-1, which most banks still write', () => {
    const file = latin1(mt940(':61:2601310131C12,50NTRFNONREF\n:86:166?20x?32M\u00fcller'))
    expect(readBankFile(file)[0]?.entries[0]?.details[0]?.counterpartyName).toBe('Müller')
  })

  test('books on the year that is nearest to the value date', () => {
    const [entry] = one(mt940(':61:2512310102C12,50NTRFNONREF')).entries
    expect([String(entry?.bookedOn), String(entry?.valuedOn)]).toEqual(['2026-01-02', '2025-12-31'])
  })
})

const BAI2 = `01,BANK,US,260131,0800,1,80,,2/
02,US,BANK,1,260131,,USD,2/
03,12345,USD,010,10000,,,015,11250,,/
16,195,1250,V,260130,,B77,C88,/
88,EREF: E-77
88,DBNM: Ada Byron
88,REMI: INV-2026-0001, and/or 2
49,22500,6/
98,22500,1,8/
99,22500,1,10/`

describe('BAI2', () => {
  test('reads balances, value dates and the words of continuations', () => {
    const statement = one(BAI2)
    expect(shown(statement)).toEqual([
      '2026-01-30 | 12.5 | Ada Byron | - | E-77 | INV-2026-0001, and/or 2',
    ])
    expect([addsUp(statement), statement.differences]).toEqual([true, []])
  })

  test('what an entry says is told once', () => {
    const named = BAI2.replace('B77,C88,/', 'B77,C88,LOCKBOX DEPOSIT/')
    const told = (text: string) => {
      const [entry] = one(text).entries
      return [entry?.text, ...(entry?.details[0]?.remittance ?? [])]
    }
    expect(told(named)).toEqual(['LOCKBOX DEPOSIT', 'INV-2026-0001, and/or 2'])
    expect(told(named.replace(/88,REMI.*\n/, ''))).toEqual([null, 'LOCKBOX DEPOSIT'])
  })

  test('names a control total that does not agree', () => {
    const wrong = one(BAI2.replace('49,22500', '49,22501'))
    expect(wrong.differences[0]).toMatchObject({
      what: 'account control total',
      stated: '225.01',
      counted: '225.00',
      difference: '-0.01',
    })
  })
})

const SEMICOLON: BankCsvMapping = {
  delimiter: ';',
  skipRows: 1,
  decimalMark: ',',
  dates: 'day_first',
  columns: {
    bookedOn: 'Buchung',
    amount: 'Betrag',
    name: 'Name',
    text: ['Zweck'],
    balance: 'Saldo',
  },
}

describe('CSV with a saved mapping', () => {
  const csv = (rows: string) => `Kontoauszug\nBuchung;Name;Zweck;Betrag;Saldo\n${rows}`

  test('newest first: opening and closing follow from the column of balances', () => {
    const rows = '31.01.2026;Ada;"a; b, c";1.012,50;1.112,50\n30.01.2026;Bob;x;-0,50;100,00'
    const statement = one(csv(rows), { mapping: SEMICOLON })
    expect([String(statement.opening?.amount), String(statement.closing?.amount)]).toEqual([
      '100.5',
      '1112.5',
    ])
    expect(statement.entries[0]?.details[0]?.remittance).toEqual(['a; b, c'])
  })

  test('balances that do not follow are named', () => {
    const rows = '30.01.2026;A;x;1,00;101,00\n31.01.2026;B;x;1,00;103,00'
    const { differences } = one(csv(rows), { mapping: SEMICOLON })
    expect(differences).toEqual([
      { what: 'balance in line 4', stated: '103.00', counted: '102.00', difference: '-1.00' },
    ])
  })
})

const laughs = '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]>'
const entry = ':61:2601310131C12,50NTRFNONREF'

describe('files that no honest bank sends', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', bytes(''), 'bank_file_empty'],
    ['a picture', latin1('\u0089PNG\r\n\u001a\n'), 'bank_file_unknown'],
    ['entities in XML', bytes(`${laughs}${CAMT_08}`), 'xml_doctype 1'],
    ['entities in OFX', bytes(`${laughs}<OFX></OFX>`), 'xml_doctype 1'],
    ['camt that was cut', bytes(CAMT_08.slice(0, 1200)), 'xml_malformed 17'],
    [
      'camt in ISO-8859-1',
      latin1(CAMT_08.replace('UTF-8', 'ISO-8859-1').replace('Ada', '\u00c4da')),
      'xml_encoding 1',
    ],
    ['another message', bytes('<Document xmlns="urn:x"/>'), 'bank_file_field 1'],
    ['no sign', bytes(CAMT_08.replace('>CRDT<', '>?<')), 'bank_file_field 5'],
    ['a grouped amount', bytes(CAMT_08.replace('300.00', '3,00.00')), 'bank_file_field 9'],
    [
      'an amount without end',
      bytes(CAMT_08.replace('300.00', '9'.repeat(40))),
      'bank_file_field 9',
    ],
    ['no such day', bytes(CAMT_08.replace('2026-01-30', '2026-02-30')), 'bank_file_field 6'],
    ['text without end', bytes(CAMT_08.replace('Ada', 'A'.repeat(70_000))), 'xml_too_large 13'],
    ['MT940 with a bad amount', bytes(mt940(entry.replace('12,50', 'x'))), 'bank_file_field 5'],
    ['MT940 on 31 April', bytes(mt940(entry.replace('260131', '260431'))), 'bank_file_field 5'],
    ['BAI2 that was cut', bytes(BAI2.slice(0, 200)), 'bank_file_cut_short'],
    ['BAI2 with a bad code', bytes(BAI2.replace('16,195', '16,777')), 'bank_file_field 4'],
    ['OFX that was cut', bytes('<OFX><BANKMSGSRSV1>'), 'bank_file_cut_short'],
    [
      'OFX of an error',
      bytes('<OFX><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Sign on</STATUS></OFX>'),
      'bank_file_answer',
    ],
    ['UTF-16', latin1('\u00ff\u00fe:\u00002\u0000'), 'bank_file_unknown'],
  ])('%s', (_, file, expected) => {
    expect(refusal(file)).toBe(expected)
  })

  test('no file of random bytes does anything but be refused', () => {
    const heads = ['', '<', ':20:', '01,a,b/\n', 'OFXHEADER:100\n<OFX>', '!Type:Bank\n']
    for (const [seed, head] of heads.entries()) {
      const noise = Array.from({ length: 400 }, (_, i) => ((i * 7919 + seed * 104_729) % 223) + 32)
      const file = latin1(head + String.fromCharCode(...noise))
      expect(() => refusal(file)).not.toThrow()
    }
  })
})
