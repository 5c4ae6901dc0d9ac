import { Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ListInfo } from '../../ui/api.ts'
import { labelOf } from '../../ui/labels.ts'
import { deedsOf } from '../../ui/list/deeds.ts'
import { Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { sectionOf } from '../navigation.ts'
import { useCommands, useLists, useMe } from '../queries.ts'
import { menuScreens } from '../screen.ts'
import { DESKS } from '../words/desks.ts'
import { SETTINGS_WORDS } from '../words/settings.ts'

/** What belongs together, whatever permission it asks for: screens, lists, and actions beside them. */
const GROUPS = [
  {
    title: 'company',
    screens: ['/legal-entities', '/bank-accounts', '/number-series', '/wordings'],
    lists: ['billing-calendar', 'payment-providers', 'debit-creditors'],
    commands: ['startNumberSeries', 'defineBillingCycles', 'defineDebitCreditors'],
  },
  {
    title: 'rules',
    screens: ['/taxes', '/dunning-policies', '/late-charges', '/contact-rules', '/retry-rules'],
    lists: [
      'schedules',
      'payment-terms',
      'receivable-reasons',
      'allocation-policies',
      'credit-refund-rules',
      'unclaimed-rules',
      'surcharge-rules',
    ],
    commands: ['setMatchRules', 'setReturnFee', 'definePaymentTerms'],
  },
  {
    title: 'people',
    screens: ['/people', '/authority', '/approvals'],
    lists: ['people', 'person-roles', 'approval-requests', 'security-alerts'],
    commands: ['invitePerson', 'grantRole', 'defineRole', 'delegateApproval'],
  },
  {
    title: 'programs',
    screens: ['/connectors', '/systems', '/api-keys', '/webhooks'],
    lists: ['webhook-deliveries', 'webhook-events', 'failed-jobs'],
    commands: [],
  },
  {
    title: 'data',
    screens: ['/data-import', '/audit', '/proofs', '/sample'],
    lists: [
      'data-imports',
      'command-log',
      'log-blocks',
      'document-blocks',
      'proof-runs',
      'retention-periods',
      'legal-holds',
      'data-copies',
      'erasures',
    ],
    commands: ['placeLegalHold', 'eraseAccount'],
  },
  { title: 'work', screens: [], lists: ['bulk-runs', 'saved-views'], commands: [] },
] as const

/** Lists whose screen stands in its place. */
const BEHIND = ['legal-entities', 'tax-rules', 'api-keys', 'webhook-endpoints']

/** Everything that is set once, in groups as people look for it; what fits none comes at the end. */
export function SettingsHub() {
  const { language } = useSpeech()
  const settingsWords = useWords(SETTINGS_WORDS)
  const { data: lists = [] } = useLists()
  const { data: commands = [] } = useCommands()
  const { data: me } = useMe()
  const permissions = me?.permissions ?? {}
  const placed = new Set<string>([
    ...GROUPS.flatMap(group => [...group.lists, ...group.commands]),
    ...BEHIND,
  ])
  const created = new Set(lists.map(({ name }) => deedsOf(name).create))
  const more = lists.filter(list => sectionOf(list) === 'settings' && !placed.has(list.name))
  const deeds = commands.filter(
    command =>
      sectionOf(command) === 'settings' &&
      permissions[command.permission] !== undefined &&
      !placed.has(command.name) &&
      !created.has(command.name),
  )
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
        {GROUPS.map(group => (
          <Shelf key={group.title} group={group} lists={lists} permissions={permissions} />
        ))}
      </SimpleGrid>
      {more.length + deeds.length > 0 && (
        <details className="rest">
          <summary>{`${settingsWords.others} · ${more.length + deeds.length}`}</summary>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="xs" mt="xs">
            {[
              ...more.map(({ name }) => ({ name, to: `/lists/${name}` })),
              ...deeds.map(({ name }) => ({ name, to: `/do/${name}` })),
            ].map(({ name, to }) => (
              <Anchor key={to} component={Link} to={to} size="xs">
                {labelOf(name, language)}
              </Anchor>
            ))}
          </SimpleGrid>
        </details>
      )}
    </Stack>
  )
}

type Permissions = Readonly<Record<string, unknown>>

function Shelf(props: {
  readonly group: (typeof GROUPS)[number]
  readonly lists: readonly ListInfo[]
  readonly permissions: Permissions
}) {
  const { language } = useSpeech()
  const settingsWords = useWords(SETTINGS_WORDS)
  const { data: commands = [] } = useCommands()
  const { group, permissions } = props
  const screens = menuScreens(permissions).filter(({ path }) =>
    (group.screens as readonly string[]).includes(path),
  )
  const lists = group.lists.flatMap(name => props.lists.filter(each => each.name === name))
  const deeds = commands.filter(
    ({ name, permission }) =>
      (group.commands as readonly string[]).includes(name) && permissions[permission] !== undefined,
  )
  if (screens.length + lists.length + deeds.length === 0) return null
  return (
    <Sheet title={settingsWords[group.title]}>
      <Stack gap={6}>
        {screens.map(({ path, menu }) => (
          <div key={path}>
            <Anchor component={Link} to={path} size="sm" fw={600}>
              {menu.title[language]}
            </Anchor>
            <Text size="xs" c="dimmed">
              {DESKS[path]?.[language]}
            </Text>
          </div>
        ))}
        <Lists lists={lists} permissions={permissions} />
        {deeds.length > 0 && (
          <div className="deeds">
            {deeds.map(({ name }) => (
              <Anchor key={name} component={Link} to={`/do/${name}`} size="xs">
                {labelOf(name, language)}
              </Anchor>
            ))}
          </div>
        )}
      </Stack>
    </Sheet>
  )
}

function Lists(props: { readonly lists: readonly ListInfo[]; readonly permissions: Permissions }) {
  const { words, language } = useSpeech()
  const { data: commands = [] } = useCommands()
  const may = (name: string | undefined) => {
    const command = commands.find(each => each.name === name)
    return command !== undefined && props.permissions[command.permission] !== undefined
  }
  return (
    <Stack gap={6}>
      {props.lists.map(({ name }) => {
        const { create } = deedsOf(name)
        return (
          <Group key={name} justify="space-between" wrap="nowrap" gap="xs">
            <Anchor component={Link} to={`/lists/${name}`} size="sm">
              {labelOf(name, language)}
            </Anchor>
            {may(create) && (
              <Anchor
                component={Link}
                to={`/do/${create}`}
                size="xs"
                aria-label={`${words.list.new}: ${labelOf(name, language)}`}
              >
                <Text span size="xs">
                  + {words.list.new}
                </Text>
              </Anchor>
            )}
          </Group>
        )
      })}
    </Stack>
  )
}
