import { type Refusal, RefusalError } from '../kernel/result.ts'

export type TaxErrorCode = 'no_tax_rule' | 'tax_compounds_on_itself'

/** Stops the taxing of one account, which is parked with the code and the facts. */
export class TaxError extends RefusalError {
  override readonly name = 'TaxError'
  readonly code: TaxErrorCode
  readonly facts: Refusal['facts']

  constructor(code: TaxErrorCode, facts: Refusal['facts']) {
    super(code, facts)
    this.code = code
    this.facts = facts
  }
}
