import { ok, RefusalError } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { defineLegalEntitiesInput, type LegalEntityInput } from '../api.ts'
import { type LegalEntityRow, loadLegalEntities } from '../load.ts'
import { insertLegalEntities, updateLegalEntity } from '../save.ts'

/** What the amounts of the books rest on; a change would give old entries another meaning. */
const FIXED = ['currency', 'timeZone', 'taxRounding', 'roundingMode', 'cashRounding'] as const

/**
 * Adds legal entities by their code, each with its house account, and brings known ones up to date.
 * Currency, time zone and the way of rounding stay as they were first defined. Doing it twice
 * changes nothing.
 */
export const defineLegalEntities = defineCommand({
  name: 'defineLegalEntities',
  summary: 'Add legal entities, or bring their name, address, tax id and bank up to date',
  permission: 'ledger.define',
  input: defineLegalEntitiesInput,
  run: async (tx, input, ctx) => {
    const added = await saveLegalEntities(tx, input.entities, ctx)
    return ok({ added, updated: input.entities.length - added })
  },
})

/** The transaction step of `defineLegalEntities`, for imports; gives how many were added. */
export async function saveLegalEntities(
  tx: Tx,
  entities: readonly LegalEntityInput[],
  ctx: { newId(): string; readonly clock: { now(): Temporal.Instant } },
): Promise<number> {
  refuseDoubled(entities.map(entity => entity.code))
  const known = new Map(
    (
      await loadLegalEntities(
        tx,
        entities.map(e => e.code),
      )
    ).map(row => [row.code, row]),
  )
  const added = entities.filter(entity => !known.has(entity.code))
  for (const entity of entities) {
    const row = known.get(entity.code)
    if (row === undefined) continue
    refuseFixed(entity, row)
    await updateLegalEntity(tx, row.legalEntityId, entity)
  }
  await insertLegalEntities(
    tx,
    added.map(entity => ({
      ...entity,
      legalEntityId: ctx.newId(),
      houseAccountId: ctx.newId(),
    })),
    ctx.clock.now(),
  )
  return added.length
}

function refuseDoubled(codes: readonly string[]): void {
  const doubled = codes.find((code, i) => codes.indexOf(code) !== i)
  if (doubled !== undefined) throw new RefusalError('legal_entity_doubled', { entity: doubled })
}

function refuseFixed(entity: LegalEntityInput, row: LegalEntityRow): void {
  const [is, asked] = [fixedFields(row), fixedFields(entity)]
  const field = FIXED.find(name => is[name] !== asked[name])
  if (field === undefined) return
  throw new RefusalError('legal_entity_fixed', {
    entity: entity.code,
    field,
    is: is[field],
    asked: asked[field],
  })
}

function fixedFields(entity: LegalEntityInput | LegalEntityRow) {
  const { currency, timeZone, taxRounding, roundingMode, cashRounding } = entity
  return {
    currency,
    timeZone,
    taxRounding,
    roundingMode,
    cashRounding: cashRounding?.toString() ?? 'none',
  }
}
