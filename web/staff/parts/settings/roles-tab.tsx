import { NativeSelect, Stack, Table, Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { labelled, minorText } from '../../../ui/format.ts'
import { labelOf } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { permissionWords } from '../../../ui/words/permissions/what.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import { PEOPLE_WORDS } from '../../words/people.ts'
import { type Limitable, permissionGroups, type RoleCard, RoleForm } from './role-form.tsx'

type Holder = {
  readonly name: string
  readonly disabledAt: string | null
  readonly roles: readonly string[]
}

const ALL = ' '
const FRESH = ''

/** Roles across, permissions down under their nouns; or one of them to be changed. */
export function RolesTab(props: {
  readonly all: readonly RoleCard[]
  readonly people: readonly Holder[]
  readonly limits: Limitable
  readonly nameOf: (code: string) => string
}) {
  const { nameOf } = props
  const peopleWords = useWords(PEOPLE_WORDS)
  const { data: me } = useMe()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const [chosen, setChosen] = useState(asked.new === undefined ? ALL : FRESH)
  const roles = props.all.filter(({ audience }) => audience === 'staff')
  const holders = props.people
    .filter(({ disabledAt, roles: held }) => disabledAt === null && held.includes(chosen))
    .map(({ name }) => name)
  return (
    <Stack gap="sm">
      {me?.permissions['roles.define'] !== undefined && (
        <NativeSelect
          label={peopleWords.change}
          w={320}
          value={chosen}
          onChange={event => setChosen(event.currentTarget.value)}
          data={[
            { value: ALL, label: peopleWords.choose },
            ...roles.map(({ role }) => ({ value: role, label: nameOf(role) })),
            { value: FRESH, label: peopleWords.fresh },
          ]}
        />
      )}
      {chosen === ALL ? (
        <Matrix roles={roles} limits={props.limits} nameOf={nameOf} />
      ) : (
        <RoleForm
          key={chosen}
          role={roles.find(({ role }) => role === chosen)}
          holders={holders}
          limits={props.limits}
        />
      )}
    </Stack>
  )
}

function Matrix(props: {
  readonly roles: readonly RoleCard[]
  readonly limits: Limitable
  readonly nameOf: (code: string) => string
}) {
  const peopleWords = useWords(PEOPLE_WORDS)
  const { words, language } = useSpeech()
  const { roles, nameOf } = props
  const permissionOf = new Map(
    props.limits.limitable.map(({ command, permission }) => [command, permission]),
  )
  return (
    <div className="sheet list" tabIndex={-1}>
      <Table stickyHeader aria-label={peopleWords.roles}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{peopleWords.permission}</Table.Th>
            {roles.map(({ role }) => (
              <Table.Th key={role}>{nameOf(role)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {permissionGroups().map(({ section, permissions }) => (
          <Table.Tbody key={section}>
            <Table.Tr>
              <Table.Th scope="rowgroup" colSpan={roles.length + 1}>
                {words.nouns[section]}
              </Table.Th>
            </Table.Tr>
            {permissions.map(permission => (
              <Table.Tr key={permission}>
                <Table.Th scope="row" fw={400} miw={260}>
                  {permissionWords(permission, language)}
                </Table.Th>
                {roles.map(({ role, permissions: has, limits }) => (
                  <Table.Td key={role}>
                    {has[permission] === 'do' && peopleWords.may}
                    {has[permission] === 'do' &&
                      limits
                        .filter(({ command }) => permissionOf.get(command) === permission)
                        .map(({ command, currency, amountMinor }) => (
                          <Text key={`${command} ${currency}`} size="xs" c="dimmed">
                            {labelled(
                              labelOf(command, language),
                              `${peopleWords.upTo} ${minorText(amountMinor, currency, language)} ${currency}`,
                              language,
                            )}
                          </Text>
                        ))}
                    {has[permission] === 'propose' && (
                      <Text span size="sm" c="dimmed">
                        {peopleWords.proposes}
                      </Text>
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
      </Table>
    </div>
  )
}
