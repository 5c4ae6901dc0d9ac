/**
 * A number of an account or card as it stands on screens, in lists and exports: the country and check
 * digits of an IBAN, and the last four. `DE89370400440532013000` → `DE89 •••• 3000`. Of a number of
 * less than eight characters only the last two are shown, as four would be most of it.
 */
export function maskedNumber(number: string): string {
  const plain = number.replace(/\s/g, '')
  const shown = plain.length < 8 ? 2 : 4
  const head = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain) ? `${plain.slice(0, 4)} ` : ''
  return `${head}•••• ${plain.slice(-shown)}`
}

/** An address for mail of which only the owner can tell whose it is: `a•••@example.com`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '•••' : `${email.slice(0, 1)}•••${email.slice(at)}`
}

/**
 * A tax id as it stands on screens, in lists and exports: of a person its last three characters, as it
 * tells who they are to the state; a company's stands on every invoice anyway.
 */
export function maskedTaxId(holder: {
  readonly kind: string
  readonly taxId: string | null
}): string | null {
  if (holder.taxId === null || holder.kind !== 'person') return holder.taxId
  return `•••• ${holder.taxId.slice(-3)}`
}
