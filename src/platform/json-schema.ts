import { z } from 'zod'
import { rowSchema } from './row-batch.ts'

export type JsonSchema = { readonly [name: string]: unknown }

/**
 * A schema as JSON Schema says it, for whoever sends it (`input`) or gets it (`output`). The rows of
 * a batch are told, though the command checks them one by one; a field that may be left out is told
 * as what it is when it is there.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const row = rowSchema(zodSchema)
      if (row !== undefined) Object.assign(jsonSchema, jsonSchemaOf(row, io))
      const told = io === 'input' ? behindPreprocessing(zodSchema) : undefined
      if (told !== undefined) Object.assign(jsonSchema, jsonSchemaOf(told, io))
      if (io === 'input') leaveOutNothings(jsonSchema)
    },
  })
  return rest
}

/** A member that may only be null or left out (of a shape that commands share) is not told. */
function leaveOutNothings({ properties, required }: z.core.JSONSchema.BaseSchema): void {
  for (const [name, member] of Object.entries(properties ?? {})) {
    const isNothing = typeof member === 'object' && member.type === 'null'
    if (isNothing && required?.includes(name) !== true) delete properties?.[name]
  }
}

/** `z.preprocess` takes anything and says nothing of it; what is behind it says what is expected. */
function behindPreprocessing(schema: z.core.$ZodType): z.ZodType | undefined {
  const { def } = schema._zod
  if (def.type !== 'pipe') return undefined
  const { in: before, out } = def as z.core.$ZodPipeDef
  return before._zod.def.type === 'transform' ? (out as z.ZodType) : undefined
}
