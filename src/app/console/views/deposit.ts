import { code } from '../../../formats/fields.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadDeposited, loadDepositShown } from '../../../reporting/console/load/deposit.ts'
import { loadReasons } from '../../../reporting/console/load/receivable-reasons.ts'
import { view } from '../view.ts'

/** A deposit of checks and cash with what was keyed in, beside what was counted. */
export const depositView = view({
  path: 'deposits/:number',
  permission: 'receipts.read',
  parameters: { entity: code },
  read: async (tx, { number, entity, language }) => {
    const deposit = await loadDepositShown(tx, entity, number)
    if (deposit === undefined) throw new RefusalError('unknown_deposit', { reference: number })
    return {
      deposit,
      receipts: await loadDeposited(tx, deposit),
      reasons: await loadReasons(tx, 'deposit', language),
    }
  },
})
