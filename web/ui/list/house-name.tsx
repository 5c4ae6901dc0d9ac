import type { ReactNode } from 'react'
import { entityOfHouse } from '../../../src/ledger/house-account.ts'
import { useThings } from '../form/known-fields.tsx'
import { ENTITIES } from '../form/known-things.ts'

/**
 * What is of no customer lies on an account of its legal entity: there it is called by the entity's name.
 * Any other number stays as it is.
 */
export function HouseName(props: { readonly number: string; readonly children: ReactNode }) {
  const code = entityOfHouse(props.number)
  const entity = useThings(ENTITIES)?.find(({ value }) => value === code)
  return entity === undefined ? props.children : <span className="nowrap">{entity.label}</span>
}
