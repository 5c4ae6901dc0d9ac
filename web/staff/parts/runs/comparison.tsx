import { Anchor, Button, Group, SimpleGrid, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../../ui/failure.tsx'
import { decimalText } from '../../../ui/format.ts'
import { Amount, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type { RunComparisonView } from '../../views/runs.ts'
import { RUNS_WORDS } from '../../words/run.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'

/** The run beside the one before it, customer by customer; read when asked for, for it reads them all. */
export function Comparison(props: { readonly number: string; readonly previous: string | null }) {
  const own = useWords(RUN_DESK_WORDS)
  const [isOpen, setOpen] = useState(false)
  if (props.previous === null) return null
  return isOpen ? (
    <Opened number={props.number} />
  ) : (
    <Group>
      <Button variant="default" onClick={() => setOpen(true)}>
        {own.compare}
      </Button>
    </Group>
  )
}

function Opened({ number }: { readonly number: string }) {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const view = useView<RunComparisonView>(`run-comparison/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { counts, outliers, previousNumber } = view.data
  if (counts === null) return <Text size="sm">{own.noPrevious}</Text>
  const figures = [
    [own.both, counts.both],
    [own.onlyNow, counts.onlyNow],
    [own.onlyBefore, counts.onlyBefore],
    [own.same, counts.same],
    [own.muchMore, counts.muchMore],
    [own.muchLess, counts.muchLess],
  ] as const
  return (
    <Sheet title={fill(own.comparison, { number: previousNumber ?? '' })} bare>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} px="sm" pb="sm">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <Text size="xs" c="dimmed">
              {name}
            </Text>
            <Text size="lg" fw={600}>
              {decimalText(figure, language)}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      {outliers.length > 0 && <Outliers rows={outliers} />}
    </Sheet>
  )
}

function Outliers({ rows }: { readonly rows: RunComparisonView['outliers'] }) {
  const own = useWords(RUN_DESK_WORDS)
  const runWords = useWords(RUNS_WORDS)
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.outliers}</Table.Th>
          <Table.Th className="figure">{own.before}</Table.Th>
          <Table.Th className="figure">{own.now}</Table.Th>
          <Table.Th className="figure">{runWords.change}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={`${row.account} ${row.currency}`}>
            <Table.Th scope="row">
              <Anchor
                component={Link}
                to={`/accounts/${encodeURIComponent(row.account)}`}
                size="sm"
              >
                {row.account}
              </Anchor>
              <Text size="xs" c="dimmed">
                {row.name}
              </Text>
            </Table.Th>
            {[row.beforeMinor, row.nowMinor].map((minor, i) => (
              <Table.Td key={i} className="figure">
                {minor === null ? '–' : <Amount minor={minor} currency={row.currency} bare />}
              </Table.Td>
            ))}
            <Table.Td className="figure">
              <Amount
                minor={String(BigInt(row.nowMinor ?? 0) - BigInt(row.beforeMinor ?? 0))}
                currency={row.currency}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
