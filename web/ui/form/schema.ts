import type { Schema } from '../api.ts'

/** The schema that counts where null is also allowed. */
export function withoutNull(schema: Schema): Schema {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices === undefined) return schema
  const rest = choices.filter(({ type }) => type !== 'null')
  const [only] = rest
  return rest.length === 1 && only !== undefined
    ? { ...only, ...(schema.description === undefined ? {} : { description: schema.description }) }
    : schema
}

/** The kinds that a value may take, where the schema leaves a choice; else undefined. */
export function choicesOf(schema: Schema): readonly Schema[] | undefined {
  const choices = (schema.anyOf ?? schema.oneOf)?.filter(({ type }) => type !== 'null')
  return choices !== undefined && choices.length > 1 ? choices : undefined
}

/** The name of a kind: the constant that tells it from the others, else its place. */
export function choiceName(
  choice: Schema,
  place: number,
  label: (value: string) => string,
): string {
  for (const member of Object.values(choice.properties ?? {})) {
    if (member.const !== undefined) return label(String(member.const))
  }
  if (choice.const !== undefined) return label(String(choice.const))
  if (choice.enum !== undefined) return choice.enum.map(each => label(String(each))).join(', ')
  return (
    choice.title ??
    choice.description ??
    (typeof choice.type === 'string' ? choice.type : `${place + 1}`)
  )
}

export function typeOf(schema: Schema): string {
  const { type } = schema
  if (typeof type === 'string') return type
  if (Array.isArray(type)) return type.find(each => each !== 'null') ?? 'string'
  if (schema.properties !== undefined) return 'object'
  return schema.items === undefined ? 'string' : 'array'
}

/** What a form starts with: what is required has its place, lists one entry where there must be one. */
export function startOf(given: Schema): unknown {
  const schema = withoutNull(given)
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  const [first] = choicesOf(schema) ?? []
  if (first !== undefined) return startOf(first)
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) === true)
          .map(([name, member]) => [name, startOf(member)]),
      )
    case 'array':
      return schema.items === undefined ? [] : [startOf(schema.items)]
    case 'boolean':
      return false
    default:
      return ''
  }
}

/** A form with what is known already filled in: of a command that takes rows, into its first row. */
export function startWith(schema: Schema, known: Readonly<Record<string, unknown>>): unknown {
  const start = startOf(schema) as Readonly<Record<string, unknown>>
  const { rows } = start
  const isOfRow = Array.isArray(rows) && !Object.keys(known).some(name => name in start)
  if (!isOfRow) return { ...start, ...known }
  return { ...start, rows: [{ ...rows[0], ...known }] }
}

/**
 * What is sent of what was entered: fields that were left empty are left out, whole numbers become
 * numbers. Amounts and quantities stay texts, so that no digit is lost on the way.
 */
export function sentOf(given: Schema, value: unknown): unknown {
  const schema = withoutNull(given)
  if (Array.isArray(value)) {
    const { items } = schema
    const given = value.filter(each => !isEmpty(each))
    return items === undefined ? given : given.map(each => sentOf(items, each))
  }
  if (typeof value === 'object' && value !== null) {
    const of = choicesOf(schema)?.find(choice => fits(choice, value)) ?? schema
    const members = Object.entries(value)
      .filter(([, member]) => !isEmpty(member))
      .map(([name, member]) => [name, sentOf(of.properties?.[name] ?? {}, member)])
    return Object.fromEntries(members)
  }
  const type = typeOf(schema)
  const isNumber = type === 'integer' || type === 'number'
  return isNumber && typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value)
    ? Number(value)
    : value
}

/** Whether a value is of a kind: every constant of the kind is as the value has it. */
export function fits(choice: Schema, value: unknown): boolean {
  if (choice.const !== undefined) return value === choice.const
  if (choice.enum !== undefined) return choice.enum.includes(value)
  if (typeof value !== 'object' || value === null) {
    return typeof value === typeOf(choice)
  }
  if (typeOf(choice) !== 'object') return false
  const members = value as Readonly<Record<string, unknown>>
  return (
    Object.entries(choice.properties ?? {}).every(
      ([name, member]) => member.const === undefined || members[name] === member.const,
    ) && Object.keys(members).every(name => Object.hasOwn(choice.properties ?? {}, name))
  )
}

/** Whether nothing was entered. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || value === null
}
