import type { PlannedBatch } from '../../../demo/world.ts'
import { loadAccount } from '../../accounts/load/accounts.ts'
import {
  createAccounts,
  placeBillingHolds,
  releaseBillingHold,
} from '../../contracts/commands/account-changes.ts'
import { issueCreditNote, voidInvoice } from '../../invoicing/commands/credit.ts'
import { closeAccountingPeriod } from '../../ledger/commands/accounting-periods.ts'
import { postManualJournal, reverseTransfer } from '../../ledger/commands/journals.ts'
import { sellCredits } from './credits.ts'
import { loadCreditableLine, loadInvoiceOf } from './load.ts'
import { chargeTheNextDispute, hearOfCards } from './money/chargebacks.ts'
import { collect } from './money/collect.ts'
import { refund } from './money/refunds.ts'
import { correctRepair, leaveFlat, payForFather, quote, repair } from './neighbours.ts'
import { followMonth } from './owed/months.ts'
import { sendBills } from './owed/post.ts'
import { agreePlans, setTerms } from './plans.ts'
import { ADA, GRACE, MARY } from './staff.ts'
import { accountOf, act, actTogether, daysAfter, moveTo, type Stage } from './stage.ts'
import { connectSystems } from './systems.ts'

/** What the customers read on their credit notes. */
const REASONS = {
  visit: {
    en: 'The fault was in the public network: the visit is not charged',
    fr: 'La panne venait du réseau public : l’intervention n’est pas facturée',
    es: 'La avería estaba en la red pública: la visita no se cobra',
    de: 'Der Fehler lag im öffentlichen Netz: Der Besuch wird nicht berechnet',
  },
  goodwill: {
    en: 'Goodwill for two days without supply',
    fr: 'Geste commercial pour deux jours sans courant',
    es: 'Atención por dos días sin suministro',
    de: 'Kulanz für zwei Tage ohne Strom',
  },
  seat: {
    en: 'One seat was never set up',
    fr: 'Un accès n’a jamais été installé',
    es: 'Un acceso no llegó a configurarse',
    de: 'Ein Zugang wurde nie eingerichtet',
  },
  reference: {
    en: 'The cost centre is missing on the invoice',
    fr: 'Le centre de coûts manque sur la facture',
    es: 'Falta el centro de coste en la factura',
    de: 'Auf der Rechnung fehlt die Kostenstelle',
  },
} as const

/** What the office does before a delivery is imported; deliveries are counted from 0, two a month. */
export async function happenBefore(
  stage: Stage,
  batch: PlannedBatch,
  index: number,
): Promise<void> {
  const month = Math.floor(index / 2)
  if (isHousehold(index)) {
    if (month === 8) await releaseHold(stage, daysAfter(batch.importOn, -4))
    if (month === 10) await hearOfCards(stage, daysAfter(batch.importOn, -14), batch.importOn)
    return
  }
  if (month === 6) await placeHold(stage, daysAfter(batch.importOn, -3), batch.month)
}

/** What the office does after a delivery has been billed and issued. */
export async function happenAfter(stage: Stage, batch: PlannedBatch, index: number): Promise<void> {
  const month = Math.floor(index / 2)
  if (isSent(stage, index)) await sendBills(stage, batch)
  if (isHousehold(index)) {
    const day = daysAfter(batch.issueOn, 4)
    if (month % 3 === 1) await creditLine(stage, batch, day)
    if (month % 3 === 2) await creditAmount(stage, batch, day)
    if (month % 4 === 3) await creditQuantity(stage, batch, day)
    if (month === 5) await payForFather(stage, daysAfter(day, 1))
    if (month === 11) await chargeTheNextDispute(stage, daysAfter(batch.issueOn, 1))
    if (month === 8) await connectSystems(stage, daysAfter(day, 2))
    if (month === 7) await leaveFlat(stage, daysAfter(day, 1))
    if (month === 6) await setTerms(stage, daysAfter(day, 1))
    if (month > 5 && month < 11) await followMonth(stage, batch, month - 6)
    return
  }
  if (month === 1) await sellCredits(stage, daysAfter(batch.issueOn, 1))
  if (month === 4) await repair(stage, daysAfter(batch.issueOn, 2))
  if (month === 5) await correctRepair(stage, daysAfter(batch.issueOn, 2), repairedOn(stage))
  if (month === 8) await quote(stage, daysAfter(batch.issueOn, 1))
  if (month === 7) await voidAndRebill(stage, batch, daysAfter(batch.issueOn, 2))
  if (month === 2) await reverseJournal(stage, daysAfter(batch.issueOn, 1))
  if (month > 0) await closeMonth(stage, batch.month, daysAfter(batch.issueOn, 3))
  if (month === 9) await agreePlans(stage, daysAfter(batch.issueOn, 4))
  if (month === 10) {
    await collect(stage, daysAfter(batch.issueOn, 4))
    await refund(stage, daysAfter(batch.issueOn, 9))
  }
}

/** The day of the bakery's repair, after the delivery of its month had been billed. */
function repairedOn({ world }: Stage): string {
  return daysAfter(world.batches[8]?.issueOn ?? world.setupOn, 2)
}

