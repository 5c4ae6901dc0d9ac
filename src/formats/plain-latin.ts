/*
 * Banks' files carry little more than English letters (EPC217-08, Nacha Operating Rules appendix 3).
 */

const SPELT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  ø: 'oe',
  Ø: 'Oe',
  œ: 'oe',
  Œ: 'Oe',
  å: 'aa',
  Å: 'Aa',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  þ: 'th',
  Þ: 'Th',
  ð: 'd',
  ı: 'i',
  '€': 'EUR',
  '&': '+',
  '@': '(at)',
  _: '-',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '"': "'",
  '“': "'",
  '”': "'",
  '„': "'",
  '*': '.',
  '#': '.',
}

/**
 * A text in the characters that every bank takes: a-z A-Z 0-9 and / - ? : ( ) . , ' + and blanks.
 * Letters with marks lose them or are spelt out (ü → ue); what has no likeness becomes a full stop,
 * and blanks are never doubled. Other scripts therefore come out as stops: keep a name in Latin
 * letters beside it.
 */
export function plainLatin(value: string): string {
  const spelt = [...value.normalize('NFC')].map(letter => SPELT[letter] ?? letter).join('')
  return spelt
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, '.')
    .trim()
}
