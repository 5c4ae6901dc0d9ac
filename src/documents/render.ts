import type { EntityLogo } from '../ledger/load.ts'
import { type DepositSlipFacts, printedDepositSlip } from './deposit-slip.ts'
import { type Letter, printedLetter } from './letters/printed-letter.ts'
import type { Separator } from './letters/separator.ts'
import type { InvoicePage } from './page.ts'
import { latinText, mapTexts, plainText, printableText } from './printable-text.ts'
import { printedPage } from './printed-page.ts'
import { startEngine, type TypstEngine, typeset, typesetPaper } from './typst-engine.ts'

let engine: TypstEngine | undefined

/** Gentlest first: a later one is tried only where no font could draw what an earlier one left. */
const CLEANERS = [printableText, plainText, latinText]

/**
 * Prints an invoice or credit note as PDF/A-3b (tagged, with title and language). The same page
 * gives the same bytes, on every run and in every process: the creation time inside is midnight of
 * the issue date, or of the print date on a copy. Throws an Error that names the document where its
 * figures are not numbers or the engine refuses it; the next document is not affected.
 */
export function renderInvoice(page: InvoicePage): Uint8Array {
  engine ??= startEngine()
  try {
    const printed = printedPage(page)
    const createdAt = creationTime(page)
    for (const clean of CLEANERS) {
      const { coverage } = engine
      try {
        return typeset(
          engine,
          mapTexts(printed, text => clean(text, coverage)),
          { createdAt, logo: page.seller.logo },
        )
      } catch (error) {
        if (!String(error).includes('could not be displayed')) throw error
      }
    }
    throw new Error('the fonts cannot draw its text')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`document ${page.number} cannot be printed: ${reason}`, { cause })
  }
}

/** Prints the slip that goes to the bank with checks and cash, as PDF/A-3b; equal slips, equal bytes. */
export function renderDepositSlip(facts: DepositSlipFacts): Uint8Array {
  engine ??= startEngine()
  const { coverage } = engine
  const printed = mapTexts(printedDepositSlip(facts), text => plainText(text, coverage))
  const createdAt = facts.date.toZonedDateTime('UTC').epochMilliseconds / 1000
  return typesetPaper(engine, 'deposit-slip', printed, { createdAt })
}

/**
 * Prints a letter or a statement as PDF/A-3b; equal letters give equal bytes. Throws an Error where the
 * engine refuses it.
 */
export function renderLetter(letter: Letter): Uint8Array {
  const day = letter.copy?.printedOn ?? letter.date
  return renderPaper('letter', printedLetter(letter), { day, logo: letter.sender.logo })
}

/** The sheet between groups of a print batch. */
export function renderSeparator(sheet: Separator): Uint8Array {
  return renderPaper('separator', sheet, { day: sheet.date })
}

function renderPaper(
  template: 'letter' | 'separator',
  printed: object,
  { day, logo }: { readonly day: string; readonly logo?: EntityLogo | undefined },
): Uint8Array {
  engine ??= startEngine()
  const createdAt = Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds / 1000
  for (const clean of CLEANERS) {
    const { coverage } = engine
    try {
      return typesetPaper(
        engine,
        template,
        mapTexts(printed, text => clean(text, coverage)),
        { createdAt, logo },
      )
    } catch (error) {
      if (!String(error).includes('could not be displayed')) throw error
    }
  }
  throw new Error('the fonts cannot draw the text of a letter')
}

/** Seconds since 1970 at midnight UTC of the day on which the document was made. */
export function creationTime(page: InvoicePage): number {
  const day = Temporal.PlainDate.from(page.copy?.printedOn ?? page.issuedOn)
  return day.toZonedDateTime('UTC').epochMilliseconds / 1000
}
