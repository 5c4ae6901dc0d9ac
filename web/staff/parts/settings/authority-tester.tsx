import { Alert, Group, NativeSelect, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { labelOf } from '../../../ui/labels.ts'
import { Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useCommands } from '../../queries.ts'
import type { Standing } from '../../views/authority.ts'
import { AUTHORITY_WORDS } from '../../words/authority.ts'
import { decimalIn } from '../price/price-draft.ts'

const TYPED_MS = 300

/** Who could do something alone, who would need a second person, and who could be it. */
export function AuthorityTester({ people }: { readonly people: readonly Person[] }) {
  const own = useWords(AUTHORITY_WORDS)
  const { language } = useSpeech()
  const { data: commands = [] } = useCommands()
  const [asked, setAsked] = useState({
    ...{ command: 'issueCreditNote', amount: '100.00', currency: 'EUR', reason: '', by: '' },
  })
  const question = JSON.stringify({
    command: asked.command,
    ...(decimalIn(asked.amount) === ''
      ? {}
      : { amount: decimalIn(asked.amount), currency: asked.currency }),
    ...(asked.reason.trim() === '' ? {} : { reason: asked.reason.trim() }),
    ...(asked.by === '' ? {} : { by: asked.by }),
  })
  const [settled] = useDebouncedValue(question, TYPED_MS)
  const worked = useQuery({
    queryKey: ['authority-example', settled],
    queryFn: ({ signal }) =>
      ask<{ readonly people: readonly Standing[] }>(
        'previews/authority',
        JSON.parse(settled) as unknown,
        signal,
      ),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  const line = (name: 'amount' | 'currency' | 'reason', label: string, w: number) => (
    <TextInput
      label={label}
      w={w}
      value={asked[name]}
      onChange={event => setAsked({ ...asked, [name]: event.currentTarget.value })}
    />
  )
  return (
    <Sheet title={own.tester}>
      <Stack gap="sm">
        <Group gap="xs" align="flex-end">
          <Select
            label={own.command}
            w={230}
            searchable
            limit={50}
            value={asked.command}
            onChange={command => setAsked({ ...asked, command: command ?? asked.command })}
            data={commands.map(({ name }) => ({ value: name, label: labelOf(name, language) }))}
          />
          {line('amount', own.amount, 105)}
          {line('currency', own.currency, 80)}
          {line('reason', own.whyText, 150)}
          <NativeSelect
            label={own.by}
            w={180}
            value={asked.by}
            onChange={event => setAsked({ ...asked, by: event.currentTarget.value })}
            data={[
              { value: '', label: own.nobody },
              ...people.map(({ email, name }) => ({ value: email, label: name })),
            ]}
          />
        </Group>
        <div aria-live="polite">
          {worked.isError && <Failure error={worked.error} />}
          {worked.data !== undefined && !worked.isError && (
            <Standings people={worked.data.people} />
          )}
        </div>
      </Stack>
    </Sheet>
  )
}

type Person = { readonly email: string; readonly name: string }

function Standings({ people }: { readonly people: readonly Standing[] }) {
  const own = useWords(AUTHORITY_WORDS)
  const isNeeded = people.some(({ acts }) => acts === 'approval')
  const canAny = people.some(({ approves }) => approves === 'yes' || approves === 'for_another')
  const concerned = people.filter(({ acts, approves }) => acts !== 'no' || approves !== 'no')
  const words = { yes: own.yes, no: own.no, own_request: own.own, for_another: own.yes }
  return (
    <Stack gap="xs">
      {isNeeded && !canAny && (
        <Alert color="red" p="xs">
          {own.noneCan}
        </Alert>
      )}
      {!isNeeded && <Text size="sm">{own.free}</Text>}
      <Table aria-label={own.tester} verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.person}</Table.Th>
            <Table.Th>{own.does1}</Table.Th>
            <Table.Th>{own.approves}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {concerned.map(each => (
            <Table.Tr key={each.email}>
              <Table.Th scope="row" fw={400}>
                {each.name}
              </Table.Th>
              <Table.Td>{own[each.acts]}</Table.Td>
              <Table.Td>
                {each.approves === 'yes' || each.approves === 'for_another' ? (
                  <Pill state="approved">
                    {each.onBehalfOf === null
                      ? words[each.approves]
                      : fill(own.forAnother, { name: each.onBehalfOf })}
                  </Pill>
                ) : (
                  <Text span size="sm" c="dimmed">
                    {words[each.approves]}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
