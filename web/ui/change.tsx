import { Group, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { moneyOf, Result } from './form/result.tsx'
import { memberLabel, valueLabel } from './labels.ts'
import { Single } from './single.tsx'
import { isKey, useThings } from './things.tsx'
import { CHANGE_WORDS } from './words/change.ts'
import { useWords } from './words/in-four.ts'
import { useSpeech } from './words/words.ts'

type Members = Readonly<Record<string, unknown>>

/** A changed row: nothing before it is new, nothing after it is gone. */
export type RowChange = {
  readonly table: string
  readonly key?: Members | undefined
  readonly before: Members | null
  readonly after: Members | null
}

/** What is longer is opened by whoever wants to read it. */
const LONG = 400

/** A changed row field by field: what was, and what became or would become of it. */
export function ChangeTable({ change }: { readonly change: RowChange }) {
  const own = useWords(CHANGE_WORDS)
  const { language } = useSpeech()
  const { before, after } = change
  const things = useThings()
  // Of a row that is new or gone there is one picture, and what it leaves empty tells nothing.
  const only = before === null ? after : after === null ? before : undefined
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    field => only === undefined || !isNothing(only?.[field]),
  )
  const ids = [...Object.values(change.key ?? {}), ...Object.values(after ?? before ?? {})]
  const currency =
    moneyOf(after ?? {}) ??
    moneyOf(before ?? {}) ??
    ids.map(id => (isKey(id) ? things.get(id)?.currency : null)).find(Boolean) ??
    undefined
  const shown = (field: string, value: unknown) => (
    <Value name={fieldOf(field)} value={value} currency={currency} />
  )
  return (
    <>
      <Whose change={change} />
      <Table verticalSpacing={2}>
        {only === undefined && (
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="30%">{own.field}</Table.Th>
              <Table.Th w="35%">{own.before}</Table.Th>
              <Table.Th w="35%">{own.after}</Table.Th>
            </Table.Tr>
          </Table.Thead>
        )}
        <Table.Tbody>
          {fields.map(field => (
            <Table.Tr key={field}>
              <Table.Th w="30%" fw={400} scope="row">
                {memberLabel(fieldOf(field), language)}
              </Table.Th>
              {only === undefined ? (
                <>
                  <Table.Td>{shown(field, before?.[field])}</Table.Td>
                  <Table.Td>{shown(field, after?.[field])}</Table.Td>
                </>
              ) : (
                <Table.Td>{shown(field, only?.[field])}</Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

/** What kind of row it is and whose, by the things that its key names. */
function Whose({ change }: { readonly change: RowChange }): ReactNode {
  const own = useWords(CHANGE_WORDS)
  const { language } = useSpeech()
  const things = useThings()
  const { table, key, before, after } = change
  const kind = before === null ? own.isNew : after === null ? own.isGone : ''
  const named = Object.entries(key ?? {}).filter(([, each]) => !isKey(each) || things.has(each))
  return (
    <Group gap={8} px="sm" pt={4}>
      <Text span size="sm" fw={600}>
        {valueLabel(table, language, 'table')}
      </Text>
      {kind !== '' && (
        <Text span size="xs" c="dimmed">
          {kind}
        </Text>
      )}
      {named.map(([column, each]) => (
        <Text span size="sm" fw={400} key={column}>
          <Single name={fieldOf(column)} value={each} />
        </Text>
      ))}
    </Group>
  )
}

/** A value of a row; a long one, such as a whole price list, is opened. */
function Value(props: {
  readonly name: string
  readonly value: unknown
  readonly currency: string | undefined
}) {
  const own = useWords(CHANGE_WORDS)
  const { value } = props
  if (typeof value !== 'object' || value === null || JSON.stringify(value).length < LONG) {
    return <Result {...props} />
  }
  return (
    <details>
      <summary>{own.open}</summary>
      <Result {...props} />
    </details>
  )
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** A column of the database as labels know it: `terms_days` → `termsDays`. */
function fieldOf(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
