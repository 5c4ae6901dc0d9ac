import { Table } from '@mantine/core'
import { useActorNames } from '../ui/list/links.ts'
import { useWords } from '../ui/words/in-four.ts'
import { AUDIT_WORDS } from './words/audit.ts'

type Members = Readonly<Record<string, unknown>>

/** A changed row: nothing before it is new, nothing after it is gone. */
export type RowChange = {
  readonly table: string
  readonly before: Members | null
  readonly after: Members | null
}

/** A changed row field by field: what was, and what became or would become of it. */
export function ChangeTable({ change }: { readonly change: RowChange }) {
  const auditWords = useWords(AUDIT_WORDS)
  const names = useActorNames()
  const { table, before, after } = change
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const kind = before === null ? auditWords.isNew : after === null ? auditWords.isGone : ''
  return (
    <Table verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="30%">
            {table} {kind}
          </Table.Th>
          <Table.Th w="35%">{auditWords.before}</Table.Th>
          <Table.Th w="35%">{auditWords.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(field => (
          <Table.Tr key={field}>
            <Table.Td>{field}</Table.Td>
            <Table.Td className="json">{shown(before?.[field], names)}</Table.Td>
            <Table.Td className="json">{shown(after?.[field], names)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function shown(value: unknown, names: Readonly<Record<string, string>>): string {
  if (value === undefined || value === null) return '–'
  if (typeof value === 'object') return JSON.stringify(value)
  return names[String(value)] ?? String(value)
}
