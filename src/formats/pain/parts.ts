import { formatAmount } from '../../kernel/money.ts'
import { assert } from '../../kernel/result.ts'
import { plainLatin } from '../plain-latin.ts'
import { element, elementWith, type XmlNode } from '../xml-text.ts'

/** Who holds an account in a SEPA file. */
export type SepaParty = {
  readonly name: string
  readonly iban: string
  /** The bank's code; not needed inside the euro area (Regulation 260/2012, article 5(7)). */
  readonly bic: string | null
}

/** A name as bank files take it: plain letters, at most 70. */
export function nameOf(party: SepaParty): XmlNode {
  return element('Nm', latin(party.name, 70))
}

/** Text in plain letters of at most so many; empty text would break the schema. */
export function latin(text: string, most: number): string {
  return plainLatin(text).slice(0, most).trim() || '.'
}

/** The account by its IBAN. */
export function accountOf(name: string, party: SepaParty): XmlNode {
  return element(name, element('Id', element('IBAN', party.iban)))
}

/** The bank by its BIC, or by the words that say that it was not named. */
export function bankOf(name: string, bic: string | null, bicTag: 'BIC' | 'BICFI'): XmlNode {
  const bank = bic === null ? element('Othr', element('Id', 'NOTPROVIDED')) : element(bicTag, bic)
  return element(name, element('FinInstnId', bank))
}

/** The amount with its currency; the schema allows no zero or negative one. */
export function instructed(amountMinor: bigint, currency: string): XmlNode {
  assert(amountMinor > 0n, 'a payment file holds amounts above zero')
  return elementWith('InstdAmt', { Ccy: currency }, formatAmount(amountMinor, currency))
}

/** Number of payments and their sum. */
export function controls(
  payments: readonly { readonly amountMinor: bigint }[],
  currency: string,
): XmlNode[] {
  const sum = payments.reduce((total, { amountMinor }) => total + amountMinor, 0n)
  return [
    element('NbOfTxs', String(payments.length)),
    element('CtrlSum', formatAmount(sum, currency)),
  ]
}

/** An id inside a file: at most 35 characters of the plain ones, neither begun nor ended by `/`. */
export function fileId(id: string): string {
  assert(/^[A-Za-z0-9?:().,'+ -][A-Za-z0-9/?:().,'+ -]{0,34}$/.test(id), `"${id}" as an id`)
  assert(!id.endsWith('/') && !id.includes('//'), `"${id}" as an id`)
  return id
}

/** A moment without zone to the second: `2026-03-02T09:05:00`. */
export function moment(at: Temporal.PlainDateTime): string {
  return at.toString({ smallestUnit: 'second' })
}
