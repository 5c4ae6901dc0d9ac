import {
  type Checker,
  type Symbol as Member,
  SymbolFlags,
  type Type,
  TypeFlags,
} from 'typescript/unstable/sync'
import type { JsonSchema } from '../../platform/json-schema.ts'

/** Types that `toJson` writes as a text, by the name of their class. */
const TEXTS: Readonly<Record<string, JsonSchema>> = {
  Decimal: { type: 'string', description: 'an exact decimal' },
  PlainDate: { type: 'string', format: 'date' },
  Instant: { type: 'string', format: 'date-time' },
}

const PLAIN: readonly (readonly [TypeFlags, JsonSchema])[] = [
  [TypeFlags.Unknown, {}],
  [TypeFlags.Boolean, { type: 'boolean' }],
  [TypeFlags.String, { type: 'string' }],
  [TypeFlags.TemplateLiteral, { type: 'string' }],
  [TypeFlags.Number, { type: 'number' }],
  [TypeFlags.BigInt, { type: 'string', description: 'a whole number' }],
  [TypeFlags.Null, { type: 'null' }],
]

/**
 * A type of the code as JSON Schema, of the JSON that `toJson` makes of its values. Types that have no
 * JSON form, or that contain themselves, are a defect. `path` names the place for its message.
 */
export function schemaOfType(checker: Checker, type: Type, path: string): JsonSchema {
  if (path.split('.').length > 12) throw new Error(`defect: ${path} contains itself`)
  const plain = PLAIN.find(([flag]) => (type.flags & flag) !== 0)
  if (plain !== undefined) return plain[1]
  // What anything may be in JSON says no more than nothing does.
  if (type.getAliasSymbol()?.name === 'Json') return {}
  if (type.isStringLiteralType() || type.isNumberLiteralType() || type.isBooleanLiteralType()) {
    return { const: type.value }
  }
  if (type.isUnionType()) return unionSchema(checker, type.getTypes(), path)
  const text = TEXTS[type.getSymbol()?.name ?? '']
  if (text !== undefined) return text
  if (type.isTypeReference() && checker.isArrayLikeType(type)) {
    const members = checker.getTypeArguments(type)
    return { type: 'array', items: unionSchema(checker, members, `${path}.0`) }
  }
  if (type.isObjectType() || type.isIntersectionType()) return objectSchema(checker, type, path)
  throw new Error(`defect: ${path} is ${checker.typeToString(type)}, which JSON cannot say`)
}

/** One of several: `undefined` is left out, as JSON does; texts and numbers that are fixed as one. */
function unionSchema(checker: Checker, types: readonly Type[], path: string): JsonSchema {
  const schemas = types
    .filter(type => (type.flags & TypeFlags.Undefined) === 0)
    .map(type => schemaOfType(checker, type, path))
  const fixed = schemas.flatMap(schema => ('const' in schema ? [schema.const] : []))
  const others = schemas.filter(schema => !('const' in schema))
  const isEither = fixed.includes(true) && fixed.includes(false)
  const kept = isEither ? fixed.filter(value => typeof value !== 'boolean') : fixed
  const parts = [
    ...(kept.length === 0 ? [] : [kept.length === 1 ? { const: kept[0] } : { enum: kept.sort() }]),
    ...(isEither ? [{ type: 'boolean' }] : []),
    ...others.toSorted((a, b) => Number(a.type === 'null') - Number(b.type === 'null')),
  ]
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { anyOf: parts }
}

function objectSchema(checker: Checker, type: Type, path: string): JsonSchema {
  const members = checker.getPropertiesOfType(type)
  const [index] = checker.getIndexInfosOfType(type)
  if (members.length === 0 && index !== undefined) {
    const member = schemaOfType(checker, index.valueType, `${path}.*`)
    return { type: 'object', additionalProperties: member }
  }
  const properties = members.map(member => memberSchema(checker, member, path))
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
    required: properties.filter(({ isNeeded }) => isNeeded).map(({ name }) => name),
  }
}

function memberSchema(checker: Checker, member: Member, path: string) {
  const { name } = member
  const type = checker.getTypeOfSymbol(member)
  if (type === undefined) throw new Error(`defect: ${path}.${name} has no type`)
  const mayBeLeftOut =
    (member.flags & SymbolFlags.Optional) !== 0 ||
    (type.isUnionType() && type.getTypes().some(each => (each.flags & TypeFlags.Undefined) !== 0))
  const said = checker.getDocumentationCommentOfSymbol(member).replaceAll(/\s+/g, ' ').trim()
  const schema = schemaOfType(checker, type, `${path}.${name}`)
  return {
    name,
    isNeeded: !mayBeLeftOut,
    schema: said === '' ? schema : { ...schema, description: said },
  }
}
