import { Stack } from '@mantine/core'
import { Waiting } from '../../../ui/parts.tsx'
import { useView } from '../../queries.ts'
import type { HoldsAndSuspensionsView } from '../../views/holds-and-suspensions.ts'
import { FailedPage } from '../failed-page.tsx'
import { HoldsWork } from './work.tsx'

/** Holds, limits and suspensions of one customer. */
export function HoldsOfAccount({ account }: { readonly account: string }) {
  const query = new URLSearchParams({ account })
  const view = useView<HoldsAndSuspensionsView>(`holds-and-suspensions?${query}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return (
    <Stack>
      <HoldsWork view={view.data} account={account} />
    </Stack>
  )
}
