import type { View } from '../view.ts'
import { accountView } from './account.ts'
import { accountPaymentsView } from './account-payments.ts'
import { accountUsageView } from './account-usage.ts'
import { activityView } from './activity.ts'
import { agedItemsView } from './aged-items.ts'
import { ageingView } from './ageing.ts'
import { answersView, approvalsView } from './approvals.ts'
import { billedBeforeView } from './billed-before.ts'
import { bulkView } from './bulk.ts'
import { closeChecksView, closeView } from './close.ts'
import { collectionCardView } from './collection-card.ts'
import { contractView, subscriptionView } from './contract.ts'
import { correctingView } from './correcting.ts'
import { creditView } from './credit.ts'
import { dataFilesView, dataImportView } from './data-import.ts'
import { debitRunView } from './debit-run.ts'
import { depositView } from './deposit.ts'
import { disputeView } from './dispute.ts'
import { documentView } from './document.ts'
import { dunningHoldsView } from './dunning-holds.ts'
import { dunningPoliciesView } from './dunning-policies.ts'
import { dunningRunView } from './dunning-run.ts'
import { contactRulesView, retryRulesView } from './following-up.ts'
import { hierarchyView } from './hierarchy.ts'
import { holdsAndSuspensionsView } from './holds-and-suspensions.ts'
import { booksView, homeView } from './home.ts'
import { incidentView } from './incident.ts'
import { kpiView, workloadView } from './kpi.ts'
import { lateChargesView } from './late-charges.ts'
import { ledgerView } from './ledger.ts'
import { listViewsView } from './list-views.ts'
import { mandateView } from './mandate.ts'
import { messageView } from './message.ts'
import { meterSeriesView, meterView } from './meter.ts'
import { namedThingsView } from './named-things.ts'
import { numberSeriesView } from './number-series.ts'
import { paymentPlanView, planCountsView, planOfferView } from './payment-plan.ts'
import { colleaguesView, namesView, peopleView } from './people.ts'
import { placedWithView, placementView } from './placement.ts'
import { payingView, planView, touCalendarView } from './plan.ts'
import { promiseCalendarView } from './promise-calendar.ts'
import { promiseFiguresView } from './promise-figures.ts'
import { provisionsView } from './provisions.ts'
import { rebillView } from './rebill.ts'
import { receiptView } from './receipt.ts'
import { payableView, reconciliationLineView, reconciliationView } from './reconciliation.ts'
import { payoutView, refundRunView, refundView } from './refund.ts'
import { refusalView } from './refusal.ts'
import { rejectedUsageView } from './rejected-usage.ts'
import { remittanceView } from './remittance.ts'
import { returnsView } from './returns.ts'
import { dutiesView, rolesView } from './rights.ts'
import { runView } from './run.ts'
import { runBoardView, runCalendarView } from './run-calendar.ts'
import { runComparisonView, runDeliveryView, runDeskView } from './run-desk.ts'
import { sampleView } from './sample.ts'
import { apiKeysView } from './settings/api-keys.ts'
import { authorityView } from './settings/authority.ts'
import { legalEntitiesView } from './settings/legal-entities.ts'
import { taxesView } from './settings/taxes.ts'
import { webhookDeliveryView, webhookLogView, webhooksView } from './settings/webhooks.ts'
import { statementRunView } from './statement-run.ts'
import { connectorsView, systemsView } from './systems.ts'
import { tacticsView } from './tactics.ts'
import { owedView, trendsView } from './trends.ts'
import { unclaimedView } from './unclaimed.ts'
import { usageEffectsView, usageFindingsView, usageImportView } from './usage-import.ts'
import { wordingsView } from './wordings.ts'
import { workView } from './work.ts'

/** Every view of the console; a new one adds its file and a line here. */
export const VIEWS: readonly View[] = [
  accountView,
  accountPaymentsView,
  accountUsageView,
  activityView,
  hierarchyView,
  ageingView,
  agedItemsView,
  provisionsView,
  apiKeysView,
  approvalsView,
  answersView,
  authorityView,
  billedBeforeView,
  bulkView,
  closeChecksView,
  closeView,
  contractView,
  correctingView,
  creditView,
  debitRunView,
  depositView,
  disputeView,
  documentView,
  dunningPoliciesView,
  dunningRunView,
  dutiesView,
  booksView,
  homeView,
  incidentView,
  kpiView,
  workloadView,
  contactRulesView,
  retryRulesView,
  lateChargesView,
  ledgerView,
  legalEntitiesView,
  listViewsView,
  mandateView,
  meterView,
  meterSeriesView,
  collectionCardView,
  namedThingsView,
  numberSeriesView,
  payingView,
  paymentPlanView,
  placedWithView,
  placementView,
  dunningHoldsView,
  holdsAndSuspensionsView,
  planCountsView,
  planOfferView,
  planView,
  promiseCalendarView,
  promiseFiguresView,
  payoutView,
  refundView,
  refundRunView,
  rolesView,
  colleaguesView,
  namesView,
  peopleView,
  payableView,
  reconciliationView,
  reconciliationLineView,
  rebillView,
  receiptView,
  remittanceView,
  refusalView,
  rejectedUsageView,
  returnsView,
  runView,
  runBoardView,
  runCalendarView,
  runComparisonView,
  runDeliveryView,
  runDeskView,
  statementRunView,
  subscriptionView,
  sampleView,
  connectorsView,
  systemsView,
  tacticsView,
  touCalendarView,
  taxesView,
  owedView,
  trendsView,
  unclaimedView,
  usageEffectsView,
  usageFindingsView,
  usageImportView,
  dataImportView,
  dataFilesView,
  messageView,
  webhookDeliveryView,
  webhookLogView,
  webhooksView,
  wordingsView,
  workView,
]
