import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask, run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { dateText, decimalText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { BankCsvPreview, CsvMapping } from '../../views/bank-csv.ts'
import { BANK_CSV_WORDS } from '../../words/bank-csv.ts'
import { FileRows, type Said, WayOfWriting } from './csv-rows.tsx'

/** Enough of a file to see how it is read; a multiple of four, so that base64 is cut between bytes. */
const MOST_CONTENT = 400_000

type Asked = { readonly mapping?: CsvMapping; readonly said?: Said }

/**
 * How the columns of a bank's CSV are read: guessed or as it was saved, looked over with what comes of
 * it, and saved for the bank account. What is no CSV has no such panel.
 */
export function CsvMappingPanel(props: {
  readonly content: string
  readonly bankAccount: string
  readonly onSaved: (bankAccount: string) => void
  /** What stands here where the file is no CSV. */
  readonly otherwise: ReactNode
}) {
  const own = useWords(BANK_CSV_WORDS)
  const { language } = useSpeech()
  const { content, bankAccount } = props
  const [asked, setAsked] = useState<Asked>({})
  const beginning = content.slice(0, MOST_CONTENT)
  const question = { content: beginning, isCut: beginning.length < content.length, bankAccount }
  const preview = useQuery({
    queryKey: ['bank-csv', content.length, beginning.slice(0, 4000), bankAccount, asked, language],
    queryFn: ({ signal }) =>
      ask<BankCsvPreview>('previews/bank-csv', { ...question, ...asked }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (preview.isError) return props.otherwise
  if (preview.data === undefined) return null
  const shown = preview.data
  return (
    <Sheet title={own.title}>
      <Stack gap="sm">
        <Text size="sm">
          {shown.isGuess && asked.mapping === undefined ? own.guessed : own.saved}
        </Text>
        <WayOfWriting
          mapping={shown.mapping}
          onSaid={said => setAsked({ said })}
          onChange={mapping => setAsked({ mapping })}
        />
        <FileRows shown={shown} onChange={mapping => setAsked({ mapping })} />
        <WhatIsRead shown={shown} />
        <Save {...props} shown={shown} />
      </Stack>
    </Sheet>
  )
}

function WhatIsRead({ shown }: { readonly shown: BankCsvPreview }) {
  const own = useWords(BANK_CSV_WORDS)
  const { language } = useSpeech()
  const { read, currency } = shown
  const money = (text: string) =>
    `${decimalText(text, language)}${currency === null ? '' : ` ${currency}`}`
  const sums = [
    fill(own.lines, { count: decimalText(String(shown.count), language) }),
    ...(shown.opening === null ? [] : [fill(own.opening, { amount: money(shown.opening) })]),
    fill(own.sum, { amount: money(shown.sum) }),
    ...(shown.closing === null ? [] : [fill(own.closing, { amount: money(shown.closing) })]),
  ]
  return (
    <div>
      <Text size="sm" fw={600} component="h3" mb={4}>
        {own.read}
      </Text>
      {!shown.isComplete && (
        <Alert color="yellow" p="xs" role="note">
          {own.lacks}
        </Alert>
      )}
      {shown.problem !== null && (
        <Alert color="yellow" p="xs" role="note">
          {shown.problem}
        </Alert>
      )}
      {read.length > 0 && (
        <>
          <div className="list" style={{ maxHeight: 300, overflowX: 'auto' }}>
            <Table stickyHeader aria-label={own.read}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{own.bookedOn}</Table.Th>
                  <Table.Th className="figure">{own.amount}</Table.Th>
                  <Table.Th>{own.name}</Table.Th>
                  <Table.Th>{own.account}</Table.Th>
                  <Table.Th>{own.text}</Table.Th>
                  <Table.Th>{own.reference}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {read.map(each => (
                  <Table.Tr key={each.line}>
                    <Table.Td className="nowrap">{dateText(each.bookedOn, language)}</Table.Td>
                    <Table.Td className="figure">{money(each.amount)}</Table.Td>
                    <Table.Td>{each.name}</Table.Td>
                    <Table.Td className="nowrap">{each.account}</Table.Td>
                    <Table.Td>{each.text}</Table.Td>
                    <Table.Td>{each.reference}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <Text size="sm" c="dimmed" mt={4} role="status">
            {sums.join(' · ')}
          </Text>
        </>
      )}
    </div>
  )
}

function Save(props: {
  readonly bankAccount: string
  readonly shown: BankCsvPreview
  readonly onSaved: (bankAccount: string) => void
}) {
  const own = useWords(BANK_CSV_WORDS)
  const { shown, onSaved } = props
  const bankAccount = props.bankAccount === '' ? (shown.bankAccount ?? '') : props.bankAccount
  const save = useMutation({
    mutationFn: () =>
      run(
        'setBankCsvMapping',
        { bankAccount, mapping: shown.mapping as never },
        { key: crypto.randomUUID() },
      ),
    onSuccess: () => onSaved(bankAccount),
  })
  const isReady = bankAccount !== '' && shown.isComplete && shown.read.length > 0
  return (
    <Stack gap="xs" align="flex-start">
      <Group>
        <Button disabled={!isReady} loading={save.isPending} onClick={() => save.mutate()}>
          {own.save}
        </Button>
        <Text size="sm" c="dimmed">
          {bankAccount === '' ? own.whose : fill(own.savedFor, { bankAccount })}
        </Text>
      </Group>
      {save.isError && <Failure error={save.error} />}
    </Stack>
  )
}
