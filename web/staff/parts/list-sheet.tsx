import { Anchor } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { DataList } from '../../ui/list/data-list.tsx'
import { type Place, placeOf, searchOf } from '../../ui/list/place.ts'
import { Sheet } from '../../ui/parts.tsx'
import { useLists } from '../queries.ts'

/**
 * The first page of a list as far as it is about the thing shown; another order or filter leads to the
 * list itself, and so does `all`, with `wider` conditions where the page shows but a part of them.
 */
export function ListSheet(props: {
  readonly title: string
  readonly list: string
  readonly of: Readonly<Record<string, string>>
  readonly all?: string
  readonly wider?: Readonly<Record<string, string>>
}) {
  const { title, list, of, all, wider = of } = props
  const lists = useLists()
  const navigate = useNavigate()
  const info = lists.data?.find(each => each.name === list)
  if (info === undefined) return null
  const move = (place: Place) =>
    navigate({ to: '/lists/$list', params: { list }, search: searchOf(place) })
  const aside = all !== undefined && (
    <Anchor component={Link} to={`/lists/${list}?${new URLSearchParams(wider)}`} size="sm">
      {all}
    </Anchor>
  )
  return (
    <Sheet title={title} aside={aside}>
      <DataList info={info} place={placeOf(of)} onMove={move} />
    </Sheet>
  )
}
