import { creditVerdict, exposureOf } from '../../../contracts/credit/exposure.ts'
import { loadCredit } from '../../../contracts/credit/load.ts'
import { code } from '../../../formats/fields.ts'
import { loadEntityCodes, loadLegalEntities } from '../../../ledger/load.ts'
import {
  loadCreditHolds,
  loadLimited,
  loadSuspensionsShown,
} from '../../../reporting/console/load/holds-and-suspensions.ts'
import { dayOf, view } from '../view.ts'

/** More stand in the lists. */
const MOST = 200

/** Whose sales are stopped, how much of their limits customers use, and whose supply is being suspended. */
export const holdsAndSuspensionsView = view({
  path: 'holds-and-suspensions',
  permission: 'receipts.read',
  parameters: { account: code.optional() },
  read: async (tx, { now, account }) => {
    const today = dayOf(now)
    const of = { account, limit: MOST }
    const limited = await loadLimited(tx, { ...of, on: today })
    const names = new Map(limited.map(({ accountId, name }) => [accountId, name]))
    const credit = await loadCredit(tx, [...names.keys()], today)
    const limits = credit.flatMap(each => {
      const { limitMinor, accountId, entity, currency, releasedUntil } = each
      if (limitMinor === null) return []
      const usedMinor = exposureOf(each, each.policy)
      const verdict = creditVerdict(each, each.policy, today)?.why ?? null
      const name = names.get(accountId) ?? each.account
      return [
        {
          account: each.account,
          name,
          entity,
          currency,
          limitMinor,
          usedMinor,
          verdict,
          releasedUntil,
        },
      ]
    })
    const codes = (await loadEntityCodes(tx)).map(({ code: entity }) => entity)
    const entities = await loadLegalEntities(tx, codes)
    return {
      today,
      limits,
      holds: await loadCreditHolds(tx, of),
      suspensions: await loadSuspensionsShown(tx, of),
      entities: entities.map(({ code: entity, name, currency }) => ({
        code: entity,
        name,
        currency,
      })),
    }
  },
})
