/** What a credit transfer by QR code says. */
export type EpcTransfer = {
  readonly name: string
  readonly iban: string
  readonly bic?: string | null
  /** In euro, `12.30`; from 0.01 to 999999999.99. */
  readonly amount: string
  /** A creditor reference (ISO 11649) … */
  readonly reference?: string | null
  /** … or a text, never both. */
  readonly text?: string | null
}

/** The standard allows 331 bytes, which fit a code of version 13 at level M. */
const MOST_BYTES = 331

/**
 * The text of the QR code that starts a SEPA credit transfer (EPC069-12, version 002, UTF-8): scanned
 * by a banking app, it fills in payee, account, amount and reference. Names and texts are cut to what
 * the standard holds. Undefined for amounts outside of its range.
 */
export function epcQrText(transfer: EpcTransfer): string | undefined {
  const { amount, iban, bic, reference } = transfer
  if (!/^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,2})?$/.test(amount)) return undefined
  const text = reference ? '' : oneLine(transfer.text ?? '').slice(0, 140)
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic?.replace(/\s/g, '') ?? '',
    oneLine(transfer.name).slice(0, 70),
    iban.replace(/\s/g, '').toUpperCase(),
    `EUR${amount}`,
    '',
    reference?.replace(/\s/g, '') ?? '',
    text,
  ]
  const code = lines.join('\n').replace(/\n+$/, '')
  return new TextEncoder().encode(code).length <= MOST_BYTES ? code : undefined
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
