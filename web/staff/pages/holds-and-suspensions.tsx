import { Stack } from '@mantine/core'
import { Heading, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { FigureCards } from '../parts/figure-cards.tsx'
import { HoldsWork } from '../parts/holds/work.tsx'
import { ListTabs } from '../parts/list-tabs.tsx'
import { useView } from '../queries.ts'
import type { HoldsAndSuspensionsView } from '../views/holds-and-suspensions.ts'
import { HOLDS_WORDS } from '../words/holds-and-suspensions.ts'

/** To whom nothing more is sold, how much of their limits customers use, and whose supply is suspended. */
export function HoldsAndSuspensionsPage() {
  const { words } = useSpeech()
  const own = useWords(HOLDS_WORDS)
  const view = useView<HoldsAndSuspensionsView>('holds-and-suspensions')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return (
    <>
      <Heading over={words.nouns.collections} title={own.title} about={own.about} />
      <Stack>
        <Figures view={view.data} />
        <HoldsWork view={view.data} />
        <ListTabs
          tabs={[
            { name: own.listSuspensions, list: 'suspensions' },
            { name: own.listHolds, list: 'credit-holds' },
            { name: own.listReleases, list: 'credit-releases' },
            { name: own.listLimits, list: 'credit-limits' },
          ]}
        />
      </Stack>
    </>
  )
}

function Figures({ view }: { readonly view: HoldsAndSuspensionsView }) {
  const own = useWords(HOLDS_WORDS)
  const { holds, limits, suspensions } = view
  const last = suspensions.map(({ steps }) => steps.at(-1)?.kind)
  return (
    <FigureCards
      figures={[
        { name: own.heldNow, value: new Set(holds.map(({ account }) => account)).size },
        {
          name: own.aboveLimit,
          value: limits.filter(each => BigInt(each.usedMinor) > BigInt(each.limitMinor)).length,
        },
        {
          name: own.inNotice,
          value: last.filter(kind => kind === 'notice' || kind === 'final_notice').length,
        },
        {
          name: own.cutOff,
          value: last.filter(kind => kind === 'suspended' || kind === 'reconnect_ordered').length,
        },
      ]}
    />
  )
}
