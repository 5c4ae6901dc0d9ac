/*
 * Whoever edits sends the version that they read, so that nobody overwrites what somebody else has saved
 * meanwhile. What that version is of is told here, for every command that puts something in the place of
 * what stood there; a test names those that nobody has decided on.
 */

/** What the form of a command shows and changes of the objects that its input names. */
export const EDITED_TABLES: Readonly<Record<string, readonly string[]>> = {
  assignAccounts: ['account_assignment'],
  changeAccount: ['account'],
  changeAccountIdentity: ['account'],
  changeAlignment: ['subscription', 'subscription_item'],
  changeLegalOwner: ['account', 'account_parent'],
  changeMandateAccount: ['mandate'],
  changePerson: ['person'],
  changePlan: ['subscription', 'subscription_item', 'item_quantity'],
  changePoNumber: ['contract', 'contract_po'],
  changeQuantity: ['subscription_item', 'item_quantity'],
  changeWebhookEndpoint: ['webhook_endpoint'],
  defineAddOns: ['add_on'],
  defineAuthorityRule: ['authority_rule'],
  defineBillingCycles: ['billing_cycle', 'billing_cycle_date'],
  defineChannels: ['channel'],
  defineCoupons: ['coupon'],
  defineLegalEntities: ['legal_entity'],
  defineMeters: ['meter'],
  definePlans: ['plan', 'plan_version', 'charge', 'price_version', 'add_on'],
  definePriceIndexes: ['price_index', 'index_value'],
  defineProducts: ['product'],
  defineRole: ['role', 'role_permission', 'role_limit'],
  defineTaxRules: ['tax_rule'],
  defineTouCalendars: ['tou_calendar'],
  defineWallets: ['wallet'],
  mergeAccounts: ['account', 'account_parent'],
  saveMessageTemplates: ['message_template'],
  setEntityLogo: ['legal_entity'],
  setAccountParents: ['account', 'account_parent'],
  setAutopay: ['autopay'],
  setCreditLimits: ['credit_limit'],
  setPaymentMethods: ['payment_method_label'],
  setPaymentTerms: ['payment_terms_use'],
  setProgressiveBilling: ['subscription'],
  setStatementMethod: ['statement_method'],
  setTrials: ['subscription_trial'],
}

/** Rules of the house, few enough to be compared whole: what the screen of a command shows of them. */
export const EDITED_WHOLE: Readonly<Record<string, readonly string[]>> = {
  defineBankAccounts: ['bank_account', 'bank_account_number'],
  defineCollectionAgencies: ['collection_agency'],
  defineCollectors: ['collector'],
  defineCorrectionCauses: ['correction_cause', 'correction_rule'],
  defineDebitCreditors: ['debit_creditor'],
  defineDunningPolicies: ['dunning_policy'],
  defineLateChargePolicies: ['late_charge_policy'],
  definePaymentProvider: ['payment_provider'],
  definePaymentTerms: ['payment_terms'],
  defineReceivableReasons: ['receivable_reason'],
  defineRemittanceMappings: ['remittance_mapping'],
  defineSegments: ['customer_segment'],
  saveUsageMapping: ['usage_mapping'],
  setAgencyCommission: ['agency_commission'],
  setAllocationPolicy: ['allocation_policy'],
  setAssignmentRules: ['assignment_rules'],
  setBankCsvMapping: ['bank_account'],
  setCollectionStrategy: ['collection_strategy'],
  setContactRules: ['contact_rule'],
  setCreditPolicy: ['credit_policy'],
  setCreditRefundRule: ['credit_refund_rule'],
  setGoodwillBudget: ['goodwill_budget'],
  setMatchRules: ['match_rule'],
  setPaymentPlanPolicy: ['payment_plan_policy'],
  setProvisionRates: ['provision_rate'],
  setRateCaps: ['rate_cap'],
  setReferenceRates: ['reference_rate'],
  setRetention: ['retention_period'],
  setRetryRules: ['retry_rule'],
  setReturnFee: ['return_fee'],
  setSchedules: ['schedule'],
  setSecondPerson: ['authority_switch'],
  setSurchargeRule: ['surcharge_rule'],
  setSuspensionRule: ['suspension_rule'],
  setUnclaimedRule: ['unclaimed_rule'],
}

/** Commands that sound like edits and put nothing in the place of what somebody else wrote. */
export const OVERWRITES_NOTHING: ReadonlySet<string> = new Set([
  // Steps of a case or task: each stands on its timeline, and the next is taken from what is shown there.
  'assignCase',
  'assignTask',
  'setCaseDeadline',
  // Money of an unknown payer is somebody's to look after: the last who takes it.
  'assignSuspense',
  // A debt given up gets its tax relief once.
  'setTaxRelief',
  // Views are kept under a name of one's own.
  'saveView',
])

/** The names of commands that put something in the place of what stood there. */
export const EDITS = /^(?:change|set|define|rename|assign|save)[A-Z]/
