import { Button, Group, Radio, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '../failure.tsx'
import { useSpeech } from '../words/words.ts'
import { type Fields, meetingsOf, settled } from './meetings.ts'

/**
 * What the form started from, what stands now and what was typed, field by field. Where both changed a
 * field the person chooses; what only one of them changed is taken as it is.
 */
export function Differences(props: {
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly choices?: readonly { readonly value: string; readonly label: string }[]
  }[]
  readonly base: Fields
  readonly mine: Fields
  /** Reads what stands now. */
  readonly look: () => Promise<Fields>
  readonly onSettled: (values: Fields, now: Fields) => void
}) {
  const { words } = useSpeech()
  const { fields, base, mine, look, onSettled } = props
  const [isMine, setMine] = useState<Readonly<Record<string, boolean>>>({})
  const now = useQuery({ queryKey: ['differences'], queryFn: look, gcTime: 0, staleTime: 0 })
  if (now.isError) return <Failure error={now.error} onRetry={() => now.refetch()} />
  if (now.data === undefined || now.isFetching) return <Text size="sm">…</Text>
  const theirs = now.data
  const meetings = meetingsOf(base, theirs, mine)
  const rows = fields.filter(({ name }) => meetings[name] !== undefined)
  const isChosen = rows.every(({ name }) => meetings[name] !== 'both' || name in isMine)
  return (
    <>
      <Table verticalSpacing={4} data-testid="differences">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.form.field}</Table.Th>
            <Table.Th>{words.form.wasRead}</Table.Th>
            <Table.Th>{words.form.standsNow}</Table.Th>
            <Table.Th>{words.form.yours}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(field => {
            const { name, label } = field
            const said = (value: string | undefined) =>
              field.choices?.find(each => each.value === value)?.label || value || '–'
            const isBoth = meetings[name] === 'both'
            const pick = (value: boolean, text: string, does: string) =>
              isBoth ? (
                <Radio
                  size="xs"
                  name={`meeting-${name}`}
                  label={text}
                  aria-label={`${label}: ${does} (${text})`}
                  checked={isMine[name] === value}
                  onChange={() => setMine({ ...isMine, [name]: value })}
                />
              ) : (
                <Text
                  size="sm"
                  fw={(meetings[name] === 'mine') === value ? 600 : 400}
                  c={(meetings[name] === 'mine') === value ? '' : 'dimmed'}
                >
                  {text}
                </Text>
              )
            return (
              <Table.Tr key={name}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td>{said(base[name])}</Table.Td>
                <Table.Td>{pick(false, said(theirs[name]), words.form.takeTheirs)}</Table.Td>
                <Table.Td>{pick(true, said(mine[name]), words.form.takeYours)}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <Group>
        <Button
          size="compact-sm"
          disabled={!isChosen}
          onClick={() => onSettled(settled(base, theirs, mine, isMine), theirs)}
        >
          {words.form.settle}
        </Button>
      </Group>
    </>
  )
}
