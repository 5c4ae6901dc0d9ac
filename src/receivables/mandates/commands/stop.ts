import { ok } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { type MandateStop, mandateStop } from '../api.ts'
import { lockMandates, lockUsable, type StoredMandate } from '../load.ts'
import { insertMandateEvents, type MandateKey, updateUse } from '../save.ts'
import { entityIds } from './names.ts'

const KINDS = { revoke: 'revoked', block: 'blocked', release: 'released' } as const

/** Revokes, blocks or releases mandates, a row each. What is so already is `unchanged`. */
export const stopMandates = defineCommand({
  name: 'stopMandates',
  summary: 'Revoke, block or release mandates',
  permission: 'mandates.write',
  input: rowsOf(mandateStop),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, mandateStop)
    batch.oneRowEach(row => `${row.legalEntity} ${row.reference}`)
    const entities = await entityIds(tx, batch)
    const names = batch.open.map(({ value }) => ({
      legalEntityId: entities.get(value.legalEntity) as string,
      reference: value.reference,
    }))
    const found = names.length === 0 ? [] : await lockMandates(tx, names)
    const changes: (MandateKey & Use & { readonly stop: MandateStop })[] = []
    for (const { row, value } of batch.open) {
      const entity = entities.get(value.legalEntity)
      const mandate = found.find(
        each => each.legalEntityId === entity && each.reference === value.reference,
      )
      if (mandate === undefined) {
        batch.reject(row, 'unknown_mandate', { reference: value.reference })
        continue
      }
      const use = useAfter(mandate, value)
      if (use === 'revoked') {
        batch.reject(row, 'mandate_revoked', { reference: value.reference })
      } else if (use === undefined) batch.answer(row, 'unchanged')
      else {
        batch.answer(row, 'updated')
        const { accountId, mandateId } = mandate
        changes.push({ accountId, mandateId, ...use, stop: value })
      }
    }
    if (changes.length > 0) await saveStops(tx, ctx, changes)
    return ok(batch.result())
  },
})

type Use = Pick<StoredMandate, 'blockedReason' | 'revokedOn'>

/** Undefined where it is so already; a revoked mandate is not brought back: a new one is signed. */
function useAfter(mandate: StoredMandate, stop: MandateStop): Use | 'revoked' | undefined {
  const { blockedReason, revokedOn } = mandate
  if (stop.action === 'revoke') {
    return revokedOn === null ? { blockedReason, revokedOn: stop.on } : undefined
  }
  if (stop.action === 'release') {
    if (revokedOn !== null) return 'revoked'
    return blockedReason === null ? undefined : { blockedReason: null, revokedOn }
  }
  return blockedReason === null ? { blockedReason: stop.reason, revokedOn } : undefined
}

async function saveStops(
  tx: Tx,
  ctx: Context,
  changes: readonly (MandateKey & Use & { readonly stop: MandateStop })[],
): Promise<void> {
  await updateUse(tx, changes)
  const events = changes.map(({ accountId, mandateId, stop }) => ({
    accountId,
    mandateId,
    eventId: ctx.newId(),
    kind: KINDS[stop.action],
    effectiveOn: stop.on,
    details: { reason: stop.reason },
  }))
  await insertMandateEvents(tx, events, ctx.actor, ctx.clock.now())
}

/** Blocks mandates after declines that nobody should repeat; one that is blocked or revoked stays so. */
export async function blockMandates(
  tx: Tx,
  blocked: readonly (MandateKey & { readonly reason: string; readonly on: Temporal.PlainDate })[],
  ctx: Pick<Context, 'clock' | 'actor' | 'newId'>,
): Promise<void> {
  if (blocked.length === 0) return
  const usable = new Set((await lockUsable(tx, blocked)).map(each => each.mandateId))
  const changes = blocked.filter(each => usable.has(each.mandateId))
  if (changes.length === 0) return
  await updateUse(
    tx,
    changes.map(({ reason, ...key }) => ({ ...key, blockedReason: reason, revokedOn: null })),
  )
  const events = changes.map(({ accountId, mandateId, reason, on }) => ({
    accountId,
    mandateId,
    eventId: ctx.newId(),
    kind: 'blocked' as const,
    effectiveOn: on,
    details: { reason },
  }))
  await insertMandateEvents(tx, events, ctx.actor, ctx.clock.now())
}
