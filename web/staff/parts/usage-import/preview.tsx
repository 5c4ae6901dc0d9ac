import { Alert, Table, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { FilePreview, Mapping } from '../../views/usage-import.ts'
import { USAGE_MAPPING_WORDS } from '../../words/usage-mapping.ts'
import { useLetters } from '../usage/letters.ts'

/** The first rows of a file as a mapping reads them. */
export function useFilePreview(importId: string, mapping: Mapping) {
  const { language } = useSpeech()
  return useQuery({
    queryKey: ['usage-preview', importId, mapping, language],
    queryFn: ({ signal }) => ask<FilePreview>('previews/usage-file', { importId, mapping }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

const FIELDS = ['account', 'serial', 'register', 'subscription', 'meter', 'key', 'at'] as const

/** What stands in the first rows, beside what is read of it. */
export function FirstRows(props: { readonly importId: string; readonly mapping: Mapping }) {
  const own = useWords(USAGE_MAPPING_WORDS)
  const { language } = useSpeech()
  const letters = useLetters()
  const preview = useFilePreview(props.importId, props.mapping)
  if (preview.isError) return <Failure error={preview.error} />
  const { header = [], rows = [], problem = null } = preview.data ?? {}
  const fields = [...FIELDS, 'minutes', 'value', 'unit', 'quality'].filter(field =>
    rows.some(({ read }) => (read?.[field] ?? '') !== ''),
  )
  const names: Readonly<Record<string, string>> = { ...own, at: own.on }
  const cellOf = (field: string, text: string): string => {
    if (field === 'at') return text.replace('T', ' ').replace(/:00(?=Z?$)/, '')
    return field === 'quality' ? (letters[text] ?? valueLabel(text, language)) : text
  }
  return (
    <div>
      <Text size="sm" fw={600} component="h3" mt="md" mb={4}>
        {own.firstRows}
      </Text>
      {problem !== null && (
        <Alert color="yellow" role="note" p="xs" mb="xs">
          {problem}
        </Alert>
      )}
      <div className="list" style={{ maxHeight: 320, overflowX: 'auto' }}>
        <Table stickyHeader aria-label={own.firstRows}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="figure">{own.line}</Table.Th>
              {fields.map(field => (
                <Table.Th key={field} {...(field === 'value' ? { className: 'figure' } : {})}>
                  {names[field]}
                </Table.Th>
              ))}
              {fields.length === 0
                ? header.slice(0, 8).map(name => <Table.Th key={name}>{name}</Table.Th>)
                : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, i) => (
              <Table.Tr key={`${row.line} ${i}`}>
                <Table.Td className="figure">{row.line}</Table.Td>
                {row.problem === null ? (
                  fields.map(field => (
                    <Table.Td key={field} {...(field === 'value' ? { className: 'figure' } : {})}>
                      {cellOf(field, row.read?.[field] ?? '')}
                    </Table.Td>
                  ))
                ) : (
                  <Table.Td colSpan={Math.max(1, fields.length)}>
                    <Pill state="rejected">{own.unreadable}</Pill> {row.problem}
                  </Table.Td>
                )}
                {fields.length === 0 && row.problem === null
                  ? row.cells
                      .slice(0, 8)
                      .map((cell, at) => <Table.Td key={at}>{cell.slice(0, 40)}</Table.Td>)
                  : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  )
}
