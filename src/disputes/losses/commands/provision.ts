import { z } from 'zod'
import { code, date, notNegative } from '../../../formats/fields.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { type NewTransfer, postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import { defineCommand } from '../../../platform/command.ts'
import { loadAllowance, loadExposure, loadProvisionRates, nextProvision } from '../load.ts'
import { type ExposedSegment, percentsOf, provisionTarget } from '../provision.ts'
import { insertProvision, insertProvisionRates } from '../save.ts'

/** Sets what share of what a segment owes is not expected to be paid, by age. */
export const setProvisionRates = defineCommand({
  name: 'setProvisionRates',
  summary: 'Set the percentages of expected loss by age, for a segment or all others',
  permission: 'losses.provision',
  input: z.strictObject({
    /** Code of a segment; `*`: every other customer. */
    segment: code,
    fromOn: date,
    /** Not yet due, 1-30, 31-60, 61-90, 91-120, more than 120 days overdue. */
    percents: z.array(notNegative).length(6, 'six percents, one an age'),
  }),
  run: async (tx, { segment, fromOn, percents }, ctx) => {
    if (percents.some(each => Number(each.toString()) > 100)) {
      return refuse('percent_above_100', { segment })
    }
    const texts = percents.map(each => each.toString())
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await insertProvisionRates(tx, { segment, fromOn, percents: texts }, by)
    return ok({ segment, fromOn })
  },
})

type Posted = { readonly currency: string; readonly target: string; readonly posted: string }

/**
 * Brings the allowance for credit losses to what the matrix says it has to be at the end of a month: the
 * difference to what it is goes to the books as of the month's last day. Done again with nothing
 * changed, nothing is posted.
 */
export const postProvision = defineCommand({
  name: 'postProvision',
  summary: 'Post the provision for what will not be paid, at the end of a month',
  permission: 'losses.provision',
  input: z.strictObject({ entity: code, month: date }),
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const { legalEntityId, houseAccountId } = entity
    const month = input.month.with({ day: 1 })
    const on = month.add({ months: 1 }).subtract({ days: 1 })
    const by = { at: ctx.clock.now(), by: ctx.actor }
    const revision = await nextProvision(tx, { legalEntityId, month })
    const rates = await loadProvisionRates(tx, on)
    const exposed = await loadExposure(tx, { legalEntityId, on, knownAt: by.at })
    const allowance = await loadAllowance(tx, { legalEntityId, on })
    const currencies = new Set([...exposed.map(row => row.currency), ...allowance.keys()])
    const posted: Posted[] = []
    for (const currency of [...currencies].sort()) {
      const segments = exposed
        .filter(row => row.currency === currency)
        .map((row): ExposedSegment => {
          const bucketsMinor = row.buckets.map(minor => BigInt(minor ?? '0'))
          return { segment: row.segment, bucketsMinor, percents: percentsOf(rates, row.segment) }
        })
      const targetMinor = provisionTarget(segments)
      const postedMinor = targetMinor - (allowance.get(currency) ?? 0n)
      const transferId = postedMinor === 0n ? null : ctx.newId()
      if (transferId !== null) {
        const where = { accountId: houseAccountId, legalEntityId, currency, effectiveOn: on }
        const posting = provisionPosting(postedMinor)
        const transfer: NewTransfer = { ...posting, ...where, transferId, documentId: null }
        await postTransfers(tx, [transfer], by.at)
      }
      const matrix = JSON.stringify(segments.map(matrixRow))
      const record = { legalEntityId, month, currency, revision, targetMinor, postedMinor }
      await insertProvision(tx, { ...record, transferId, matrix }, by)
      const shown = (minor: bigint) => formatAmount(minor, currency)
      posted.push({ currency, target: shown(targetMinor), posted: shown(postedMinor) })
    }
    return ok({ entity: entity.code, month, posted })
  },
  stakes: async (_tx, value) => ({
    amounts: value.posted.map(({ posted, currency }) => ({
      minor: parseAmount(posted, currency) ?? 0n,
      currency,
    })),
    facts: value,
  }),
})

function provisionPosting(minor: bigint) {
  return minor > 0n
    ? receivablePosting('provision', minor, {})
    : receivablePosting('provision_released', -minor, {})
}

function matrixRow({ segment, bucketsMinor, percents }: ExposedSegment) {
  return {
    segment,
    open: bucketsMinor.map(String),
    percents: percents.map(each => each.toString()),
  }
}
