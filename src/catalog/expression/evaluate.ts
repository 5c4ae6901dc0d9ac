import { Decimal } from '../../kernel/decimal.ts'
import { assert } from '../../kernel/result.ts'
import { FORMULA_DECIMALS, type Formula, PLAIN_NUMBER } from './formula.ts'

/** What an event tells an expression. */
export type FormulaFacts = {
  readonly quantity: Decimal
  readonly property: (name: string) => string | undefined
}

type Value = Decimal | string | boolean | null

/**
 * The amount of an event, rounded half up to 12 decimals; null where it cannot be worked out. All
 * arithmetic is exact but division, which has 12 decimals.
 */
export function amountOf(formula: Formula, facts: FormulaFacts): Decimal | null {
  return numberOf(formula, facts)?.round(FORMULA_DECIMALS) ?? null
}

function numberOf(formula: Formula, facts: FormulaFacts): Decimal | null {
  const value = resultOf(formula, facts)
  assert(value === null || value instanceof Decimal, 'an expression of another kind than its place')
  return value
}

function truthOf(formula: Formula, facts: FormulaFacts): boolean | null {
  const value = resultOf(formula, facts)
  assert(value === null || typeof value === 'boolean', 'a condition that is neither true nor false')
  return value
}

function resultOf(formula: Formula, facts: FormulaFacts): Value {
  switch (formula.op) {
    case 'number':
    case 'text':
      return formula.value
    case 'quantity':
      return facts.quantity
    case 'property':
      return propertyValue(facts.property(formula.name), formula.as)
    case 'negate':
      return numberOf(formula.of, facts)?.negate() ?? null
    case 'not': {
      const truth = truthOf(formula.of, facts)
      return truth === null ? null : !truth
    }
    case 'if': {
      const truth = truthOf(formula.test, facts)
      if (truth === null) return null
      return resultOf(truth ? formula.yes : formula.no, facts)
    }
    case 'min':
    case 'max': {
      const numbers = formula.of.map(each => numberOf(each, facts))
      if (numbers.some(each => each === null)) return null
      const isMax = formula.op === 'max'
      return (numbers as Decimal[]).reduce((a, b) => (b.isAbove(a) === isMax ? b : a))
    }
    case 'abs':
      return numberOf(formula.of, facts)?.abs() ?? null
    case 'ceil':
      return numberOf(formula.of, facts)?.ceiling() ?? null
    case 'floor':
      return numberOf(formula.of, facts)?.negate().ceiling().negate() ?? null
    case 'round':
      return numberOf(formula.of, facts)?.round(formula.digits) ?? null
    case 'and':
    case 'or':
      return joined(
        formula.op === 'or',
        truthOf(formula.left, facts),
        truthOf(formula.right, facts),
      )
    default:
      return binary(formula.op, resultOf(formula.left, facts), resultOf(formula.right, facts))
  }
}

function propertyValue(text: string | undefined, as: 'number' | 'text'): Value {
  if (as === 'text') return text ?? ''
  return text !== undefined && PLAIN_NUMBER.test(text) ? Decimal.parse(text) : null
}

/** `decides` is the truth that decides alone: true of or, false of and. */
function joined(decides: boolean, a: boolean | null, b: boolean | null): boolean | null {
  if (a === decides || b === decides) return decides
  return a === null || b === null ? null : !decides
}

type Operator = Exclude<Formula['op'], 'and' | 'or'>

function binary(op: Operator, a: Value, b: Value): Value {
  if (a === null || b === null) return null
  if (typeof a === 'string' || typeof b === 'string') return (a === b) === (op === '==')
  assert(a instanceof Decimal && b instanceof Decimal, 'numbers on both sides')
  switch (op) {
    case '+':
      return a.plus(b)
    case '-':
      return a.minus(b)
    case '*':
      return a.times(b)
    case '/':
      return b.isZero ? null : a.dividedBy(b, FORMULA_DECIMALS)
    default:
      return compared(op, a.compare(b))
  }
}

function compared(op: Operator, order: -1 | 0 | 1): boolean {
  switch (op) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '==':
      return order === 0
    default:
      return order !== 0
  }
}
