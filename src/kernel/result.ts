/**
 * Why a command was not carried out: a code and the facts that the sentence needs. The sentence
 * itself stands in one table, per language, and ends with what to do.
 */
export type Refusal = {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse(code: string, facts: Refusal['facts'] = {}): Result<never> {
  return { ok: false, refusal: { code, facts } }
}

/**
 * A refusal on its way up from the middle of a calculation: no price, no tax rule. The bill run
 * catches it, parks the one account with its refusal and goes on with the others.
 */
export class RefusalError extends Error {
  readonly refusal: Refusal

  constructor(code: string, facts: Refusal['facts'] = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.refusal = { code, facts }
  }
}

/** States what must hold if the program is right; a failure is a defect, never a user's mistake. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`defect: ${message}`)
}
