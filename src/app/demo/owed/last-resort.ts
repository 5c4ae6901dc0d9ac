import { BY_LINK } from '../../../disputes/by-link/load.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { execute } from '../../../platform/command.ts'
import { CARL, GRACE, MARY } from '../staff.ts'
import { act, actTogether, named, type Stage } from '../stage.ts'
import { loadItemLeft, type Reminded } from './load.ts'
import { REMINDING } from './rules.ts'

/** The debt of a customer who has gone away is given up, and the tax in it claimed back. */
export async function giveUp(stage: Stage, of: Reminded | undefined, day: string): Promise<void> {
  const reason = 'uncollectable'
  const relief = { country: 'DE', reason, fromOn: day, daysOverdue: 0 }
  await actTogether(stage, [MARY, GRACE], named('setTaxRelief'), relief)
  const found = of === undefined ? undefined : await loadItemLeft(stage.system.db, of.document)
  if (of === undefined || found === undefined) return
  await actTogether(stage, [MARY, GRACE], named('writeOffBadDebt'), {
    ...{ accountNumber: of.account, item: found.item, reason, on: day },
    note: 'Moved away; letters come back',
  })
}

/** A customer objects to an invoice by the page of their link; nobody has answered yet. */
export async function object(stage: Stage, of: Reminded | undefined): Promise<void> {
  if (of === undefined) return
  const asked = { accountNumber: of.account, legalEntity: REMINDING }
  const { path } = (await act(stage, CARL, named('createPayLink'), asked)) as { path: string }
  const told = {
    token: path.split('/').at(-1),
    ...{ document: of.document, cause: 'wrong_usage', contact: 'Pat' },
    text: 'Our meter was changed in the middle of the month. I enclose nothing, but you have both readings.',
  }
  const opened = await execute(stage.system, named('disputeByLink'), told, { actor: BY_LINK })
  if (!opened.ok) throw new RefusalError(opened.refusal.code, opened.refusal.facts)
}
