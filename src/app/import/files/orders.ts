import { acceptQuotes, recordOrders } from '../../../contracts/orders/commands/record-orders.ts'
import { recordTickets } from '../../../contracts/orders/commands/record-tickets.ts'
import type { Cells } from '../cells.ts'
import { CellProblem } from '../problem.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

/** One order a source and reference, a row each of its lines; the head is told by the first. */
export const orders: FileSpec = {
  file: 'orders.csv',
  ...columns(`source reference account_number contract_number legal_entity? currency?
    contract_start_on? term_months? po_number? valid_until? accepted_on? line kind
    subscription_number plan_code? plan_version? premise_code? start_on end_on? anchor_day?
    quantity? discount_code? discount_en? discount_fr? discount_es? discount_de? discount_percent?
    discount_charge_code? discount_to_on? charge_code? product_code? description? unit? unit_price?
    tax_inclusive?`),
  command: bulk(recordOrders),
  batchRows: 500,
  group: c => `${c.text('source')}\n${c.text('reference')}`,
  row: rows => {
    const head = rows[0]!
    return {
      accountNumber: head.text('account_number'),
      source: head.text('source'),
      reference: head.text('reference'),
      validUntil: head.orNull('valid_until'),
      acceptedOn: head.orNull('accepted_on'),
      contract: {
        contractNumber: head.text('contract_number'),
        legalEntity: head.orNull('legal_entity'),
        currency: head.orNull('currency'),
        startOn: head.orNull('contract_start_on'),
        termMonths: head.whole('term_months') ?? null,
        poNumber: head.orNull('po_number'),
      },
      lines: rows.map(orderLine),
    }
  },
}

function orderLine(c: Cells) {
  const kind = c.text('kind')
  const named = { line: c.text('line'), kind, subscriptionNumber: c.text('subscription_number') }
  const on = c.text('start_on')
  const plan = { planCode: c.text('plan_code'), planVersion: c.whole('plan_version') }
  switch (kind) {
    case 'subscription':
      return {
        ...named,
        ...plan,
        premiseCode: c.orNull('premise_code'),
        startOn: on,
        endOn: c.orNull('end_on'),
        anchorDay: c.whole('anchor_day') ?? null,
        quantity: c.given('quantity'),
        discounts: discountOf(c),
      }
    case 'quantity':
      return {
        ...named,
        chargeCode: c.text('charge_code'),
        effectiveOn: on,
        quantity: c.text('quantity'),
      }
    case 'plan':
      return { ...named, ...plan, effectiveOn: on, quantity: c.orNull('quantity') }
    case 'one_off':
      return { ...named, ...oneOff(c), serviceOn: on }
    default:
      throw new CellProblem('kind', kind, 'one of subscription, quantity, plan, one_off')
  }
}

/** A line has one discount at most; further ones are given with discounts.csv. */
function discountOf(c: Cells) {
  const code = c.given('discount_code')
  if (code === undefined) return []
  return [
    {
      code,
      name: c.names('discount'),
      percent: c.text('discount_percent'),
      chargeCode: c.orNull('discount_charge_code'),
      toOn: c.orNull('discount_to_on'),
    },
  ]
}

function oneOff(c: Cells) {
  return {
    productCode: c.text('product_code'),
    description: c.text('description'),
    quantity: c.given('quantity'),
    unit: c.text('unit'),
    unitPrice: c.text('unit_price'),
    taxInclusive: c.yesNo('tax_inclusive'),
  }
}

/** Quotes recorded earlier that were accepted. */
export const acceptances: FileSpec = {
  file: 'order_acceptances.csv',
  ...columns('source reference accepted_on'),
  command: bulk(acceptQuotes),
  batchRows: 500,
  row: ([c]) => ({
    source: c!.text('source'),
    reference: c!.text('reference'),
    acceptedOn: c!.text('accepted_on'),
  }),
}

/** One ticket a source, reference and revision, a row each of its lines; none where cancelled. */
export const tickets: FileSpec = {
  file: 'tickets.csv',
  ...columns(`source reference revision? account_number subscription_number? premise_code?
    cancelled? reason? line? product_code? description? service_on? quantity? unit? unit_price?
    tax_inclusive?`),
  command: bulk(recordTickets),
  batchRows: 1000,
  group: c => `${c.text('source')}\n${c.text('reference')}\n${c.text('revision')}`,
  row: rows => {
    const head = rows[0]!
    return {
      accountNumber: head.text('account_number'),
      source: head.text('source'),
      reference: head.text('reference'),
      revision: head.whole('revision'),
      subscriptionNumber: head.orNull('subscription_number'),
      premiseCode: head.orNull('premise_code'),
      cancelled: head.yesNo('cancelled'),
      reason: head.orNull('reason'),
      lines: rows
        .filter(c => c.text('line') !== '')
        .map(c => ({ line: c.text('line'), ...oneOff(c), serviceOn: c.text('service_on') })),
    }
  },
}
