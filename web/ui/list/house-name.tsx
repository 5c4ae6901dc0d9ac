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
  return code === undefined ? props.children : <EntityName code={code}>{props.children}</EntityName>
}

/** The name of a legal entity; what stands in for it where it cannot be read is its code. */
export function EntityName(props: { readonly code: string; readonly children?: ReactNode }) {
  const entity = useThings(ENTITIES)?.find(({ value }) => value === props.code)
  if (entity === undefined) return props.children ?? props.code
  return <span className="nowrap">{entity.label}</span>
}
