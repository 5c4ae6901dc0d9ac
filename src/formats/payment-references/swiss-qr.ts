import { isQrIban } from './swiss.ts'

/** Who is paid, as a Swiss QR code names it: street and house number in one, postcode and town apart. */
export type SwissParty = {
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
}

/** What a Swiss QR-bill asks for. */
export type SwissTransfer = {
  readonly payee: SwissParty
  /** An IBAN of Switzerland or Liechtenstein. */
  readonly iban: string
  /** `12.30`; from 0.01 to 999999999.99. */
  readonly amount: string
  readonly currency: 'CHF' | 'EUR'
  /** A QR reference where the IBAN is a QR-IBAN, else a creditor reference (ISO 11649) or none. */
  readonly reference: string | null
  readonly text: string
}

/** Whether an IBAN is of Switzerland or Liechtenstein, whose banks read the Swiss QR code. */
export function isSwissIban(iban: string): boolean {
  return /^(CH|LI)\d{7}[A-Z0-9]{12}$/.test(iban.replace(/\s/g, '').toUpperCase())
}

/**
 * The text of the Swiss QR code (Swiss Implementation Guidelines QR-bill 2.3, version 0200): scanned by a
 * banking app, it fills in payee, account, amount and reference. Its payer is left open, as the standard
 * allows. Undefined where the payee's address tells no postcode and town, or a QR-IBAN has no QR reference.
 */
export function swissQrText(transfer: SwissTransfer): string | undefined {
  const { payee, amount, currency, text } = transfer
  const iban = transfer.iban.replace(/\s/g, '').toUpperCase()
  const reference = transfer.reference?.replace(/\s/g, '') ?? ''
  const place = /^(?:[A-Z]{1,2}[- ])?(\d{4,5}) (.+)$/.exec(payee.addressLines.at(-1)?.trim() ?? '')
  if (place === null || !isSwissIban(iban)) return undefined
  if (!/^(?!0+\.0+$)\d{1,9}\.\d{2}$/.test(amount)) return undefined
  const isQr = isQrIban(iban)
  if (isQr && !/^\d{27}$/.test(reference)) return undefined
  const type = isQr ? 'QRR' : reference === '' ? 'NON' : 'SCOR'
  const street = payee.addressLines.slice(0, -1).join(', ')
  const [, postcode = '', town = ''] = place
  const creditor = [
    ...['S', cut(payee.name, 70), cut(street, 70), ''],
    ...[postcode, cut(town, 35), payee.country],
  ]
  const nobody = Array.from({ length: 7 }, () => '')
  return [
    ...['SPC', '0200', '1', iban],
    ...creditor,
    ...nobody,
    ...[amount, currency],
    ...nobody,
    ...[type, reference, cut(text, 140), 'EPD'],
  ].join('\n')
}

function cut(text: string, most: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, most)
}
