import { minorDigits } from '../../kernel/currency.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import { textOrNull } from '../bank/statement.ts'
import { type Advice, type AdviceLine, NO_ADVICE } from './advice.ts'
import { amountsIn, currencyOfOtherDecimals, dayIn, type TextAmount } from './text-amounts.ts'

/*
 * Reads what a payer wrote for people: an e-mail, or the text of a PDF. A line with the number of a
 * document and an amount is a line of the advice; what is said of the payment is found by the words
 * before it, in English, German, French and Spanish. What it comes to is checked against the total and
 * the books by whoever uses it: nothing here is certain.
 */

const TOTAL =
  /(?<!\p{L})(?:total|amount paid|payment amount|amount of payment|gesamt(?:betrag|summe)?|summe|zahlbetrag|überweisungsbetrag|überwiesen|montant (?:total|payé|du (?:paiement|virement))|importe (?:total|pagado|del? pago))(?!\p{L})/iu
const SUBTOTAL =
  /(?<!\p{L})(?:sub-?total|zwischensumme|sous-total|übertrag|carried (?:over|forward))(?!\p{L})/iu
const REFERENCE =
  /(?<!\p{L})(?:payment (?:ref(?:erence)?|no|number|id)|che(?:ck|que) (?:no|number)|trace(?: no| number)?|transaction (?:id|no|number)|zahlungs(?:referenz|nummer|avis)|scheck(?:nummer|-nr)|referenz|référence(?: du paiement)?|(?:n°|numéro) (?:de|du) (?:chèque|paiement|virement)|referencia(?: de pago)?|ref(?:erence)?)(?!\p{L})\s*(?:nr|no|n°)?\s*[.:#]*\s*([A-Z0-9][A-Z0-9/._-]{2,40})/iu
const DAY =
  /(?<!\p{L})(?:payment date|date of payment|date paid|value date|paid on|zahlungsdatum|valuta|wertstellung|datum|date (?:du|de) (?:paiement|virement|valeur)|fecha(?: de(?:l)? pago| valor)?|date)(?!\p{L})\s*:?\s*(.{6,40})/iu
const PAYER =
  /^\s*(?:payer|remitter|paid by|payment from|zahler|auftraggeber|zahlung von|payeur|émetteur|donneur d'ordre|ordenante|pagador)\s*:\s*(\S+(?: \S+)*)/iu
const CUSTOMER =
  /(?<!\p{L})(?:customer (?:no|number|account)|account (?:no|number)|your account|kunden(?:nummer|-nr)|(?:n°|numéro) (?:de )?client|(?:n\.?º|número) de cliente)(?!\p{L})\s*[.:#]*\s*([A-Z0-9][A-Z0-9/._-]{1,40})/iu
const CURRENCY = /(?<![A-Z])(EUR|USD|GBP|CHF|CAD|AUD|PLN|SEK|NOK|DKK|CZK)(?![A-Z])|([€£])/

/** What a word heads a column of amounts with. */
const HEADINGS = [
  [
    'gross',
    /(?<!\p{L})(?:gross|invoice amount|original|brutto|rechnungsbetrag|montant (?:de la )?facture|brut|importe (?:de )?factura|bruto)(?!\p{L})/iu,
  ],
  [
    'kept',
    /(?<!\p{L})(?:deductions?|discount|adjustments?|withheld|skonto|abzug|abzüge|kürzung|remise|escompte|retenues?|déduction|descuento|deducción|retención)(?!\p{L})/iu,
  ],
  [
    'paid',
    /(?<!\p{L})(?:net(?: amount| paid)?|amount paid|paid|payment|zahlbetrag|zahlung|netto|bezahlt|net à payer|payé|montant payé|pagado|neto|amount|betrag|montant|importe)(?!\p{L})/iu,
  ],
] as const
type Heading = (typeof HEADINGS)[number][0]

/** A text holds no more lines of an advice than this. */
const MOST_LINES = 5_000

/** Reads a text; throws `remittance_empty` where no line has both a document and an amount. */
export function readAdviceText(text: string, format: string): Advice {
  const advice: { -readonly [Key in keyof Advice]: Advice[Key] } = { ...NO_ADVICE, lines: [] }
  const currency = currencyOfOtherDecimals(text)
  const decimals = currency === null ? 2 : minorDigits(currency)
  advice.currency = currency
  const lines: AdviceLine[] = []
  let headings: readonly Heading[] = []
  for (const [place, raw] of text.split(/\r\n|\n|\r|\f/).entries()) {
    const line = raw
      .replace(/^[>\s]+/, '')
      .trimEnd()
      .slice(0, 1_000)
    const amounts = amountsIn(line, decimals)
    advice.currency ??= currencyIn(line, amounts)
    const found = amounts.length === 0 ? [] : documentsIn(line, amounts)
    if (TOTAL.test(line) && !SUBTOTAL.test(line) && amounts.length > 0 && !isRow(line, found)) {
      advice.total = amounts.at(-1)?.amount ?? null
    } else if (found.length > 0 && isRow(line, found)) {
      if (lines.length < MOST_LINES) lines.push(lineOf(line, place + 1, found, amounts, headings))
    } else {
      const named = headingsOf(line)
      if (named.length > 1) headings = named
      sayOf(line, advice)
    }
  }
  if (lines.length === 0) throw new RefusalError('remittance_empty', { format })
  return { ...advice, lines }
}

/** What a line that is no document of the advice says of the payment. */
function sayOf(line: string, advice: { -readonly [Key in keyof Advice]: Advice[Key] }): void {
  const capture = (pattern: RegExp): string | null => textOrNull(pattern.exec(line)?.[1])
  advice.payerName ??= capture(PAYER)?.slice(0, 200) ?? null
  advice.payerNumber ??= trimmed(capture(CUSTOMER))
  const reference = trimmed(capture(REFERENCE))
  if (reference !== null && /\d/.test(reference)) advice.reference ??= reference
  const day = capture(DAY)
  if (day !== null) advice.paidOn ??= dayIn(day)
}

const trimmed = (text: string | null): string | null => text?.replace(/[._/-]+$/, '') ?? null

function currencyIn(line: string, amounts: readonly TextAmount[]): string | null {
  if (amounts.length === 0) return null
  const [, code, mark] = CURRENCY.exec(line) ?? []
  return code ?? (mark === '€' ? 'EUR' : mark === '£' ? 'GBP' : null)
}

function headingsOf(line: string): Heading[] {
  const found = HEADINGS.flatMap(([heading, words]) =>
    [...line.matchAll(new RegExp(words.source, 'giu'))].map(match => ({
      heading,
      at: match.index,
      to: match.index + match[0].length,
    })),
  )
  // The longest word at a place is meant: `net amount` is one column.
  const places = found.filter(
    one =>
      !found.some(
        other =>
          other !== one &&
          other.at <= one.at &&
          other.to >= one.to &&
          other.to - other.at > one.to - one.at,
      ),
  )
  return places.sort((a, b) => a.at - b.at).map(({ heading }) => heading)
}

const KEYWORD =
  /\b(?:invoice|inv|credit note|credit memo|rechnung|re|rg|gutschrift|facture|avoir|factura|abono|bill|document|beleg)\b\.?\s*(?:no|nr|n°|number|nummer)?\s*[.:#]*\s*$/i

/** Words of a line that may be numbers of documents, the likeliest first. */
function documentsIn(line: string, amounts: readonly TextAmount[]): string[] {
  const words = [...line.matchAll(/[\p{L}\d][\p{L}\d./_-]*\d[\p{L}\d./_-]*/gu)].flatMap(match => {
    const word = match[0].replace(/[./_-]+$/, '')
    const at = match.index
    if (amounts.some(({ from, to }) => at < to && at + match[0].length > from)) return []
    if (!isNumber(word)) return []
    const isNamed = KEYWORD.test(line.slice(0, at))
    return [{ word: word.slice(0, 60), rank: isNamed ? 0 : /\p{L}/u.test(word) ? 1 : 2, at }]
  })
  const ranked = words.sort((a, b) => a.rank - b.rank || a.at - b.at)
  return [...new Set(ranked.map(({ word }) => word))].slice(0, 4)
}

function isNumber(word: string): boolean {
  const digits = word.replace(/\D/g, '')
  if (digits.length < 3 || digits.length > 20) return false
  // A day, and an IBAN.
  if (/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(word)) return false
  return !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(word)
}

/** A total names no document; a word before it may (`total paid for INV-7`). */
function isRow(line: string, documents: readonly string[]): boolean {
  const [first] = documents
  if (first === undefined) return false
  if (!TOTAL.test(line))
    return !REFERENCE.test(line) || KEYWORD.test(line.slice(0, line.indexOf(first)))
  return line.search(TOTAL) > line.indexOf(first) && /\p{L}/u.test(first)
}

function lineOf(
  line: string,
  place: number,
  documents: readonly string[],
  amounts: readonly TextAmount[],
  headings: readonly Heading[],
): AdviceLine {
  const { paid, kept } = columns(
    amounts.map(({ amount }) => amount),
    headings,
  )
  const behind = line
    .slice(amounts.at(-1)?.to ?? 0)
    .replace(/^(?:[\s,;:€$£–-]|[A-Z]{3}(?![A-Za-z]))+/, '')
  const isReason = kept.sign > 0 && /\p{L}{3}/u.test(behind)
  return {
    line: place,
    documents,
    amount: paid,
    deduction: kept,
    reason: isReason ? (textOrNull(behind)?.slice(0, 200) ?? null) : null,
  }
}

type Columns = { readonly paid: Decimal; readonly kept: Decimal }

/**
 * What is paid and what was kept back. Headings say which column is which where there are as many as
 * amounts; else the last amount is what is paid, and a larger one before it what was asked for.
 */
function columns(amounts: readonly Decimal[], headings: readonly Heading[]): Columns {
  const [first = Decimal.zero] = amounts
  const last = amounts.at(-1) ?? first
  if (amounts.length > 1 && headings.length === amounts.length) {
    const of = (heading: Heading) => amounts[headings.indexOf(heading)]
    const [gross, kept, paid] = [of('gross'), of('kept'), of('paid')]
    if (paid !== undefined) {
      return { paid, kept: kept?.abs() ?? above(gross?.minus(paid) ?? Decimal.zero) }
    }
    if (gross !== undefined && kept !== undefined) {
      return { paid: gross.minus(kept.abs()), kept: kept.abs() }
    }
  }
  return { paid: last, kept: first.sign > 0 ? above(first.minus(last)) : Decimal.zero }
}

const above = (amount: Decimal): Decimal => (amount.sign > 0 ? amount : Decimal.zero)
