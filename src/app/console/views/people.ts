import { BY_LINK } from '../../../disputes/by-link/load.ts'
import { listCauseNames } from '../../../disputes/cases/load.ts'
import { personActor } from '../../../identity/actor.ts'
import { listKeyNames } from '../../../identity/api-keys/load.ts'
import { loadRoles } from '../../../identity/load/access.ts'
import { listStaff } from '../../../identity/load/people.ts'
import type { Language } from '../../../platform/refusals/sentence.ts'
import { listPolicyNames } from '../../../reporting/console/load/dunning-policies.ts'
import { listCycleNames } from '../../../reporting/console/load/run-calendar.ts'
import { view } from '../view.ts'

const MOST_STAFF = 1000
const MOST_KEYS = 200
const MOST_CAUSES = 200
const MOST_POLICIES = 200
const MOST_CYCLES = 200

/** Customers who act by the link that they were sent. */
const BY_LINK_NAMES: Readonly<Record<Language, string>> = {
  en: 'Customer, by link',
  fr: 'Client, par lien',
  es: 'Cliente, por enlace',
  de: 'Kunde, per Link',
}

/**
 * The names of staff, of programs and of customers by link, by the actor that lists name them by; and of
 * roles, causes, policies and cycles, which an installation names itself, by column and code (`owner.billing_clerk`).
 */
export const namesView = view({
  path: 'names',
  permission: 'views.save',
  read: async (tx, { now, language }) => {
    const staff = await listStaff(tx, { at: now, limit: MOST_STAFF })
    const keys = await listKeyNames(tx, MOST_KEYS)
    const roles = await loadRoles(tx)
    const causes = await listCauseNames(tx, MOST_CAUSES)
    const policies = await listPolicyNames(tx, MOST_POLICIES)
    const cycles = await listCycleNames(tx, MOST_CYCLES)
    return Object.fromEntries([
      [BY_LINK, BY_LINK_NAMES[language]],
      ['system', 'Quittance'],
      ...staff.map(({ personId, name }) => [personActor(personId), name]),
      ...keys.map(({ keyId, name }) => [`key:${keyId}`, `API: ${name}`]),
      ...[...roles.values()].flatMap(({ role, name }) =>
        ['owner', 'role', 'escalatedTo'].map(column => [
          `${column}.${role}`,
          name[language] ?? name.en,
        ]),
      ),
      ...causes.map(({ cause, name }) => [`cause.${cause}`, name[language] ?? name.en]),
      ...cycles.flatMap(({ code, name }) =>
        ['cycle', 'cycleCode'].map(column => [`${column}.${code}`, name]),
      ),
      ...policies.map(({ policy, name }) => [`policy.${policy}`, name[language] ?? name.en]),
    ])
  },
})

/** Colleagues who can sign in, by address, for those who ask one of them to look at something. */
export const colleaguesView = view({
  path: 'colleagues',
  permission: 'views.save',
  read: async (tx, { now }) => {
    const staff = await listStaff(tx, { at: now, limit: MOST_STAFF })
    return staff
      .filter(({ disabledAt }) => disabledAt === null)
      .map(({ email, name }) => ({ email, name }))
  },
})

/** Staff with the roles that they have now. */
export const peopleView = view({
  path: 'people',
  permission: 'people.read',
  read: (tx, { now }) => listStaff(tx, { at: now, limit: MOST_STAFF }),
})
