import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { entityOfHouse } from '../../../src/ledger/house-account.ts'
import type { ListColumn, Row } from '../api.ts'
import { BankSays, isSaidByBank } from '../bank-says.tsx'
import { ThingName } from '../form/known-fields.tsx'
import { isOfThings, namedThings } from '../form/known-things.ts'
import { decimalText } from '../format.ts'
import { cellLabel } from '../labels.ts'
import { Masked, readingOf } from '../masked.tsx'
import { Day, Moment, Pill } from '../parts.tsx'
import { LANGUAGES, type Language } from '../words/languages.ts'
import { useSpeech } from '../words/words.ts'
import { useNamed } from './actors.ts'
import { HouseName } from './house-name.tsx'
import { useLinks } from './links.ts'

/** Whether a column holds figures, which stand at the right. */
export function isFigure({ kind }: ListColumn): boolean {
  return kind === 'amount' || kind === 'decimal' || kind === 'whole'
}

/** Columns in which a bank's code may stand: a reason of its own, or why it refused or sent back. */
const BY_BANK = new Set(['reason', 'refusedFor', 'blocked', 'blockedReason', 'changeTold', 'note'])

const STATES = new Set(['state', 'status', 'outcome', 'paymentState'])

/** A value of a list as people read it. */
export function Cell(props: {
  readonly list: string
  readonly column: ListColumn
  readonly row: Row
}): ReactNode {
  const { words, language } = useSpeech()
  const { column, list, row } = props
  const linkOf = useLinks()
  const named = useNamed()
  const value = row[column.name]
  if (value === null || value === undefined || value === '')
    return (
      <Text span c="dimmed">
        –
      </Text>
    )
  const text = String(value)
  switch (column.kind) {
    case 'date':
      return <Day on={text} />
    case 'instant':
      return <Moment at={text} />
    case 'yesno':
      return value === true ? words.list.yes : words.list.no
    case 'whole':
    case 'decimal':
      return decimalText(text, language)
    case 'amount':
      return (
        <>
          {decimalText(text, language)}
          <Text span size="xs" c="dimmed">
            {'\u00a0'}
            {String(row[column.currency ?? 'currency'] ?? '')}
          </Text>
        </>
      )
    case 'json':
      return isInFour(value) ? (
        String(value[language])
      ) : (
        <code className="json">{shortJson(value)}</code>
      )
    case 'uuid':
    case 'text': {
      const reading = readingOf(list, column.name, row)
      if (reading !== undefined) return <Masked shown={text} reading={reading} />
      const to = linkOf(list, column.name, text)
      if (to !== undefined) {
        const link = (
          <Anchor component={Link} to={to} size="sm" className="nowrap">
            {text}
          </Anchor>
        )
        const isHouse = column.name === 'account' && entityOfHouse(text) !== undefined
        return isHouse ? <HouseName number={text}>{link}</HouseName> : link
      }
      if (BY_BANK.has(column.name) && isSaidByBank(text)) return <BankSays text={text} />
      const things = namedThings(list, column.name)
      if (things !== undefined) return <ThingName things={things} code={text} />
      const own = isOfThings(list, column.name) ? undefined : named(column.name, text)
      const label = own ?? cellLabel(list, column.name, text, language)
      if (STATES.has(column.name)) return <Pill state={text}>{label}</Pill>
      // A number or a name of a few words stays whole.
      if (label.length <= 32) return <span className="nowrap">{label}</span>
      return (
        <span className="long" title={label}>
          {label}
        </span>
      )
    }
  }
}

/** A text that was written in every language. */
function isInFour(value: unknown): value is Readonly<Record<Language, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    LANGUAGES.every(code => typeof (value as Row)[code] === 'string')
  )
}

/** Facts of a few members in one line: `days 3, reason late`. */
function shortJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const text = Array.isArray(value)
    ? value.map(String).join(', ')
    : Object.entries(value)
        .map(
          ([name, member]) =>
            `${name} ${typeof member === 'object' ? JSON.stringify(member) : member}`,
        )
        .join(', ')
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
