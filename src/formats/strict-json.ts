/** Why a text is not accepted as JSON, and at which character. */
export type JsonFault = { readonly position: number; readonly reason: string }

export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: JsonFault }

export type JsonLimits = {
  /** Nested arrays and objects; default 64. */
  readonly depth?: number
  /** Characters of the text; default 16 million. */
  readonly length?: number
}

/** Names that reach the prototype of an object in careless code. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads JSON as RFC 8259 has it, and refuses what JSON.parse lets pass and readers take differently:
 * a name given twice in one object, `__proto__` and its kin, deep nesting, half of a surrogate pair,
 * and numbers that a binary float cannot hold exactly (amounts belong in strings).
 */
export function readJson(text: string, limits: JsonLimits = {}): JsonReading {
  const { depth = 64, length = 16_000_000 } = limits
  if (text.length > length) {
    return { ok: false, fault: { position: length, reason: `longer than ${length} characters` } }
  }
  const scan = new Scan(text, depth)
  try {
    scan.document()
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault }
    throw error
  }
  return { ok: true, value: JSON.parse(text) }
}

class Fault extends Error {
  readonly fault: JsonFault

  constructor(fault: JsonFault) {
    super(fault.reason)
    this.fault = fault
  }
}

const BLANK = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y

/** Walks the text once and checks it; the values themselves are JSON.parse's work. */
class Scan {
  readonly #text: string
  readonly #maxDepth: number
  #at = 0

  constructor(text: string, maxDepth: number) {
    this.#text = text
    this.#maxDepth = maxDepth
  }

  document(): void {
    this.#value(0)
    this.#blanks()
    if (this.#at < this.#text.length) throw this.#fault('text after the end')
  }

  #value(depth: number): void {
    this.#blanks()
    const first = this.#text[this.#at]
    if (first === '{') this.#object(depth + 1)
    else if (first === '[') this.#array(depth + 1)
    else if (first === '"') this.#string()
    else if (this.#match(WORD) === undefined) this.#number()
  }

  #object(depth: number): void {
    this.#enter(depth)
    const names = new Set<string>()
    if (this.#skip('}')) return
    do {
      this.#blanks()
      const start = this.#at
      const name = this.#string()
      if (FORBIDDEN_NAMES.has(name)) throw this.#fault(`the name ${name} is not allowed`, start)
      if (names.has(name)) throw this.#fault(`the name ${shortened(name)} is given twice`, start)
      names.add(name)
      if (!this.#skip(':')) throw this.#fault('a colon is missing')
      this.#value(depth)
    } while (this.#skip(','))
    if (!this.#skip('}')) throw this.#fault('a comma or } is missing')
  }

  #array(depth: number): void {
    this.#enter(depth)
    if (this.#skip(']')) return
    do this.#value(depth)
    while (this.#skip(','))
    if (!this.#skip(']')) throw this.#fault('a comma or ] is missing')
  }

  #enter(depth: number): void {
    if (depth > this.#maxDepth) throw this.#fault(`nested more than ${this.#maxDepth} deep`)
    this.#at += 1
  }

  #string(): string {
    const start = this.#at
    const end = this.#endOfString(start)
    if (end === undefined) throw this.#fault('a string in double quotes is expected')
    const value = parsedString(this.#text.slice(start, end))
    if (value === undefined) throw this.#fault('a string in double quotes is expected')
    if (!value.isWellFormed()) throw this.#fault('text with half a character', start)
    this.#at = end
    return value
  }

  /** The place after the closing quote. A loop: a pattern would run out of stack on long text. */
  #endOfString(start: number): number | undefined {
    if (this.#text[start] !== '"') return undefined
    for (let at = start + 1; at < this.#text.length; at++) {
      const character = this.#text[at]
      if (character === '"') return at + 1
      if (character === '\\') at += 1
    }
    return undefined
  }

  #number(): void {
    const start = this.#at
    const literal = this.#match(NUMBER)
    if (literal === undefined) throw this.#fault('a value is expected')
    if (!isExact(literal)) {
      throw this.#fault(
        `the number ${shortened(literal)} is not exact; write it as a string`,
        start,
      )
    }
  }

  #blanks(): void {
    this.#match(BLANK)
  }

  #skip(character: string): boolean {
    this.#blanks()
    if (this.#text[this.#at] !== character) return false
    this.#at += 1
    return true
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    this.#at += found?.length ?? 0
    return found
  }

  #fault(reason: string, position = this.#at): Fault {
    return new Fault({ position, reason })
  }
}

/** The value of a string literal; JSON.parse knows the escapes and refuses control characters. */
function parsedString(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string
  } catch {
    return undefined
  }
}

/** Whole numbers up to 2^53 and fractions of at most 15 digits survive a binary float. */
function isExact(literal: string): boolean {
  const value = Number(literal)
  if (Number.isInteger(value)) return Number.isSafeInteger(value) && !Object.is(value, -0)
  return Number.isFinite(value) && literal.replace(/[eE].*|\D/g, '').length <= 15
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`
}
