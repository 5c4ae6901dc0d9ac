import type { System } from '../../platform/system.ts'
import type { Page } from './frame.ts'
import type { ProofRuns } from './proof-runs.ts'
import type { Say } from './say.ts'

/** A request as a page sees it. */
export type Visit = {
  readonly system: System
  readonly proofs: ProofRuns
  readonly say: Say
  /** The number in the path, of pages that have one. */
  readonly number: string
  /** The parameters, not yet read. */
  readonly query: unknown
}

/** Where a visitor is sent instead of a page. */
export type Redirect = { readonly redirect: string }

/** A page: reads what it shows at one moment, and decides nothing. */
export type Show = (visit: Visit) => Promise<Page | Redirect>
