import type { JsonSchema } from '../../platform/json-schema.ts'

/** A JSON Schema as a TypeScript type. Throws where it says something that this does not know. */
export function typeText(schema: JsonSchema, indent = ''): string {
  const { anyOf, oneOf, allOf } = schema as Record<string, readonly JsonSchema[] | undefined>
  if (schema.$ref !== undefined) throw new Error(`defect: a reference ${schema.$ref}`)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return union(schema.enum.map(each => JSON.stringify(each)))
  if (anyOf !== undefined) return union(anyOf.map(each => typeText(each, indent)))
  if (oneOf !== undefined) return union(oneOf.map(each => typeText(each, indent)))
  if (allOf !== undefined) return allOf.map(each => `(${typeText(each, indent)})`).join(' & ')
  const { type } = schema
  if (Array.isArray(type))
    return union(type.map(each => typeText({ ...schema, type: each }, indent)))
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return arrayText(schema, indent)
    case 'object':
      return objectText(schema, indent)
    case undefined:
      return 'unknown'
    default:
      throw new Error(`defect: a schema of type ${type}`)
  }
}

function union(types: readonly string[]): string {
  const distinct = [...new Set(types)]
  return distinct.includes('unknown') ? 'unknown' : distinct.join(' | ')
}

function arrayText({ items, prefixItems }: JsonSchema, indent: string): string {
  if (Array.isArray(prefixItems)) {
    return `readonly [${prefixItems.map(each => typeText(each, indent)).join(', ')}]`
  }
  const text = typeText((items ?? {}) as JsonSchema, indent)
  return /[|&]/.test(text) && !text.startsWith('{')
    ? `readonly (${text})[]`
    : `readonly ${wrapped(text)}[]`
}

/** A union behind an object still needs its parentheses. */
function wrapped(text: string): string {
  return text.startsWith('{') && !isOneObject(text) ? `(${text})` : text
}

function isOneObject(text: string): boolean {
  let depth = 0
  for (const [i, character] of [...text].entries()) {
    if (character === '{') depth += 1
    if (character === '}') depth -= 1
    if (depth === 0) return i === text.length - 1
  }
  return false
}

function objectText(schema: JsonSchema, indent: string): string {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  const required = new Set((schema.required ?? []) as readonly string[])
  const others = schema.additionalProperties
  if (properties.length === 0) {
    const isMap = typeof others === 'object' && others !== null
    if (isMap) return `{ readonly [name: string]: ${typeText(others as JsonSchema, indent)} }`
    return others === false
      ? '{ readonly [name: string]: never }'
      : '{ readonly [name: string]: unknown }'
  }
  const inner = `${indent}  `
  const members = properties.map(([name, property]) => {
    const isNeeded = required.has(name) ? '' : '?'
    const text = typeText(property, inner)
    const note = comment(property, inner)
    return `${note}${inner}readonly ${nameText(name)}${isNeeded}: ${text}\n`
  })
  return `{\n${members.join('')}${indent}}`
}

function comment({ description }: JsonSchema, indent: string): string {
  if (typeof description !== 'string') return ''
  return `${indent}/** ${description.replaceAll('*/', '* /')} */\n`
}

/** A name as TypeScript writes it: quoted where it is no word. */
export function nameText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
