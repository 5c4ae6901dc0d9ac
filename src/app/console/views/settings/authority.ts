import { personActor } from '../../../../identity/actor.ts'
import { loadRoles } from '../../../../identity/load/access.ts'
import { loadDelegations } from '../../../../identity/load/approvals.ts'
import { loadComingRules, loadRules, loadSwitch } from '../../../../identity/load/authority.ts'
import { view } from '../../view.ts'

/** The authority matrix: rules that hold and that will, limits of roles, who decides for whom, the switch. */
export const authorityView = view({
  path: 'authority',
  permission: 'people.read',
  parameters: {},
  read: async (tx, { now }) => {
    const roles = [...(await loadRoles(tx)).values()]
    const delegations = await loadDelegations(tx, now, { coming: true })
    return {
      now,
      switch: await loadSwitch(tx),
      rules: await loadRules(tx, now),
      coming: await loadComingRules(tx, now),
      roles: roles
        .filter(({ audience }) => audience === 'staff')
        .map(({ role, name, limits, permissions }) => ({
          ...{ role, name, limits },
          permissions: Object.fromEntries(permissions),
        })),
      delegations: delegations.map(({ fromPerson, toPerson, ...rest }) => ({
        ...rest,
        from: personActor(fromPerson),
        to: personActor(toPerson),
      })),
    }
  },
})
