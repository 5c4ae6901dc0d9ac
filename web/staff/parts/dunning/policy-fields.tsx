import {
  ActionIcon,
  Anchor,
  Button,
  Group,
  NativeSelect,
  Stack,
  Table,
  TextInput,
} from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { LEVEL_CHANNELS } from '../../../../src/collections/dunning.ts'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { DUNNING_POLICY_WORDS } from '../../words/dunning-policies.ts'
import { NameFields } from '../plan/charge-fields.tsx'
import { LEVEL_TEMPLATES, type LevelDraft, type PolicyDraft, withLevel } from './policy-draft.ts'

type Props = {
  readonly draft: PolicyDraft
  readonly isNew: boolean
  readonly currencies: readonly string[]
  readonly onChange: (draft: PolicyDraft) => void
}

/** All of a policy that can be set: when nothing is sent, and its levels. */
export function PolicyFields(props: Props) {
  const { draft, isNew, onChange } = props
  const own = useWords(DUNNING_POLICY_WORDS)
  return (
    <>
      <Sheet title={isNew ? own.draftNew : own.draft}>
        <Stack gap="xs">
          <Group gap="xs" align="flex-end">
            {isNew && (
              <TextInput
                label={own.code}
                required
                w={150}
                autoComplete="off"
                value={draft.policyCode}
                onChange={event => onChange({ ...draft, policyCode: event.currentTarget.value })}
              />
            )}
            <DayInput
              label={own.from}
              required
              w={165}
              value={draft.fromOn}
              onDay={fromOn => onChange({ ...draft, fromOn })}
            />
          </Group>
          <NameFields name={draft.name} onChange={name => onChange({ ...draft, name })} />
        </Stack>
      </Sheet>
      <Rest {...props} />
      <Levels {...props} />
    </>
  )
}

function Rest({ draft, currencies, onChange }: Props) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const days = (name: 'graceDays' | 'returnGraceDays' | 'daysToPay') => (
    <TextInput
      label={own[name]}
      inputMode="numeric"
      w={180}
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  const choice = (
    name: 'afterReturn' | 'inHardship' | 'beforePromise',
    values: readonly (keyof typeof own)[],
  ) => (
    <NativeSelect
      label={own[name]}
      value={draft[name]}
      w={245}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
      data={values.map(value => ({ value, label: own[value] }))}
    />
  )
  return (
    <Sheet title={own.rest}>
      <Group gap="xs" align="flex-end">
        {days('graceDays')}
        {currencies.map(currency => (
          <TextInput
            key={currency}
            label={fill(own.threshold, { currency })}
            inputMode="decimal"
            w={150}
            value={draft.thresholds[currency] ?? ''}
            onChange={event =>
              onChange({
                ...draft,
                thresholds: { ...draft.thresholds, [currency]: event.currentTarget.value },
              })
            }
          />
        ))}
        {days('daysToPay')}
        {days('returnGraceDays')}
        {choice('afterReturn', ['keep', 'restart'])}
        {choice('inHardship', ['stop', 'remind'])}
        {choice('beforePromise', ['write', 'silent'])}
      </Group>
    </Sheet>
  )
}

function Levels({ draft, currencies, onChange }: Props) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const { levels } = draft
  const change = (key: string, changes: Partial<LevelDraft>) =>
    onChange({
      ...draft,
      levels: levels.map(each => (each.key === key ? { ...each, ...changes } : each)),
    })
  const heads = [own.level, own.afterDays, own.daysSinceLast, own.channel, own.template]
  return (
    <Sheet
      title={own.levels}
      bare
      aside={
        <Group gap="xs">
          <Anchor component={Link} to="/wordings" size="sm">
            {own.toText}
          </Anchor>
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconPlus size={12} />}
            onClick={() => onChange(withLevel(draft, crypto.randomUUID()))}
          >
            {own.addLevel}
          </Button>
        </Group>
      }
    >
      <Table verticalSpacing={4} horizontalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            {heads.map(head => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
            {currencies.map(currency => (
              <Table.Th key={currency}>{fill(own.fee, { currency })}</Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {levels.map((level, at) => (
            <LevelRow
              key={level.key}
              level={level}
              no={at + 1}
              currencies={currencies}
              onChange={changes => change(level.key, changes)}
              {...(levels.length > 1
                ? {
                    onRemove: () =>
                      onChange({ ...draft, levels: levels.filter(each => each !== level) }),
                  }
                : {})}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function LevelRow(props: {
  readonly level: LevelDraft
  readonly no: number
  readonly currencies: readonly string[]
  readonly onChange: (changes: Partial<LevelDraft>) => void
  readonly onRemove?: () => void
}) {
  const { level, no, currencies, onChange, onRemove } = props
  const own = useWords(DUNNING_POLICY_WORDS)
  const { language } = useSpeech()
  const named = (what: string) => fill(own.ofLevel, { what, level: no })
  const days = (name: 'afterDays' | 'daysSinceLast') => (
    <TextInput
      aria-label={named(own[name])}
      inputMode="numeric"
      w={64}
      value={level[name]}
      onChange={event => onChange({ [name]: event.currentTarget.value })}
    />
  )
  const choice = (name: 'channel' | 'template', values: readonly string[]) => (
    <NativeSelect
      aria-label={named(own[name])}
      miw={112}
      value={level[name]}
      onChange={event => onChange({ [name]: event.currentTarget.value })}
      data={[...new Set([...values, level[name]])].map(value => ({
        value,
        label: valueLabel(value, language),
      }))}
    />
  )
  return (
    <Table.Tr>
      <Table.Th scope="row">{no}</Table.Th>
      <Table.Td>{days('afterDays')}</Table.Td>
      <Table.Td>{days('daysSinceLast')}</Table.Td>
      <Table.Td>{choice('channel', LEVEL_CHANNELS)}</Table.Td>
      <Table.Td>{choice('template', LEVEL_TEMPLATES)}</Table.Td>
      {currencies.map(currency => (
        <Table.Td key={currency}>
          <TextInput
            aria-label={named(fill(own.fee, { currency }))}
            inputMode="decimal"
            w={64}
            value={level.fees[currency] ?? ''}
            onChange={event =>
              onChange({ fees: { ...level.fees, [currency]: event.currentTarget.value } })
            }
          />
        </Table.Td>
      ))}
      <Table.Td>
        {onRemove !== undefined && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={fill(own.removeLevel, { level: no })}
            onClick={onRemove}
          >
            <IconTrash size={15} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
