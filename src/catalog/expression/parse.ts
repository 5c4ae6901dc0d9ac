import { type Expression, type Program, parse } from 'acorn'
import { Decimal } from '../../kernel/decimal.ts'
import { type Refusal, RefusalError, type Result } from '../../kernel/result.ts'
import { type Binary, type Formula, PLAIN_NUMBER } from './formula.ts'

/*
 * Expressions are written as in JavaScript (ECMAScript 5), whose parser acorn is; only the tree that
 * it gives is used. Nothing is ever run as code: what is not in the list below is refused, and numbers
 * are read from their digits, never as floats.
 */

/** The most characters and parts of an expression: it takes no more steps than it has parts. */
export const MOST_CHARACTERS = 1000
const MOST_PARTS = 200

type Kind = 'number' | 'text' | 'truth'

const BINARY: Readonly<Record<string, Binary>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '==',
  '!=': '!=',
  '&&': 'and',
  '||': 'or',
}
const ARITHMETIC = new Set(['+', '-', '*', '/'])

/** Functions and how many numbers they take. */
const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  min: [1, 20],
  max: [1, 20],
  abs: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  round: [1, 2],
}

/**
 * The formula of an expression such as `event.region == "eu" ? quantity * 0.12 : quantity * 0.15`. A
 * refusal names the character (from 1) at which it cannot be understood, and what stands there.
 */
