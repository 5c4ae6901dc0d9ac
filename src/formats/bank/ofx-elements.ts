import { RefusalError } from '../../kernel/result.ts'

/*
 * OFX 1.x is SGML whose values need no end tag; OFX 2.x is XML. One reader takes both: elements of
 * the table below hold others, all the rest hold one value. Why by hand: ofx-js reads 24 of our 26
 * samples, failing on an empty NAME and on a list that is not closed; this reads them all.
 */

const HOLDERS = new Set(
  `OFX SIGNONMSGSRSV1 SONRS FI STATUS BANKMSGSRSV1 STMTTRNRS STMTRS BANKACCTFROM BANKACCTTO
   BANKTRANLIST STMTTRN LEDGERBAL AVAILBAL CREDITCARDMSGSRSV1 CCSTMTTRNRS CCSTMTRS CCACCTFROM
   CCACCTTO CURRENCY ORIGCURRENCY PAYEE INVSTMTMSGSRSV1 INVSTMTTRNRS INVSTMTRS INVACCTFROM
   INVTRANLIST INVBANKTRAN INVBAL BALLIST BAL INTRATRNRS INTRARS XFERINFO`.split(/\s+/),
)

/** What no bank's file comes near. */
const MOST_DEPTH = 32

/** An element with what stands in it. */
export class OfxElement {
  readonly name: string
  readonly line: number
  readonly children: OfxElement[] = []
  readonly #values = new Map<string, string>()

  constructor(name: string, line: number) {
    this.name = name
    this.line = line
  }

  /** Keeps the first value of a name. */
  setText(name: string, value: string): void {
    if (!this.#values.has(name)) this.#values.set(name, value)
  }

  /** A value that stands directly in this element; undefined when there is none. */
  text(name: string): string | undefined {
    return this.#values.get(name)
  }

  /** The first element of these names below this one. */
  first(names: readonly string[]): OfxElement | undefined {
    return this.all(names)[0]
  }

  /** Every element of these names below this one, at any depth. */
  all(names: readonly string[]): OfxElement[] {
    return this.children.flatMap(child => (names.includes(child.name) ? [child] : child.all(names)))
  }
}

/** Reads the elements of a file; throws a RefusalError where it is no OFX or was cut short. */
export function ofxElements(text: string): OfxElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw new RefusalError('xml_doctype', { line: lineAt(text, text.search(/<!/)) })
  }
  const start = text.search(/<OFX>/i)
  if (start === -1) throw new RefusalError('bank_file_empty', { format: 'OFX' })
  const root = new OfxElement('', 1)
  const open = [root]
  let line = lineAt(text, start)
  for (const [whole, closing, tag = '', cdata, value = ''] of text
    .slice(start)
    .matchAll(/<(\/)?([A-Za-z0-9._]+)\s*\/?>(?:\s*<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))/g)) {
    const name = tag.toUpperCase()
    if (closing === undefined) openTag(open, name, cdata ?? decode(value), line)
    else closeTag(open, name)
    line += whole.split('\n').length - 1
  }
  if (open.length > 1) {
    throw new RefusalError('bank_file_cut_short', { format: 'OFX', missing: '</OFX>' })
  }
  return root
}

function openTag(open: OfxElement[], name: string, value: string, line: number): void {
  const parent = open.at(-1)
  if (!HOLDERS.has(name)) {
    parent?.setText(name, value.trim())
    return
  }
  // A list that a bank forgot to close ends where its entry ends.
  const element = new OfxElement(name, line)
  parent?.children.push(element)
  open.push(element)
  if (open.length > MOST_DEPTH) {
    throw new RefusalError('xml_too_large', { what: 'depth', most: MOST_DEPTH, line })
  }
}

/** Ends the innermost element of the name, and with it what was left open inside. */
function closeTag(open: OfxElement[], name: string): void {
  const place = open.findLastIndex(element => element.name === name)
  if (place > 0) open.length = place
}

function decode(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&')
}

function lineAt(text: string, place: number): number {
  return text.slice(0, Math.max(place, 0)).split('\n').length
}
