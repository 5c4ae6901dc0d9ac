/** Which code points the fonts of a page can draw, one bit each. */
export type Coverage = Uint8Array

const CODE_POINTS = 0x110000
const LONGEST_RUN = 40
const BROKEN_AFTER = 12
/** `theme.typ` (`soft`) turns it into a place to break; it never reaches the text of the PDF. */
const ZERO_WIDTH_SPACE = '\u200b'
/** Drawn for a character that no font has. */
const MISSING = '□'

/** Invisible characters that shaping needs and no font has to draw. */
const JOINERS = new Set([0x200c, 0x200d])
/** After any other letter a joiner joins nothing, and would be copied from the PDF with the letter. */
const IDLE_JOINERS =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}])(?:\u200c|\u200d)+/gu

const ALWAYS_DRAWN =
  /^[ -~\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u202f\u20ac\u2212]*$/
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** Marks that turn the reading order of the text beside them, and invisible blanks and hyphens. */
const UNWANTED = /[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\u00ad\ufeff]|[\ufe00-\ufe0f]/g
const LONG_RUN = new RegExp(`\\S{${LONGEST_RUN + 1},}`, 'gu')

/** Reads from the character maps of TrueType or OpenType fonts what they can draw. */
export function coverageOf(fonts: readonly Buffer[]): Coverage {
  const coverage = new Uint8Array(CODE_POINTS / 8)
  for (const font of fonts) addFont(coverage, font)
  return coverage
}

/**
 * Text that can be printed in any column: control characters become blanks, characters that no font
 * has become `□` (PDF/A refuses a missing glyph), and a run of more than 40 characters without a
 * blank gets places to break.
 */
export function printableText(text: string, coverage: Coverage): string {
  if (text.length <= LONGEST_RUN && ALWAYS_DRAWN.test(text)) return text
  const clean = text
    .toWellFormed()
    .replace(CONTROLS, ' ')
    .replace(UNWANTED, '')
    .replace(IDLE_JOINERS, '')
  const drawn = ALWAYS_DRAWN.test(clean) ? clean : drawable(clean, coverage)
  return drawn.replace(LONG_RUN, breakable)
}

/**
 * Plainer text for a document that still could not be drawn: without combining marks and joiners,
 * which some scripts put together from two fonts.
 */
export function plainText(text: string, coverage: Coverage): string {
  const bare = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{M}\p{Cf}]/gu, '')
  return printableText(bare, coverage)
}

/** What is left when all else failed: Latin letters, digits and punctuation of the main face. */
export function latinText(text: string, coverage: Coverage): string {
  const latin = Array.from(plainText(text, coverage), character =>
    ALWAYS_DRAWN.test(character) ? character : MISSING,
  )
  return latin.join('')
}

/** The same value with `change` applied to every text in it. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value
  if (Array.isArray(value)) return value.map(item => mapTexts(item, change)) as Value
  if (value === null || typeof value !== 'object') return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    copy[key] = mapTexts((value as Record<string, unknown>)[key], change)
  }
  return copy as Value
}

function drawable(text: string, coverage: Coverage): string {
  let drawn = ''
  for (const character of text) {
    const codePoint = character.codePointAt(0)!
    drawn += isCovered(coverage, codePoint) || JOINERS.has(codePoint) ? character : MISSING
  }
  return drawn
}

function breakable(run: string): string {
  const parts: string[] = []
  let part = ''
  for (const { segment } of new Intl.Segmenter().segment(run)) {
    if (part.length + segment.length > BROKEN_AFTER) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part].filter(text => text !== '').join(ZERO_WIDTH_SPACE)
}

function isCovered(coverage: Coverage, codePoint: number): boolean {
  return ((coverage[codePoint >> 3]! >> (codePoint & 7)) & 1) === 1
}

function addRange(coverage: Coverage, first: number, last: number): void {
  for (let codePoint = first; codePoint <= last; codePoint += 1) {
    coverage[codePoint >> 3]! |= 1 << (codePoint & 7)
  }
}

/** OpenType 1.9, `cmap`: subtable formats 4 (BMP) and 12 (all planes) are what modern fonts hold. */
function addFont(coverage: Coverage, font: Buffer): void {
  const cmap = tableOffset(font, 'cmap')
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 8 + 8 * n)
    const format = font.readUInt16BE(subtable)
    if (format === 4) addSegments(coverage, font, subtable)
    if (format === 12) addGroups(coverage, font, subtable)
  }
}

function tableOffset(font: Buffer, tag: string): number {
  for (let n = 0; n < font.readUInt16BE(4); n += 1) {
    const entry = 12 + 16 * n
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`not a font: it has no ${tag} table`)
}

function addSegments(coverage: Coverage, font: Buffer, subtable: number): void {
  const segments = font.readUInt16BE(subtable + 6) / 2
  for (let n = 0; n < segments; n += 1) {
    const last = font.readUInt16BE(subtable + 14 + 2 * n)
    const first = font.readUInt16BE(subtable + 16 + 2 * (segments + n))
    if (first !== 0xffff) addRange(coverage, first, last)
  }
}

function addGroups(coverage: Coverage, font: Buffer, subtable: number): void {
  const groups = font.readUInt32BE(subtable + 12)
  for (let n = 0; n < groups; n += 1) {
    const group = subtable + 16 + 12 * n
    addRange(coverage, font.readUInt32BE(group), font.readUInt32BE(group + 4))
  }
}
