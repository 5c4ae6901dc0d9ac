import { addCommitments } from '../../../contracts/commands/add-commitments.ts'
import { addDiscounts } from '../../../contracts/commands/add-discounts.ts'
import { addOneOffCharges } from '../../../contracts/commands/add-one-off-charges.ts'
import { changeAlignment } from '../../../contracts/commands/change-alignment.ts'
import { changePlan } from '../../../contracts/commands/change-plan.ts'
import { changePoNumber } from '../../../contracts/commands/change-po-number.ts'
import { changeQuantity } from '../../../contracts/commands/change-quantity.ts'
import { createContracts } from '../../../contracts/commands/create-contracts.ts'
import { createSubscriptions } from '../../../contracts/commands/create-subscriptions.ts'
import { endSubscription } from '../../../contracts/commands/end-subscription.ts'
import { pauseSubscription } from '../../../contracts/commands/pause-subscription.ts'
import {
  withdrawPlanChange,
  withdrawQuantity,
} from '../../../contracts/commands/withdraw-change.ts'
import type { Cells } from '../cells.ts'
import { dispatch } from '../dispatch.ts'
import { CellProblem } from '../problem.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const contracts: FileSpec = {
  file: 'contracts.csv',
  ...columns(`account_number contract_number legal_entity currency start_on end_on? po_number?
    term_months? notice? renewal? renewal_months? uplift_percent? uplift_index?
    uplift_months_before? uplift_floor? uplift_ceiling? exit_fee? exit_fee_value?
    exit_fee_product? exit_fee_name? signed_file? signed_on?`),
  command: bulk(createContracts),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    contractNumber: c!.text('contract_number'),
    legalEntity: c!.text('legal_entity'),
    currency: c!.text('currency'),
    startOn: c!.text('start_on'),
    endOn: c!.orNull('end_on'),
    poNumber: c!.orNull('po_number'),
    ...termsOf(c!),
  }),
}

function termsOf(c: Cells): object {
  const name = c.given('exit_fee_name')
  return {
    termMonths: c.whole('term_months') ?? null,
    notice: c.orNull('notice'),
    renewal: c.given('renewal'),
    renewalMonths: c.whole('renewal_months') ?? null,
    uplift: upliftOf(c),
    earlyExit: c.given('exit_fee') && {
      kind: c.text('exit_fee'),
      value: c.text('exit_fee_value'),
      productCode: c.text('exit_fee_product'),
      name: { en: name ?? 'Early exit fee' },
    },
    signedFile: c.given('signed_file') && {
      reference: c.text('signed_file'),
      signedOn: c.text('signed_on'),
    },
  }
}

function upliftOf(c: Cells): object | null {
  if (c.given('uplift_percent') !== undefined) return { percent: c.text('uplift_percent') }
  if (c.given('uplift_index') === undefined) return null
  return {
    index: c.text('uplift_index'),
    monthsBefore: c.whole('uplift_months_before'),
    floor: c.orNull('uplift_floor'),
    ceiling: c.orNull('uplift_ceiling'),
  }
}

/** Purchase orders of contracts from later dates on. */
export const poNumbers: FileSpec = {
  file: 'po_numbers.csv',
  ...columns('account_number contract_number from_on po_number'),
  command: bulk(changePoNumber),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    contractNumber: c!.text('contract_number'),
    fromOn: c!.text('from_on'),
    poNumber: c!.orNull('po_number'),
  }),
}

export const subscriptions: FileSpec = {
  file: 'subscriptions.csv',
  ...columns(`account_number contract_number subscription_number plan_code plan_version
    premise_code? start_on end_on? anchor_day? quantity? align_to?`),
  command: bulk(createSubscriptions),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    contractNumber: c!.text('contract_number'),
    subscriptionNumber: c!.text('subscription_number'),
    planCode: c!.text('plan_code'),
    planVersion: c!.whole('plan_version'),
    premiseCode: c!.orNull('premise_code'),
    startOn: c!.text('start_on'),
    endOn: c!.orNull('end_on'),
    anchorDay: c!.whole('anchor_day') ?? null,
    quantity: c!.given('quantity'),
    alignTo: c!.orNull('align_to'),
  }),
}

export const discounts: FileSpec = {
  file: 'discounts.csv',
  ...columns(`account_number subscription_number code name_en name_fr? name_es? name_de? percent
    charge_code? from_on to_on?`),
  command: bulk(addDiscounts),
  batchRows: 1000,
  row: ([c]) => ({
    ...subscriptionOf(c!),
    code: c!.text('code'),
    name: c!.names(),
    percent: c!.text('percent'),
    chargeCode: c!.orNull('charge_code'),
    fromOn: c!.text('from_on'),
    toOn: c!.orNull('to_on'),
  }),
}

