import type { AddedDocument, AddedLine } from '../../invoicing/added/document.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { languageOf } from '../../kernel/localize.ts'
import { majorAmount } from '../../kernel/money.ts'
import { dayNumber } from '../../kernel/period.ts'
import { type Instalment, type PlanPolicy, planInterest } from './plan.ts'

const WORDS = {
  en: { fee: 'Fee for the payment plan', interest: 'Interest for the payment plan' },
  fr: { fee: 'Frais du plan de paiement', interest: 'Intérêts du plan de paiement' },
  es: { fee: 'Gastos del plan de pago', interest: 'Intereses del plan de pago' },
  de: { fee: 'Gebühr für den Ratenplan', interest: 'Zinsen für den Ratenplan' },
} as const

/** What a plan costs is posted to: late and service fees, interest. */
const REVENUE = { fee: '4800', interest: '4810' } as const

/** A plan whose costs are asked for. */
export type CostingPlan = {
  readonly accountId: string
  readonly legalEntityId: string
  readonly currency: string
  /** That of the policy's amounts; a plan in another currency bears no fee. */
  readonly entityCurrency: string
  readonly language: string
  readonly agreedOn: Temporal.PlainDate
  readonly instalments: readonly Instalment[]
  readonly policy: PlanPolicy
}

/** The document of a plan's fee and interest, due with the first instalment; undefined: it is free. */
export function planFeeDocument(
  plan: CostingPlan,
  documentId: string,
): { readonly document: AddedDocument; readonly minor: bigint } | undefined {
  const { policy, instalments, agreedOn } = plan
  const costs = [
    ['fee', plan.currency === plan.entityCurrency ? policy.feeMinor : 0n],
    ['interest', planInterest(instalments, agreedOn, policy.interestPercent)],
  ] as const
  const lines = costs
    .filter(([, minor]) => minor > 0n)
    .map(([code, minor]) => lineOf(plan, code, minor))
  if (lines.length === 0) return undefined
  const first = instalments[0]?.dueOn ?? agreedOn
  return {
    minor: lines.reduce((sum, line) => sum + line.amountMinor, 0n),
    document: {
      accountId: plan.accountId,
      documentId,
      legalEntityId: plan.legalEntityId,
      currency: plan.currency,
      purpose: 'fee',
      reason: null,
      termsDays: Math.max(0, dayNumber(first) - dayNumber(agreedOn)),
      refersTo: [],
      lines,
    },
  }
}

function lineOf(plan: CostingPlan, code: 'fee' | 'interest', amountMinor: bigint): AddedLine {
  const { agreedOn, policy } = plan
  return {
    code: code === 'fee' ? 'plan_fee' : 'plan_interest',
    description: WORDS[languageOf(plan.language)][code],
    period: { start: agreedOn, end: agreedOn.add({ days: 1 }) },
    quantity: Decimal.one,
    unit: '',
    unitPrice: majorAmount(amountMinor, plan.currency),
    amountMinor,
    revenueAccount: REVENUE[code],
    tax: { by: 'class', taxClass: policy.feeTaxClass },
  }
}
