import { Button, Checkbox, Menu, SegmentedControl } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import type { ListColumn, ListInfo } from '../api.ts'
import { labelOf } from '../labels.ts'
import { useSpeech } from '../words/words.ts'

/** What few people look for in a list that is wide without it. */
const DETAILS: ReadonlySet<string> = new Set([
  'serviceStart',
  'serviceEnd',
  'timeZone',
  'effectiveAt',
  'anchorDay',
  'isOwed',
  'otherCurrencies',
  'billTo',
])

/** By these numbers banks and schemes know a company: people look for them. */
const SPOKEN_IDS: ReadonlySet<string> = new Set(['creditorId', 'achCompanyId'])

/** Identifiers, details, what has parts of its own, and the currency that amounts bear: when asked for. */
function isShownAtFirst(info: ListInfo, { name, kind }: ListColumn): boolean {
  if (info.columns.length <= 3) return true
  const isBorne = info.columns.some(
    column => column.kind === 'amount' && (column.currency ?? 'currency') === name,
  )
  return kind !== 'json' && !isBorne && !isInternalId(name) && !DETAILS.has(name)
}

const isInternalId = (name: string) => /Id$|^id$/.test(name) && !SPOKEN_IDS.has(name)

export type Display = {
  readonly columns: readonly ListColumn[]
  readonly hidden: ReadonlySet<string>
  readonly isCompact: boolean
  toggle(column: string): void
  /** These columns and no others; names that the list does not have are passed over. */
  show(columns: readonly string[]): void
  setCompact(isCompact: boolean): void
}

/** Which columns of a list the reader wants, and how dense; kept in this browser. */
export function useDisplay(info: ListInfo): Display {
  const place = `columns ${info.name}`
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => {
    const kept = localStorage.getItem(place)
    const names = kept === null ? undefined : (JSON.parse(kept) as string[])
    return new Set(
      names ?? info.columns.filter(column => !isShownAtFirst(info, column)).map(({ name }) => name),
    )
  })
  const hide = (next: ReadonlySet<string>) => {
    localStorage.setItem(place, JSON.stringify([...next]))
    setHidden(next)
  }
  const [isCompact, setCompact] = useState(() => localStorage.getItem('density') !== 'comfortable')
  return {
    columns: info.columns.filter(({ name }) => !hidden.has(name)),
    hidden,
    isCompact,
    toggle: name => {
      const next = new Set(hidden)
      if (!next.delete(name)) next.add(name)
      hide(next)
    },
    show: columns => {
      const names = info.columns.map(({ name }) => name)
      hide(new Set(names.filter(name => !columns.includes(name))))
    },
    setCompact: next => {
      localStorage.setItem('density', next ? 'compact' : 'comfortable')
      setCompact(next)
    },
  }
}

/** Chooses columns and density. */
export function DisplayMenu({
  info,
  display,
}: {
  readonly info: ListInfo
  readonly display: Display
}) {
  const { words, language } = useSpeech()
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-xs" leftSection={<IconColumns3 size={13} />}>
          {words.list.options}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={440} style={{ overflowY: 'auto' }}>
        <Menu.Label>{words.list.density}</Menu.Label>
        <div style={{ padding: '0 8px 8px' }}>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={words.list.density}
            value={display.isCompact ? 'compact' : 'comfortable'}
            onChange={value => display.setCompact(value === 'compact')}
            data={[
              { value: 'compact', label: words.list.compact },
              { value: 'comfortable', label: words.list.comfortable },
            ]}
          />
        </div>
        <Menu.Label>{words.list.columns}</Menu.Label>
        {info.columns.map(({ name }) => (
          <Menu.Item key={name} onClick={() => display.toggle(name)} component="div">
            <Checkbox
              label={labelOf(name, language)}
              checked={!display.hidden.has(name)}
              readOnly
              tabIndex={-1}
            />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
