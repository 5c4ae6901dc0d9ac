import { describe, expect, test } from 'vitest'
import { RefusalError } from '../../kernel/result.ts'
import type { Advice } from './advice.ts'
import { ownMapping, readAdviceCsv } from './advice-csv.ts'
import { readAdviceText } from './advice-text.ts'
import { amountsIn, dayIn } from './text-amounts.ts'
import { readX820 } from './x820.ts'

/** An advice in one line a document: `payer | reference | day | total CUR` and `doc amount -kept why`. */
function told(advice: Advice): string[] {
  const { payerName, payerNumber, reference, paidOn, total, currency, lines } = advice
  return [
    [payerName ?? payerNumber, reference, paidOn, total, currency]
      .map(part => part ?? '-')
      .join(' | '),
    ...lines.map(({ documents, amount, deduction, reason }) =>
      [documents[0], amount, deduction.isZero ? '' : `-${deduction}`, reason ?? '']
        .join(' ')
        .trim(),
    ),
  ]
}

const bytes = (text: string) => new TextEncoder().encode(text)

function refused(read: () => unknown): string {
  try {
    read()
    return 'read'
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const { code, facts } = error.refusal
    return [code, facts.line, facts.field].filter(part => part !== undefined).join(' ')
  }
}

const ISA = `ISA*00*          *00*          *ZZ*PAYER          *ZZ*PAYEE          *260131*1200*U*00401*000000001*0*P*>~`
const x12 = (body: string, count: number) =>
  `${ISA}\nGS*RA*PAYER*PAYEE*20260131*1200*1*X*004010~\nST*820*0001~\n${body}\nSE*${count}*0001~\nGE*1*1~\nIEA*1*000000001~\n`
const HEAD = `BPR*C*280*C*ACH*CTX*01*999999992*DA*123*1234567890**01*999988880*DA*98765*20260131~
TRN*1*TRACE777~
N1*PR*Miller Foods Inc~
ENT*1~`

describe('X12 820', () => {
  test('net amounts with what was kept back, a credit note used up, a discount', () => {
    const body = `${HEAD}
RMR*IV*INV-2026-000001**200*250~
ADX*-50*01~
RMR*IV*INV-2026-000002**98*100*2~
RMR*CM*CN-2026-000003**-18~`
    expect(readX820(x12(body, 10)).map(told)).toEqual([
      [
        'Miller Foods Inc | TRACE777 | 2026-01-31 | 280 | -',
        'INV-2026-000001 200 -50 01',
        'INV-2026-000002 98 -2 discount',
        'CN-2026-000003 -18',
      ],
    ])
  })

  test('amounts before adjustments, where only then the total agrees', () => {
    const body = `${HEAD}\nRMR*IV*A1**300~\nADX*-20*04~`
    expect(told(readX820(x12(body, 8))[0] as Advice)[1]).toBe('A1 280 -20 04')
  })

  test.each([
    ['no envelope', () => readX820('RMR*IV*1'), 'remittance_file_field 1 ISA'],
    [
      'cut short',
      () => readX820(x12(`${HEAD}\nRMR*IV*A**280~`, 7).split('SE*')[0] as string),
      'remittance_file_field 3 ST',
    ],
    [
      'a wrong count',
      () => readX820(x12(`${HEAD}\nRMR*IV*A**280~`, 8)),
      'remittance_file_field 9 SE',
    ],
    [
      'an amount of letters',
      () => readX820(x12(`${HEAD}\nRMR*IV*A**1e3~`, 7)),
      'remittance_file_field 8 RMR04',
    ],
    [
      'an adjustment of nothing',
      () => readX820(x12(`${HEAD}\nADX*-1*01~`, 7)),
      'remittance_file_field 8 ADX',
    ],
    [
      'a day that is none',
      () => readX820(x12(HEAD.replace('20260131', '20260231'), 6)),
      'remittance_file_field 4 BPR16',
    ],
    ['no document', () => readX820(x12(HEAD, 6)), 'remittance_empty'],
    ['another set', () => readX820(x12('BHT*1~', 3).replaceAll('820', '810')), 'remittance_empty'],
  ])('refuses %s', (_, read, code) => expect(refused(read)).toBe(code))
})

describe('CSV', () => {
  const own = (text: string) =>
    readAdviceCsv(bytes(text), ownMapping(text.split('\n')[0] ?? '') ?? fail(text))
  const fail = (text: string): never => {
    throw new Error(`no mapping for ${text}`)
  }

  test('our own columns, two payments by their references', () => {
    const text = `document,amount,deduction,reason,reference,payer,paidOn,total,currency
INV-1,90.00,10.00,damaged,P1,Miller,2026-01-31,130.00,eur
INV-2,40.00,,,P1,Miller,2026-01-31,130.00,eur
CN-9,-5.00,,,P2,Miller,,,`
    expect(own(text).map(told)).toEqual([
      ['Miller | P1 | 2026-01-31 | 130 | EUR', 'INV-1 90 -10 damaged', 'INV-2 40'],
      ['Miller | P2 | - | - | -', 'CN-9 -5'],
    ])
  })

  test('a mapping of a payer: other names, marks and days', () => {
    const mapping = {
      delimiter: ';',
      skipRows: 1,
      decimalMark: ',',
      dates: 'day_first',
      columns: { document: 'Beleg', amount: 'Zahlbetrag', deduction: 'Abzug', paidOn: 'Datum' },
    } as const
    const text =
      'Zahlungsavis Miller GmbH\nBeleg;Datum;Zahlbetrag;Abzug\nRE 7;31.01.2026;1.090,50;-9,50\n'
    expect(readAdviceCsv(bytes(text), mapping).map(told)).toEqual([
      ['- | - | 2026-01-31 | - | -', 'RE 7 1090.5 -9.5'],
    ])
  })

  test.each([
    ['an amount of letters', 'document,amount\nA,ten', 'remittance_file_field 2 amount'],
    [
      'two totals of one payment',
      'document,amount,total\nA,1,2\nB,1,3',
      'remittance_file_field 3 total',
    ],
    ['no row', 'document,amount\n', 'remittance_empty'],
    [
      'a day that is none',
      'document,amount,paidOn\nA,1,2026-02-30',
      'remittance_file_field 2 paidOn',
    ],
  ])('refuses %s', (_, text, code) => expect(refused(() => own(text))).toBe(code))
})

