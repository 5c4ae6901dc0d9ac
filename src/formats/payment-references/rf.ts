/**
 * The creditor reference of ISO 11649 for a reference of ours: `RF`, two check digits (ISO 7064
 * MOD 97-10), and up to 21 letters and digits; other characters are left out. Undefined where nothing
 * or more than that would be left.
 */
export function rfReference(reference: string): string | undefined {
  const body = compactReference(reference)
  if (body.length < 1 || body.length > 21) return undefined
  const check = 98 - mod97(`${body}RF00`)
  return `RF${String(check).padStart(2, '0')}${body}`
}

/** Whether a text is a creditor reference whose check digits are right; blanks are ignored. */
export function isRfReference(text: string): boolean {
  const plain = text.replace(/\s/g, '').toUpperCase()
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(plain)) return false
  return mod97(plain.slice(4) + plain.slice(0, 4)) === 1
}

/** The reference that a creditor reference stands for, as `compactReference` gives it. */
export function ofRfReference(text: string): string | undefined {
  if (!isRfReference(text)) return undefined
  return text.replace(/\s/g, '').toUpperCase().slice(4)
}

/** `SUN-INV-2026-000123` → `SUNINV2026000123`: letters and digits, in capitals. */
export function compactReference(reference: string): string {
  return reference.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** As it is printed, in fours: `RF18 5390 0754 7034`. */
export function groupedReference(reference: string): string {
  return reference.replace(/(.{4})(?=.)/g, '$1 ')
}

/** The remainder by 97, letters counting as 10 to 35; digit by digit, so that no number is too long. */
function mod97(text: string): number {
  let rest = 0
  for (const character of text) {
    for (const digit of Number.parseInt(character, 36).toString()) {
      rest = (rest * 10 + Number(digit)) % 97
    }
  }
  return rest
}