export function parseExpression(text: string): Result<Formula> {
  if (text.length > MOST_CHARACTERS) {
    const facts = { position: MOST_CHARACTERS + 1, found: '…', most: MOST_CHARACTERS }
    return { ok: false, refusal: { code: 'expression_too_long', facts } }
  }
  try {
    const reader = new Reader(text)
    return { ok: true, value: reader.formula() }
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
}

class Reader {
  readonly #text: string
  #parts = 0

  constructor(text: string) {
    this.#text = text
  }

  formula(): Formula {
    const [statement, next] = this.#statements()
    if (next !== undefined) throw this.#refusal('expression_not_read', next.start)
    if (statement?.type !== 'ExpressionStatement') {
      throw this.#refusal('expression_not_read', statement?.start ?? 0)
    }
    const semicolon = this.#text.lastIndexOf(';')
    if (semicolon >= statement.expression.end) {
      throw this.#refusal('expression_not_read', semicolon)
    }
    return this.#read(statement.expression, 'number')
  }

  #statements(): Program['body'] {
    try {
      return parse(this.#text, { ecmaVersion: 5 }).body
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      const at = (error as SyntaxError & { pos?: number }).pos ?? 0
      throw this.#refusal('expression_not_read', at)
    }
  }

  /** A part of the tree in a place that asks for a number, a text, or true or false. */
  #read(node: Expression, kind: Kind): Formula {
    this.#parts += 1
    if (this.#parts > MOST_PARTS) {
      throw this.#refusal('expression_too_long', node.start, { most: MOST_PARTS })
    }
    switch (node.type) {
      case 'Literal':
        return this.#literal(node, kind)
      case 'Identifier':
        if (node.name !== 'quantity') throw this.#refusal('expression_unknown_name', node.start)
        return this.#as('number', kind, node, { op: 'quantity' })
      case 'MemberExpression':
        return this.#property(node, kind)
      case 'UnaryExpression':
        return this.#unary(node, kind)
      case 'BinaryExpression':
      case 'LogicalExpression':
        return this.#binary(node, kind)
      case 'ConditionalExpression':
        if (kind === 'truth') throw this.#wrongKind(node, kind)
        return {
          op: 'if',
          test: this.#read(node.test, 'truth'),
          yes: this.#read(node.consequent, kind),
          no: this.#read(node.alternate, kind),
        }
      case 'CallExpression':
        return this.#as('number', kind, node, this.#call(node))
      default:
        throw this.#refusal('expression_not_read', node.start)
    }
  }

  #literal(node: Expression & { type: 'Literal' }, kind: Kind): Formula {
    if (typeof node.value === 'string') {
      return this.#as('text', kind, node, { op: 'text', value: node.value })
    }
    const digits = node.raw ?? ''
    if (!PLAIN_NUMBER.test(digits)) throw this.#refusal('expression_not_read', node.start)
    return this.#as('number', kind, node, { op: 'number', value: Decimal.parse(digits) })
  }

  /** `event.name`: a number or a text, as its place asks. */
  #property(node: Expression & { type: 'MemberExpression' }, kind: Kind): Formula {
    const { object, property, computed } = node
    if (computed || property.type !== 'Identifier') {
      throw this.#refusal('expression_not_read', property.start)
    }
    if (object.type !== 'Identifier' || object.name !== 'event') {
      throw this.#refusal('expression_unknown_name', object.start)
    }
    if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(property.name)) {
      throw this.#refusal('expression_unknown_name', property.start)
    }
    if (kind === 'truth') throw this.#wrongKind(node, kind)
    return { op: 'property', name: property.name, as: kind }
  }

  #unary(node: Expression & { type: 'UnaryExpression' }, kind: Kind): Formula {
    const { operator, argument } = node
    if (operator === '!') {
      return this.#as('truth', kind, node, { op: 'not', of: this.#read(argument, 'truth') })
    }
    if (operator !== '-') throw this.#refusal('expression_not_read', node.start)
    return this.#as('number', kind, node, { op: 'negate', of: this.#read(argument, 'number') })
  }

  #binary(
    node: Expression & { type: 'BinaryExpression' | 'LogicalExpression' },
    kind: Kind,
  ): Formula {
    const { operator, left, right } = node
    const op = Object.hasOwn(BINARY, operator) ? BINARY[operator] : undefined
    if (op === undefined || left.type === 'PrivateIdentifier') {
      throw this.#refusal('expression_not_read', left.end + this.#blanksAt(left.end))
    }
    const isJoin = op === 'and' || op === 'or'
    const isText = (op === '==' || op === '!=') && (isTextual(left) || isTextual(right))
    const inside: Kind = isJoin ? 'truth' : isText ? 'text' : 'number'
    return this.#as(ARITHMETIC.has(op) ? 'number' : 'truth', kind, node, {
      op,
      left: this.#read(left, inside),
      right: this.#read(right, inside),
    })
  }

  #call(node: Expression & { type: 'CallExpression' }): Formula {
    const { callee, arguments: given } = node
    const name = callee.type === 'Identifier' ? callee.name : ''
    const bounds = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
    if (bounds === undefined) throw this.#refusal('expression_unknown_name', callee.start)
    const [least, most] = bounds
    if (given.length < least || given.length > most) {
      throw this.#refusal('expression_not_read', given[most]?.start ?? node.end - 1)
    }
    const numbers = (name === 'round' ? given.slice(0, 1) : given).map(each => {
      if (each.type === 'SpreadElement') throw this.#refusal('expression_not_read', each.start)
      return this.#read(each, 'number')
    })
    if (name === 'min' || name === 'max') return { op: name, of: numbers }
    const [of] = numbers as [Formula]
    if (name !== 'round') return { op: name as 'abs' | 'floor' | 'ceil', of }
    const digits = given[1]
    const written = digits?.type === 'Literal' ? (digits.raw ?? '') : ''
    if (digits !== undefined && !/^(?:\d|1[0-2])$/.test(written)) {
      throw this.#refusal('expression_not_read', digits.start)
    }
    return { op: 'round', of, digits: Number(written) }
  }

  #as(is: Kind, wanted: Kind, node: Expression, formula: Formula): Formula {
    if (is !== wanted) throw this.#wrongKind(node, wanted)
    return formula
  }

  #wrongKind(node: Expression, wanted: Kind): RefusalError {
    return this.#refusal('expression_wrong_kind', node.start, { wanted })
  }

  #blanksAt(at: number): number {
    return /^\s*/.exec(this.#text.slice(at))?.[0].length ?? 0
  }

  #refusal(code: string, at: number, facts: Refusal['facts'] = {}): RefusalError {
    const found = this.#text.slice(at, at + 20) || '–'
    return new RefusalError(code, { position: at + 1, found, ...facts })
  }
}

function isTextual(node: { readonly type: string; readonly value?: unknown }): boolean {
  return node.type === 'Literal' && typeof node.value === 'string'
}
