import { ok } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { type MandateRow, mandateRow, writtenNumber } from '../api.ts'
import { lockMandates, type StoredMandate } from '../load.ts'
import { insertMandateEvents, insertMandates, type NewMandate, takeReferences } from '../save.ts'
import { accountIds, entityIds } from './names.ts'
import { maskedInput, openNumber, sealedAccount } from './sealing.ts'

/**
 * Enters mandates, a row each. One that is there already is `unchanged`; one that says something else
 * is rejected: another account is a change for two people, other terms are a new mandate.
 */
export const enterMandates = defineCommand({
  name: 'enterMandates',
  summary: 'Enter signed mandates for direct debit (SEPA core, SEPA B2B, ACH)',
  permission: 'mandates.write',
  input: rowsOf(mandateRow),
  logged: input => ({ rows: input.rows.map(maskedInput) }),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, mandateRow)
    batch.oneRowEach(row => `${row.legalEntity} ${row.reference}`)
    const entities = await entityIds(tx, batch)
    const accounts = await accountIds(tx, batch)
    const made = new Map(
      batch.open.map(({ row, value }) => {
        const legalEntityId = entities.get(value.legalEntity) as string
        const accountId = accounts.get(value.accountNumber) as string
        return [row, newMandate(ctx, value, accountId, legalEntityId)] as const
      }),
    )
    const taken = await takeReferences(tx, [...made.values()])
    await compareRest(tx, ctx, batch, made, taken)
    const entered = [...made.values()].filter(({ mandateId }) => taken.has(mandateId))
    if (entered.length > 0) {
      await insertMandates(tx, entered, ctx.clock.now())
      const events = entered.map(({ accountId, mandateId, accountNumberShown, signedOn }) => {
        const eventId = ctx.newId()
        const details = { account: accountNumberShown }
        return {
          accountId,
          eventId,
          mandateId,
          kind: 'entered',
          effectiveOn: signedOn,
          details,
        } as const
      })
      await insertMandateEvents(tx, events, ctx.actor, ctx.clock.now())
    }
    return ok(batch.result())
  },
})

/** Rows whose reference was there: the same mandate is left, another one rejected. */
async function compareRest(
  tx: Tx,
  ctx: Context,
  batch: RowBatch<MandateRow>,
  made: ReadonlyMap<number, NewMandate>,
  taken: ReadonlySet<string>,
): Promise<void> {
  const rest = batch.open.filter(({ row }) => !taken.has(made.get(row)?.mandateId ?? ''))
  const names = rest.map(({ row }) => made.get(row) as NewMandate)
  const before = names.length === 0 ? [] : await lockMandates(tx, names)
  for (const { row, value } of batch.open) {
    const mandate = made.get(row) as NewMandate
    if (taken.has(mandate.mandateId)) {
      batch.answer(row, 'created')
      continue
    }
    const { legalEntityId, reference } = mandate
    const known = before.find(
      each => each.legalEntityId === legalEntityId && each.reference === reference,
    )
    const isSame = known !== undefined && sameMandate(ctx, known, mandate, writtenNumber(value))
    if (isSame) batch.answer(row, 'unchanged')
    else batch.reject(row, 'mandate_reference_taken', { reference, entity: value.legalEntity })
  }
}

function sameMandate(
  ctx: Context,
  before: StoredMandate,
  { accountId, scheme, oneOff, signedOn }: NewMandate,
  number: string,
): boolean {
  return (
    before.accountId === accountId &&
    before.scheme === scheme &&
    before.oneOff === oneOff &&
    before.signedOn.equals(signedOn) &&
    openNumber(ctx, before) === number
  )
}

function newMandate(
  ctx: Context,
  row: MandateRow,
  accountId: string,
  legalEntityId: string,
): NewMandate {
  const mandateId = ctx.newId()
  const { reference, scheme, oneOff, signedOn, noticeDays, usedBeforeOn } = row
  return {
    accountId,
    mandateId,
    legalEntityId,
    ...{ reference, scheme, oneOff, signedOn, noticeDays, usedBeforeOn },
    ...sealedAccount(ctx, { accountId, mandateId }, row, row.holder),
  }
}
