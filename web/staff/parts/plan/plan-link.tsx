import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** A version of a plan by its code, leading to its charges and prices. */
export function PlanLink(props: { readonly code: string; readonly version: number | null }) {
  const { code, version } = props
  return (
    <Anchor
      component={Link}
      to={`/plans/${encodeURIComponent(code)}`}
      search={(version === null ? {} : { version: String(version) }) as never}
      size="sm"
    >
      {version === null ? code : `${code}@${version}`}
    </Anchor>
  )
}
