import { Checkbox, Group, NativeSelect, NumberInput, Table, Text, TextInput } from '@mantine/core'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import {
  type BankCsvPreview,
  type CsvMapping,
  MEANINGS,
  type Meaning,
} from '../../views/bank-csv.ts'
import { BANK_CSV_WORDS } from '../../words/bank-csv.ts'
import { meaningOf, meant } from './meaning.ts'

/** What a person says of a file before its columns are guessed anew. */
export type Said = Pick<CsvMapping, 'delimiter' | 'skipRows' | 'skipLastRows' | 'header'>

/** How the file is written: what parts its cells, where it begins and ends, its days and figures. */
export function WayOfWriting(props: {
  readonly mapping: CsvMapping
  readonly onSaid: (said: Said) => void
  readonly onChange: (mapping: CsvMapping) => void
}) {
  const own = useWords(BANK_CSV_WORDS)
  const { mapping, onSaid, onChange } = props
  const { delimiter, skipRows, skipLastRows = 0, header = true } = mapping
  const said = { delimiter, skipRows, skipLastRows, header }
  const rows = (value: number | string) =>
    Math.min(100, Math.max(0, Math.trunc(Number(value)) || 0))
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label={own.delimiter}
        value={delimiter}
        data={[
          { value: ';', label: own.semicolon },
          { value: ',', label: own.comma },
          { value: '\t', label: own.tab },
          { value: '|', label: own.bar },
        ]}
        onChange={event =>
          onSaid({ ...said, delimiter: event.currentTarget.value as Said['delimiter'] })
        }
      />
      <NumberInput
        label={own.skipRows}
        value={skipRows}
        min={0}
        max={100}
        w={150}
        onChange={value => onSaid({ ...said, skipRows: rows(value) })}
      />
      <NumberInput
        label={own.skipLastRows}
        value={skipLastRows}
        min={0}
        max={100}
        w={150}
        onChange={value => onChange({ ...mapping, skipLastRows: rows(value) })}
      />
      <NativeSelect
        label={own.dates}
        value={mapping.dates}
        data={[
          { value: 'year_first', label: '2026-01-31' },
          { value: 'day_first', label: '31.01.2026' },
          { value: 'month_first', label: '01/31/2026' },
        ]}
        onChange={event =>
          onChange({ ...mapping, dates: event.currentTarget.value as CsvMapping['dates'] })
        }
      />
      <NativeSelect
        label={own.figures}
        value={mapping.decimalMark}
        data={[
          { value: '.', label: '1,234.50' },
          { value: ',', label: '1.234,50' },
        ]}
        onChange={event =>
          onChange({
            ...mapping,
            decimalMark: event.currentTarget.value as CsvMapping['decimalMark'],
          })
        }
      />
      <Checkbox
        label={own.header}
        checked={header}
        mb={8}
        onChange={event => onSaid({ ...said, header: event.currentTarget.checked })}
      />
      {mapping.columns.direction !== undefined && (
        <TextInput
          label={own.debitWords}
          defaultValue={mapping.debitWords?.join(', ') ?? ''}
          maxLength={400}
          onBlur={event => {
            const words = event.currentTarget.value.split(',').map(word => word.trim())
            onChange({ ...mapping, debitWords: words.filter(word => word !== '').slice(0, 20) })
          }}
        />
      )}
    </Group>
  )
}

/** The first rows as they stand in the file; above each column, what it means. */
export function FileRows(props: {
  readonly shown: BankCsvPreview
  readonly onChange: (mapping: CsvMapping) => void
}) {
  const own = useWords(BANK_CSV_WORDS)
  const names: Readonly<Record<string, string>> = own
  const { shown, onChange } = props
  const { mapping, header, rows } = shown
  const isNamed = mapping.header !== false
  const first = mapping.skipRows + (isNamed ? 1 : 0)
  const choices = [
    { value: '', label: own.unused },
    ...MEANINGS.map(meaning => ({ value: meaning, label: names[meaning] ?? meaning })),
  ]
  return (
    <div>
      <Text size="sm" fw={600} component="h3" mb={4}>
        {own.rows}
      </Text>
      <div className="list" style={{ maxHeight: 360, overflowX: 'auto' }}>
        <Table aria-label={own.rows} className="csv-rows">
          <Table.Thead>
            <Table.Tr>
              {header.map((name, place) => (
                <Table.Th key={`${name} ${place}`} style={{ minWidth: 130 }}>
                  <NativeSelect
                    size="xs"
                    label={isNamed ? name : fill(own.column, { number: name })}
                    value={meaningOf(mapping, name)}
                    data={choices}
                    onChange={event => {
                      const meaning = event.currentTarget.value as Meaning | ''
                      onChange(meant(mapping, header, { name, meaning }))
                    }}
                  />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(first, first + 6).map(({ line, cells }) => (
              <Table.Tr key={line}>
                {header.map((name, place) => (
                  <Table.Td key={`${name} ${place}`}>{cells[place] ?? ''}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <LeftOut rows={rows.slice(0, mapping.skipRows)} />
    </div>
  )
}

/** What stands before the header row, so that whoever counts sees what is left out. */
function LeftOut({ rows }: { readonly rows: BankCsvPreview['rows'] }) {
  const own = useWords(BANK_CSV_WORDS)
  if (rows.length === 0) return null
  const text = rows.map(({ cells }) => cells.filter(cell => cell !== '').join(' ')).join(' / ')
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {fill(own.leftOut, { text: text.slice(0, 200) })}
    </Text>
  )
}
