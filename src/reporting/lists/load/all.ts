import type { List } from '../../../platform/list.ts'
import { ACCESS_LISTS } from './access.ts'
import { AGREEMENT_LISTS } from './agreements.ts'
import { ASSIGNMENT_LISTS } from './assignments.ts'
import { BANK_LISTS } from './bank.ts'
import { BILLED_BEFORE_LISTS } from './billed-before.ts'
import { BILL_LISTS } from './bills.ts'
import { CASH_LISTS } from './cash.ts'
import { CATALOG_LISTS } from './catalog.ts'
import { COLLECTING_LISTS } from './collecting.ts'
import { CORRECTION_LISTS } from './corrections.ts'
import { CREDIT_LISTS } from './credit.ts'
import { CREDIT_REFUND_LISTS } from './credit-refunds.ts'
import { CUSTOMER_LISTS } from './customers.ts'
import { DELIVERY_LISTS } from './deliveries.ts'
import { DESK_LISTS } from './desk.ts'
import { DISPUTE_LISTS } from './disputes.ts'
import { DUNNING_LISTS } from './dunning.ts'
import { FREEZE_LISTS } from './freezes.ts'
import { INCIDENT_LISTS } from './incidents.ts'
import { LATE_CHARGE_LISTS } from './late-charges.ts'
import { MANDATE_LISTS } from './mandates.ts'
import { MESSAGE_LISTS } from './messages.ts'
import { OFFER_LISTS } from './offers.ts'
import { ORDER_LISTS } from './orders.ts'
import { PAYMENT_LISTS } from './payments.ts'
import { PEOPLE_LISTS } from './people.ts'
import { PLACEMENT_LISTS } from './placements.ts'
import { PLAN_LISTS } from './plans.ts'
import { PREPAID_LISTS } from './prepaid.ts'
import { PROVIDER_REFUND_LISTS } from './provider-refunds.ts'
import { RECEIVABLE_LISTS } from './receivables.ts'
import { REFUND_RUN_LISTS } from './refund-runs.ts'
import { RELATION_LISTS } from './relations.ts'
import { REMITTANCE_LISTS } from './remittances.ts'
import { RETENTION_LISTS } from './retention.ts'
import { RETRY_RULE_LISTS } from './retry-rules.ts'
import { STATEMENT_LISTS } from './statements.ts'
import { SURCHARGE_LISTS } from './surcharges.ts'
import { TASK_LISTS } from './tasks.ts'
import { TERMS_LISTS } from './terms.ts'
import { UNCLAIMED_LISTS } from './unclaimed.ts'
import { USAGE_LISTS } from './usage.ts'
import { WATCHED_LISTS } from './watched.ts'
import { WEBHOOK_LISTS } from './webhooks.ts'

/** Every list by its name, which is its address: `/v1/accounts`. */
export const LISTS: ReadonlyMap<string, List> = new Map(
  [
    ...CUSTOMER_LISTS,
    ...AGREEMENT_LISTS,
    ...PREPAID_LISTS,
    ...ORDER_LISTS,
    ...RELATION_LISTS,
    ...ASSIGNMENT_LISTS,
    ...CATALOG_LISTS,
    ...OFFER_LISTS,
    ...TERMS_LISTS,
    ...PLAN_LISTS,
    ...CREDIT_REFUND_LISTS,
    ...REMITTANCE_LISTS,
    ...UNCLAIMED_LISTS,
    ...SURCHARGE_LISTS,
    ...BILL_LISTS,
    ...BILLED_BEFORE_LISTS,
    ...USAGE_LISTS,
    ...MANDATE_LISTS,
    ...PAYMENT_LISTS,
    ...RECEIVABLE_LISTS,
    ...PROVIDER_REFUND_LISTS,
    ...REFUND_RUN_LISTS,
    ...FREEZE_LISTS,
    ...DUNNING_LISTS,
    ...LATE_CHARGE_LISTS,
    ...DISPUTE_LISTS,
    ...CORRECTION_LISTS,
    ...INCIDENT_LISTS,
    ...BANK_LISTS,
    ...CASH_LISTS,
    ...COLLECTING_LISTS,
    ...TASK_LISTS,
    ...CREDIT_LISTS,
    ...MESSAGE_LISTS,
    ...PLACEMENT_LISTS,
    ...DELIVERY_LISTS,
    ...STATEMENT_LISTS,
    ...WATCHED_LISTS,
    ...DESK_LISTS,
    ...ACCESS_LISTS,
    ...RETENTION_LISTS,
    ...RETRY_RULE_LISTS,
    ...PEOPLE_LISTS,
    ...WEBHOOK_LISTS,
  ].map(list => [list.name, list]),
)
