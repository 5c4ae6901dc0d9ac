import {
  ActionIcon,
  Alert,
  AppShell,
  Burger,
  Group,
  Menu,
  NavLink,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure, useNetwork } from '@mantine/hooks'
import {
  IconBolt,
  IconBook2,
  IconBuildingBank,
  IconCash,
  IconChartBar,
  IconFileInvoice,
  IconHome,
  IconMessageReport,
  IconPhoneCall,
  IconPlayerPlay,
  IconSearch,
  IconSettings,
  IconSignature,
  IconTag,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useScreenKeys } from '../ui/keys.ts'
import { NamesContext } from '../ui/list/links.ts'
import { PermissionsContext } from '../ui/permissions.ts'
import { LANGUAGES } from '../ui/words/languages.ts'
import { useSpeech } from '../ui/words/words.ts'
import { Bell } from './bell.tsx'
import mark from './mark.svg'
import { SECTIONS, type SectionId, sectionOf } from './navigation.ts'
import { NotPermitted } from './parts/failed-page.tsx'
import { useLists, useMe, useNames } from './queries.ts'
import { isDenied, menuScreens, sectionAt } from './screen.ts'

const Palette = lazy(() => import('./palette.tsx'))
const Shortcuts = lazy(() => import('./shortcuts.tsx'))

const ICONS: Partial<
  Readonly<Record<SectionId, ComponentType<{ size?: number; stroke?: number }>>>
> = {
  home: IconHome,
  customers: IconUsers,
  contracts: IconSignature,
  catalog: IconTag,
  usage: IconBolt,
  billRuns: IconPlayerPlay,
  documents: IconFileInvoice,
  payments: IconCash,
  cash: IconBuildingBank,
  collections: IconPhoneCall,
  disputes: IconMessageReport,
  ledger: IconBook2,
  reports: IconChartBar,
  settings: IconSettings,
}

const LANGUAGE_NAMES = { en: 'English', fr: 'Français', es: 'Español', de: 'Deutsch' } as const

const NOBODY = {}
const NOTHING = {}

