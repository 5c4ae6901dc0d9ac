import { loadRoles } from '../../../identity/load/access.ts'
import { loadRules, loadSwitch } from '../../../identity/load/authority.ts'
import { loadDutyConflicts } from '../../../identity/load/duties.ts'
import { loadBookCurrencies } from '../../../ledger/load.ts'
import { commands } from '../../registry.ts'
import { view } from '../view.ts'

/**
 * The roles with what they may do and up to which amounts, what a limit can be set on, and the rules of the
 * second person.
 */
export const rolesView = view({
  path: 'roles',
  permission: 'people.read',
  read: async (tx, { now }) => ({
    roles: [...(await loadRoles(tx)).values()].map(role => ({
      ...role,
      permissions: Object.fromEntries(role.permissions),
    })),
    limitable: [...commands.values()]
      .filter(({ stakes }) => stakes !== undefined)
      .map(({ name, permission }) => ({ command: name, permission })),
    currencies: await loadBookCurrencies(tx),
    rules: await loadRules(tx, now),
    secondPerson: (await loadSwitch(tx)).secondPerson,
  }),
})

/** Who has duties that should lie in different hands. */
export const dutiesView = view({
  path: 'duties',
  permission: 'people.read',
  read: async (tx, { now }) => ({ conflicts: await loadDutyConflicts(tx, now) }),
})
