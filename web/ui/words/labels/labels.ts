/** What things are called in one language, by their names in the API. */
export type Labels = Readonly<Record<string, string>>

/** Names of lists, columns, commands and fields; and of the values that people read. */
export type LabelSet = {
  readonly names: Labels
  readonly values: Labels
  /** What helps to fill a field in, by the name of the field. */
  readonly help: Labels
}

/** What is exported under these names, and under any that ends in `Values`, labels values; in `Help`, helps. */
const OF_VALUES: ReadonlySet<string> = new Set(['kinds', 'states', 'cash'])

/** All labels of a language out of its files: a new file is found by itself. */
export function labelSetOf(files: Readonly<Record<string, unknown>>): LabelSet {
  const all = Object.values(files as Readonly<Record<string, Readonly<Record<string, Labels>>>>)
  const parts = all.flatMap(Object.entries)
  const isValues = (name: string) => name.endsWith('Values') || OF_VALUES.has(name)
  const isHelp = (name: string) => name.endsWith('Help')
  const merged = (fits: (name: string) => boolean): Labels =>
    Object.assign({}, ...parts.filter(([name]) => fits(name)).map(([, each]) => each))
  return {
    names: merged(name => !isValues(name) && !isHelp(name)),
    values: merged(isValues),
    help: merged(isHelp),
  }
}
