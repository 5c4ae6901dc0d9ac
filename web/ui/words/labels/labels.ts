/** What things are called in one language, by their names in the API. */
export type Labels = Readonly<Record<string, string>>

/** Names of lists, columns, commands and fields; and of the values that people read. */
export type LabelSet = { readonly names: Labels; readonly values: Labels }

/** What is exported under these names, and under any that ends in `Values`, labels values. */
const OF_VALUES: ReadonlySet<string> = new Set(['kinds', 'states', 'cash'])

/** All labels of a language out of its files: a new file is found by itself. */
export function labelSetOf(files: Readonly<Record<string, unknown>>): LabelSet {
  const all = Object.values(files as Readonly<Record<string, Readonly<Record<string, Labels>>>>)
  const parts = all.flatMap(Object.entries)
  const isValues = (name: string) => name.endsWith('Values') || OF_VALUES.has(name)
  return {
    names: Object.assign({}, ...parts.filter(([name]) => !isValues(name)).map(([, each]) => each)),
    values: Object.assign({}, ...parts.filter(([name]) => isValues(name)).map(([, each]) => each)),
  }
}
