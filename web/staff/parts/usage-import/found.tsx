import { Alert, Button, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { decimalText } from '../../../ui/format.ts'
import { Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type {
  FindingRow,
  FindingsPage,
  Mapping,
  Series,
  UsageImportView,
} from '../../views/usage-import.ts'
import { USAGE_IMPORT_WORDS } from '../../words/usage-import.ts'

/** What was found of the rows of a file, page by page, each with what to do. */
export function Found(props: {
  readonly view: UsageImportView
  readonly mapping: Mapping
  readonly onChange?: (mapping: Mapping) => void
  readonly onSave: () => void
}) {
  const { view, mapping, onChange, onSave } = props
  const own = useWords(USAGE_IMPORT_WORDS)
  const { language } = useSpeech()
  const [code, setCode] = useState('')
  const names: Readonly<Record<string, string>> = own
  const count = (text: string) => decimalText(text, language)
  const hasUnknown = view.found.some(each => each.code === 'meter_data_unknown')
  return (
    <Sheet
      title={`2. ${own.stepFound}`}
      aside={
        view.rejected !== '0' && (
          <Button size="compact-sm" variant="default" onClick={onSave}>
            {own.errorFile}
          </Button>
        )
      }
    >
      <Group gap="xl" mb="sm">
        {(['rows', 'created', 'updated', 'unchanged', 'rejected'] as const).map(name => (
          <div key={name}>
            <Text size="xl" fw={600} className="figure" ta="left">
              {count(view[name])}
            </Text>
            <Text size="xs" c="dimmed">
              {names[name === 'rows' ? 'rowsCount' : name]}
            </Text>
          </div>
        ))}
      </Group>
      {view.problem !== null && (
        <Alert color="red" role="alert" p="xs" mb="xs">
          {view.problem}
        </Alert>
      )}
      {view.found.length === 0 ? (
        <Text size="sm">{own.allFine}</Text>
      ) : (
        <>
          {hasUnknown && onChange !== undefined && (
            <UnknownSeries view={view} mapping={mapping} onChange={onChange} />
          )}
          <NativeSelect
            label={own.show}
            maw={420}
            mb="xs"
            value={code}
            data={[
              { value: '', label: own.everything },
              ...view.found.map(each => ({
                value: each.code,
                label: `${names[each.code] ?? names[each.severity] ?? each.code} (${count(each.count)})`,
              })),
            ]}
            onChange={event => setCode(event.currentTarget.value)}
          />
          <Findings view={view} code={code} />
        </>
      )}
    </Sheet>
  )
}

function useFindings(view: UsageImportView, code: string) {
  const { language } = useSpeech()
  return useInfiniteQuery({
    queryKey: ['usage-findings', view.importId, view.attempt, view.state, code, language],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(code === '' ? {} : { code })
      if (pageParam !== null) {
        query.set('line', String(pageParam.line))
        query.set('label', pageParam.label)
        query.set('after', pageParam.code)
      }
      return read<FindingsPage>(`views/usage-import-findings/${view.importId}?${query}`, signal)
    },
    initialPageParam: null as FindingRow | null,
    getNextPageParam: page => (page.more ? page.rows.at(-1) : undefined),
    placeholderData: keepPreviousData,
  })
}

function Findings({ view, code }: { readonly view: UsageImportView; readonly code: string }) {
  const own = useWords(USAGE_IMPORT_WORDS)
  const found = useFindings(view, code)
  if (found.isError) return <Failure error={found.error} onRetry={() => found.refetch()} />
  const rows = found.data?.pages.flatMap(page => page.rows) ?? []
  return (
    <>
      <div className="list" style={{ maxHeight: 420 }}>
        <Table stickyHeader aria-label={own.stepFound}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="figure">{own.line}</Table.Th>
              <Table.Th>{own.weight}</Table.Th>
              <Table.Th>{own.row}</Table.Th>
              <Table.Th>{own.what}</Table.Th>
              <Table.Th>{own.toDo}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(row => (
              <Table.Tr key={`${row.line} ${row.label} ${row.code}`}>
                <Table.Td className="figure">{row.line}</Table.Td>
                <Table.Td>
                  <Pill state={row.severity === 'refused' ? 'rejected' : 'review'}>
                    {row.severity === 'refused' ? own.refused : own.notice}
                  </Pill>
                </Table.Td>
                <Table.Td>
                  {row.label}
                  {row.column !== '' && `${row.column}: ${row.value}`}
                  {row.lineCount > 1 && (
                    <Text size="xs" c="dimmed">
                      {fill(own.lines, { count: row.lineCount })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{row.reason}</Table.Td>
                <Table.Td>{row.remedy}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {found.hasNextPage && (
        <Button
          mt="xs"
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          {own.more}
        </Button>
      )}
    </>
  )
}

const NONE: Omit<Series, 'point' | 'reading'> = { account: '', serial: '', register: '', unit: '' }

/** Which meters series are whose names nobody knows. */
function UnknownSeries(props: {
  readonly view: UsageImportView
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}) {
  const { view, mapping, onChange } = props
  const own = useWords(USAGE_IMPORT_WORDS)
  const found = useFindings(view, 'meter_data_unknown')
  const unknown = (found.data?.pages.flatMap(page => page.rows) ?? []).map(({ facts }) => ({
    point: String(facts.point),
    reading: String(facts.reading),
  }))
  const is = (one: { point: string; reading: string }, other: { point: string; reading: string }) =>
    one.point === other.point && one.reading === other.reading
  const set = (name: { point: string; reading: string }, change: Partial<Series>) => {
    const before = mapping.series.find(each => is(each, name)) ?? { ...name, ...NONE }
    const others = mapping.series.filter(each => !is(each, name))
    const next = { ...before, ...change }
    const isEmpty = next.serial === '' && next.register === '' && next.account === ''
    onChange({ ...mapping, series: isEmpty ? others : [...others, next] })
  }
  return (
    <fieldset style={{ border: 0, margin: '0 0 12px', padding: 0 }}>
      <Text component="legend" size="sm" fw={600}>
        {own.whichMeter}
      </Text>
      {unknown.map(name => {
        const known = mapping.series.find(each => is(each, name))
        const told = `${name.point} ${name.reading}`
        return (
          <Group key={told} gap="sm" mt={4}>
            <Text size="sm" w={200}>
              {told}
            </Text>
            <TextInput
              size="xs"
              aria-label={`${own.serial}: ${told}`}
              placeholder={own.serial}
              value={known?.serial ?? ''}
              maxLength={64}
              onChange={event => set(name, { serial: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              aria-label={`${own.register}: ${told}`}
              placeholder={own.register}
              value={known?.register ?? ''}
              maxLength={64}
              onChange={event => set(name, { register: event.currentTarget.value })}
            />
          </Group>
        )
      })}
      <Text size="xs" c="dimmed" mt={4}>
        {own.whichHelp}
      </Text>
    </fieldset>
  )
}
