import { isBefore } from '../../kernel/period.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { loadAccountIds } from '../load/accounts.ts'
import { insertPremises } from '../save.ts'
import {
  loadOccupants,
  lockOccupied,
  type Occupant,
  type OccupiedPremise,
  type PremiseName,
} from './load.ts'
import { saveOccupancy } from './save.ts'

type MoveContext = Pick<Context, 'clock' | 'newId'>

/**
 * Empties a premise from a day on: the exported step of every move out. The place is known from then
 * on, so that who comes next gets the same meters. Throws `unknown_premise`, `moved_out_already`.
 */
export async function vacate(
  tx: Tx,
  name: PremiseName,
  on: Temporal.PlainDate,
  ctx: MoveContext,
): Promise<OccupiedPremise & { readonly placeId: string }> {
  const premise = await findPremise(tx, name)
  const { accountId, premiseId, fromOn, toOn } = premise
  const facts = { account: name.accountNumber, premise: name.premiseCode }
  if (toOn !== null) throw new RefusalError('moved_out_already', { ...facts, on: toOn.toString() })
  if (fromOn !== null && !isBefore(fromOn, on)) {
    throw new RefusalError('moves_out_before_in', { ...facts, on: fromOn.toString() })
  }
  const placeId = premise.placeId ?? ctx.newId()
  await saveOccupancy(tx, { accountId, premiseId, placeId, fromOn, toOn: on }, ctx.clock.now())
  return { ...premise, placeId, toOn: on }
}

/** Where the new customer lives, and who lived there last. */
export type MovedIn = {
  readonly accountId: string
  readonly premiseId: string
  readonly premiseCode: string
  readonly last: Occupant
}

/**
 * Gives an account a premise at the place of another's, from a day on: name and address are those of
 * the place. Throws `premise_occupied` while somebody else lives there, `premise_code_taken`.
 */
export async function occupy(
  tx: Tx,
  place: PremiseName,
  to: { readonly accountNumber: string; readonly premiseCode: string | null },
  on: Temporal.PlainDate,
  ctx: MoveContext,
): Promise<MovedIn> {
  const premise = await findPremise(tx, place)
  const accountId = (await loadAccountIds(tx, [to.accountNumber])).get(to.accountNumber)
  if (accountId === undefined)
    throw new RefusalError('unknown_account', { account: to.accountNumber })
  const occupants = premise.placeId === null ? [] : await loadOccupants(tx, premise.placeId)
  const last = occupants.at(-1)
  if (premise.placeId === null || last?.toOn == null || isBefore(on, last.toOn)) {
    throw new RefusalError('premise_occupied', {
      account: last?.accountNumber ?? place.accountNumber,
      premise: place.premiseCode,
      until: last?.toOn?.toString() ?? '…',
      on: on.toString(),
    })
  }
  const premiseCode = to.premiseCode ?? place.premiseCode
  const { name, addressLines, country, region } = premise
  const copy = { name, addressLines, country, region }
  const premiseId = ctx.newId()
  const made = await insertPremises(tx, [{ accountId, premiseId, code: premiseCode, ...copy }])
  if (made.length === 0) {
    const facts = { account: to.accountNumber, premise: premiseCode }
    throw new RefusalError('premise_code_taken', facts)
  }
  const { placeId } = premise
  await saveOccupancy(
    tx,
    { accountId, premiseId, placeId, fromOn: on, toOn: null },
    ctx.clock.now(),
  )
  return { accountId, premiseId, premiseCode, last }
}

async function findPremise(tx: Tx, name: PremiseName): Promise<OccupiedPremise> {
  const premise = await lockOccupied(tx, name)
  if (premise !== undefined) return premise
  const { accountNumber: account, premiseCode } = name
  throw new RefusalError('unknown_premise', { account, premise: premiseCode })
}
