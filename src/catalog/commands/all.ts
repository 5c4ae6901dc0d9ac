import type { AnyCommand } from '../../platform/command.ts'
import { defineMeters } from './define-meters.ts'
import { definePlans } from './define-plans.ts'
import { defineProducts } from './define-products.ts'
import { defineTaxRules } from './define-tax-rules.ts'
import { defineTouCalendars } from './define-tou-calendars.ts'
import { definePriceIndexes } from './price-indexes.ts'

/** The catalog's commands, for the registry. `addPrices` stands with the contracts it touches. */
export const catalogCommands: readonly AnyCommand[] = [
  defineProducts,
  defineMeters,
  defineTouCalendars,
  definePriceIndexes,
  definePlans,
  defineTaxRules,
]
