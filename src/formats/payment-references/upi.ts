/** A payment by India's Unified Payments Interface. */
export type UpiPayment = {
  /** The payee's address, `name@bank`. */
  readonly payee: string
  readonly name: string
  /** In rupees, `12.30`. */
  readonly amount: string
  /** What the payee knows it by, at most 35 letters and digits. */
  readonly reference: string
  readonly note?: string
}

/** Whether a text is an address of the Unified Payments Interface: `name@bank`. */
export function isUpiAddress(text: string): boolean {
  return /^[a-zA-Z0-9.\-_]{2,256}@[a-zA-Z][a-zA-Z0-9]{1,63}$/.test(text)
}

/**
 * The link (and text of a QR code) that opens a UPI app with payee, amount and reference filled in
 * (NPCI, UPI Linking Specifications: `upi://pay`). Undefined for an address or amount that is none.
 */
export function upiLink({ payee, name, amount, reference, note }: UpiPayment): string | undefined {
  if (!isUpiAddress(payee)) return undefined
  if (!/^(?!0+(\.0+)?$)\d{1,10}(\.\d{1,2})?$/.test(amount)) return undefined
  const parts: readonly (readonly [string, string])[] = [
    ['pa', payee],
    ['pn', name],
    ['tr', reference.replace(/[^A-Za-z0-9]/g, '').slice(0, 35)],
    ['am', amount],
    ['cu', 'INR'],
    ['tn', (note ?? '').slice(0, 80)],
  ]
  const query = parts
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replace('%40', '@')}`)
  return `upi://pay?${query.join('&')}`
}
