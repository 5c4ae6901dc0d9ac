import { Anchor, Button, Text } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Failure } from '../../ui/failure.tsx'
import { labelOf } from '../../ui/labels.ts'
import { DataList, type Place } from '../../ui/list/data-list.tsx'
import { Heading, Waiting } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'
import { sectionOf } from '../navigation.ts'
import { useLists } from '../queries.ts'

/** Any list of the API, with its filters in the address. */
export function ListPage() {
  const { words, language } = useSpeech()
  const { list: name } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const navigate = useNavigate()
  const lists = useLists()
  if (lists.isPending) return <Waiting />
  if (lists.isError) return <Failure error={lists.error} onRetry={() => lists.refetch()} />
  const info = lists.data.find(each => each.name === name)
  if (info === undefined) return <Text>{words.failure.notFound}</Text>
  const { after, ...filters } = search
  const place: Place = after === undefined ? { filters } : { filters, after }
  const move = ({ filters: next, after: from }: Place) =>
    navigate({
      to: '/lists/$list',
      params: { list: info.name },
      search: from === undefined ? next : { ...next, after: from },
    })
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
        actions={
          <Button component={Link} to={`/in/${section}`} variant="subtle">
            {words.shell.actions}
          </Button>
        }
      />
      <DataList key={info.name} info={info} place={place} onMove={move} />
    </>
  )
}