/** The bills of October go out from here; those before went out by the system that was there before. */
function isSent({ world }: Stage, index: number): boolean {
  return index === world.batches.length - 3 || index === world.batches.length - 2
}

function isHousehold(index: number): boolean {
  return index % 2 === 1
}

/** A service visit that the customer rightly does not pay. */
async function creditLine(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  const kind = { issuedOn: batch.issueOn, entity: 'MH-DE', product: 'VISIT' }
  const line = await loadCreditableLine(stage.system.db, kind)
  if (line === undefined) return
  moveTo(stage, day, '09:30:00')
  await actTogether(stage, [ADA, GRACE], issueCreditNote, {
    invoice: line.invoice,
    reason: REASONS.visit[line.language],
    issueOn: day,
    lines: [{ line: line.line }],
  })
}

/** An amount spread over all lines of an invoice, kept as the customer's credit. */
async function creditAmount(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  const kind = { issuedOn: batch.issueOn, entity: 'MH-US', netMinor: 4_000n }
  const line = await loadCreditableLine(stage.system.db, kind)
  if (line === undefined) return
  moveTo(stage, day, '15:00:00')
  await actTogether(stage, [ADA, GRACE], issueCreditNote, {
    invoice: line.invoice,
    reason: REASONS.goodwill[line.language],
    issueOn: day,
    netAmount: '12.50',
    outcome: 'keep',
  })
}

/** One unit of several. */
async function creditQuantity(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  const kind = { issuedOn: batch.issueOn, entity: 'MH-DE', product: 'DATA', quantity: '2' }
  const line = await loadCreditableLine(stage.system.db, kind)
  if (line === undefined) return
  moveTo(stage, day, '10:00:00')
  await actTogether(stage, [ADA, GRACE], issueCreditNote, {
    invoice: line.invoice,
    reason: REASONS.seat[line.language],
    issueOn: day,
    lines: [{ line: line.line, quantity: '1' }],
  })
}

/** An invoice without the reference that the customer's books need: taken back and billed anew. */
async function voidAndRebill(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  const { db } = stage.system
  const number = accountOf(stage.world, 'multiplier')
  const account = number === undefined ? undefined : await loadAccount(db, number)
  const invoice = number === undefined ? undefined : await loadInvoiceOf(db, number, batch.issueOn)
  if (account === undefined || account.kind === 'house' || invoice === undefined) return
  moveTo(stage, day, '11:00:00')
  const { accountId: _id, billTo, exemptions: _kept, ...rest } = account
  const { lines: _lines, ...address } = billTo
  await act(stage, ADA, createAccounts, {
    rows: [{ ...rest, kind: account.kind, ...address, buyerReference: 'Cost centre 4711' }],
  })
  await actTogether(stage, [ADA, GRACE], voidInvoice, {
    invoice,
    reason: REASONS.reference[account.language],
    issueOn: day,
    rebill: true,
  })
}

async function placeHold(stage: Stage, day: string, month: string): Promise<void> {
  const accountNumber = accountOf(stage.world, 'month-end')
  if (accountNumber === undefined) return
  moveTo(stage, day, '09:00:00')
  await act(stage, ADA, placeBillingHolds, {
    rows: [{ accountNumber, reason: 'Change of owner announced', fromOn: `${month}-01` }],
  })
}

async function releaseHold(stage: Stage, day: string): Promise<void> {
  const accountNumber = accountOf(stage.world, 'month-end')
  if (accountNumber === undefined) return
  moveTo(stage, day, '09:00:00')
  await act(stage, GRACE, releaseBillingHold, { rows: [{ accountNumber }] })
}

/** Accounts of the chart (db/migrations/0009_chart.sql). */
const BANK = '1000'
const BANK_CHARGES = '6100'

/** Bank charges that were keyed in twice: the second entry is taken back the day after. */
async function reverseJournal(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '10:00:00')
  const charges = {
    entity: 'MH-DE',
    effectiveOn: day,
    currency: 'EUR',
    description: 'Bank charges of the month',
    transfers: [{ debit: BANK_CHARGES, credit: BANK, amount: '48.20' }],
  }
  await actTogether(stage, [ADA, MARY], postManualJournal, charges)
  const twice = await actTogether(stage, [ADA, MARY], postManualJournal, charges)
  const nextDay = daysAfter(day, 1)
  moveTo(stage, nextDay, '10:00:00')
  for (const transferId of twice.transferIds) {
    await actTogether(stage, [MARY, GRACE], reverseTransfer, {
      accountId: twice.accountId,
      transferId,
      effectiveOn: nextDay,
      reason: 'Keyed in twice',
    })
  }
}

/** Closes the month before that of a delivery in the books of both companies. */
async function closeMonth(stage: Stage, month: string, day: string): Promise<void> {
  moveTo(stage, day, '17:00:00')
  const closed = Temporal.PlainDate.from(`${month}-01`).subtract({ months: 1 }).toString()
  for (const entity of ['MH-DE', 'MH-US']) {
    await act(stage, MARY, closeAccountingPeriod, { entity, month: closed.slice(0, 7) })
  }
}
