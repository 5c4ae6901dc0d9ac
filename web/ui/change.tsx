import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { dateText, momentText } from './format.ts'
import { cellLabel, labelOf, valueLabel } from './labels.ts'
import { useActorNames } from './list/links.ts'
import { Amount } from './parts.tsx'
import { CHANGE_WORDS } from './words/change.ts'
import { useWords } from './words/in-four.ts'
import type { Language } from './words/languages.ts'
import { useSpeech } from './words/words.ts'

type Members = Readonly<Record<string, unknown>>

/** A changed row: nothing before it is new, nothing after it is gone. */
export type RowChange = {
  readonly table: string
  readonly before: Members | null
  readonly after: Members | null
}

/** A changed row field by field: what was, and what became or would become of it. */
export function ChangeTable({ change }: { readonly change: RowChange }) {
  const own = useWords(CHANGE_WORDS)
  const { language } = useSpeech()
  const shown = useShown()
  const { table, before, after } = change
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const currency = currencyOf(after) ?? currencyOf(before)
  const kind = before === null ? own.isNew : after === null ? own.isGone : ''
  return (
    <Table verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="30%">
            {valueLabel(table, language, 'table')} {kind}
          </Table.Th>
          <Table.Th w="35%">{own.before}</Table.Th>
          <Table.Th w="35%">{own.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(field => (
          <Table.Tr key={field}>
            <Table.Td>{nameOf(field, currency, language)}</Table.Td>
            <Table.Td>{shown(field, before?.[field], currency)}</Table.Td>
            <Table.Td>{shown(field, after?.[field], currency)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** A column of the database as labels know it: `terms_days` → `termsDays`. */
function fieldOf(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The currency of a row, where it says one: then its amounts can be read. */
function currencyOf(row: Members | null): string | undefined {
  return typeof row?.currency === 'string' ? row.currency : undefined
}

/** What a field is called; that it is in minor units goes without saying where it is shown in major ones. */
function nameOf(field: string, currency: string | undefined, language: Language): string {
  const name = labelOf(fieldOf(field), language)
  return isAmount(field) && currency !== undefined ? name.replace(/ \([^()]*\)$/, '') : name
}

function isAmount(field: string): boolean {
  return field.endsWith('_minor')
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const DAY = /^\d{4}-\d\d-\d\d$/
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** A value of a row as people read it: days and times in their notation, codes by their words. */
function useShown(): (column: string, value: unknown, currency?: string) => ReactNode {
  const { words, language } = useSpeech()
  const names = useActorNames()
  return (column, value, currency) => {
    if (value === undefined || value === null) return '–'
    if (typeof value === 'boolean') return value ? words.list.yes : words.list.no
    if (typeof value === 'object') return <code className="json">{JSON.stringify(value)}</code>
    const text = String(value)
    if (currency !== undefined && isAmount(column) && /^-?\d+$/.test(text)) {
      return <Amount minor={text} currency={currency} />
    }
    if (column === 'reason_code') return valueLabel(text, language)
    if (INSTANT.test(text)) return momentText(text, language)
    if (DAY.test(text)) return dateText(text, language)
    if (ID.test(text)) return <code className="json">{text.slice(-12)}</code>
    return names[text] ?? cellLabel('', fieldOf(column), text, language)
  }
}
