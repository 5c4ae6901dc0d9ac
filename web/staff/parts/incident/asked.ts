/** What the wizard of an incident was told, all as text; empty: not told. */
export type Told = Readonly<Record<string, string>>

const LISTS = ['documents', 'accounts', 'serials'] as const
const LANGUAGES = ['en', 'fr', 'es', 'de'] as const

/** The fields by which each kind of fault is told, where the documents are not named one by one. */
export const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  price: ['plan', 'charge', 'product'],
  tariff: ['plan', 'planVersion'],
  reads: ['meter', 'serials'],
  tax: ['taxCode'],
  other: ['product', 'charge', 'plan'],
}

/** Further conditions, of those that a kind of fault is not told by. */
export function furtherOf(wrong: string): string[] {
  const all = ['plan', 'charge', 'product', 'taxCode', 'meter', 'cycle', 'disputed']
  return all.filter(field => TOLD_BY[wrong]?.includes(field) !== true)
}

/**
 * Numbers out of what was typed, pasted or read from a file: one a line or separated by commas or
 * semicolons; of a CSV file the first column. A head without a digit is left out.
 */
export function numbersIn(text: string): string[] {
  const lines = text.split(/\r?\n/)
  const isTable = lines.length > 1 && lines.every(each => each === '' || /[,;\t]/.test(each))
  const words = isTable ? lines.map(each => each.split(/[,;\t]/)[0] ?? '') : text.split(/[\s,;]+/)
  const found = words.map(word => word.trim().replace(/^"(.*)"$/, '$1'))
  return [...new Set(found.filter(word => /\d/.test(word)))]
}

/** What `startIncident` is sent of it: what is empty is left out. */
export function inputOf(told: Told): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const notice: Record<string, string> = {}
  for (const [name, value] of Object.entries(told)) {
    const text = value.trim()
    if (text === '') continue
    const language = LANGUAGES.find(each => name === `notice.${each}`)
    if (language !== undefined) notice[language] = text
    else if ((LISTS as readonly string[]).includes(name)) input[name] = numbersIn(text)
    else if (name === 'planVersion') input[name] = Number(text)
    else if (name === 'percent' || name === 'amount') input[name] = text.replace(',', '.')
    else input[name] = text
  }
  if (input.remedy !== 'credit') {
    for (const name of ['percent', 'amount', 'currency', 'outcome']) delete input[name]
  }
  if (input.amount === undefined) delete input.currency
  return Object.keys(notice).length === 0 ? input : { ...input, notice }
}
