import { type RawBuilder, sql } from 'kysely'
import { FORMULA_DECIMALS, type Formula } from '../../catalog/expression/formula.ts'

/** Where a formula finds the event that it prices. */
export type FormulaSource = {
  readonly quantity: RawBuilder<unknown>
  readonly properties: RawBuilder<unknown>
}

const QUOTIENT_UNIT = sql.lit(`1e-${FORMULA_DECIMALS}`)
const TWICE = sql.lit(`2e${FORMULA_DECIMALS}`)

/**
 * A formula as SQL, with the same value as `amountOf`, null included. Every number, text and name goes
 * over as a parameter. Each part stands in the text once, however it is used, so that nested divisions
 * and conditions cost what they are long. A division is done in whole numbers, because that of numeric
 * rounds before we can.
 */
export function formulaSql(formula: Formula, from: FormulaSource): RawBuilder<unknown> {
  const of = (part: Formula) => formulaSql(part, from)
  switch (formula.op) {
    case 'number':
      return sql`${formula.value.toString()}::numeric`
    case 'text':
      return sql`${formula.value}::text`
    case 'quantity':
      return from.quantity
    case 'property': {
      const text = sql`(${from.properties} ->> ${formula.name})`
      if (formula.as === 'text') return sql`coalesce(${text}, '')`
      return sql`CASE WHEN ${text} ~ '^-?[0-9]{1,18}([.][0-9]{1,12})?$' THEN ${text}::numeric END`
    }
    case 'negate':
      return sql`(- ${of(formula.of)})`
    case 'not':
      return sql`(NOT ${of(formula.of)})`
    case 'if':
      return sql`(CASE ${of(formula.test)} WHEN true THEN ${of(formula.yes)}
                                         WHEN false THEN ${of(formula.no)} END)`
    case 'min':
    case 'max':
      return sql`(SELECT CASE WHEN NOT bool_or(v IS NULL) THEN ${sql.raw(formula.op)}(v) END
                    FROM unnest(ARRAY[${sql.join(formula.of.map(of))}]::numeric[]) AS v)`
    case 'abs':
    case 'floor':
    case 'ceil':
      return sql`${sql.raw(formula.op)}(${of(formula.of)})`
    case 'round':
      return sql`round(${of(formula.of)}, ${sql.lit(formula.digits)})`
    case '/':
      return sql`(SELECT sign(d.x) * sign(d.y)
                         * div(abs(d.x) * ${TWICE}::numeric + abs(d.y), 2 * abs(d.y))
                         * ${QUOTIENT_UNIT}::numeric
                    FROM (SELECT ${of(formula.left)} AS x, ${of(formula.right)} AS y OFFSET 0) d
                   WHERE d.y <> 0)`
    default:
      return sql`(${of(formula.left)} ${operator(formula.op)} ${of(formula.right)})`
  }
}

function operator(op: Formula['op']): RawBuilder<unknown> {
  if (op === '==') return sql`=`
  if (op === '!=') return sql`<>`
  return sql.raw(op)
}
