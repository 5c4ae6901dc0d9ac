import { Button, Pill as Chip, Group } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ListInfo } from '../api.ts'
import { labelOf } from '../labels.ts'
import { fill, useSpeech } from '../words/words.ts'
import { useNamed } from './actors.ts'
import { AddFilter } from './add-filter.tsx'
import { filterText } from './filter-text.ts'

type Filters = Readonly<Record<string, string>>

/** The filters of a list as chips that can be taken away, and a way to add one. All stand in the address. */
export function FilterBar(props: {
  readonly info: ListInfo
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}) {
  const { words, language } = useSpeech()
  const { filters, onChange } = props
  const named = useNamed()
  const names = Object.keys(filters)
  const without = (name: string) =>
    onChange(Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name)))
  return (
    <Group gap={6}>
      {names.map(name => {
        const [column = ''] = name.split('.')
        return (
          <Chip
            key={name}
            withRemoveButton
            onRemove={() => without(name)}
            removeButtonProps={{
              'aria-label': fill(words.list.remove, { name: labelOf(column, language) }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {filterText(props.info, name, filters[name] ?? '', words.list, language, named)}
          </Chip>
        )
      })}
      <AddFilter {...props} />
      {names.length > 1 && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconX size={12} />}
          onClick={() => onChange({})}
        >
          {words.list.clear}
        </Button>
      )}
    </Group>
  )
}
