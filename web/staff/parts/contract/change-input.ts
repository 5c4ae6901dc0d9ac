import { type PriceDraft, priceOf } from '../price/price-draft.ts'

export const KINDS = ['quantity', 'plan', 'price', 'pause', 'resume', 'end', 'move'] as const
export type Kind = (typeof KINDS)[number]

/** A change of a subscription while it is filled in; every field a text. */
export type ChangeDraft = {
  readonly charge: string
  readonly quantity: string
  readonly plan: string
  readonly price: PriceDraft
  readonly when: 'now' | 'period_end' | 'date'
  readonly on: string
  readonly until: string
  readonly fees: string
  readonly usage: string
  readonly finalBill: string
  readonly unused: string
  readonly exitFee: string
  readonly newCustomer: string
  readonly newContract: string
}

/** What the change is about: whose subscription, and where it is supplied. */
export type Changed = {
  readonly account: string
  readonly subscription: string
  readonly premiseCode: string | null
  readonly entityCode: string
  readonly currency: string
}

/** A command with its input, as it is sent; undefined until enough is filled in. */
export type Asked = {
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
  readonly on?: string
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** The command that makes a change, once all that it needs is filled in. */
export function askedOf(kind: Kind, draft: ChangeDraft, changed: Changed): Asked | undefined {
  const on = draft.when === 'date' ? draft.on : undefined
  if (draft.when === 'date' && !DAY.test(draft.on)) return undefined
  if (kind === 'move') return moveOf(draft, changed)
  const found = rowOf(kind, draft, on ?? draft.when)
  if (found === undefined) return undefined
  const key = { accountNumber: changed.account, subscriptionNumber: changed.subscription }
  const row = { ...key, ...found.row }
  return { command: found.command, input: { rows: [row] }, ...(on === undefined ? {} : { on }) }
}

type Row = { readonly command: string; readonly row: Readonly<Record<string, unknown>> }

function rowOf(
  kind: Exclude<Kind, 'move'>,
  draft: ChangeDraft,
  effectiveOn: string,
): Row | undefined {
  const quantity = draft.quantity.trim().replace(',', '.')
  switch (kind) {
    case 'quantity': {
      const { charge: chargeCode } = draft
      if (chargeCode === '' || quantity === '') return undefined
      return { command: 'changeQuantity', row: { chargeCode, effectiveOn, quantity } }
    }
    case 'plan': {
      const [planCode = '', version = ''] = draft.plan.split('@')
      if (planCode === '' || version === '') return undefined
      const row = { effectiveOn, planCode, planVersion: Number(version) }
      return { command: 'changePlan', row: quantity === '' ? row : { ...row, quantity } }
    }
    case 'price': {
      if (draft.charge === '' || !DAY.test(effectiveOn)) return undefined
      const row = { chargeCode: draft.charge, effectiveFrom: effectiveOn }
      return { command: 'agreePrices', row: { ...row, price: priceOf(draft.price) } }
    }
    case 'pause': {
      const { fees, usage, until } = draft
      const row = { fromOn: effectiveOn, fees, usage }
      if (until !== '' && !DAY.test(until)) return undefined
      return { command: 'pauseSubscription', row: until === '' ? row : { ...row, toOn: until } }
    }
    case 'resume':
      return { command: 'resumeSubscription', row: { resumeOn: effectiveOn } }
    case 'end': {
      const { finalBill, unused, exitFee } = draft
      return { command: 'endSubscription', row: { endOn: effectiveOn, finalBill, unused, exitFee } }
    }
  }
}

function moveOf(draft: ChangeDraft, changed: Changed): Asked | undefined {
  const { premiseCode, account, entityCode, currency } = changed
  const { on, newCustomer, newContract } = draft
  if (premiseCode === null || !DAY.test(on)) return undefined
  const from = { accountNumber: account, premiseCode }
  if (newCustomer.trim() === '') return { command: 'moveOut', input: { ...from, on }, on }
  const contractNumber = newContract.trim()
  if (contractNumber === '') return undefined
  const contract = { contractNumber, legalEntity: entityCode, currency }
  const to = { accountNumber: newCustomer.trim() }
  return { command: 'transferService', input: { from, to, on, contract }, on }
}
