import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Problem, readPage } from '../ui/api.ts'
import { labelOf } from '../ui/labels.ts'
import { useSpeech } from '../ui/words/words.ts'
import { sectionOf } from './navigation.ts'
import { useCommands, useLists, useMe } from './queries.ts'
import { menuScreens } from './screen.ts'

type Found = {
  readonly id: string
  readonly label: string
  readonly to: string
  readonly about: string
}

/** Goes anywhere: things by number or name, lists, and every command that the reader may give. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const { words, language } = useSpeech()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const { data: lists = [] } = useLists()
  const { data: commands = [] } = useCommands()
  const { data: me } = useMe()
  const found = useThings(query)
  const go = (to: string) => () => {
    onClose()
    navigate({ to })
  }
  const things = found.map(
    ({ id, label, to, about }): SpotlightActionData => ({
      id,
      label,
      description: about,
      onClick: go(to),
    }),
  )
  const own = menuScreens(me?.permissions).map(
    ({ path, menu, section }): SpotlightActionData => ({
      id: path,
      label: menu.title[language],
      description: words.nouns[section],
      onClick: go(path),
    }),
  )
  const listed = lists.map(
    (list): SpotlightActionData => ({
      id: `list-${list.name}`,
      label: labelOf(list.name, language),
      description: words.nouns[sectionOf(list)],
      onClick: go(`/lists/${list.name}`),
    }),
  )
  const screens = [...own, ...listed]
  const actions = commands
    .filter(({ permission }) => me?.permissions[permission] !== undefined)
    .map(
      (command): SpotlightActionData => ({
        id: `do-${command.name}`,
        label: labelOf(command.name, language),
        description: command.summary,
        onClick: go(`/do/${command.name}`),
      }),
    )
  return (
    <Spotlight
      forceOpened
      onSpotlightClose={onClose}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      limit={9}
      nothingFound={words.shell.nothingFound}
      searchProps={{ placeholder: words.shell.searchHint, 'aria-label': words.shell.search }}
      filter={asked =>
        asked.trim() === ''
          ? [{ group: words.shell.screens, actions: screens }]
          : [
              { group: words.shell.go.replace('{what}', ''), actions: things },
              { group: words.shell.screens, actions: matching(screens, asked) },
              { group: words.shell.actions, actions: matching(actions, asked) },
            ]
      }
      actions={[{ group: words.shell.screens, actions: screens }]}
    />
  )
}

function matching(actions: readonly SpotlightActionData[], asked: string): SpotlightActionData[] {
  const parts = asked.toLowerCase().split(/\s+/)
  return actions.filter(({ label = '', description = '' }) => {
    const text = `${label} ${description}`.toLowerCase()
    return parts.every(part => text.includes(part))
  })
}

/** Documents, accounts and runs whose number begins as asked. */
function useThings(query: string): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([])
  useEffect(() => {
    const asked = query.trim()
    if (asked.length < 2) {
      setFound([])
      return
    }
    const control = new AbortController()
    const timer = setTimeout(() => {
      findThings(asked, control.signal).then(setFound, () => {})
    }, 120)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [query])
  return found
}

async function findThings(asked: string, signal: AbortSignal): Promise<Found[]> {
  const of = async (list: string, to: string, name: (row: Record<string, unknown>) => string) => {
    try {
      const { rows } = await readPage(list, { 'number.startsWith': asked }, { limit: 5 }, signal)
      return rows.map(row => ({
        id: `${list}-${row.number}`,
        label: String(row.number),
        about: name(row),
        to: `/${to}/${encodeURIComponent(String(row.number))}`,
      }))
    } catch (error) {
      // Not everybody sees everything.
      if (error instanceof Problem) return []
      throw error
    }
  }
  const all = await Promise.all([
    of('accounts', 'accounts', row => String(row.name ?? '')),
    of('documents', 'documents', row => `${row.account ?? ''} ${row.issuedOn ?? ''}`),
    of('bill-runs', 'runs', row => `${row.entity ?? ''} ${row.state ?? ''}`),
  ])
  return all.flat()
}
