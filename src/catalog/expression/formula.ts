import type { Decimal } from '../../kernel/decimal.ts'

/**
 * What an expression says, as a tree. It has no loops and no names but `quantity`, the properties of
 * the event and the functions below, so that its size bounds its steps. `null` stands for what cannot be
 * worked out: a property that the event lacks or that is no number, a division by zero. It makes null
 * whatever depends on it.
 */
export type Formula =
  | { readonly op: 'number'; readonly value: Decimal }
  | { readonly op: 'text'; readonly value: string }
  | { readonly op: 'quantity' }
  /** As a number it must be a plain decimal; as text a missing one is empty. */
  | { readonly op: 'property'; readonly name: string; readonly as: 'number' | 'text' }
  | { readonly op: Binary; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'negate' | 'not'; readonly of: Formula }
  | { readonly op: 'if'; readonly test: Formula; readonly yes: Formula; readonly no: Formula }
  | { readonly op: 'min' | 'max'; readonly of: readonly Formula[] }
  | { readonly op: 'abs' | 'floor' | 'ceil'; readonly of: Formula }
  /** Halves away from zero. */
  | { readonly op: 'round'; readonly of: Formula; readonly digits: number }

export type Arithmetic = '+' | '-' | '*' | '/'
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='
export type Binary = Arithmetic | Comparison | 'and' | 'or'

/** Decimals of a quotient and of the amount of an event, rounded half up. */
export const FORMULA_DECIMALS = 12

/** The number of a text that is a plain decimal, as properties hold them. */
export const PLAIN_NUMBER = /^-?\d{1,18}(?:\.\d{1,12})?$/
