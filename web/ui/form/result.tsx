import { Table, Text } from '@mantine/core'
import { labelOf } from '../labels.ts'
import { useSpeech } from '../words/words.ts'

const MOST_ROWS = 100

/** The answer of a command as people read it: names and values, lists as tables. */
export function Result({ value }: { readonly value: unknown }) {
  const { language } = useSpeech()
  if (value === null || value === undefined || value === '') {
    return (
      <Text span c="dimmed">
        –
      </Text>
    )
  }
  if (Array.isArray(value)) return <Rows values={value} />
  if (typeof value !== 'object') return <span>{String(value)}</span>
  return (
    <dl className="facts">
      {Object.entries(value).map(([name, member]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{labelOf(name, language)}</dt>
          <dd>
            <Result value={member} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Rows({ values }: { readonly values: readonly unknown[] }) {
  const { language } = useSpeech()
  const first = values[0]
  if (typeof first !== 'object' || first === null)
    return <span>{values.map(String).join(', ') || '–'}</span>
  const names = Object.keys(first)
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {names.map(name => (
            <Table.Th key={name}>{labelOf(name, language)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {values.slice(0, MOST_ROWS).map((row, i) => (
          <Table.Tr key={i}>
            {names.map(name => (
              <Table.Td key={name}>
                <Result value={(row as Readonly<Record<string, unknown>>)[name]} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
