import { issueCreditNote } from '../../../invoicing/commands/credit.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf, sameRecord } from '../../../platform/row-batch.ts'
import { startDunningInput } from '../../runs/api.ts'
import { startRun } from '../../runs/commands/runs.ts'
import {
  type LateChargePolicyRow,
  lateChargePolicyRow,
  rateCapRow,
  referenceRateRow,
  waiveInput,
} from '../api.ts'
import { loadChargeDocument, loadLatePolicies, loadRateCaps, loadReferenceRates } from '../load.ts'
import { insertCap, insertLatePolicy, insertRate, insertWaiver } from '../save.ts'
import type { StoredLatePolicy } from '../terms.ts'
import { billPaidLate } from './bill-paid.ts'

/** Defines what is charged on late payment, from a day on. */
export const defineLateChargePolicies = defineCommand({
  name: 'defineLateChargePolicies',
  summary: 'Define what is charged on what is overdue: interest, flat sums, least amounts, by date',
  permission: 'dunning.define',
  input: rowsOf(lateChargePolicyRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, lateChargePolicyRow)
    batch.oneRowEach(({ policyCode, fromOn }) => `${policyCode} ${fromOn}`)
    const policies = await loadLatePolicies(tx)
    const rates = await loadReferenceRates(tx)
    for (const { row, value } of batch.sortedBy(each => `${each.policyCode} ${each.fromOn}`)) {
      const wrong = wrongAmount(value)
      const before = policies.get(value.policyCode) ?? []
      const same = before.find(({ fromOn }) => fromOn.equals(value.fromOn))
      if (wrong !== undefined) batch.reject(row, 'invalid_amount', wrong)
      else if (value.rateCode !== null && !rates.has(value.rateCode)) {
        batch.reject(row, 'unknown_reference_rate', { rate: value.rateCode })
      } else if (same !== undefined && sameRecord(asRow(same), comparable(value))) {
        batch.answer(row, 'unchanged')
      } else {
        await insertLatePolicy(tx, value, { at: ctx.clock.now(), by: ctx.actor })
        batch.answer(row, before.length === 0 ? 'created' : 'updated')
      }
    }
    return ok(batch.result())
  },
})

function asRow({ revision: _, ...policy }: StoredLatePolicy) {
  const { points, annualPercent, mostPercent } = policy
  return {
    ...policy,
    points: String(points),
    annualPercent: String(annualPercent),
    mostPercent: String(mostPercent),
  }
}

function comparable({ points, annualPercent, mostPercent, ...policy }: LateChargePolicyRow) {
  return {
    ...policy,
    points: String(points ?? 0),
    annualPercent: String(annualPercent),
    mostPercent: String(mostPercent),
  }
}

function wrongAmount({ flat, minimums }: LateChargePolicyRow) {
  return [flat, minimums]
    .flatMap(amounts => Object.entries(amounts))
    .map(([currency, value]) => ({ value, currency }))
    .find(({ value, currency }) => (parseAmount(value, currency) ?? -1n) < 0n)
}

/** Enters reference rates such as the ECB's, from a day on. */
export const setReferenceRates = defineCommand({
  name: 'setReferenceRates',
  summary: 'Enter reference rates of interest, such as the ECB’s of each half-year',
  permission: 'dunning.define',
  input: rowsOf(referenceRateRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, referenceRateRow)
    batch.oneRowEach(({ rateCode, fromOn }) => `${rateCode} ${fromOn}`)
    const rates = await loadReferenceRates(tx)
    for (const { row, value } of batch.open) {
      const same = rates.get(value.rateCode)?.find(({ from }) => from.equals(value.fromOn))
      if (same?.annualPercent.equals(value.percent)) batch.answer(row, 'unchanged')
      else {
        await insertRate(tx, value, { at: ctx.clock.now(), by: ctx.actor })
        batch.answer(row, same === undefined ? 'created' : 'updated')
      }
    }
    return ok(batch.result())
  },
})

/** Enters ceilings of law on the yearly rate where customers live, from a day on. */
export const setRateCaps = defineCommand({
  name: 'setRateCaps',
  summary: 'Enter the highest rate a year that the law allows, by country and region',
  permission: 'dunning.define',
  input: rowsOf(rateCapRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, rateCapRow)
    batch.oneRowEach(({ mostPercent: _, ...cap }) => JSON.stringify(cap))
    const caps = await loadRateCaps(tx)
    for (const { row, value } of batch.open) {
      const cap = { ...value, region: value.region ?? '' }
      const same = caps.find(
        each =>
          each.country === cap.country &&
          each.region === cap.region &&
          each.customers === cap.customers &&
          each.from.equals(cap.fromOn),
      )
      if (same !== undefined && String(same.mostPercent) === String(cap.mostPercent)) {
        batch.answer(row, 'unchanged')
        continue
      }
      await insertCap(tx, cap, { at: ctx.clock.now(), by: ctx.actor })
      batch.answer(row, same === undefined ? 'created' : 'updated')
    }
    return ok(batch.result())
  },
})

/** Works out late fees and interest of a legal entity; nothing is billed yet. */
export const startLateChargeRun = defineCommand({
  name: 'startLateChargeRun',
  summary:
    'Work out late fees and interest on what is overdue or was paid late; nothing is billed yet',
  permission: 'dunning.run',
  input: startDunningInput,
  alsoRetry: ['23505'],
  run: (tx, input, ctx) => startRun(tx, 'late_charges', input, ctx),
})

/**
 * Waives late fees and interest of a document: a credit note of all that is left of it, with the
 * reason. A second person does it (rule `late_charge_waiver`). What was waived is not charged again.
 */
const waiveLateCharges = defineCommand({
  name: 'waiveLateCharges',
  summary: 'Waive late fees and interest of a document by a credit note, with the reason',
  permission: 'dunning.waive',
  input: waiveInput,
  run: async (tx, input, ctx) => {
    const found = await loadChargeDocument(tx, input.document)
    if (found === undefined) return refuse('unknown_document', { document: input.document })
    if (found.purpose !== 'interest' && found.purpose !== 'late_fee') {
      return refuse('no_late_charge', { document: input.document })
    }
    const { document: invoice, reason, cause, issueOn } = input
    const credited = await issueCreditNote.run(
      tx,
      { invoice, reason, cause, issueOn, outcome: 'offset' },
      ctx,
    )
    if (!credited.ok) return credited
    const note = await loadChargeDocument(tx, credited.value.creditNote)
    if (note === undefined) throw new Error('defect: the credit note was not found again')
    const { accountId, documentId, currency } = found
    const amountMinor = -note.payableMinor
    const waiver = { accountId, documentId, currency, amountMinor, reason }
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await insertWaiver(tx, { ...waiver, creditNoteId: note.documentId }, by)
    const amount = formatAmount(amountMinor, currency)
    return ok({ creditNote: credited.value.creditNote, amount, currency })
  },
  stakes: async (_tx, value, input) => ({
    amounts: [{ minor: parseAmount(value.amount, value.currency) ?? 0n, currency: value.currency }],
    facts: { ...input, amount: value.amount, currency: value.currency },
  }),
})

/** The commands of late fees and interest. */
export const lateChargeCommands: readonly AnyCommand[] = [
  defineLateChargePolicies,
  setReferenceRates,
  setRateCaps,
  startLateChargeRun,
  billPaidLate,
  waiveLateCharges,
]
