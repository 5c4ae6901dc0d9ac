import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { type BulkAction, MOST_BULK_ROWS } from '../../../src/operations/bulk/actions.ts'
import { type ListInfo, type ListTotals, type Row, readPage } from '../api.ts'
import { decimalText } from '../format.ts'
import { labelOf } from '../labels.ts'
import { useWords } from '../words/in-four.ts'
import { fill, useSpeech } from '../words/words.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { BULK_WORDS } from './bulk-words.ts'
import { type Place, searchOf } from './place.ts'
import type { Selection } from './selection.ts'

const PAGE = 500

/** What is selected and what can be done with all of it. */
export default function BulkBar(props: {
  readonly info: ListInfo
  readonly place: Place
  readonly actions: readonly BulkAction[]
  readonly selection: Selection
  readonly matching: ListTotals | undefined
}) {
  const { words, language } = useSpeech()
  const bulkWords = useWords(BULK_WORDS)
  const { info, place, actions, selection, matching } = props
  const [action, setAction] = useState<BulkAction>()
  const [isSelecting, setSelecting] = useState(false)
  const count = selection.rows.size
  const all = matching?.rows ?? 0
  const canSelectAll = matching !== undefined && !matching.more && all > count
  const selectAll = async () => {
    setSelecting(true)
    try {
      selection.choose(await everyRow(info.name, place))
    } finally {
      setSelecting(false)
    }
  }
  return (
    <Group className="bulk" gap="sm" mb="xs" role="region" aria-label={words.shell.actions}>
      <Text size="sm" fw={600} role="status">
        {fill(words.list.selected, { count: decimalText(String(count), language) })}
      </Text>
      {canSelectAll && all <= MOST_BULK_ROWS && (
        <Button variant="subtle" size="compact-xs" loading={isSelecting} onClick={selectAll}>
          {fill(words.list.selectMatching, { count: decimalText(String(all), language) })}
        </Button>
      )}
      {matching !== undefined && (matching.more || all > MOST_BULK_ROWS) && (
        <Text size="xs" c="dimmed">
          {fill(bulkWords.tooMany, { most: decimalText(String(MOST_BULK_ROWS), language) })}
        </Text>
      )}
      {actions.map((each, i) => (
        <Button
          key={each.command}
          size="compact-xs"
          variant={i === 0 ? 'filled' : 'default'}
          onClick={() => setAction(each)}
          {...(i === 0 ? { 'data-key': 'a' } : {})}
        >
          {labelOf(each.command, language)}
        </Button>
      ))}
      <Button variant="subtle" color="gray" size="compact-xs" onClick={selection.clear}>
        {words.list.unselect}
      </Button>
      {action !== undefined && (
        <BulkDialog
          action={action}
          rows={[...selection.rows.values()]}
          onClose={isDone => {
            setAction(undefined)
            if (isDone) selection.clear()
          }}
        />
      )}
    </Group>
  )
}

/** Every row that matches, page by page, up to as many as one undertaking takes. */
async function everyRow(list: string, place: Place): Promise<Row[]> {
  const { after: _, ...search } = searchOf(place)
  const rows: Row[] = []
  let after: string | null = null
  do {
    const asked: Record<string, string> = after === null ? search : { ...search, after }
    const page = await readPage(list, asked, { limit: PAGE })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null && rows.length < MOST_BULK_ROWS)
  return rows.slice(0, MOST_BULK_ROWS)
}
