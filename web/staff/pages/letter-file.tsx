import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ListInfo, type ListPage, type Row, read } from '../../ui/api.ts'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { Cell } from '../../ui/list/cell.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { type Place, placeOf, searchOf } from '../../ui/list/place.ts'
import { Facts, Heading, Pill, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import type { Language } from '../../ui/words/languages.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { PdfSheet } from '../parts/pdf-sheet.tsx'
import { useLists, useMe } from '../queries.ts'
import { LETTER_FILE_WORDS } from '../words/letter-files.ts'

/** A row of a list by the value that names it. */
function useRow(list: string, column: string, value: string) {
  return useQuery({
    queryKey: ['row', list, value],
    queryFn: async () => {
      const asked = new URLSearchParams({ [column]: value, limit: '1' })
      return (await read<ListPage>(`${list}?${asked}`)).rows[0]
    },
  })
}

/** A statement of account as its customer has it. */
export function StatementPage() {
  const own = useWords(LETTER_FILE_WORDS)
  const { language } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const { data: row } = useRow('statements', 'statementId', number)
  const path = `statements/${encodeURIComponent(number)}`
  const state = String(row?.state ?? '')
  return (
    <>
      <Heading
        over={row === undefined ? own.statement : `${own.statement} · ${row.account}`}
        title={row === undefined ? own.statement : String(row.name)}
        state={state !== '' && <Pill state={state}>{valueLabel(state, language)}</Pill>}
      />
      <PdfSheet path={`${path}.pdf`} csv={`${path}.csv`} title={own.statement} />
    </>
  )
}

/** What is said of a batch above its file. */
const OF_A_BATCH = [
  'legalEntity',
  'letters',
  'pages',
  'sheets',
  'duplex',
  'madeAt',
  'madeBy',
  'printedAt',
  'printedBy',
]

function batchFacts(info: ListInfo, row: Row, language: Language) {
  return info.columns.flatMap((column): (readonly [string, ReactNode])[] => {
    if (!OF_A_BATCH.includes(column.name) || row[column.name] === null) return []
    const value = <Cell key={column.name} list={info.name} column={column} row={row} />
    return [[labelOf(column.name, language), value]]
  })
}

/** A print batch: its file for the printer, its manifest, its letters, and that it was posted. */
export function PrintBatchPage() {
  const own = useWords(LETTER_FILE_WORDS)
  const { language } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const { data: me } = useMe()
  const lists = useLists()
  const navigate = useNavigate()
  const { data: row } = useRow('print-batches', 'batch', number)
  const state = String(row?.state ?? '')
  const path = `print-batches/${encodeURIComponent(number)}`
  const info = lists.data?.find(each => each.name === 'print-batch-letters')
  const move = (place: Place) =>
    navigate({
      to: '/lists/$list',
      params: { list: 'print-batch-letters' },
      search: searchOf(place),
    })
  const batches = lists.data?.find(each => each.name === 'print-batches')
  const mayConfirm = state === 'ready' && me?.permissions['messages.deliver'] !== undefined
  return (
    <>
      <Heading
        over={own.batch}
        title={number}
        state={state !== '' && <Pill state={state}>{valueLabel(state, language)}</Pill>}
        actions={
          mayConfirm && (
            <Button
              component={Link}
              to={`/do/confirmPrintBatch?${new URLSearchParams({ batch: number })}`}
              variant="default"
            >
              {own.confirm}
            </Button>
          )
        }
      />
      <Stack>
        {row !== undefined && batches !== undefined && (
          <Sheet>
            <Facts wide rows={batchFacts(batches, row, language)} />
          </Sheet>
        )}
        {state === 'making' && <Text size="sm">{own.notReady}</Text>}
        {(state === 'ready' || state === 'printed') && (
          <PdfSheet path={`${path}.pdf`} csv={`${path}.csv`} title={own.letters} />
        )}
        {info !== undefined && (
          <Sheet title={own.content}>
            <DataList info={info} place={placeOf({ batch: number })} onMove={move} />
          </Sheet>
        )}
      </Stack>
    </>
  )
}
