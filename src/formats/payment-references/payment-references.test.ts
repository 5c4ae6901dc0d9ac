import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epcQrText } from './epc-qr.ts'
import { groupedReference, isRfReference, ofRfReference, rfReference } from './rf.ts'
import { groupedQrr, isQrIban, isQrrReference, qrrReference } from './swiss.ts'
import { swissQrText } from './swiss-qr.ts'
import { upiLink } from './upi.ts'

describe('creditor reference (ISO 11649)', () => {
  test.each([
    ['539007547034', 'RF18539007547034'],
    ['2348231', 'RF712348231'],
  ])('of %s is %s', (reference, expected) => {
    expect(rfReference(reference)).toBe(expected)
  })

  test.each(['RF18 5390 0754 7034', 'RF18539007547034', 'RF712348231', 'RF45G72UUR'])(
    'knows the published %s',
    text => {
      expect(isRfReference(text)).toBe(true)
    },
  )

  test.each(['RF19539007547034', 'RF18', 'XX18539007547034', 'RF1853900754703!', ''])(
    'refuses %j',
    text => {
      expect(isRfReference(text)).toBe(false)
    },
  )

  test('any reference comes back; no digit can be mistaken for another, no letter for another', () => {
    const reference = fc.stringMatching(/^[A-Z0-9]{1,21}$/)
    fc.assert(
      fc.property(reference, fc.nat(), fc.nat({ max: 35 }), (text, at, shift) => {
        const made = rfReference(text) ?? ''
        expect(ofRfReference(groupedReference(made))).toBe(text)
        const place = 4 + (at % text.length)
        // A digit for a letter moves all that follows and is noticed only 96 times out of 97.
        const isDigit = /\d/.test(made.charAt(place))
        const other = isDigit ? shift % 10 : 10 + (shift % 26)
        const wrong =
          made.slice(0, place) + other.toString(36).toUpperCase() + made.slice(place + 1)
        expect(isRfReference(wrong)).toBe(wrong === made)
      }),
    )
  })
})

describe('QR reference (Swiss Payment Standards)', () => {
  test('knows the published one, and makes it', () => {
    expect(isQrrReference('21 00000 00003 13947 14300 09017')).toBe(true)
    expect(qrrReference('21000000000313947143000901')).toBe('210000000003139471430009017')
    expect(groupedQrr('210000000003139471430009017')).toBe('21 00000 00003 13947 14300 09017')
  })

  test.each(['210000000003139471430009018', '21000000000313947143000901', '0'.repeat(27)])(
    'refuses %s',
    text => {
      expect(isQrrReference(text)).toBe(false)
    },
  )

  test.each([
    ['CH44 3199 9123 0008 8901 2', true],
    ['CH58 0079 1123 0008 8901 2', false],
    ['DE89370400440532013000', false],
  ])('is asked for by %s: %s', (iban, expected) => {
    expect(isQrIban(iban)).toBe(expected)
  })
})

describe('QR code of a credit transfer (EPC069-12)', () => {
  test('has its lines in their order', () => {
    const transfer = { name: 'Red Cross of Belgium', iban: 'BE72 0000 0000 1616', amount: '1.00' }
    expect(epcQrText({ ...transfer, bic: 'BPOTBEB1', text: 'Urgency fund' })?.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'BPOTBEB1',
      'Red Cross of Belgium',
      'BE72000000001616',
      'EUR1.00',
      '',
      '',
      'Urgency fund',
    ])
    const structured = epcQrText({ ...transfer, reference: 'RF18 5390 0754 7034', text: 'dropped' })
    expect(structured?.split('\n').slice(7)).toEqual(['EUR1.00', '', 'RF18539007547034'])
  })

  test.each(['0.00', '0', '1e3', '-1.00', '1,00', '1.005', '1000000000'])('none of %s', amount => {
    expect(epcQrText({ name: 'X', iban: 'BE72000000001616', amount })).toBeUndefined()
  })
})

describe('Swiss QR code (QR-bill, version 0200)', () => {
  const asked = {
    payee: { name: 'Sonne AG', addressLines: ['Bahnhofstrasse 1', '8001 Zürich'], country: 'CH' },
    ...{ iban: 'CH44 3199 9123 0008 8901 2', amount: '12.30', text: 'INV-7' },
    currency: 'CHF' as const,
    reference: '21 00000 00003 13947 14300 09017',
  } as const

  test('has its lines in their order, the payer left open', () => {
    expect(swissQrText(asked)?.split('\n')).toEqual([
      ...['SPC', '0200', '1', 'CH4431999123000889012'],
      ...['S', 'Sonne AG', 'Bahnhofstrasse 1', '', '8001', 'Zürich', 'CH'],
      ...['', '', '', '', '', '', '', '12.30', 'CHF', '', '', '', '', '', '', ''],
      ...['QRR', '210000000003139471430009017', 'INV-7', 'EPD'],
    ])
  })

  test('another account takes a creditor reference, or none', () => {
    const iban = 'CH5800791123000889012'
    const lines = (reference: string | null) =>
      swissQrText({ ...asked, iban, reference })
        ?.split('\n')
        .slice(-4, -2)
    expect(lines('RF18 5390 0754 7034')).toEqual(['SCOR', 'RF18539007547034'])
    expect(lines(null)).toEqual(['NON', ''])
  })

  test.each([
    ['no reference for a QR-IBAN', { reference: null }],
    ['no town', { payee: { ...asked.payee, addressLines: ['Bahnhofstrasse 1'] } }],
    ['an account elsewhere', { iban: 'DE89370400440532013000' }],
    ['nothing to pay', { amount: '0.00' }],
  ])('none where there is %s', (_, wrong) => {
    expect(swissQrText({ ...asked, ...wrong })).toBeUndefined()
  })
})

describe('UPI link', () => {
  test('fills in payee, reference and amount', () => {
    const payment = {
      payee: 'sunward@okbank',
      name: 'Sun & Co',
      amount: '12.30',
      reference: 'INV-1',
    }
    expect(upiLink(payment)).toBe(
      'upi://pay?pa=sunward@okbank&pn=Sun%20%26%20Co&tr=INV1&am=12.30&cu=INR',
    )
    expect(upiLink({ ...payment, payee: 'no address' })).toBeUndefined()
    expect(upiLink({ ...payment, amount: '0.00' })).toBeUndefined()
  })
})
