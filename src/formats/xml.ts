import sax from 'sax'
import { RefusalError } from '../kernel/result.ts'

/*
 * XML that comes from outside. Document types and entities are refused before the parser sees them,
 * so nothing in a file can name another file, an address, or grow while it is read.
 *
 * Why sax: it reads by chunks, checks that the file is well-formed and knows no entities but XML's
 * own. fast-xml-parser wants the whole file, and a utility's bulk files are gigabytes; saxes has had
 * no release since 2022.
 */

/** An element as it opens: its name without prefix, the namespace that the prefix stood for. */
export type XmlElement = {
  readonly namespace: string
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
}

export type XmlHandler = {
  readonly open: (element: XmlElement) => void
  /** Text of the innermost element, perhaps in pieces. */
  readonly text: (text: string) => void
  readonly close: () => void
}

/** What no honest file of ours comes near. */
const LIMITS = { depth: 64, attributes: 64, textCharacters: 65_536 }

/** So that the parser looks at its buffers in time. */
const PIECE = 32_768

/** The characters within which an encoding is named. */
const HEAD = 300

/** Long enough for `<!DOCTYPE` cut in two by the end of a chunk. */
const OVERLAP = 16

/**
 * Reads XML chunk by chunk and tells a handler what it finds. Throws a RefusalError with the line
 * for a document type or entity, for what is not well-formed, not UTF-8, or absurdly deep or long.
 */
export class XmlReader {
  readonly #parser: sax.SAXParser
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #seen = ''
  /** The beginning of the file, where it may name its encoding. */
  #head = ''
  #isFirst = true
  #hasRoot = false
  #depth = 0
  #attributes = 0
  #textLength = 0

  constructor(handler: XmlHandler) {
    const parser = sax.parser(true, { xmlns: true, position: true })
    this.#parser = parser
    parser.onerror = error => {
      const reason = (error.message.split('\n')[0] ?? '').slice(0, 120)
      throw this.#refusal('xml_malformed', { reason })
    }
    parser.onopentagstart = () => {
      this.#attributes = 0
    }
    parser.onattribute = () => {
      this.#attributes += 1
      if (this.#attributes > LIMITS.attributes) throw this.#tooLarge('attributes')
    }
    parser.onopentag = tag => {
      if (this.#depth === 0 && this.#hasRoot) {
        throw this.#refusal('xml_malformed', { reason: 'a second root element' })
      }
      this.#hasRoot = true
      this.#depth += 1
      this.#textLength = 0
      if (this.#depth > LIMITS.depth) throw this.#tooLarge('depth')
      handler.open({ ...nameOf(tag as sax.QualifiedTag), line: parser.line + 1 })
    }
    parser.onclosetag = () => {
      this.#depth -= 1
      this.#textLength = 0
      handler.close()
    }
    const text = (piece: string): void => {
      this.#textLength += piece.length
      if (this.#textLength > LIMITS.textCharacters) throw this.#tooLarge('textCharacters')
      handler.text(piece)
    }
    parser.ontext = text
    parser.oncdata = text
  }

  /** Takes the next bytes. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    if (this.#isFirst) {
      this.#isFirst = false
      if (isUtf16(bytes)) throw this.#refusal('xml_encoding', { found: 'UTF-16' })
    }
    this.#write(this.#decode(bytes))
  }

  /** The end of the file. */
  end(): void {
    this.#write(this.#decode())
    if (!this.#hasRoot) throw this.#refusal('xml_malformed', { reason: 'no element' })
    this.#parser.close()
  }

  #decode(bytes?: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw this.#refusal('xml_encoding', { found: 'bytes that are no UTF-8' })
    }
  }

  #write(text: string): void {
    for (let at = 0; at < text.length; at += PIECE) {
      const piece = text.slice(at, at + PIECE)
      const seen = this.#seen + piece
      this.#refuseUnsafe(seen)
      this.#seen = seen.slice(-OVERLAP)
      this.#checkEncoding(piece)
      this.#parser.write(piece)
    }
  }

  #refuseUnsafe(text: string): void {
    if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) {
      throw this.#refusal('xml_doctype', {})
    }
  }

  #checkEncoding(piece: string): void {
    if (this.#head.length >= HEAD) return
    this.#head += piece.slice(0, HEAD)
    const encoding = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/i.exec(this.#head)?.[1]
    if (encoding === undefined || /^(?:utf-?8|us-ascii)$/i.test(encoding)) return
    throw this.#refusal('xml_encoding', { found: encoding.slice(0, 40) })
  }

  #tooLarge(what: keyof typeof LIMITS): RefusalError {
    return this.#refusal('xml_too_large', { what, most: LIMITS[what] })
  }

  #refusal(code: string, facts: Readonly<Record<string, string | number>>): RefusalError {
    return new RefusalError(code, { line: this.#parser.line + 1, ...facts })
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = [bytes[0], bytes[1]]
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    first === 0 ||
    second === 0
  )
}

function nameOf(tag: sax.QualifiedTag): Omit<XmlElement, 'line'> {
  const attributes: Record<string, string> = Object.create(null)
  for (const { prefix, local, value } of Object.values(tag.attributes)) {
    if (prefix === '') attributes[local] = value
  }
  return { namespace: tag.uri, name: tag.local, attributes }
}
