import { createContext, useContext } from 'react'
import type { Permissions } from './list/row-keys.ts'

/** What the reader may do, alone or by putting it forward; nothing where nobody says. */
export const PermissionsContext = createContext<Permissions>({})

export function usePermissions(): Permissions {
  return useContext(PermissionsContext)
}
