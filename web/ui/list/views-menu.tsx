import { ActionIcon, Button, Checkbox, Group, Menu, Stack, TextInput } from '@mantine/core'
import { IconBookmark, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ListInfo, read, run } from '../api.ts'
import { Failure } from '../failure.tsx'
import { fill, useSpeech } from '../words/words.ts'
import type { Display } from './columns.tsx'
import { fromStart, type Place, placeOf, searchOf } from './place.ts'

const COLUMNS = 'columns'

type View = {
  readonly viewId: string
  readonly name: string
  readonly query: string
  readonly isShared: boolean
  readonly isOwn: boolean
}

/** The conditions and order of a list with the columns that are shown, as a view keeps them. */
function withColumns(conditions: string, { columns }: Display): string {
  const query = new URLSearchParams(conditions)
  query.set(COLUMNS, columns.map(({ name }) => name).join(','))
  return query.toString()
}

/** What a view keeps; one that was saved without columns leaves them as they are. */
function partsOf(query: string) {
  const { [COLUMNS]: columns, ...conditions } = Object.fromEntries(new URLSearchParams(query))
  return { columns: columns?.split(','), conditions }
}

/** Views of the list under their names, one's own and shared; saves the one that is looked at. */
export function ViewsMenu(props: {
  readonly info: ListInfo
  readonly place: Place
  readonly display: Display
  readonly onMove: (place: Place) => void
}) {
  const { words } = useSpeech()
  const { info, place, display, onMove } = props
  const [isOpen, setOpen] = useState(false)
  const queries = useQueryClient()
  const views = useQuery({
    queryKey: ['views', info.name],
    queryFn: () => read<View[]>(`views/list-views/${info.name}`),
    enabled: isOpen,
  })
  const remove = useMutation({
    mutationFn: (view: View) =>
      run('removeView', { viewId: view.viewId }, { key: crypto.randomUUID() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['views', info.name] }),
  })
  const conditions = new URLSearchParams(searchOf(fromStart(place))).toString()
  const now = withColumns(conditions, display)
  const open = (query: string) => {
    const { columns, conditions: wanted } = partsOf(query)
    if (columns !== undefined) display.show(columns)
    onMove(placeOf(wanted))
  }
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus>
      <Menu.Target>
        <Button variant="default" size="compact-xs" leftSection={<IconBookmark size={13} />}>
          {words.list.views}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onMove({ filters: {} })} fw={conditions === '' ? 600 : 400}>
          {words.list.ownOrder}
        </Menu.Item>
        {(views.data ?? []).map(view => (
          <Group key={view.viewId} gap={0} wrap="nowrap">
            <Menu.Item
              flex={1}
              fw={view.query === now ? 600 : 400}
              onClick={() => open(view.query)}
            >
              {view.name}
              {view.isShared ? ` (${words.list.shared})` : ''}
            </Menu.Item>
            {view.isOwn && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={fill(words.list.removeView, { name: view.name })}
                onClick={() => remove.mutate(view)}
              >
                <IconX size={13} />
              </ActionIcon>
            )}
          </Group>
        ))}
        <Menu.Divider />
        <SaveView info={info} query={now} onSaved={() => setOpen(false)} />
      </Menu.Dropdown>
    </Menu>
  )
}

function SaveView(props: {
  readonly info: ListInfo
  readonly query: string
  readonly onSaved: () => void
}) {
  const { words } = useSpeech()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: () =>
      run(
        'saveView',
        { list: props.info.name, name: name.trim(), query: props.query, isShared },
        { key: crypto.randomUUID() },
      ),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['views', props.info.name] })
      props.onSaved()
    },
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Stack gap={6} p={8}>
        <TextInput
          label={words.list.viewName}
          value={name}
          maxLength={80}
          required
          onChange={event => setName(event.currentTarget.value)}
          // Letters here are a name, not keys of the menu.
          onKeyDown={event => event.stopPropagation()}
        />
        <Checkbox
          label={words.list.shareView}
          checked={isShared}
          onChange={event => setShared(event.currentTarget.checked)}
        />
        {save.isError && <Failure error={save.error} />}
        <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
          {words.list.saveView}
        </Button>
      </Stack>
    </form>
  )
}