/** Header, sections and the screen between them. */
export function Shell() {
  const { words } = useSpeech()
  const [isOpen, menu] = useDisclosure()
  const { data: names } = useNames()
  const { data: me } = useMe()
  const path = useRouterState({ select: state => state.location.pathname })
  const [searches, setSearches] = useState(false)
  const [helps, setHelps] = useState(false)
  useScreenKeys([
    ['mod+K', () => setSearches(true)],
    ['/', () => setSearches(true)],
    ['shift+?', () => setHelps(true)],
  ])
  return (
    <AppShell
      header={{ height: 44 }}
      navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a className="skip" href="#content">
        {words.shell.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px={{ base: 'xs', sm: 'md' }} gap="sm" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={menu.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={words.shell.menu}
          />
          <Link to="/" style={{ textDecoration: 'none', color: 'inherit' }}>
            <Group gap={8} wrap="nowrap">
              <img src={mark} alt="" width={22} height={22} />
              <Text fw={600} visibleFrom="xs">
                Quittance
              </Text>
            </Group>
          </Link>
          <SearchButton onOpen={() => setSearches(true)} />
          <Group gap={2} wrap="nowrap">
            <Bell />
            <PersonMenu onHelp={() => setHelps(true)} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p={6} aria-label={words.shell.navigation}>
        <Sections onGo={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Offline />
        <NamesContext value={names ?? NOBODY}>
          <PermissionsContext value={me?.permissions ?? NOTHING}>
            <Suspense>
              {me !== undefined && isDenied(path, me.permissions) ? <NotPermitted /> : <Outlet />}
            </Suspense>
          </PermissionsContext>
        </NamesContext>
      </AppShell.Main>
      <Suspense>
        {searches && <Palette onClose={() => setSearches(false)} />}
        {helps && <Shortcuts onClose={() => setHelps(false)} />}
      </Suspense>
    </AppShell>
  )
}

/** Says that there is no connection, and that nothing is lost by it. */
function Offline() {
  const { words } = useSpeech()
  const { online } = useNetwork()
  if (online) return null
  return (
    <Alert color="orange" mb="sm" p="xs" role="status">
      {words.shell.offline}
    </Alert>
  )
}

function SearchButton({ onOpen }: { readonly onOpen: () => void }) {
  const { words } = useSpeech()
  return (
    <UnstyledButton
      onClick={onOpen}
      className="sheet"
      px="sm"
      py={4}
      style={{ flex: 1, maxWidth: 420, marginInline: 'auto' }}
    >
      <Group gap={8} wrap="nowrap" justify="space-between">
        <Group gap={8} wrap="nowrap" c="dimmed">
          <IconSearch size={15} aria-hidden />
          <Text size="sm" truncate>
            {words.shell.search}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          Ctrl K
        </Text>
      </Group>
    </UnstyledButton>
  )
}

function PersonMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { words, language, choose } = useSpeech()
  const { setColorScheme } = useMantineColorScheme()
  const { data: me } = useMe()
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={words.shell.account}>
          <IconUserCircle size={22} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me?.name ?? me?.actor}</Menu.Label>
        <Menu.Item component="a" href="/me">
          {words.shell.account}
        </Menu.Item>
        <Menu.Item onClick={onHelp}>{words.shell.help}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{words.shell.language}</Menu.Label>
        {LANGUAGES.map(code => (
          <Menu.Item
            key={code}
            lang={code}
            fw={code === language ? 600 : 400}
            onClick={() => choose(code)}
          >
            {LANGUAGE_NAMES[code]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{words.shell.theme}</Menu.Label>
        <Menu.Item onClick={() => setColorScheme('light')}>{words.shell.light}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme('dark')}>{words.shell.dark}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme('auto')}>{words.shell.system}</Menu.Item>
        <Menu.Divider />
        <form method="post" action="/sign-out" onSubmit={forgetDrafts}>
          <Menu.Item type="submit" component="button">
            {words.shell.signOut}
          </Menu.Item>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Whoever sits down next finds nothing of what was entered here. */
function forgetDrafts(): void {
  for (const place of Object.keys(localStorage)) {
    if (place.startsWith('form ')) localStorage.removeItem(place)
  }
}

/** The sections in which the reader may see anything. */
function Sections({ onGo }: { readonly onGo: () => void }) {
  const { words } = useSpeech()
  const { data: lists } = useLists()
  const path = useRouterState({ select: state => state.location.pathname })
  const { data: me } = useMe()
  // All at once, so that none moves when the others come.
  const isKnown = lists !== undefined && me !== undefined
  const seen = new Set((isKnown ? lists : []).map(list => sectionOf(list)))
  if (isKnown) for (const { section } of menuScreens(me.permissions)) seen.add(section)
  const here = currentSection(path, lists ?? [])
  return (
    <>
      <SectionLink id="home" to="/" label={words.nouns.home} isHere={here === 'home'} onGo={onGo} />
      {SECTIONS.filter(id => seen.has(id)).map(id => (
        <SectionLink
          key={id}
          id={id}
          to={`/in/${id}`}
          label={words.nouns[id]}
          isHere={here === id}
          onGo={onGo}
        />
      ))}
    </>
  )
}

type Listed = { readonly name: string; readonly permission: string }

function currentSection(path: string, lists: readonly Listed[]): SectionId | undefined {
  const [, , kind = '', name = ''] = path.startsWith('/console')
    ? path.split('/')
    : `/x${path}`.split('/')
  if (kind === '') return 'home'
  if (kind === 'in') return name as SectionId
  const list = lists.find(each => each.name === name)
  return list === undefined ? sectionAt(`/${kind}`) : sectionOf(list)
}

function SectionLink(props: {
  readonly id: SectionId
  readonly to: string
  readonly label: string
  readonly isHere: boolean
  readonly onGo: () => void
}) {
  const Icon = ICONS[props.id] ?? IconSettings
  return (
    <NavLink
      component={Link}
      to={props.to}
      label={props.label}
      active={props.isHere}
      aria-current={props.isHere ? 'page' : undefined}
      onClick={props.onGo}
      leftSection={<Icon size={17} stroke={1.6} />}
      py={6}
    />
  )
}
