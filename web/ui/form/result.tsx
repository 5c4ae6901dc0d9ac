import { Anchor, Code, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { decimalText } from '../format.ts'
import { cellLabel, labelOf, valueLabel } from '../labels.ts'
import { useActorNames, useLinks } from '../list/links.ts'
import { Day, Moment } from '../parts.tsx'
import { useSpeech } from '../words/words.ts'
import { ThingName } from './known-fields.tsx'
import { namedThings } from './known-things.ts'

const MOST_ROWS = 100

/** What one of many is called. */
const ONE_OF: Readonly<Record<string, string>> = {
  accounts: 'account',
  cases: 'case',
  documents: 'document',
  runs: 'run',
}

/** The answer of a command as people read it: names, days and values, each thing as a way to its screen. */
export function Result(props: {
  readonly value: unknown
  readonly name?: string
  /** The list in which what the answer is about stands, where that is known. */
  readonly list?: string
}) {
  const { value, name = '', list = '' } = props
  const { language } = useSpeech()
  if (value === null || value === undefined || value === '') {
    return (
      <Text span c="dimmed">
        –
      </Text>
    )
  }
  if (Array.isArray(value)) return <Rows values={value} name={name} />
  if (typeof value !== 'object') return <Single value={value} name={name} list={list} />
  return (
    <dl className="facts">
      {shownOf(value).map(([member, of]) => (
        <div key={member} style={{ display: 'contents' }}>
          <dt>{labelOf(isPayLink(of) ? 'payLink' : member, language)}</dt>
          <dd>
            <Result value={of} name={member} list={list} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/

/** The members that tell a reader something: ids do so only where a screen opens by them, or there is nothing else. */
function shownOf(value: object): (readonly [string, unknown])[] {
  const all = Object.entries(value)
  const told = all.filter(([, member]) => typeof member !== 'string' || !ID.test(member))
  return told.length === 0 ? all : told
}

/** Whether a value is the way to a customer's payment page. */
function isPayLink(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('/pay/')
}

/** Members that say to whom something is given. */
const GIVEN_TO = new Set(['to', 'owner'])

/** A single value: where it leads, or a day, a figure, a code by its label. */
function Single(props: { readonly value: unknown; readonly name: string; readonly list?: string }) {
  const { value, name, list = '' } = props
  const { words, language } = useSpeech()
  const linkOf = useLinks()
  const names = useActorNames()
  const text = String(value)
  const to = linkOf(list, name, text)
  if (to !== undefined) {
    return (
      <Anchor component={Link} to={to} size="sm">
        {text}
      </Anchor>
    )
  }
  if (typeof value === 'boolean') return value ? words.list.yes : words.list.no
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <Day on={text} />
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return <Moment at={text} />
  if (/^-?\d+\.\d{2,3}$/.test(text)) return decimalText(text, language)
  if (isPayLink(text)) return <Code>{`${window.location.origin}${text}`}</Code>
  const things = namedThings('', name)
  if (things !== undefined) return <ThingName things={things} code={text} />
  const named = names[text] ?? names[`${GIVEN_TO.has(name) ? 'owner' : name}.${text}`]
  if (named !== undefined) return named
  if (name === 'result') return valueLabel(text, language)
  return cellLabel('', name, text, language)
}

function Rows({ values, name }: { readonly values: readonly unknown[]; readonly name: string }) {
  const { language } = useSpeech()
  const first = values[0]
  if (typeof first !== 'object' || first === null)
    return values.length === 0 ? (
      <span>–</span>
    ) : (
      values.map((each, i) => (
        <Fragment key={i}>
          {i > 0 && ', '}
          <Single value={each} name={ONE_OF[name] ?? name} />
        </Fragment>
      ))
    )
  const names = shownOf(first).map(([member]) => member)
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
                <Result value={(row as Readonly<Record<string, unknown>>)[name]} name={name} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
