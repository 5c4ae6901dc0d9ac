import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { chartName } from '../../../src/ledger/chart-names.ts'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Amount, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useView } from '../queries.ts'
import type { LedgerView } from '../views.ts'
import { LEDGER_WORDS } from '../words/ledger.ts'

type Balance = LedgerView['balances'][number]

/** The trial balance of each legal entity and currency at the end of a day. */
export function LedgerPage() {
  const { words } = useSpeech()
  const ledgerWords = useWords(LEDGER_WORDS)
  const { on } = useSearch({ strict: false }) as { readonly on?: string }
  const view = useView<LedgerView>(on === undefined ? 'ledger' : `ledger?on=${on}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const books = Map.groupBy(view.data.balances, row => `${row.entityName} ${row.currency}`)
  return (
    <>
      <Heading
        over={words.nouns.ledger}
        title={ledgerWords.title}
        actions={<DayForm key={view.data.on} on={view.data.on} />}
      />
      <Stack>
        {books.size === 0 && <Text c="dimmed">{ledgerWords.empty}</Text>}
        {[...books].map(([name, rows]) => (
          <Sheet key={name} title={name} bare>
            <TrialBalance name={name} rows={rows} />
          </Sheet>
        ))}
      </Stack>
    </>
  )
}

function DayForm({ on }: { readonly on: string }) {
  const ledgerWords = useWords(LEDGER_WORDS)
  const navigate = useNavigate()
  const [day, setDay] = useState(on)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        navigate({ to: '/ledger', search: { on: day } })
      }}
    >
      <Group gap="xs" align="flex-end">
        <DayInput label={ledgerWords.on} required value={day} onDay={setDay} />
        <Button type="submit" variant="default">
          {ledgerWords.show}
        </Button>
      </Group>
    </form>
  )
}

function TrialBalance({
  name,
  rows,
}: {
  readonly name: string
  readonly rows: readonly Balance[]
}) {
  const { language } = useSpeech()
  const ledgerWords = useWords(LEDGER_WORDS)
  const currency = rows[0]?.currency ?? ''
  const sum = (side: 'debitMinor' | 'creditMinor') =>
    rows.reduce((total, row) => total + BigInt(row[side]), 0n)
  const [debit, credit] = [sum('debitMinor'), sum('creditMinor')]
  const figure = (minor: bigint) =>
    minor === 0n ? null : <Amount minor={String(minor)} currency={currency} bare />
  return (
    <Table aria-label={name}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{ledgerWords.code}</Table.Th>
          <Table.Th>{ledgerWords.account}</Table.Th>
          <Table.Th className="figure">{ledgerWords.debit}</Table.Th>
          <Table.Th className="figure">{ledgerWords.credit}</Table.Th>
          <Table.Th className="figure">{ledgerWords.balance}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.code}>
            <Table.Td>{row.code}</Table.Td>
            <Table.Td>{chartName(row.code, row.name, language)}</Table.Td>
            <Table.Td className="figure">{figure(BigInt(row.debitMinor))}</Table.Td>
            <Table.Td className="figure">{figure(BigInt(row.creditMinor))}</Table.Td>
            <Table.Td className="figure">
              {figure(BigInt(row.debitMinor) - BigInt(row.creditMinor))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row">{ledgerWords.sum}</Table.Th>
          <Table.Td>
            <Pill state={debit === credit ? 'balanced' : 'unbalanced'}>
              {debit === credit ? ledgerWords.balanced : ledgerWords.unbalanced}
            </Pill>
          </Table.Td>
          <Table.Td className="figure">{figure(debit)}</Table.Td>
          <Table.Td className="figure">{figure(credit)}</Table.Td>
          <Table.Td className="figure">{figure(debit - credit)}</Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}
