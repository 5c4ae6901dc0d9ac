import type { BulkAction } from '../../../src/operations/bulk/actions.ts'
import type { Schema } from '../api.ts'

/**
 * What is asked for once for all rows: the command's form without what each row fills in. A command of
 * rows is asked for as for one row; `inputOf` puts what was entered back where the command has it.
 */
export function askedForm(
  schema: Schema,
  action: BulkAction,
): { readonly form: Schema; inputOf(value: unknown): Readonly<Record<string, unknown>> } {
  const paths = Object.keys(action.fill).map(path => path.split('.'))
  const [list, at] = paths[0] ?? []
  const member = list === undefined ? undefined : schema.properties?.[list]
  const isOfRows = at === '0' && member?.items?.properties !== undefined
  if (isOfRows && member.items !== undefined && list !== undefined) {
    const names = new Set(paths.map(path => path[2]))
    return { form: without(member.items, names), inputOf: value => ({ [list]: [value] }) }
  }
  const names = new Set(paths.map(path => path[0]))
  return {
    form: without(schema, names),
    inputOf: value => value as Readonly<Record<string, unknown>>,
  }
}

function without(schema: Schema, names: ReadonlySet<string | undefined>): Schema {
  const members = Object.entries(schema.properties ?? {}).filter(([name]) => !names.has(name))
  return {
    ...schema,
    properties: Object.fromEntries(members),
    required: (schema.required ?? []).filter(name => !names.has(name)),
  }
}
