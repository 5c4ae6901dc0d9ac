import { ok, RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntities } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { accountChange, mandateName } from '../api.ts'
import { lockMandates, type StoredMandate } from '../load.ts'
import { insertMandateEvents, updateAccount } from '../save.ts'
import { maskedInput, openNumber, sealedAccount } from './sealing.ts'

/**
 * Puts another bank account under a mandate. A second person looks at it, and the customer was called
 * back on a number that we had before: changed bank details are how invoices are paid to thieves.
 */
export const changeMandateAccount = defineCommand({
  name: 'changeMandateAccount',
  summary: 'Put another bank account under a mandate, after a call back',
  permission: 'bankDetails.change',
  input: accountChange,
  logged: maskedInput,
  run: async (tx, input, ctx) => {
    const mandate = await lockOne(tx, input)
    if ((mandate.scheme === 'ach') !== (input.iban === null)) {
      throw new RefusalError('mandate_other_scheme', { reference: input.reference })
    }
    const today = ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
    const account = sealedAccount(ctx, mandate, input, input.holder ?? mandate.holder)
    await updateAccount(tx, mandate, account)
    const details = {
      before: mandate.accountNumberShown,
      after: account.accountNumberShown,
      callBack: input.callBack,
    }
    const { accountId, mandateId } = mandate
    const event = { accountId, mandateId, eventId: ctx.newId(), kind: 'account_changed' } as const
    await insertMandateEvents(
      tx,
      [{ ...event, effectiveOn: today, details }],
      ctx.actor,
      ctx.clock.now(),
    )
    return ok({ reference: mandate.reference, before: details.before, after: details.after })
  },
})

/** The mandate of these names, held. Throws `unknown_legal_entity` and `unknown_mandate`. */
export async function lockOne(
  tx: Tx,
  { legalEntity, reference }: { readonly legalEntity: string; readonly reference: string },
): Promise<StoredMandate> {
  const [entity] = await loadLegalEntities(tx, [legalEntity])
  if (entity === undefined) throw new RefusalError('unknown_legal_entity', { entity: legalEntity })
  const [mandate] = await lockMandates(tx, [{ legalEntityId: entity.legalEntityId, reference }])
  if (mandate === undefined) throw new RefusalError('unknown_mandate', { reference })
  return mandate
}

/** Shows the whole account number of a mandate; that it was read stands in the log. */
export const openMandate = defineCommand({
  name: 'openMandate',
  summary: 'Show the whole account number of a mandate; the log says who saw it',
  permission: 'bankDetails.read',
  input: mandateName,
  loggedValue: () => ({}),
  run: async (tx, input, ctx) => {
    const mandate = await lockOne(tx, input)
    const { reference, holder, bankCode } = mandate
    return ok({ reference, holder, accountNumber: openNumber(ctx, mandate), bankCode })
  },
})
