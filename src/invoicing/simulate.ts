import type { Names } from '../catalog/charge.ts'
import { languageOf } from '../kernel/localize.ts'
import { formatAmount } from '../kernel/money.ts'
import { type Posting, payerPostings } from '../ledger/posting-rules.ts'
import type { DocumentLine } from './assemble.ts'
import { lastDueOn } from './document-terms.ts'
import type { IssuedLineFacts } from './explanation/issued.ts'
import { lineSentences } from './explanation/line.ts'
import type { Standing } from './facts.ts'
import { playScenario, type SimulatedBill, type SimulatedDocument } from './simulation/bills.ts'
import { withBundles } from './simulation/bundles.ts'
import { checkScenario } from './simulation/check.ts'
import type { Scenario } from './simulation/input.ts'
import type { DocumentOutput, LineOutput, SimulationOutput } from './simulation/output.ts'
import { withRamps } from './simulation/ramps.ts'

/**
 * Prices a scenario without a database: the documents of each bill date, by the same functions as
 * the bill run. Throws the RefusalError of a scenario whose catalog or contracts the commands would refuse; an
 * account that cannot be billed is an outcome of its bill. With `explain`, each line tells how it
 * came about in the customer's language.
 */
export function simulate(given: Scenario, { explain = false } = {}): SimulationOutput {
  const scenario = withBundles(withRamps(given))
  const warnings = checkScenario(scenario)
  const { bills, notices } = playScenario(scenario)
  const { language, termsDays, payers } = scenario.customer
  const print = { language, termsDays, explain, payers }
  return {
    bills: bills.map(bill => ({
      through: bill.through.toString(),
      issuedOn: bill.issueOn.toString(),
      outcome: bill.outcome,
      reason: bill.reason,
      facts: { ...bill.facts },
      documents: bill.documents.map(document => documentOutput(document, bill, print)),
      ...(bill.wallets.length === 0
        ? {}
        : {
            wallets: bill.wallets.map(({ wallet, balanceMinor, currency, notices }) => ({
              wallet,
              balance: formatAmount(balanceMinor, currency),
              notices: [...notices],
            })),
          }),
      exceptions: bill.exceptions.map(({ code, ref, facts }) => ({
        code,
        ref,
        facts: { ...facts },
      })),
    })),
    totals: totalsOf(bills.flatMap(bill => bill.documents)),
    ...(scenario.watchOn.length === 0
      ? {}
      : {
          notices: notices.map(({ on, code, period, value, threshold }) => ({
            on: on.toString(),
            alert: code,
            periodStart: period.start.toString(),
            value: value.toString(),
            threshold: threshold.toString(),
          })),
        }),
    warnings: warnings.map(({ code, facts }) => ({ code, facts: { ...facts } })),
  }
}

export type Print = {
  readonly language: string
  readonly termsDays: number
  /** Payment terms, where they are more than days. */
  readonly terms?: string | undefined
  readonly explain: boolean
  /** Who may owe a document in the customer's place. */
  readonly payers?: Scenario['customer']['payers']
}