export const pauses: FileSpec = {
  file: 'pauses.csv',
  ...columns('account_number subscription_number from_on to_on? fees? usage?'),
  command: bulk(pauseSubscription),
  batchRows: 1000,
  row: ([c]) => ({
    ...subscriptionOf(c!),
    fromOn: c!.text('from_on'),
    toOn: c!.orNull('to_on'),
    fees: c!.given('fees'),
    usage: c!.given('usage'),
  }),
}

export const commitments: FileSpec = {
  file: 'commitments.csv',
  ...columns(`account_number contract_number subscription_number? code name_en name_fr? name_es?
    name_de? product_code amount months start_on end_on? renews? early_exit? charge_codes?`),
  command: bulk(addCommitments),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    contractNumber: c!.text('contract_number'),
    subscriptionNumber: c!.orNull('subscription_number'),
    code: c!.text('code'),
    name: c!.names(),
    productCode: c!.text('product_code'),
    amount: c!.text('amount'),
    months: c!.whole('months'),
    startOn: c!.text('start_on'),
    endOn: c!.orNull('end_on'),
    renews: c!.yesNo('renews'),
    earlyExit: c!.given('early_exit'),
    chargeCodes: c!.given('charge_codes')?.split(/\s+/),
  }),
}

/** Changes of six kinds, each its own command; in the order of the file. */
export const changes: FileSpec = {
  file: 'changes.csv',
  ...columns(`account_number subscription_number effective_on change charge_code? value?
    final_bill? unused? exit_fee?`),
  command: dispatch('importChanges', 'contracts.write', {
    quantity: bulk(changeQuantity),
    end: bulk(endSubscription),
    plan: bulk(changePlan),
    align: bulk(changeAlignment),
    withdraw_quantity: bulk(withdrawQuantity),
    withdraw_plan: bulk(withdrawPlanChange),
  }),
  batchRows: 1000,
  row: ([c]) => changeOf(c!),
}

function endingOf(c: Cells): object {
  return {
    endOn: c.text('effective_on'),
    finalBill: c.given('final_bill'),
    unused: c.given('unused'),
    exitFee: c.given('exit_fee'),
  }
}

const CHANGES = 'one of quantity, end, plan, align, withdraw_quantity, withdraw_plan'

function changeOf(c: Cells): { kind: string; row: unknown } {
  const kind = c.text('change')
  const effectiveOn = c.text('effective_on')
  const value = c.text('value')
  if (kind === 'quantity') {
    const chargeCode = c.text('charge_code')
    return { kind, row: { ...subscriptionOf(c), chargeCode, effectiveOn, quantity: value } }
  }
  if (kind === 'end') return { kind, row: { ...subscriptionOf(c), ...endingOf(c) } }
  if (kind === 'withdraw_quantity') {
    return { kind, row: { ...subscriptionOf(c), chargeCode: c.text('charge_code'), effectiveOn } }
  }
  if (kind === 'align') {
    const isDay = /^\d{1,2}$/.test(value)
    const to = isDay ? { alignTo: 'subscription', anchorDay: Number(value) } : { alignTo: value }
    return { kind, row: { ...subscriptionOf(c), effectiveOn, ...to } }
  }
  if (kind === 'withdraw_plan') return { kind, row: { ...subscriptionOf(c), effectiveOn } }
  if (kind !== 'plan') throw new CellProblem('change', kind, CHANGES)
  const plan = /^(.+)@(\d{1,6})$/.exec(value)
  if (plan === null) throw new CellProblem('value', value, 'a plan version such as HOME@2')
  const [, planCode, version] = plan
  return {
    kind,
    row: { ...subscriptionOf(c), effectiveOn, planCode, planVersion: Number(version) },
  }
}

export const charges: FileSpec = {
  file: 'charges.csv',
  ...columns(`account_number subscription_number reference product_code description service_on
    quantity unit unit_price tax_inclusive`),
  command: bulk(addOneOffCharges),
  batchRows: 1000,
  row: ([c]) => ({
    ...subscriptionOf(c!),
    reference: c!.text('reference'),
    productCode: c!.text('product_code'),
    description: c!.text('description'),
    serviceOn: c!.text('service_on'),
    quantity: c!.text('quantity'),
    unit: c!.text('unit'),
    unitPrice: c!.text('unit_price'),
    taxInclusive: c!.yesNo('tax_inclusive'),
  }),
}

function subscriptionOf(c: Cells): { accountNumber: string; subscriptionNumber: string } {
  return {
    accountNumber: c.text('account_number'),
    subscriptionNumber: c.text('subscription_number'),
  }
}
