/** What things are called in one language, by their names in the API. */
export type Labels = Readonly<Record<string, string>>

/** Names of lists, columns, commands and fields; and of the values that people read. */
export type LabelSet = { readonly names: Labels; readonly values: Labels }
