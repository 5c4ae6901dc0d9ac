import { Anchor, Grid, Group, Stack, Text } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { decimalText, labelled } from '../../ui/format.ts'
import { labelOf } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { type Desk, desksOf } from '../parts/home/desks.ts'
import { useCommands, useLists, useMe, useView } from '../queries.ts'
import { menuScreens } from '../screen.ts'
import type { HomeView } from '../views.ts'
import { HOME_WORDS } from '../words/home.ts'
import { useWork } from '../work.ts'
import { WorkList } from '../work-list.tsx'

const Pieces = lazy(() => import('../parts/home/pieces.tsx'))

/** The desk of whoever reads it: what waits for them, and what their work is about. */
export function HomePage() {
  const { language } = useSpeech()
  const own = useWords(HOME_WORDS)
  const { data: me } = useMe()
  const { desk: asked } = useSearch({ strict: false }) as { readonly desk?: string }
  if (me === undefined) return <Waiting />
  const desks = desksOf(me.permissions)
  const shown = desks.find(({ desk }) => desk === asked) ?? desks[0]
  return (
    <>
      <Heading
        title={shown === desks[0] ? own.title : labelled(own.title, own[shown.desk], language)}
        actions={
          desks.length > 1 && <Desks desks={desks.map(({ desk }) => desk)} at={shown.desk} />
        }
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            {me.permissions['documents.read'] !== undefined && <Totals />}
            <Suspense fallback={<Waiting />}>
              <Pieces key={shown.desk} pieces={shown.pieces} onSearch={openSearch} />
            </Suspense>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: -1, md: 0 }}>
          <Stack>
            <MyWork />
            <Begin places={shown.begin} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

/** Opens the search of the header, as its own key does. */
function openSearch(): void {
  document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', code: 'Slash', bubbles: true }))
}

/** The desks of somebody who does more than one kind of work. */
function Desks({ desks, at }: { readonly desks: readonly Desk[]; readonly at: Desk }) {
  const own = useWords(HOME_WORDS)
  return (
    <nav aria-label={own.desks}>
      <Group gap="md">
        {desks.map(desk => (
          <Anchor
            key={desk}
            component={Link}
            to={desk === desks[0] ? '/' : `/?desk=${desk}`}
            size="sm"
            fw={desk === at ? 600 : 400}
            aria-current={desk === at ? 'page' : undefined}
          >
            {own[desk]}
          </Anchor>
        ))}
      </Group>
    </nav>
  )
}

function MyWork() {
  const own = useWords(HOME_WORDS)
  const work = useWork()
  return (
    <Sheet title={own.work} bare>
      <div className="work-room">{work !== undefined && <WorkList work={work} />}</div>
    </Sheet>
  )
}

/** What the work of a desk is begun with, as far as the reader may. */
function Begin({ places }: { readonly places: readonly string[] }) {
  const own = useWords(HOME_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { data: lists = [] } = useLists()
  const { data: commands = [] } = useCommands()
  const screens = menuScreens(me?.permissions)
  const links = places.flatMap((place): (readonly [to: string, name: string])[] => {
    if (place.startsWith('/lists/')) {
      const name = place.slice('/lists/'.length)
      return lists.some(list => list.name === name) ? [[place, labelOf(name, language)]] : []
    }
    if (place.startsWith('/')) {
      const screen = screens.find(({ path }) => path === place)
      return screen === undefined ? [] : [[place, screen.menu.title[language]]]
    }
    const command = commands.find(({ name }) => name === place)
    const may = command !== undefined && me?.permissions[command.permission] !== undefined
    return may ? [[`/do/${place}`, labelOf(place, language)]] : []
  })
  if (places.length === 0) return null
  return (
    <Sheet title={own.begin}>
      <Stack gap={6} mih={150}>
        {links.map(([to, name]) => (
          <Anchor key={to} component={Link} to={to} size="sm">
            {name}
          </Anchor>
        ))}
      </Stack>
    </Sheet>
  )
}

/** How many customers, documents and open exceptions there are, each leading to them. */
function Totals() {
  const { language } = useSpeech()
  const own = useWords(HOME_WORDS)
  const { data } = useView<HomeView>('home')
  const figures = [
    [own.customers, data?.totals.accounts, '/lists/accounts'],
    [own.invoices, data?.totals.invoices, '/lists/documents?kind=invoice'],
    [own.creditNotes, data?.totals.creditNotes, '/lists/documents?kind=credit_note'],
    [own.openExceptions, data?.totals.openExceptions, '/lists/bill-run-exceptions?state=open'],
  ] as const
  return (
    <Group grow gap="sm" preventGrowOverflow={false}>
      {figures.map(([name, count, to]) => (
        <Anchor
          key={name}
          component={Link}
          to={to}
          underline="never"
          c="inherit"
          className="sheet"
          px="sm"
          py={8}
        >
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {count === undefined ? '…' : decimalText(count, language)}
          </Text>
        </Anchor>
      ))}
    </Group>
  )
}
