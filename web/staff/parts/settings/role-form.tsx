import { Grid, Group, NativeSelect, Stack, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { grantablePermissions } from '../../../../src/identity/permissions.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { permissionWords } from '../../../ui/words/permissions/what.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { SECTIONS, sectionOf } from '../../navigation.ts'
import { PEOPLE_WORDS } from '../../words/people.ts'
import { MakeValid } from '../make-valid.tsx'
import { useRowCheck } from '../row-check.tsx'
import { RoleEffect } from './role-effect.tsx'
import { areLimitsWhole, limitDrafts, limitsOf } from './role-limits.ts'
import { RoleLimits } from './role-limits.tsx'

/** A role as the console reads it. */
export type RoleCard = {
  readonly role: string
  readonly name: Readonly<Record<string, string>>
  readonly audience: string
  readonly permissions: Readonly<Record<string, 'do' | 'propose'>>
  readonly limits: readonly {
    readonly command: string
    readonly currency: string
    readonly amountMinor: string
  }[]
}

/** What a limit can be set on, with the permission that it needs, and in which currencies. */
export type Limitable = {
  readonly limitable: readonly { readonly command: string; readonly permission: string }[]
  readonly currencies: readonly string[]
}

/** The permissions of staff under the noun that they are about, in the order of the menu. */
export function permissionGroups() {
  const all = grantablePermissions('staff')
  return SECTIONS.map(section => ({
    section,
    permissions: all.filter(permission => sectionOf({ permission }) === section),
  })).filter(({ permissions }) => permissions.length > 0)
}

/** A role being changed, or made, with who gains and who loses what while it is being chosen. */
export function RoleForm(props: {
  readonly role: RoleCard | undefined
  /** Names of those who have it. */
  readonly holders: readonly string[]
  readonly limits: Limitable
}) {
  const own = useWords(PEOPLE_WORDS)
  const { words, language } = useSpeech()
  const { role } = props
  const [code, setCode] = useState(role?.role ?? '')
  const [name, setName] = useState(role?.name[language] ?? role?.name.en ?? '')
  const [permissions, setPermissions] = useState<RoleCard['permissions']>(role?.permissions ?? {})
  const [limits, setLimits] = useState(limitDrafts(role?.limits ?? []))
  const input = {
    role: code.trim(),
    name: { en: name.trim(), ...role?.name, [language]: name.trim() },
    permissions,
    limits: limitsOf(limits),
  }
  const isWhole = input.role !== '' && name.trim() !== '' && areLimitsWhole(limits)
  const check = useRowCheck('defineRole', input, isWhole)
  const set = (permission: string, may: string) => {
    const { [permission]: _, ...others } = permissions
    setPermissions(may === '' ? others : { ...others, [permission]: may as 'do' | 'propose' })
  }
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <Sheet title={own.define}>
            <Group gap="xs">
              <TextInput
                label={own.code}
                required
                readOnly={role !== undefined}
                variant={role === undefined ? 'default' : 'filled'}
                value={code}
                onChange={event => setCode(event.currentTarget.value)}
              />
              <TextInput
                label={own.name}
                required
                value={name}
                onChange={event => setName(event.currentTarget.value)}
              />
            </Group>
          </Sheet>
          <RoleLimits
            limits={limits}
            of={props.limits}
            permissions={permissions}
            onChange={setLimits}
          />
          {permissionGroups().map(({ section, permissions: names }) => (
            <Sheet key={section} title={words.nouns[section]} bare>
              <Table aria-label={words.nouns[section]}>
                <Table.Tbody>
                  {names.map(permission => (
                    <Table.Tr key={permission}>
                      <Table.Td>{permissionWords(permission, language)}</Table.Td>
                      <Table.Td w={170}>
                        <NativeSelect
                          size="xs"
                          aria-label={permissionWords(permission, language)}
                          value={permissions[permission] ?? ''}
                          onChange={event => set(permission, event.currentTarget.value)}
                          data={[
                            { value: '', label: own.mayNot },
                            { value: 'propose', label: own.proposes },
                            { value: 'do', label: own.may },
                          ]}
                        />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Sheet>
          ))}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Stack style={{ position: 'sticky', top: 12 }}>
          <Sheet title={own.effect}>
            <RoleEffect
              before={role?.permissions ?? {}}
              after={permissions}
              limits={{ before: limitsOf(limitDrafts(role?.limits ?? [])), after: input.limits }}
              holders={props.holders}
            />
          </Sheet>
          <Sheet title={own.make}>
            <MakeValid
              command="defineRole"
              input={input}
              permission="roles.define"
              check={check}
              words={{
                ...{ fine: own.fine, incomplete: own.incomplete, mayNot: own.mayNotDefine },
                consequence: fill(own.consequence, { count: props.holders.length }),
                ...{ does: own.does, done: own.done },
              }}
            />
          </Sheet>
        </Stack>
      </Grid.Col>
    </Grid>
  )
}