/** A document as JSON: amounts in major units, every line with its calculation. */
export function documentOutput(
  document: SimulatedDocument,
  { issueOn }: Pick<SimulatedBill, 'issueOn'>,
  { language, termsDays: ownTerms, terms, explain, payers = [] }: Print,
): DocumentOutput {
  const amount = (minor: bigint) => formatAmount(minor, document.currency)
  const { payerId = null } = document
  const payer = payers.find(each => payerId !== null && each.accountNumber === payerId)
  const termsDays = payer?.termsDays ?? ownTerms
  const rule = document.terms ?? terms
  const postings: readonly Posting[] = [
    ...document.postings,
    ...(payerId === null ? [] : payerPostings(document.payableMinor, payerId)),
  ]
  const { kind } = document
  const due = rule == null ? { kind, termsDays } : { kind, termsDays, terms: rule }
  const dueOn = lastDueOn(due, issueOn)
  return {
    document: document.invoiceId,
    kind: document.kind,
    creditOutcome: document.creditOutcome,
    currency: document.currency,
    poNumber: document.poNumber,
    ...(payerId === null ? {} : { payer: payerId }),
    issuedOn: issueOn.toString(),
    dueOn: dueOn.toString(),
    serviceFrom: document.serviceStart.toString(),
    serviceTo: document.serviceEnd.toString(),
    lines: document.lines.map((line, i) => ({
      ...lineOutput(line, i + 1, amount),
      ...(explain
        ? { explanation: lineSentences(issuedFacts(line, i + 1), document.currency, language) }
        : {}),
    })),
    taxGroups: document.groups.map(group => ({
      code: group.code,
      name: nameIn(group.name, language),
      category: group.category,
      ratePercent: group.ratePercent.toString(),
      taxable: amount(group.taxableMinor),
      tax: amount(group.taxMinor),
      exemptionCode: group.exemptionCode,
      exemptionReason: group.exemptionReason && nameIn(group.exemptionReason, language),
    })),
    net: amount(document.netMinor),
    tax: amount(document.taxMinor),
    gross: amount(document.grossMinor),
    rounding: amount(document.roundingMinor),
    payable: amount(document.payableMinor),
    postings: postings.map(({ event, debit, credit, amountMinor, memo = null }) => ({
      event,
      debit,
      credit,
      amount: amount(amountMinor),
      memo,
    })),
  }
}

function nameIn(names: Names, language: string): string {
  return names[languageOf(language)] ?? names.en
}

type AsAmount = (minor: bigint) => string

function lineOutput(line: DocumentLine, number: number, amount: AsAmount): LineOutput {
  return {
    line: number,
    kind: line.kind,
    subscription: line.subscriptionId,
    charge: line.chargeCode,
    product: line.productCode,
    description: line.description,
    periodStart: line.periodStart.toString(),
    component: line.component,
    revision: line.revision,
    from: line.serviceStart.toString(),
    to: line.serviceEnd.toString(),
    quantity: line.quantity.toString(),
    unit: line.unit,
    unitPrice: line.unitPrice.toString(),
    price: amount(line.priceMinor),
    allowance: amount(line.allowanceMinor),
    amount: amount(line.amountMinor),
    taxInclusive: line.taxInclusive,
    net: amount(line.netMinor),
    taxes: line.taxes.map(({ code, category, ratePercent }) => ({
      code,
      category,
      ratePercent: ratePercent.toString(),
    })),
    revenueAccount: line.revenueAccount,
    postedTo: line.postedTo,
    estimated: line.estimated,
    corrects: line.corrects && { document: line.corrects.invoiceId, line: line.corrects.lineNo },
    standing: standingOutput(line.standing, amount),
    trace: line.trace.map(step => ({ ...step })),
  }
}

/** A line in the form in which issued lines are explained. */
export function issuedFacts(line: DocumentLine, lineNo: number): IssuedLineFacts {
  const { corrects, standing } = line
  const afterMinor = standing.amountMinor
  return {
    ...line,
    lineNo,
    subscription: line.subscriptionId,
    corrects: corrects && { document: corrects.invoiceId, line: corrects.lineNo },
    standing:
      line.revision === 0 ? null : { beforeMinor: afterMinor - line.amountMinor, afterMinor },
  }
}

function standingOutput(standing: Standing, amount: AsAmount): LineOutput['standing'] {
  return {
    from: standing.serviceStart.toString(),
    to: standing.serviceEnd.toString(),
    quantity: standing.quantity.toString(),
    unitPrice: standing.unitPrice.toString(),
    price: amount(standing.priceMinor),
    allowance: amount(standing.allowanceMinor),
    amount: amount(standing.amountMinor),
  }
}

function totalsOf(documents: readonly SimulatedDocument[]): SimulationOutput['totals'] {
  const byCurrency = Map.groupBy(documents, document => document.currency)
  return [...byCurrency].map(([currency, documents]) => {
    const sum = (of: (document: SimulatedDocument) => bigint) =>
      formatAmount(
        documents.reduce((total, document) => total + of(document), 0n),
        currency,
      )
    return {
      currency,
      documents: documents.length,
      net: sum(document => document.netMinor),
      tax: sum(document => document.taxMinor),
      gross: sum(document => document.grossMinor),
      payable: sum(document => document.payableMinor),
    }
  })
}
