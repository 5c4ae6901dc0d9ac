import type { CsvMapping, Meaning } from '../../views/bank-csv.ts'

/** What a column of the file means; empty where it is not used. */
export function meaningOf({ columns }: CsvMapping, name: string): Meaning | '' {
  if (columns.text?.includes(name)) return 'text'
  const found = Object.entries(columns).find(([, column]) => column === name)
  return (found?.[0] ?? '') as Meaning | ''
}

/**
 * The mapping with a column meant otherwise. Another column that meant the same means nothing then; names
 * that the file does not have are forgotten.
 */
export function meant(
  mapping: CsvMapping,
  header: readonly string[],
  { name, meaning }: { readonly name: string; readonly meaning: Meaning | '' },
): CsvMapping {
  const before = header
    .filter(each => each !== name)
    .map(each => [each, meaningOf(mapping, each)] as const)
    .filter(([, other]) => other !== '' && (other === 'text' || other !== meaning))
  const all = meaning === '' ? before : [...before, [name, meaning] as const]
  const text = header.filter(each => all.some(([at, of]) => at === each && of === 'text'))
  const single = all.filter(([, of]) => of !== 'text').map(([at, of]) => [of, at])
  const columns = { ...Object.fromEntries(single), ...(text.length === 0 ? {} : { text }) }
  return { ...mapping, columns }
}