describe('text', () => {
  test.each([
    ['INV-1 12.50', '12.5'],
    ['1.234,56 EUR and (7.00) and 3,00-', '1234.56 -7 -3'],
    ["CHF 1'234.50  -2.00", '1234.5 -2'],
    ['total  1 234,56', '1234.56'],
    ['INV 12 345,00', '345'],
    ['31.01.2026 01/31/26 12.5 1.234 2026.01', '2026.01'],
    ['€ 9,99 $-4.00', '9.99 -4'],
  ])('amounts of %s', (line, amounts) => {
    expect(
      amountsIn(line)
        .map(({ amount }) => String(amount))
        .join(' '),
    ).toBe(amounts)
  })

  test.each([
    ['2026-01-31', '2026-01-31'],
    ['31.1.2026', '2026-01-31'],
    ['31/01/2026', '2026-01-31'],
    ['01/31/2026', '2026-01-31'],
    ['03/04/2026', null],
    ['2026-02-30', null],
  ])('the day %s', (text, day) => expect(dayIn(text)?.toString() ?? null).toBe(day))

  test.each([
    ['INV-7  ¥12,500  JPY 980', 0, '12500 980'],
    ['INV-2026-000001 (1,250,000)', 0, '-1250000'],
    ['INV-7  12.500  KWD 1,250.750', 3, '12.5 1250.75'],
  ])('amounts of %s, of %s decimals', (line, decimals, amounts) => {
    const found = amountsIn(line, decimals).map(({ amount }) => String(amount))
    expect(found.join(' ')).toBe(amounts)
  })

  test('advices in yen and in dinars, of no and of three decimals', () => {
    const yen = 'Payer: Aoki KK\nINV-2026-000001  ¥12,500\nINV-2026-000002  ¥980\nTotal JPY 13,480'
    expect(told(readAdviceText(yen, 'e-mail'))).toEqual([
      'Aoki KK | - | - | 13480 | JPY',
      'INV-2026-000001 12500',
      'INV-2026-000002 980',
    ])
    const dinars = 'INV-2026-000001  1,250.500\nINV-2026-000002  9.750\nTotal KWD 1,260.250'
    expect(told(readAdviceText(dinars, 'pdf'))).toEqual([
      '- | - | - | 1260.25 | KWD',
      'INV-2026-000001 1250.5',
      'INV-2026-000002 9.75',
    ])
  })

  test('an e-mail in English, its columns headed', () => {
    const text = `Dear team,
> we have paid the following on 2026-01-31.
Payer: Miller Foods Inc.
Payment reference: TRF-7781.
Payment date: 2026-01-31
Invoice          Date        Gross     Deduction   Net
INV-2026-000001  2026-01-02  1,250.00  50.00       1,200.00  short delivery
INV-2026-000002  2026-01-03    100.00   0.00         100.00
CN-2026-000003   2026-01-05    -20.00   0.00         -20.00
Total USD 1,280.00
Call us at 0800 123 4567.`
    expect(told(readAdviceText(text, 'e-mail'))).toEqual([
      'Miller Foods Inc. | TRF-7781 | 2026-01-31 | 1280 | USD',
      'INV-2026-000001 1200 -50 short delivery',
      'INV-2026-000002 100',
      'CN-2026-000003 -20',
    ])
  })

  test('a letter in German without headings', () => {
    const text = `Zahlungsavis
Zahler: Müller & Söhne KG   Kundennummer: C-1007
Unsere Referenz: 4711-88
Rechnung Nr. 20260001 vom 02.01.2026   119,00 EUR   abzgl. Skonto 2,38   116,62 EUR
Rechnung Nr. 20260002 vom 03.01.2026   50,00 EUR
Zwischensumme 166,62
Überweisungsbetrag 166,62 EUR`
    expect(told(readAdviceText(text, 'text'))).toEqual([
      'Müller & Söhne KG | 4711-88 | - | 166.62 | EUR',
      '20260001 116.62 -2.38',
      '20260002 50',
    ])
  })

  test('nothing that names a document and an amount is no advice', () => {
    expect(refused(() => readAdviceText('We paid 100.00 today.\nThanks', 'text'))).toBe(
      'remittance_empty',
    )
  })
})
