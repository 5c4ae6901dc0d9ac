import { countrySpecs, isValidBIC, isValidIBAN } from 'ibantools'
import * as jsvat from 'jsvat'

/*
 * Codes and numbers that others give out. All checks are of form and check digits; whether a VAT id
 * or a bank account really exists, only its register knows.
 */

/** Whether it is a country of ISO 3166-1 (two capital letters), or XK, Kosovo's customary code. */
export function isCountry(code: string): boolean {
  return Object.hasOwn(countrySpecs, code)
}

/**
 * Whether it is a time zone of the IANA database, spelt as there: `Europe/Berlin`. Offsets such as
 * `+01:00` are refused: they know no daylight saving time.
 */
export function isTimeZone(name: string): boolean {
  if (name === 'UTC') return true
  if (!/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false
  const known = TIME_ZONES.get(name.toLowerCase())
  if (known !== undefined) return known === name
  try {
    // Links such as Asia/Kolkata are zones too, though Intl lists only what they point to.
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

const TIME_ZONES = new Map(
  Intl.supportedValuesOf('timeZone').map(name => [name.toLowerCase(), name]),
)

/**
 * Whether mail can be sent to it: one address, at most 254 characters (RFC 5321), without comments,
 * quotes, blanks or control characters, which is how headers are smuggled in.
 */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false
  const match = /^([\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64})@([\p{L}\p{N}.-]{1,253})$/u.exec(text)
  if (match === null) return false
  const [, local = '', domain = ''] = match
  const labels = domain.split('.')
  return (
    !/^\.|\.\.|\.$/.test(local) &&
    labels.length >= 2 &&
    labels.every(label => /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label))
  )
}

/** Whether it is an account number with right length and check digits, written without blanks. */
export function isIban(text: string): boolean {
  return isValidIBAN(text)
}

/** Whether it has the form of a bank's code (ISO 9362), written without blanks. */
export function isBic(text: string): boolean {
  return isValidBIC(text)
}

/** As registers and files write it: capital letters, no blanks, dots, dashes or slashes. */
export function compactIdentifier(text: string): string {
  return text.toUpperCase().replace(/[\s./-]+/g, '')
}

const {
  austria,
  belgium,
  bulgaria,
  croatia,
  cyprus,
  czechRepublic,
  denmark,
  estonia,
  finland,
  france,
  germany,
  greece,
  hungary,
  ireland,
  italy,
  latvia,
  lithuania,
  luxembourg,
  malta,
  netherlands,
  norway,
  poland,
  portugal,
  romania,
  slovakiaRepublic,
  slovenia,
  spain,
  sweden,
  switzerland,
  unitedKingdom,
} = jsvat

const EU_COUNTRIES = new Map([
  ['AT', austria],
  ['BE', belgium],
  ['BG', bulgaria],
  ['CY', cyprus],
  ['CZ', czechRepublic],
  ['DE', germany],
  ['DK', denmark],
  ['EE', estonia],
  ['EL', greece],
  ['ES', spain],
  ['FI', finland],
  ['FR', france],
  ['HR', croatia],
  ['HU', hungary],
  ['IE', ireland],
  ['IT', italy],
  ['LT', lithuania],
  ['LU', luxembourg],
  ['LV', latvia],
  ['MT', malta],
  ['NL', netherlands],
  ['PL', poland],
  ['PT', portugal],
  ['RO', romania],
  ['SE', sweden],
  ['SI', slovenia],
  ['SK', slovakiaRepublic],
])

const CHECKED_COUNTRIES = new Map([
  ...EU_COUNTRIES,
  ['GB', unitedKingdom],
  ['CHE', switzerland],
  ['NO', norway],
])

/** What can be said of a tax id without asking its register. */
export type TaxIdCheck = 'right' | 'wrong' | 'not_checked'

/**
 * Checks the form and check digits of a VAT id (compact, with its prefix: `DE136695976`) of the
 * European Union, Northern Ireland (XI), Great Britain, Norway and Switzerland. A business number
 * without such a prefix is wrong for a holder in the European Union, where the prefix is part of
 * the id (Directive 2006/112, article 215), and is not checked elsewhere.
 */
export function checkTaxId(taxId: string, holderCountry: string): TaxIdCheck {
  if (!/^[A-Z0-9+*]{2,20}$/.test(taxId)) return 'wrong'
  const verdict = vatIdVerdict(taxId)
  if (verdict !== undefined) return verdict ? 'right' : 'wrong'
  const prefix = holderCountry === 'GR' ? 'EL' : holderCountry
  return EU_COUNTRIES.has(prefix) ? 'wrong' : 'not_checked'
}

function vatIdVerdict(vatId: string): boolean | undefined {
  // Northern Ireland keeps British numbers under its own prefix (Protocol of 2021).
  if (vatId.startsWith('XI')) return jsvat.checkVAT(`GB${vatId.slice(2)}`, [unitedKingdom]).isValid
  if (vatId.startsWith('BE')) return isBelgianVatId(vatId)
  const prefix = vatId.startsWith('CHE') ? 'CHE' : vatId.slice(0, 2)
  const country = CHECKED_COUNTRIES.get(prefix)
  return country && jsvat.checkVAT(vatId, [country]).isValid
}

/** Ten digits, the first 0 or (since 2023) 1, the last two the rest of 97; jsvat knows only the 0. */
function isBelgianVatId(vatId: string): boolean {
  const digits = /^BE([01]\d{9})$/.exec(vatId)?.[1]
  if (digits === undefined) return false
  return 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8))
}
