import { grantablePermissions, PERMISSIONS } from '../../../../identity/permissions.ts'
import { loadKeyCards } from '../../../../reporting/console/load/settings/api-keys.ts'
import { view } from '../../view.ts'

/** The keys of programs, and which permissions a key can be given. */
export const apiKeysView = view({
  path: 'api-keys',
  permission: 'identity.keys',
  parameters: {},
  read: async (tx, { now, actor }) => ({
    now,
    keys: await loadKeyCards(tx, actor),
    scopes: grantablePermissions('staff').map(scope => ({
      scope,
      reads: 'reads' in PERMISSIONS[scope],
    })),
  }),
})
