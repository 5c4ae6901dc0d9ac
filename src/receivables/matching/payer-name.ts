/*
 * Names of payers as banks write them: capitals, no accents, words in any order, cut at 27 or 35
 * characters, with or without legal form. `payer_tokens` in the database folds alike.
 */

/** Words that tell nothing of who it is: legal forms, titles, "and". */
const NOISE = new Set(
  `GMBH AG KG OHG GBR UG SE MBH CO COMPANY INC LLC LLP LTD LIMITED CORP CORPORATION PLC SA SARL SAS
   SRL SL SLU BV NV OY AB AS SPA MR MRS MS HERR FRAU DR THE AND UND ET Y DE LA EV EK`.split(/\s+/),
)

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'SS',
  Æ: 'A',
  Ø: 'O',
  Œ: 'O',
  Ł: 'L',
  Đ: 'D',
}

/**
 * The words of a name, folded: `Müller & Söhne GmbH`, `MUELLER SOEHNE` → MULLER, SOHNE. An empty
 * list where a name holds nothing but legal forms and marks.
 */
export function nameTokens(name: string): string[] {
  const folded = name
    .replace(/ß/g, 'SS')
    .toUpperCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ÆØŒŁĐ]/g, letter => LETTERS[letter] ?? letter)
    .replace(/([AOU])E/g, '$1')
  const words = folded.split(/[\s!-/:-@[-`{-~]+/).filter(word => word.length > 1)
  return [...new Set(words.filter(word => !NOISE.has(word)))].sort()
}

/** Whether two words differ by one letter: another, one more, one less, or two swapped. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1
  const [restA, restB] = [a.slice(from), b.slice(from)]
  if (a.length !== b.length) {
    return a.length > b.length ? restA.slice(1) === restB : restB.slice(1) === restA
  }
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1
  if (Math.min(a.length, b.length) >= 4 && isOneEditApart(a, b)) return 0.9
  // A bank cuts the last word of a long name.
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 4 && long.startsWith(short) ? 0.85 : 0
}

/**
 * How alike two names are, from 0 to 1: the share of their letters that stand in words which both
 * have, in any order; one wrong letter a word and a cut word count nearly whole. Where all words of
 * the shorter name (two or more) are found in the longer one it is at least 0.9.
 */
export function nameLikeness(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  if (few.length === 0) return 0
  const left = [...many]
  let letters = 0
  let found = 0
  for (const word of few) {
    const scores = left.map(other => wordLikeness(word, other))
    const best = Math.max(...scores, 0)
    if (best === 0) continue
    const [other = ''] = left.splice(scores.indexOf(best), 1)
    letters += best * (word.length + other.length)
    found += best
  }
  const total = [...a, ...b].reduce((sum, word) => sum + word.length, 0)
  const share = letters / total
  return few.length >= 2 && found >= 0.9 * few.length ? Math.max(share, 0.9) : share
}
