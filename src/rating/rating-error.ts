import { type Refusal, RefusalError } from '../kernel/result.ts'

/** Why a charge cannot be rated; each needs a person to repair the price or the measured data. */
export type RatingErrorCode =
  | 'no_matrix_row'
  | 'no_price_in_force'
  | 'tiers_not_ascending'
  | 'package_size_not_positive'
  | 'no_quantity'
  | 'quantity_missing'
  | 'usage_missing'
  | 'negative_tiered_usage'
  | 'price_needs_usage'
  | 'index_value_missing'
  | 'events_not_counted'
  | 'discount_out_of_range'
  | 'empty_period'
  | 'commitment_needs_net_prices'
  | 'interval_lengths_differ'
  | 'holidays_unknown'
  | 'no_band'
  | 'band_needs_hours'
  | 'budget_taxed'
  | 'energy_needs_unit_price'
  | 'demand_window_wrong'

/** Stops the rating of one account, which is parked with the code and the facts. */
export class RatingError extends RefusalError {
  override readonly name = 'RatingError'
  readonly code: RatingErrorCode
  readonly facts: Refusal['facts']

  constructor(code: RatingErrorCode, facts: Refusal['facts']) {
    super(code, facts)
    this.code = code
    this.facts = facts
  }
}
