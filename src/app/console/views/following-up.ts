import { DEFAULT_RULES, US_RULES } from '../../../collections/contact-guard.ts'
import { loadRetryRules } from '../../../receivables/payments/load/retry-rules.ts'
import {
  BUILT_IN_RETRIES,
  MOST_RETRIES,
  RETRY_KINDS,
  RETRY_WAYS,
  reasonsOf,
} from '../../../receivables/payments/retry.ts'
import { loadContactRuleTable } from '../../../reporting/console/load/contact-rules.ts'
import { dayOf, view } from '../view.ts'

/** When customers may be contacted: what is on record by country, and what holds where nothing is. */
export const contactRulesView = view({
  path: 'contact-rules',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { now }) => ({
    today: dayOf(now),
    rules: await loadContactRuleTable(tx),
    builtIn: { '*': DEFAULT_RULES, US: US_RULES },
  }),
})

/** When payments that failed are tried again: what is on record, what is built in, and for which reasons. */
export const retryRulesView = view({
  path: 'retry-rules',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { now }) => ({
    today: dayOf(now),
    rules: await loadRetryRules(tx),
    builtIn: RETRY_WAYS.flatMap(way =>
      RETRY_KINDS.map(kind => ({
        ...{ way, kind, most: MOST_RETRIES[way] },
        days: BUILT_IN_RETRIES.get(`${way} ${kind}`) ?? [],
      })),
    ),
    reasons: reasonsOf(),
  }),
})
