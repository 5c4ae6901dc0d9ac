import { z } from 'zod'
import { creditRest } from '../../../invoicing/commands/credit.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { languageOf } from '../../../kernel/localize.ts'
import { ok } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { hasSurcharge, lockReturnedSurcharge } from '../load.ts'
import { noteSurchargeCredit } from '../save.ts'

/** The job that bills surcharges and then takes back those whose payments came back. */
export const SURCHARGES_JOB = {
  task: 'chargeSurcharges',
  payload: {},
  key: 'charge-surcharges',
}

/**
 * Transaction step: has the surcharge of a receipt that goes back taken back too. It is asked for where
 * the surcharge is not billed yet as well: somebody may be billing it at this moment.
 */
export async function enqueueSurchargeCredit(
  tx: Tx,
  receipt: { readonly accountId: string; readonly receiptId: string },
): Promise<void> {
  if (await hasSurcharge(tx, receipt)) await enqueue(tx, SURCHARGES_JOB)
}

const WORDS = {
  en: 'The payment that this fee was for came back.',
  de: 'Die Zahlung, für die dieses Entgelt war, kam zurück.',
  fr: 'Le paiement auquel ces frais se rapportaient a été rejeté.',
  es: 'El pago al que correspondía este recargo fue devuelto.',
} as const

/**
 * Credits one surcharge whose payment came back, all that is left of it, against what is open: nothing
 * was paid by card, so nothing is owed for it. One at a time, as a credit note takes its number last.
 */
export const creditSurcharge = defineCommand({
  name: 'creditSurcharge',
  summary: 'Credit the surcharge of a payment that came back',
  permission: 'payments.work',
  input: z.strictObject({}),
  run: async (tx, _, ctx) => {
    const due = await lockReturnedSurcharge(tx)
    if (due === undefined) return ok({ credited: null, more: false })
    const entity = await loadLegalEntity(tx, due.legalEntityId)
    if (entity === undefined) throw new Error('defect: a payment of no legal entity')
    const returnedOn = dateOf(ctx.clock.now(), entity.timeZone)
    const reason = WORDS[languageOf(due.language)]
    const asked = { invoice: due.invoice, reason, issueOn: returnedOn }
    const credit = await creditRest(tx, ctx, asked)
    if (!credit.ok) return credit
    const creditId = credit.value?.invoiceId ?? null
    await noteSurchargeCredit(tx, due, { returnedOn, creditId })
    return ok({ credited: credit.value?.creditNote ?? null, more: true })
  },
})
