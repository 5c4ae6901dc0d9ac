import { Anchor, Button, Group, Stack, Table, Tabs, Text } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { permissionWords } from '../../ui/words/permissions/what.ts'
import { useSpeech } from '../../ui/words/words.ts'
import type { Limitable, RoleCard } from '../parts/settings/role-form.tsx'
import { RolesTab } from '../parts/settings/roles-tab.tsx'
import { useMe, useView } from '../queries.ts'
import { DUTY_RISKS } from '../words/duty-risks.ts'
import { PEOPLE_WORDS } from '../words/people.ts'

type Person = {
  readonly personId: string
  readonly email: string
  readonly name: string
  readonly disabledAt: string | null
  readonly roles: readonly string[]
}

type RolesView = Limitable & {
  readonly roles: readonly RoleCard[]
  readonly secondPerson: boolean
  readonly rules: readonly {
    readonly code: string
    readonly command: string
    readonly role: string | null
    readonly atLeast: string | null
    readonly currency: string | null
    readonly approvers: readonly string[]
    readonly expiresDays: number
  }[]
}

type DutiesView = {
  readonly conflicts: readonly {
    readonly code: string
    readonly first: string
    readonly second: string
    readonly risk: string
    readonly email: string
    readonly roles: readonly string[]
  }[]
}

type PeopleView = RolesView & DutiesView & { readonly people: readonly Person[] }

/** Staff with their roles, what each role may do, duties in one hand, and the rules of approval. */
export function PeoplePage() {
  const { words } = useSpeech()
  const peopleWords = useWords(PEOPLE_WORDS)
  const { data: me } = useMe()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const tab = asked.new === undefined ? 'people' : 'roles'
  const people = useView<readonly Person[]>('people')
  const roles = useView<RolesView>('roles')
  const duties = useView<DutiesView>('duties')
  const nameOf = useRoleName({ roles: roles.data?.roles ?? [] })
  const failed = [people, roles, duties].find(({ isError }) => isError)
  if (failed !== undefined) {
    return <Failure error={failed.error} onRetry={() => failed.refetch()} />
  }
  if (people.data === undefined || roles.data === undefined || duties.data === undefined) {
    return <Waiting />
  }
  const view: PeopleView = { people: people.data, ...roles.data, ...duties.data }
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const { conflicts } = view
  const deeds = [
    ['people.manage', 'invitePerson', peopleWords.invite],
    ['roles.grant', 'grantRole', peopleWords.grant],
    ['roles.define', 'defineRole', peopleWords.define],
    ['authority.define', 'defineAuthorityRule', peopleWords.rule],
  ] as const
  return (
    <>
      <Heading
        over={words.nouns.settings}
        title={peopleWords.title}
        actions={deeds
          .filter(([permission]) => may(permission))
          .map(([, command, title]) => (
            <Button key={command} component={Link} to={`/do/${command}`} variant="default">
              {title}
            </Button>
          ))}
      />
      <Tabs key={tab} defaultValue={tab} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="people">{peopleWords.people}</Tabs.Tab>
          <Tabs.Tab value="roles">{peopleWords.roles}</Tabs.Tab>
          <Tabs.Tab value="conflicts">
            {peopleWords.conflicts} ({conflicts.length})
          </Tabs.Tab>
          <Tabs.Tab value="authority">{peopleWords.authority}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <People view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <RolesTab all={view.roles} people={view.people} limits={view} nameOf={nameOf} />
        </Tabs.Panel>
        <Tabs.Panel value="conflicts">
          <Conflicts view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="authority">
          <Authority view={view} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function useRoleName({ roles }: { readonly roles: readonly RoleCard[] }) {
  const { language } = useSpeech()
  return (code: string) => {
    const name = roles.find(({ role }) => role === code)?.name
    return name?.[language] ?? name?.en ?? code
  }
}

function People({ view }: { readonly view: PeopleView }) {
  const peopleWords = useWords(PEOPLE_WORDS)
  const nameOf = useRoleName(view)
  return (
    <Stack gap="xs">
      <Sheet bare>
        <Table aria-label={peopleWords.people}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{peopleWords.name}</Table.Th>
              <Table.Th>{peopleWords.email}</Table.Th>
              <Table.Th>{peopleWords.holds}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.people.map(({ personId, name, email, roles, disabledAt }) => (
              <Table.Tr key={personId}>
                <Table.Td>
                  {name}{' '}
                  {disabledAt !== null && <Pill state="rejected">{peopleWords.disabled}</Pill>}
                </Table.Td>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/lists/person-roles?email=${encodeURIComponent(email)}`}
                    size="sm"
                  >
                    {email}
                  </Anchor>
                </Table.Td>
                <Table.Td>{roles.map(nameOf).join(', ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Sheet>
      <Group>
        <Anchor component={Link} to="/lists/person-roles" size="sm">
          {peopleWords.lists}
        </Anchor>
      </Group>
    </Stack>
  )
}

function Conflicts({ view }: { readonly view: PeopleView }) {
  const peopleWords = useWords(PEOPLE_WORDS)
  const { language } = useSpeech()
  const risks: Readonly<Record<string, string>> = useWords(DUTY_RISKS)
  const nameOf = useRoleName(view)
  if (view.conflicts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {peopleWords.none}
      </Text>
    )
  }
  return (
    <Sheet bare>
      <Table aria-label={peopleWords.conflicts}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{peopleWords.name}</Table.Th>
            <Table.Th>{peopleWords.permission}</Table.Th>
            <Table.Th>{peopleWords.could}</Table.Th>
            <Table.Th>{peopleWords.by}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.conflicts.map(({ email, code, first, second, risk, roles }) => (
            <Table.Tr key={`${email} ${code}`}>
              <Table.Td>{view.people.find(each => each.email === email)?.name ?? email}</Table.Td>
              <Table.Td>
                {permissionWords(first, language)} + {permissionWords(second, language)}
              </Table.Td>
              <Table.Td>{risks[code] ?? risk}</Table.Td>
              <Table.Td>{roles.map(nameOf).join(', ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Authority({ view }: { readonly view: PeopleView }) {
  const { language } = useSpeech()
  const peopleWords = useWords(PEOPLE_WORDS)
  const { rules, secondPerson } = view
  return (
    <Stack gap="xs">
      {!secondPerson && <Pill state="broken">{peopleWords.switchedOff}</Pill>}
      <Sheet bare>
        <Table aria-label={peopleWords.authority}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{peopleWords.command}</Table.Th>
              <Table.Th>{peopleWords.whose}</Table.Th>
              <Table.Th className="figure">{peopleWords.from}</Table.Th>
              <Table.Th>{peopleWords.decides}</Table.Th>
              <Table.Th className="figure">{peopleWords.expires}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rules.map(rule => (
              <Table.Tr key={rule.code}>
                <Table.Td>{labelOf(rule.command, language)}</Table.Td>
                <Table.Td>
                  {rule.role === null ? peopleWords.everybody : valueLabel(rule.role, language)}
                </Table.Td>
                <Table.Td className="figure">
                  {rule.atLeast === null
                    ? peopleWords.always
                    : `${decimalText(rule.atLeast, language)} ${rule.currency ?? ''}`}
                </Table.Td>
                <Table.Td>
                  {rule.approvers.length === 0
                    ? peopleWords.anybodyEntitled
                    : rule.approvers.map(each => valueLabel(each, language)).join(', ')}
                </Table.Td>
                <Table.Td className="figure">{rule.expiresDays}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Sheet>
    </Stack>
  )
}
