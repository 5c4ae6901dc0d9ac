import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '../../kernel/money.ts'
import { RefusalError } from '../../kernel/result.ts'
import { plainLatin } from '../plain-latin.ts'
import { sepaTransferFile } from './pain001.ts'
import { readStatusReport } from './pain002.ts'
import { type SepaDebit, sepaDebitFile } from './pain008.ts'
import { DEBITS, TRANSFERS } from './samples.ts'

const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(m => m[1]!)

describe('a SEPA debit file', () => {
  const xml = sepaDebitFile(DEBITS)

  test('states its control sums to the cent, for the file and each block', () => {
    expect(all(xml, 'CtrlSum')).toEqual(['1000000040.40', '40.40', '0.01', '999999999.99'])
    expect(all(xml, 'NbOfTxs')).toEqual(['6', '4', '1', '1'])
    expect(all(xml, 'SeqTp')).toEqual(['RCUR', 'FRST', 'RCUR'])
  })

  test('writes names in plain letters', () => {
    expect(all(xml, 'Nm')[0]).toBe('Lumen Energie SARL')
    expect(all(xml, 'Nm')).toContain('Zoe Mueller + Soehne')
    expect(all(xml, 'Nm')).toContain('....')
    expect(all(xml, 'Ustrd')).toContain('.')
  })

  test('marks amended mandates', () => {
    expect(all(xml, 'AmdmntInd')).toEqual(['false', 'true', 'true', 'false', 'false', 'false'])
    expect(all(xml, 'OrgnlMndtId')).toEqual(['OLD-4'])
  })

  test('sums any amounts exactly', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 99_999_999_999n }), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(amounts, minors => {
        const [first] = DEBITS.debits as [SepaDebit]
        const debits = minors.map((amountMinor, i) => ({
          ...first,
          endToEndId: `C${i}`,
          amountMinor,
        }))
        const sum = minors.reduce((total, minor) => total + minor, 0n)
        expect(all(sepaDebitFile({ ...DEBITS, debits }), 'CtrlSum')[0]).toBe(
          formatAmount(sum, 'EUR'),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('holds nothing that would not be a debit', () => {
    const [first] = DEBITS.debits as [SepaDebit]
    for (const wrong of [{ amountMinor: 0n }, { endToEndId: 'x'.repeat(36) }, { mandateId: '' }]) {
      expect(() => sepaDebitFile({ ...DEBITS, debits: [{ ...first, ...wrong }] })).toThrow('defect')
    }
  })
})

test('a SEPA transfer file states number and sum', () => {
  const xml = sepaTransferFile(TRANSFERS)
  expect(all(xml, 'CtrlSum')).toEqual(['12.35', '12.35'])
  expect(all(xml, 'EndToEndId')).toEqual(['R1', 'R2'])
})

const REPORT = `<Document xmlns="urn:x"><CstmrPmtStsRpt>
<GrpHdr><MsgId>A1</MsgId><CreDtTm>2026-03-02T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>RUN0001</OrgnlMsgId><OrgnlMsgNmId>pain.008</OrgnlMsgNmId>
<GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>RUN0001-1</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts>
<TxInfAndSts><OrgnlInstrId>I1</OrgnlInstrId><OrgnlEndToEndId>C1</OrgnlEndToEndId>
<TxSts>RJCT</TxSts><StsRsnInf><Orgtr><Nm>Bank</Nm></Orgtr><Rsn><Cd>AC04</Cd></Rsn>
<AddtlInf>closed &amp; gone</AddtlInf></StsRsnInf>
<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">10.10</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`

function refusalOf(text: string): string {
  try {
    readStatusReport(Buffer.from(text))
    return 'read'
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code
    throw error
  }
}

describe('a status report', () => {
  test('says what became of each payment, and why', () => {
    expect(readStatusReport(Buffer.from(REPORT))).toEqual({
      messageId: 'A1',
      createdAt: '2026-03-02T10:00:00',
      originalMessageId: 'RUN0001',
      originalMessageName: 'pain.008',
      group: { status: 'PART', reasons: [], remarks: [] },
      blocks: [
        {
          originalPaymentInfoId: 'RUN0001-1',
          status: 'PART',
          reasons: [],
          remarks: [],
          transactions: [
            {
              originalInstructionId: 'I1',
              originalEndToEndId: 'C1',
              status: 'RJCT',
              reasons: ['AC04'],
              remarks: ['closed & gone'],
            },
          ],
        },
      ],
    })
  })

  test.each([
    ['', 'xml_malformed'],
    ['<Document><CstmrDrctDbtInitn/></Document>', 'pain_other_message'],
    ['<Document/>', 'pain_other_message'],
    [REPORT.slice(0, 200), 'xml_malformed'],
    [`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${REPORT}`, 'xml_doctype'],
    ['<a>'.repeat(10_000), 'pain_other_message'],
  ])('is refused if it is none (%#)', (text, code) => {
    expect(refusalOf(text)).toBe(code)
  })
})

test.each([
  ['Zoë Müller', 'Zoe Mueller'],
  ['Łukasz Åkerström', 'Lukasz Aakerstroem'],
  ['a\n\tb  c', 'a b c'],
  ['x@y_z', 'x(at)y-z'],
  ['Ελλάς', '.....'],
  ['', ''],
])('plain letters of %s: %s', (text, plain) => {
  expect(plainLatin(text)).toBe(plain)
})
