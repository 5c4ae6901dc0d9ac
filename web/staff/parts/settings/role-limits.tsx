import { ActionIcon, Button, NativeSelect, Select, Table, Text, TextInput } from '@mantine/core'
import { labelOf } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { PEOPLE_WORDS } from '../../words/people.ts'
import type { Limitable, RoleCard } from './role-form.tsx'
import type { LimitDraft } from './role-limits.ts'

/** Up to which amounts a role acts alone: an action, a currency and an amount on a line. */
export function RoleLimits(props: {
  readonly limits: readonly LimitDraft[]
  readonly of: Limitable
  readonly permissions: RoleCard['permissions']
  readonly onChange: (limits: LimitDraft[]) => void
}) {
  const own = useWords(PEOPLE_WORDS)
  const { limits, of, onChange } = props
  const fresh = () => ({
    ...{ key: crypto.randomUUID(), command: '', currency: of.currencies[0] ?? 'EUR', amount: '' },
  })
  return (
    <Sheet
      title={own.limits}
      aside={
        <Button size="compact-sm" variant="default" onClick={() => onChange([...limits, fresh()])}>
          {own.addLimit}
        </Button>
      }
    >
      <Text size="xs" c="dimmed" mb={limits.length === 0 ? 0 : 'xs'}>
        {limits.length === 0 ? own.limitsNone : own.limitsHelp}
      </Text>
      {limits.length > 0 && (
        <Table aria-label={own.limits}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.command}</Table.Th>
              <Table.Th className="figure">{own.upTo}</Table.Th>
              <Table.Th>{own.currency}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {limits.map(limit => (
              <LimitLine
                key={limit.key}
                limit={limit}
                of={of}
                permissions={props.permissions}
                onChange={next =>
                  onChange(
                    limits.flatMap(each =>
                      each.key === limit.key ? (next ? [next] : []) : [each],
                    ),
                  )
                }
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}

function LimitLine(props: {
  readonly limit: LimitDraft
  readonly of: Limitable
  readonly permissions: RoleCard['permissions']
  /** Undefined: the line goes. */
  readonly onChange: (limit: LimitDraft | undefined) => void
}) {
  const own = useWords(PEOPLE_WORDS)
  const { language } = useSpeech()
  const { limit, of, permissions, onChange } = props
  // What the role does alone, and what is limited already, be it that it may no longer do it.
  const actions = of.limitable
    .filter(
      ({ command, permission }) => permissions[permission] === 'do' || command === limit.command,
    )
    .map(({ command }) => ({ value: command, label: labelOf(command, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  const what = limit.command === '' ? own.newLimit : labelOf(limit.command, language)
  const currencies = [...new Set([...of.currencies, limit.currency])]
  return (
    <Table.Tr>
      <Table.Td>
        <Select
          size="xs"
          aria-label={own.command}
          placeholder={own.chooseAction}
          searchable
          nothingFoundMessage={own.noAction}
          value={limit.command === '' ? null : limit.command}
          onChange={command => onChange({ ...limit, command: command ?? '' })}
          data={actions}
        />
      </Table.Td>
      <Table.Td w={130}>
        <TextInput
          size="xs"
          className="figure"
          aria-label={fill(own.upToOf, { what })}
          inputMode="decimal"
          autoComplete="off"
          value={limit.amount}
          onChange={event => onChange({ ...limit, amount: event.currentTarget.value })}
        />
      </Table.Td>
      <Table.Td w={100}>
        <NativeSelect
          size="xs"
          aria-label={fill(own.currencyOf, { what })}
          value={limit.currency}
          onChange={event => onChange({ ...limit, currency: event.currentTarget.value })}
          data={currencies}
        />
      </Table.Td>
      <Table.Td w={40}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={fill(own.removeLimit, { what })}
          onClick={() => onChange(undefined)}
        >
          ×
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}
