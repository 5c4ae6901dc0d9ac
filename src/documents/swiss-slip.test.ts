import { describe, expect, test } from 'vitest'
import { swissQrText } from '../formats/payment-references/swiss-qr.ts'
import { invoicePage } from './invoice-page.ts'
import { renderInvoice } from './render.ts'
import { storedDocument } from './stored-document.test-tables.ts'
import { swissSlip } from './swiss-slip.ts'

const payee = {
  name: 'Robert Schneider AG',
  addressLines: ['Bahnhofplatz 1', '2501 Biel'],
  country: 'CH',
}
const asked = { payee, amount: '12949.75', currency: 'CHF', text: 'INV-7' } as const

describe('the payment part of a Swiss QR-bill', () => {
  test('says what its code says, grouped as the standard asks', () => {
    const reference = '210000000003139471430009017'
    const code = swissQrText({ ...asked, iban: 'CH4431999123000889012', reference }) ?? ''
    expect(swissSlip(code, 'de')).toMatchObject({
      words: { paymentPart: 'Zahlteil', receipt: 'Empfangsschein' },
      account: ['CH44 3199 9123 0008 8901 2', 'Robert Schneider AG', 'Bahnhofplatz 1', '2501 Biel'],
      ...{ reference: '21 00000 00003 13947 14300 09017', information: 'INV-7' },
      ...{ currency: 'CHF', amount: '12 949.75' },
    })
  })

  test.each([
    ['RF18539007547034', 'RF18 5390 0754 7034'],
    [null, null],
  ])('has the creditor reference %s as %s', (reference, shown) => {
    const code = swissQrText({ ...asked, iban: 'CH5800791123000889012', reference }) ?? ''
    expect(swissSlip(code, 'es')).toMatchObject({
      ...{ reference: shown, words: { receipt: 'Receipt' } },
    })
  })

  test('is on no other invoice', () => {
    expect(swissSlip('BCD\n002\n1\nSCT', 'en')).toBeUndefined()
  })

  test('stands on a sheet of its own', () => {
    const { seller } = storedDocument()
    const swiss = { ...seller, iban: 'CH4431999123000889012', country: 'CH' }
    const sheets = (document: Parameters<typeof storedDocument>[0]) =>
      Buffer.from(renderInvoice(invoicePage(storedDocument(document))))
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length
    const number = 'SUN-INV-2026-000008'
    expect(sheets({ number })).toBe(1)
    expect(sheets({ number, currency: 'CHF', seller: swiss })).toBe(2)
  })
})
