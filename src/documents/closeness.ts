import type { PrintedPage } from './printed-page.ts'

/** How far a part of a document has come: its page, and millimetres from the top edge. */
export type Reached = readonly [page: number, mm: number]

/** Where totals and tax groups end, beside each other or not, and where the document does. */
export type Reach = {
  readonly totals: Reached | undefined
  readonly taxes: Reached | undefined
  readonly notes: Reached | undefined
}

/** Margins of the template as it is usually set (theme.typ), in millimetres. */
const TOP = 30
const LOWEST = { a4: 297 - 25, 'us-letter': 279.4 - 24 } as const

/** Above payment and charts, where they do not begin a page. */
const ABOVE_PAYMENT = 6.5

/**
 * Whether a document of two pages cannot fit one, however generously one reckons what setting it so close
 * saves. Whoever tries nothing hopeless gets the same document, byte for byte, by less work: of 700 documents
 * of the demo, 980 layouts instead of 1,136.
 */
export function isHopeless(printed: PrintedPage, reach: Reach, closeness: number): boolean {
  const { totals, taxes, notes } = reach
  // What does not end on the first page leaves room there of which nobody knows how much.
  if (totals?.[0] !== 1 || notes?.[0] !== 2) return false
  const end = Math.max(totals[1], taxes?.[0] === 1 ? taxes[1] : 0)
  const lacks = notes[1] - TOP + ABOVE_PAYMENT - (LOWEST[printed.paper] - end)
  return lacks > mostSaved(printed, closeness)
}

/** The most that setting a document so close can save, in millimetres: every `gap` of the template, and more. */
function mostSaved(printed: PrintedPage, closeness: number): number {
  const { sections, charts, payment, notes, taxGroups } = printed
  const lines = sections.flatMap(section => section.lines)
  const texts = lines.reduce((sum, line) => sum + line.details.length, notes.length)
  // Payment and charts stand in two columns; a code beside them where they are even in number.
  const cells = 1 + charts.length + (payment.code !== null && charts.length % 2 === 0 ? 1 : 0)
  const apart = [
    // Margin below, and what is left around summary, totals, payment and notes.
    8.5,
    1.3 * (lines.length + sections.length),
    2.4 * sections.length,
    1.2 * (taxGroups.length + 1),
    // Each line of text below another, some of them two lines long.
    0.35 * 1.5 * texts,
    8 * Math.min(charts.length, Math.ceil(cells / 2)),
    3 * Math.floor((cells - 1) / 2),
  ].reduce((sum, part) => sum + part)
  // The heads of later sections go however little closer it is set.
  return apart * closeness + 6.5 * (sections.length - 1)
}
