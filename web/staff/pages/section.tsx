import { Anchor, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { CommandInfo, ListInfo } from '../../ui/api.ts'
import { labelOf } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useAbout } from '../../ui/words/about.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { type SectionId, sectionOf } from '../navigation.ts'
import { NotPermitted } from '../parts/failed-page.tsx'
import { useCommands, useLists, useMe } from '../queries.ts'
import { type MenuScreen, menuScreens } from '../screen.ts'
import type { Shelf } from '../shelves/shelf.ts'
import { SHELVES } from '../shelves/shelves.ts'
import { DESKS } from '../words/desks.ts'
import { NotFoundPage } from './not-found.tsx'

const SettingsHub = lazy(async () => ({ default: (await import('./settings.tsx')).SettingsHub }))

/** A section: its desks, its lists by what they are about, and what the reader can begin there. */
export function SectionPage() {
  const { words } = useSpeech()
  const { section } = useParams({ strict: false }) as { readonly section: SectionId }
  const { data: lists } = useLists()
  const { data: commands } = useCommands()
  const { data: me } = useMe()
  if (lists === undefined || commands === undefined || me === undefined) return <Waiting />
  if (words.nouns[section] === undefined) return <NotFoundPage />
  const desks = menuScreens(me.permissions).filter(own => own.section === section)
  const permitted = commands.filter(({ permission }) => me.permissions[permission] !== undefined)
  const sees = [...lists, ...permitted].some(each => sectionOf(each) === section)
  if (desks.length === 0 && !sees) return <NotPermitted />
  return (
    <>
      <Heading title={words.nouns[section]} />
      {section === 'settings' ? (
        <Suspense fallback={<Waiting />}>
          <SettingsHub />
        </Suspense>
      ) : (
        <Stack gap="md">
          {desks.length > 0 && (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
              {desks.map(desk => (
                <Desk key={desk.path} desk={desk} />
              ))}
            </SimpleGrid>
          )}
          <Shelves section={section} lists={lists} commands={permitted} />
        </Stack>
      )}
    </>
  )
}

/** A screen to work at: the whole card leads there. */
function Desk({ desk }: { readonly desk: MenuScreen }) {
  const { language } = useSpeech()
  return (
    <UnstyledButton component={Link} to={desk.path} className="sheet desk-card">
      <Text fw={600} c="var(--mantine-color-anchor)">
        {desk.menu.title[language]}
      </Text>
      <Text size="xs" c="dimmed">
        {DESKS[desk.path]?.[language]}
      </Text>
    </UnstyledButton>
  )
}

function Shelves(props: {
  readonly section: SectionId
  readonly lists: readonly ListInfo[]
  readonly commands: readonly CommandInfo[]
}) {
  const { words } = useSpeech()
  const shelves = SHELVES[props.section] ?? []
  const placed = new Set(shelves.flatMap(({ lists, commands = [] }) => [...lists, ...commands]))
  const rest = <Named extends { readonly name: string; readonly permission: string }>(
    all: readonly Named[],
  ) => all.filter(each => sectionOf(each) === props.section && !placed.has(each.name))
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
        {shelves.map(shelf => (
          <ShelfSheet key={shelf.title.en} shelf={shelf} {...props} />
        ))}
      </SimpleGrid>
      <Rest title={words.shell.screens} names={rest(props.lists)} under="lists" />
      <Rest title={words.shell.actions} names={rest(props.commands)} under="do" />
    </>
  )
}

function ShelfSheet(props: {
  readonly shelf: Shelf
  readonly lists: readonly ListInfo[]
  readonly commands: readonly CommandInfo[]
}) {
  const { language } = useSpeech()
  const about = useAbout()
  const find = <Named extends { readonly name: string }>(
    names: readonly string[],
    all: readonly Named[],
  ) => names.flatMap(name => all.filter(each => each.name === name))
  const lists = find(props.shelf.lists, props.lists)
  const commands = find(props.shelf.commands ?? [], props.commands)
  if (lists.length + commands.length === 0) return null
  return (
    <Sheet title={props.shelf.title[language]}>
      <Stack gap={6}>
        {lists.map(list => (
          <Anchor
            key={list.name}
            component={Link}
            to={`/lists/${list.name}`}
            size="sm"
            title={about(list)}
          >
            {labelOf(list.name, language)}
          </Anchor>
        ))}
        {commands.length > 0 && (
          <div className="deeds">
            {commands.map(command => (
              <Anchor
                key={command.name}
                component={Link}
                to={`/do/${command.name}`}
                size="xs"
                title={about(command)}
              >
                {labelOf(command.name, language)}
              </Anchor>
            ))}
          </div>
        )}
      </Stack>
    </Sheet>
  )
}

/** What stands on no shelf: there to be found, and out of the way. */
function Rest(props: {
  readonly title: string
  readonly names: readonly { readonly name: string }[]
  readonly under: 'lists' | 'do'
}) {
  const { language } = useSpeech()
  if (props.names.length === 0) return null
  return (
    <details className="rest">
      <summary>{`${props.title} · ${props.names.length}`}</summary>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="xs" mt="xs">
        {props.names.map(({ name }) => (
          <Anchor key={name} component={Link} to={`/${props.under}/${name}`} size="xs">
            {labelOf(name, language)}
          </Anchor>
        ))}
      </SimpleGrid>
    </details>
  )
}
