import { Anchor, Button, Group, SegmentedControl, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { read } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { labelled } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Pill, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { REBILL_WORDS } from '../../words/rebill.ts'

type Figures = {
  readonly currency: string
  readonly beforeNetMinor: string
  readonly netMinor: string
  readonly taxMinor: string
  readonly payableMinor: string
}

type Row = {
  readonly account: string
  readonly name: string
  readonly outcome: string
  readonly reason: string | null
  readonly issued: readonly string[]
  /** Documents in the range of which something was written off. */
  readonly writtenOff: readonly string[]
  readonly compared: (Figures & { readonly voided: number; readonly documents: number }) | null
}

/** What the view of a run that bills again answers; amounts are minor units as texts. */
type RebillView = {
  readonly sums: readonly (Figures & { readonly accounts: string; readonly changed: string })[]
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** Customer by customer what was billed before and what it is after a run that bills again, and who is left out. */
export function BeforeAfter({ number, asOf }: { readonly number: string; readonly asOf: string }) {
  const own = useWords(REBILL_WORDS)
  const [which, setWhich] = useState('changed')
  const path = `views/rebills/${encodeURIComponent(number)}`
  const pages = useInfiniteQuery({
    queryKey: ['view', path, which, asOf],
    queryFn: ({ pageParam, signal }) =>
      read<RebillView>(`${path}?${new URLSearchParams({ after: pageParam, which })}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: before => before,
  })
  if (pages.isPending) return <Waiting />
  if (pages.isError) return <Failure error={pages.error} onRetry={() => pages.refetch()} />
  const rows = pages.data.pages.flatMap(page => page.rows)
  return (
    <Sheet
      title={own.title}
      aside={
        <Group gap="md">
          <Anchor href={`/v1/exports/rebill?run=${encodeURIComponent(number)}`} size="sm">
            {own.report}
          </Anchor>
          <Text size="xs" c="dimmed">
            {own.net}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={own.which}
            value={which}
            onChange={setWhich}
            data={[
              { value: 'changed', label: own.changed },
              { value: 'all', label: own.all },
            ]}
          />
        </Group>
      }
      bare
    >
      <div className="list" style={{ maxHeight: 520 }}>
        <Table stickyHeader aria-label={own.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.customer}</Table.Th>
              <Table.Th className="figure">{own.before}</Table.Th>
              <Table.Th className="figure">{own.after}</Table.Th>
              <Table.Th className="figure">{own.difference}</Table.Th>
              <Table.Th className="figure">{own.tax}</Table.Th>
              <Table.Th className="figure">{own.toPay}</Table.Th>
              <Table.Th>{own.documents}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(pages.data.pages[0]?.sums ?? []).map(sum => (
              <Table.Tr key={sum.currency} fw={600}>
                <Table.Th scope="row">{fill(own.sum, sum)}</Table.Th>
                <FigureCells figures={sum} />
                <Table.Td />
              </Table.Tr>
            ))}
            {rows.length === 0 && (
              <Table.Tr>
                <Table.Td colSpan={7} c="dimmed">
                  {own.nobody}
                </Table.Td>
              </Table.Tr>
            )}
            {rows.map(row => (
              <Compared key={`${row.account} ${row.compared?.currency ?? ''}`} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {pages.hasNextPage && (
        <Group p="sm">
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => pages.fetchNextPage()}
          >
            {own.more}
          </Button>
        </Group>
      )}
    </Sheet>
  )
}

function Compared({ row }: { readonly row: Row }) {
  const own = useWords(REBILL_WORDS)
  const { account, name, compared } = row
  const isSame = compared !== null && compared.documents === 0
  return (
    <Table.Tr {...(compared === null || isSame ? { c: 'dimmed' } : {})}>
      <Table.Th scope="row">
        <Anchor component={Link} to={`/accounts/${encodeURIComponent(account)}`} size="sm">
          {account}
        </Anchor>
        <Text size="xs" c="dimmed">
          {name}
        </Text>
        {row.writtenOff.length > 0 && (
          <Pill state="failed">
            {fill(own.writtenOff, { documents: row.writtenOff.join(', ') })}
          </Pill>
        )}
      </Table.Th>
      {compared === null ? (
        <Table.Td colSpan={6}>
          <LeftOut row={row} />
        </Table.Td>
      ) : (
        <>
          <FigureCells figures={compared} />
          <Table.Td>
            {isSame ? <Pill state="kept">{own.noChange}</Pill> : <Made row={row} />}
          </Table.Td>
        </>
      )}
    </Table.Tr>
  )
}

/** Why a customer is not billed again: on hold, corrected since, drafted by another run. */
function LeftOut({ row: { outcome, reason } }: { readonly row: Row }) {
  const own = useWords(REBILL_WORDS)
  const { language } = useSpeech()
  if (outcome === 'pending') return own.waiting
  if (outcome === 'billed') return <Pill state="kept">{own.noChange}</Pill>
  return (
    <Pill state={outcome}>
      {labelled(
        own.leftOut,
        valueLabel(reason ?? outcome, language, reason === null ? 'outcome' : 'reason'),
        language,
      )}
    </Pill>
  )
}

function Made({ row: { issued, compared } }: { readonly row: Row }) {
  const own = useWords(REBILL_WORDS)
  const [voided, documents] = [compared?.voided ?? 0, compared?.documents ?? 0]
  if (issued.length > 0) {
    return issued.map(number => (
      <div key={number}>
        <Anchor component={Link} to={`/documents/${encodeURIComponent(number)}`} size="sm">
          {number}
        </Anchor>
      </div>
    ))
  }
  const parts = [
    voided > 0 && fill(own.voided, { count: voided }),
    fill(own.drafts, { count: documents }),
  ]
  return parts.filter(Boolean).join(', ')
}

function FigureCells({ figures }: { readonly figures: Figures }) {
  const { currency, beforeNetMinor, netMinor, taxMinor, payableMinor } = figures
  const after = String(BigInt(beforeNetMinor) + BigInt(netMinor))
  return [beforeNetMinor, after, netMinor, taxMinor, payableMinor].map((minor, i) => (
    <Table.Td key={i} className="figure">
      <Amount minor={minor} currency={currency} bare={i < 4} />
    </Table.Td>
  ))
}
