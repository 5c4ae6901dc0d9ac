import { Anchor, Button } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { labelOf } from '../../ui/labels.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { type Place, placeOf, searchOf } from '../../ui/list/place.ts'
import { Heading, Waiting } from '../../ui/parts.tsx'
import { useAbout } from '../../ui/words/about.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { sectionOf } from '../navigation.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useLists, useMe } from '../queries.ts'
import { NotFoundPage } from './not-found.tsx'

const NOTHING = {}

/** Any list of the API, with its filters in the address. */
export function ListPage() {
  const { words, language } = useSpeech()
  const about = useAbout()
  const { list: name } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const navigate = useNavigate()
  const lists = useLists()
  const { data: me } = useMe()
  if (lists.isPending) return <Waiting />
  if (lists.isError) return <FailedPage error={lists.error} onRetry={() => lists.refetch()} />
  const info = lists.data.find(each => each.name === name)
  if (info === undefined) return <NotFoundPage />
  const move = (place: Place) =>
    navigate({ to: '/lists/$list', params: { list: info.name }, search: searchOf(place) })
  const section = sectionOf(info)
  return (
    <>
      <Heading
        over={
          <Anchor component={Link} to={`/in/${section}`} size="xs">
            {words.nouns[section]}
          </Anchor>
        }
        title={labelOf(info.name, language)}
        about={about(info)}
        actions={
          <Button component={Link} to={`/in/${section}`} variant="subtle">
            {words.shell.actions}
          </Button>
        }
      />
      <DataList
        key={info.name}
        info={info}
        place={placeOf(search)}
        permissions={me?.permissions ?? NOTHING}
        fills
        onMove={move}
      />
    </>
  )
}
