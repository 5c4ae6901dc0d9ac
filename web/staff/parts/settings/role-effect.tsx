import { Alert, List, Stack, Text } from '@mantine/core'
import { decimalText, labelled } from '../../../ui/format.ts'
import { labelOf } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { permissionWords } from '../../../ui/words/permissions/what.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { PEOPLE_WORDS } from '../../words/people.ts'
import type { RoleCard } from './role-form.tsx'
import { changedLimits, type Limit } from './role-limits.ts'

const RANK = { '': 0, propose: 1, do: 2 } as const

/** Who gains and who loses what by a change of a role, in permissions and in amounts. */
export function RoleEffect(props: {
  readonly before: RoleCard['permissions']
  readonly after: RoleCard['permissions']
  readonly limits: { readonly before: readonly Limit[]; readonly after: readonly Limit[] }
  readonly holders: readonly string[]
}) {
  const own = useWords(PEOPLE_WORDS)
  const { language } = useSpeech()
  const { before, after, holders } = props
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    permission => before[permission] !== after[permission],
  )
  const more = changed.filter(each => RANK[after[each] ?? ''] > RANK[before[each] ?? ''])
  const less = changed.filter(each => !more.includes(each))
  const amounts = changedLimits(props.limits)
  if (changed.length + amounts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {own.noEffect}
      </Text>
    )
  }
  const said = (permission: string) => {
    const may = after[permission]
    const how = may === undefined ? own.mayNot : may === 'do' ? own.may : own.proposes
    return labelled(permissionWords(permission, language), how, language)
  }
  const sum = (amount: string | undefined) =>
    amount === undefined ? own.noLimit : decimalText(amount, language)
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm">{holders.length === 0 ? own.nobodyHas : holders.join(', ')}</Text>
      {[[own.gains, more, 'green'] as const, [own.loses, less, 'orange'] as const].map(
        ([title, permissions, color]) =>
          permissions.length > 0 && (
            <Alert key={title} color={color} title={title} p="xs">
              <List size="sm">
                {permissions.map(permission => (
                  <List.Item key={permission}>{said(permission)}</List.Item>
                ))}
              </List>
            </Alert>
          ),
      )}
      {amounts.length > 0 && (
        <Alert color="blue" title={own.limits} p="xs">
          <List size="sm">
            {amounts.map(({ command, currency, from, to }) => (
              <List.Item key={`${command} ${currency}`}>
                {labelled(
                  `${labelOf(command, language)}, ${currency}`,
                  `${sum(from)} → ${sum(to)}`,
                  language,
                )}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  )
}
