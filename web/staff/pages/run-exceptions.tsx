import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { run as command, type Row, readPage } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { RUNS_WORDS } from '../words/run.ts'

/** Undecided exceptions, worked by single keys: a accepts, h holds, Enter opens the customer. */
export function Exceptions({ runId, number }: { readonly runId: string; readonly number: string }) {
  const { words, language } = useSpeech()
  const runWords = useWords(RUNS_WORDS)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [at, setAt] = useState(0)
  const found = useQuery({
    queryKey: ['list', 'bill-run-exceptions', number],
    queryFn: () => readPage('bill-run-exceptions', { run: number, state: 'open' }, { limit: 100 }),
  })
  const rows = found.data?.rows ?? []
  const place = Math.min(at, Math.max(0, rows.length - 1))
  const row: Row | undefined = rows[place]
  const decision = useMutation({
    mutationFn: ({ row, decision }: { readonly row: Row; readonly decision: 'accept' | 'hold' }) =>
      command(
        'decideExceptions',
        { runId, decision, code: String(row.code), accounts: [String(row.account)] },
        { key: crypto.randomUUID() },
      ),
    onSuccess: () => queries.invalidateQueries(),
  })
  const decide = (what: 'accept' | 'hold') => {
    if (row !== undefined && !decision.isPending) decision.mutate({ row, decision: what })
  }
  useHotkeys([
    ['j', () => setAt(Math.min(place + 1, rows.length - 1))],
    ['k', () => setAt(Math.max(place - 1, 0))],
    ['a', () => decide('accept')],
    ['h', () => decide('hold')],
    [
      'Enter',
      () =>
        row !== undefined &&
        navigate({ to: `/accounts/${encodeURIComponent(String(row.account))}` }),
    ],
  ])
  return (
    <Sheet
      title={runWords.queue}
      aside={
        <Text size="xs" c="dimmed">
          {runWords.keys}
        </Text>
      }
      bare
    >
      {decision.isError && <Failure error={decision.error} />}
      {found.isSuccess && rows.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {runWords.queueDone}
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{labelOf('code', language)}</Table.Th>
              <Table.Th>{labelOf('account', language)}</Table.Th>
              <Table.Th>{labelOf('facts', language)}</Table.Th>
              <Table.Th>{words.shell.actions}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((each, i) => (
              <Table.Tr
                key={`${each.code} ${each.account} ${each.line}`}
                data-at={i === place}
                onClick={() => setAt(i)}
              >
                <Table.Td>{valueLabel(String(each.code), language)}</Table.Td>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/accounts/${encodeURIComponent(String(each.account))}`}
                    size="sm"
                  >
                    {String(each.account)}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <span className="json">{factsText(each.facts)}</span>
                </Table.Td>
                <Table.Td>
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => decision.mutate({ row: each, decision: 'accept' })}
                    >
                      {runWords.accept}
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => decision.mutate({ row: each, decision: 'hold' })}
                    >
                      {runWords.hold}
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}

function factsText(facts: unknown): string {
  if (typeof facts !== 'object' || facts === null) return ''
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
