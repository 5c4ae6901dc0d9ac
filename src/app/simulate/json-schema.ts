import { z } from 'zod'
import {
  code,
  country,
  currency,
  date,
  decimal,
  notNegative,
  positive,
  timeZone,
} from '../../formats/fields.ts'
import { simulationInput } from '../../invoicing/simulation/input.ts'
import { simulationOutput } from '../../invoicing/simulation/output.ts'

type Described = { type: string; format?: string; pattern?: string; description: string }

const number = (description: string, sign = '-?'): Described => ({
  type: 'string',
  pattern: `^${sign}\\d{1,12}(\\.\\d{1,12})?$`,
  description,
})

/** Fields that check by rules JSON schema cannot tell, each with as much as it can. */
const FIELDS = new Map<unknown, Described>([
  [date, { type: 'string', format: 'date', description: 'A date such as 2026-01-31' }],
  [decimal, number('A plain decimal such as "12.50"')],
  [positive, number('A decimal above zero such as "12.50"', '')],
  [notNegative, number('A decimal of zero or more such as "12.50"', '')],
  [code, { type: 'string', description: 'A code, at most 64 characters' }],
  [country, { type: 'string', pattern: '^[A-Z]{2}$', description: 'A country of ISO 3166-1' }],
  [currency, { type: 'string', pattern: '^[A-Z]{3}$', description: 'A currency of ISO 4217' }],
  [timeZone, { type: 'string', description: 'A time zone such as Europe/Berlin' }],
])

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const field = FIELDS.get(zodSchema)
      if (field === undefined) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema]
      Object.assign(jsonSchema, field)
    },
  })
}

/** What `quittance simulate` takes and answers, as JSON schema (draft 2020-12). */
export function simulationSchema(): object {
  const { $schema, ...input } = schemaOf(simulationInput, 'input') as Record<string, unknown>
  const { $schema: _, ...output } = schemaOf(simulationOutput, 'output') as Record<string, unknown>
  return {
    $schema,
    title: 'quittance simulate: a scenario',
    description: 'Made by `npm run simulate-schema`. The answer is described by $defs/answer.',
    ...input,
    $defs: { answer: { title: 'quittance simulate: the answer', ...output } },
  }
}

/** The schema as the text of docs/guide/simulate.schema.json. */
export function schemaText(): string {
  return `${JSON.stringify(simulationSchema(), null, 2)}\n`
}
