import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { read } from '../ui/api.ts'
import { dateText, decimalText } from '../ui/format.ts'
import { labelOf, valueLabel } from '../ui/labels.ts'
import { useAbout } from '../ui/words/about.ts'
import type { Language } from '../ui/words/languages.ts'
import { useSpeech } from '../ui/words/words.ts'
import { sectionOf } from './navigation.ts'
import { useCommands, useLists, useMe } from './queries.ts'
import { menuScreens } from './screen.ts'
import { DESKS } from './words/desks.ts'

type Found = {
  readonly id: string
  readonly label: string
  readonly to: string
  readonly about: string
}

/** Whether it is open stands here: of one that was forced open the library never says that it was closed. */
const [store, { open, close }] = createSpotlight()

/** Goes anywhere: things by number or name, lists, and every command that the reader may give. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const { words, language } = useSpeech()
  const about = useAbout()
  const navigate = useNavigate()
  useEffect(() => {
    open()
    return close
  }, [])
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
      description: [words.nouns[section], DESKS[path]?.[language]].filter(Boolean).join(' · '),
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
        description: about(command),
        onClick: go(`/do/${command.name}`),
      }),
    )
  return (
    <Spotlight
      store={store}
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
              { group: words.shell.found, actions: things },
              { group: words.shell.screens, actions: matching(screens, asked) },
              { group: words.shell.actions, actions: matching(actions, asked) },
              // Groups without a thing in them would hide that nothing was found.
            ].filter(({ actions }) => actions.length > 0)
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

/** Whatever is called so, begins so, amounts to so much or bears such a reference. */
function useThings(query: string): readonly Found[] {
  const { language } = useSpeech()
  const [found, setFound] = useState<readonly Found[]>([])
  useEffect(() => {
    const asked = query.trim()
    if (asked.length < 2) {
      setFound([])
      return
    }
    const control = new AbortController()
    const timer = setTimeout(() => {
      findThings(asked, language, control.signal).then(setFound, () => {})
    }, 80)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [query, language])
  return found
}

type Thing = {
  readonly kind: string
  readonly number: string
  readonly account: string | null
  readonly name: string | null
  readonly on: string | null
  readonly amount: string | null
  readonly currency: string | null
}

async function findThings(
  asked: string,
  language: Language,
  signal: AbortSignal,
): Promise<Found[]> {
  const { found } = await read<{ found: Thing[] }>(
    `search?${new URLSearchParams({ q: asked.slice(0, 100) })}`,
    signal,
  )
  return found.map(thing => ({
    id: `${thing.kind} ${thing.number} ${thing.account}`,
    label:
      thing.kind === 'receipt'
        ? `${valueLabel('receipt', language)} ${amountOf(thing, language)}`
        : thing.number,
    about: [
      labelOf(thing.kind, language),
      thing.name,
      thing.kind === 'account' ? null : thing.account,
      thing.on === null ? null : dateText(thing.on, language),
      thing.kind === 'receipt' ? null : amountOf(thing, language),
    ]
      .filter(part => part !== null && part !== '')
      .join(' · '),
    to: placeOfThing(thing),
  }))
}

function amountOf({ amount, currency }: Thing, language: Language): string {
  return amount === null ? '' : `${decimalText(amount, language)} ${currency}`
}

function placeOfThing({ kind, number, account }: Thing): string {
  const place = encodeURIComponent(number)
  const owner = encodeURIComponent(account ?? '')
  switch (kind) {
    case 'account':
      return `/accounts/${place}`
    case 'document':
      return `/documents/${place}`
    case 'run':
      return `/runs/${place}`
    case 'receipt':
      return `/receipts/${place}`
    case 'case':
      return `/disputes/${place}`
    case 'contract':
      return `/contracts/${place}?account=${owner}`
    case 'meter':
      return `/meters/${place}?account=${owner}`
    default:
      return `/accounts/${owner}`
  }
}
