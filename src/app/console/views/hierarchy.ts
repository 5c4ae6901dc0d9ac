import { loadAccount } from '../../../accounts/load/accounts.ts'
import { code, date } from '../../../formats/fields.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadAbove, loadChildren } from '../../../reporting/hierarchy/load/hierarchy.ts'
import { dayOf, view } from '../view.ts'

const PAGE = 50

/** Whom an account belongs to on a day, and what belongs to it, a page at a time; with who pays. */
export const hierarchyView = view({
  path: 'hierarchy/:number',
  permission: 'accounts.read',
  parameters: { on: date.optional(), after: code.optional() },
  read: async (tx, { number, now, on, after }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_number', { number })
    const day = on ?? dayOf(now)
    const { accountId } = account
    const found = await loadChildren(tx, accountId, day, { after, limit: PAGE + 1 })
    const children = found.slice(0, PAGE)
    const next = found.length > PAGE ? (children.at(-1)?.number ?? null) : null
    return { on: day, above: await loadAbove(tx, accountId, day), children, next }
  },
})
