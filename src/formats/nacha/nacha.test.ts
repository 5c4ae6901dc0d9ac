import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RefusalError } from '../../kernel/result.ts'
import { readNacha } from './read.ts'
import { isDebitCode, isRoutingNumber } from './records.ts'
import { type NachaPayment, type NachaPaymentFile, nachaFile } from './write.ts'

const DEBIT: NachaPayment = {
  code: '27',
  rdfi: '091000019',
  account: '12345678',
  amountMinor: 12_34n,
  id: 'C-000001',
  name: 'Zoë Müller',
}

function fileOf(payments: readonly NachaPayment[]): NachaPaymentFile {
  return {
    destination: '091000019',
    origin: '121042882',
    destinationName: 'Bank',
    originName: 'Lumen Utilities',
    createdAt: Temporal.PlainDateTime.from('2026-03-02T09:05:00'),
    modifier: 'A',
    odfi: '12104288',
    firstTrace: 7,
    batches: [
      {
        company: 'Lumen',
        companyId: '1121042882',
        sec: 'PPD',
        entryDescription: 'UTILITY',
        effectiveOn: Temporal.PlainDate.from('2026-03-04'),
        payments,
      },
    ],
  }
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

function refusalOf(text: string): string {
  try {
    readNacha(bytes(text))
  } catch (error) {
    if (error instanceof RefusalError) {
      return `${error.refusal.code} line ${error.refusal.facts.line}`
    }
    throw error
  }
  return 'read'
}

/** An entry of a returns file: ours came back, or is to be changed. */
function answer(code: '26' | '21', addenda: string): string {
  const sent = nachaFile(fileOf([{ ...DEBIT, code, amountMinor: code === '21' ? 0n : 12_34n }]))
  const lines = sent.split('\n')
  lines[2] = `${lines[2]!.slice(0, 78)}1${lines[2]!.slice(79)}`
  lines.splice(3, 0, addenda.padEnd(94))
  return lines.join('\n')
}

describe('an ACH file that we write', () => {
  const text = nachaFile(fileOf([DEBIT, { ...DEBIT, amountMinor: 1n, remittance: 'INV 26-0001' }]))
  const lines = text.trimEnd().split('\n')

  test('is records of 94 characters in blocks of ten', () => {
    expect(lines).toHaveLength(10)
    expect(new Set(lines.map(line => line.length))).toEqual(new Set([94]))
  })

  test('looks as the rules lay it out', () => {
    expect(lines.slice(0, 7)).toEqual([
      '101 091000019 1210428822603020905A094101Bank                   Lumen Utilities                ',
      '5225Lumen                               1121042882PPDUTILITY   260304260304   1121042880000001',
      '62709100001912345678         0000001234C-000001       Zoe Mueller             0121042880000007',
      '62709100001912345678         0000000001C-000001       Zoe Mueller             1121042880000008',
      '705INV 26-0001                                                                     00010000008',
      '822500000300182000020000000012350000000000001121042882                         121042880000001',
      '9000001000001000000030018200002000000001235000000000000                                       ',
    ])
  })

  test('is read back with the same figures, whatever the line ends', () => {
    const asIs = readNacha(bytes(text))
    expect(asIs.differences).toEqual([])
    expect(asIs.batches[0]!.entries.map(({ amountMinor }) => amountMinor)).toEqual([1234n, 1n])
    for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '')]) {
      expect({ ...readNacha(bytes(other)).batches[0]!.control }).toEqual(asIs.batches[0]!.control)
      expect(readNacha(bytes(other)).differences).toEqual([])
    }
    const cut = lines.map(line => line.trimEnd()).join('\n')
    expect(readNacha(bytes(cut))).toEqual(asIs)
    const long = lines.map(line => `${line}   `).join('\n')
    expect(readNacha(bytes(long))).toEqual(asIs)
  })

  test('adds up for any payments', () => {
    const payment = fc.record({
      code: fc.constantFrom('22', '27', '32', '37'),
      rdfi: fc.constantFrom('091000019', '121042882', '021000021'),
      account: fc.stringMatching(/^[0-9]{4,17}$/),
      amountMinor: fc.bigInt({ min: 0n, max: 9_999_999_999n }),
      id: fc.string({ maxLength: 20 }),
      name: fc.string({ maxLength: 40, unit: 'grapheme' }),
    })
    fc.assert(
      fc.property(fc.array(payment, { minLength: 1, maxLength: 40 }), payments => {
        const read = readNacha(bytes(nachaFile(fileOf(payments))))
        expect(read.differences).toEqual([])
        expect(read.batches[0]!.entries.map(entry => entry.amountMinor)).toEqual(
          payments.map(each => each.amountMinor),
        )
        const debits = payments.filter(each => isDebitCode(each.code))
        expect(read.control.debitMinor).toBe(debits.reduce((sum, e) => sum + e.amountMinor, 0n))
      }),
      { numRuns: 60 },
    )
  })
})

describe('an answer of the bank', () => {
  test('names the returned entry and why', () => {
    const file = readNacha(bytes(answer('26', '799R01121042880000007      09100001')))
    expect(file.batches[0]!.entries[0]!.addenda).toMatchObject([
      { type: '99', returnCode: 'R01', originalTrace: '121042880000007' },
    ])
    // The addenda was put in by hand, so the counts no longer agree, and that is said.
    expect(file.differences.map(({ what }) => what)).toEqual(['entries', 'entries'])
  })

  test('names what is to be changed', () => {
    const change = '798C01121042880000007      091000011918171614'
    const file = readNacha(bytes(answer('21', change)))
    expect(file.batches[0]!.entries[0]!.addenda).toMatchObject([
      { type: '98', changeCode: 'C01', corrected: '1918171614' },
    ])
  })
})

describe('a file that is none', () => {
  const good = nachaFile(fileOf([DEBIT]))
  const lines = good.split('\n')
  const without = (n: number): string => lines.filter((_, i) => i !== n).join('\n')
  test.each([
    ['', 'nacha_not_a_file line 1'],
    ['<?xml version="1.0"?>', 'nacha_not_a_file line 1'],
    ['x'.repeat(1_000_000), 'nacha_not_a_file line 1'],
    [without(1), 'nacha_record line 2'],
    [without(3), 'nacha_record line 4'],
    [lines.slice(0, 3).join('\n'), 'nacha_cut_short line 3'],
    [good.replace('0000001234', '00000-1234'), 'nacha_field line 3'],
    [good.replace('627091', '6A7091'), 'nacha_field line 3'],
    [`${good}705late`, 'nacha_record line 11'],
  ])('is refused with its line (%#)', (text, expected) => {
    expect(refusalOf(text)).toBe(expected)
  })

  test('states every control figure that is wrong', () => {
    const wrong = good.replaceAll('000000001234', '000000009999')
    const { differences } = readNacha(bytes(wrong))
    expect(differences.map(({ line, what, counted }) => `${line} ${what} ${counted}`)).toEqual([
      '4 debits 1234',
      '5 debits 1234',
    ])
  })
})

test.each([
  ['091000019', true],
  ['121042882', true],
  ['091000018', false],
  ['000000000', false],
  ['09100001', false],
])('routing number %s: %s', (text, right) => {
  expect(isRoutingNumber(text)).toBe(right)
})
