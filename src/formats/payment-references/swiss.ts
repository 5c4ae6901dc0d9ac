const TABLE = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5] as const

/**
 * The QR reference of a Swiss QR-bill (Swiss Payment Standards, QRR): the digits of a reference,
 * filled up with zeros to 26, and a check digit (modulo 10, recursive). Letters are left out, so give
 * one that is told apart by its digits. Undefined where it has no digit or more than 26.
 */
export function qrrReference(reference: string): string | undefined {
  const digits = reference.replace(/\D/g, '')
  if (digits.length < 1 || digits.length > 26) return undefined
  const body = digits.padStart(26, '0')
  return body + checkDigit(body)
}

/** Whether a text is a QR reference whose check digit is right; blanks are ignored, all zeros refused. */
export function isQrrReference(text: string): boolean {
  const plain = text.replace(/\s/g, '')
  if (!/^\d{27}$/.test(plain) || /^0+$/.test(plain)) return false
  return checkDigit(plain.slice(0, 26)) === plain.slice(26)
}

/** As it is printed: two digits, and then fives: `21 00000 00003 13947 14300 09017`. */
export function groupedQrr(reference: string): string {
  return `${reference.slice(0, 2)} ${reference.slice(2).replace(/(.{5})(?=.)/g, '$1 ')}`
}

/** Whether an IBAN is a QR-IBAN, whose bank number (30000 to 31999) asks for a QR reference. */
export function isQrIban(iban: string): boolean {
  const plain = iban.replace(/\s/g, '').toUpperCase()
  return /^(CH|LI)\d{2}3[01]\d{3}[A-Z0-9]{12}$/.test(plain)
}

function checkDigit(digits: string): string {
  let carry = 0
  for (const digit of digits) carry = TABLE[(carry + Number(digit)) % 10] as number
  return String((10 - carry) % 10)
}
