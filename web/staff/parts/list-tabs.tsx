import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { DataList } from '../../ui/list/data-list.tsx'
import type { Place } from '../../ui/list/place.ts'
import { Sheet } from '../../ui/parts.tsx'
import { useLists, useMe } from '../queries.ts'

/** A list, or a part of one by its conditions, under the name of a tab. */
export type ListTab = {
  readonly name: string
  readonly list: string
  readonly of?: Readonly<Record<string, string>>
}

/** Lists, or parts of one, side by side under one sheet; those that the reader may not see are left out. */
export function ListTabs({ tabs }: { readonly tabs: readonly ListTab[] }) {
  const { data: lists = [] } = useLists()
  const { data: me } = useMe()
  const shown = tabs.filter(({ list }) => lists.some(({ name }) => name === list))
  const [chosen, setChosen] = useState<string>()
  const [place, setPlace] = useState<Place>()
  const tab = shown.find(({ name }) => name === chosen) ?? shown[0]
  const info = lists.find(({ name }) => name === tab?.list)
  if (tab === undefined || info === undefined) return null
  return (
    <Sheet>
      <Group gap={6} mb="sm">
        {shown.map(({ name }) => (
          <Button
            key={name}
            size="compact-xs"
            variant={name === tab.name ? 'light' : 'subtle'}
            aria-pressed={name === tab.name}
            onClick={() => {
              setChosen(name)
              setPlace(undefined)
            }}
          >
            {name}
          </Button>
        ))}
      </Group>
      <DataList
        key={tab.name}
        info={info}
        place={place ?? { filters: tab.of ?? {} }}
        onMove={setPlace}
        {...(me === undefined ? {} : { permissions: me.permissions })}
      />
    </Sheet>
  )
}
