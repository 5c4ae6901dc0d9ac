import { useParams } from '@tanstack/react-router'
import { Heading, Waiting } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { BandHours, type ShownCalendar } from '../parts/plan/band-hours.tsx'
import { useView } from '../queries.ts'

/** A time-of-use calendar as a picture of its week in each season, with its holidays. */
export function TouCalendarPage() {
  const { words, language } = useSpeech()
  const { code = '' } = useParams({ strict: false })
  const view = useView<ShownCalendar>(`tou-calendars/${encodeURIComponent(code)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { name } = view.data
  return (
    <>
      <Heading
        over={`${words.nouns.catalog} · ${view.data.code}`}
        title={name[language] ?? name.en ?? view.data.code}
      />
      <BandHours calendar={view.data} />
    </>
  )
}
