import { Table, Text } from '@mantine/core'
import { Fragment } from 'react'
import { memberLabel } from '../labels.ts'
import { isPayLink, Single } from '../single.tsx'
import { isKey, useThings } from '../things.tsx'
import { useSpeech } from '../words/words.ts'
import { BatchResult, isBatch, isWhy, WhyText } from './batch.tsx'

const MOST_ROWS = 100

/** What one of many is called. */
const ONE_OF: Readonly<Record<string, string>> = {
  accounts: 'account',
  cases: 'case',
  documents: 'document',
  runs: 'run',
}

/** Texts written in each language, of which the reader's is shown. */
const IN_FOUR = ['en', 'fr', 'es', 'de'] as const

/** Members that are for programs: fingerprints by which an approval holds to what was seen. */
const UNTOLD = new Set(['each', 'digest', 'version'])

type Members = Readonly<Record<string, unknown>>

/**
 * What a command was given or answered, or a row holds, as people read it: each value by the kind of its
 * field (money with its currency, days, codes by their words), each thing as a way to its screen.
 */
export function Result(props: {
  readonly value: unknown
  readonly name?: string
  /** The list in which what the answer is about stands, where that is known. */
  readonly list?: string
  /** The money of amounts that say none themselves. */
  readonly currency?: string | undefined
}) {
  const { value, name = '', list = '', currency } = props
  const { language } = useSpeech()
  const told = useTold()
  if (value === null || value === undefined || value === '') {
    return (
      <Text span c="dimmed">
        –
      </Text>
    )
  }
  if (Array.isArray(value)) return <Rows values={value} name={name} currency={currency} />
  if (typeof value !== 'object') return <Single {...{ value, name, list, currency }} />
  if (isBatch(value)) return <BatchResult batch={value} />
  if (isWhy(value)) return <WhyText why={value} />
  const members = value as Members
  if (IN_FOUR.every(code => typeof members[code] === 'string')) return String(members[language])
  return (
    <dl className="facts">
      {told(members).map(([member, of]) => (
        <div key={member} style={{ display: 'contents' }}>
          <dt>{memberLabel(isPayLink(of) ? 'payLink' : member, language)}</dt>
          <dd>
            <Result value={of} name={member} list={list} currency={moneyOf(members) ?? currency} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The currency that a thing says itself. */
export function moneyOf(members: Members): string | undefined {
  return typeof members.currency === 'string' ? members.currency : undefined
}

/** The members that tell a reader something: keys do so only where somebody knows what they stand for. */
function useTold(): (members: Members) => (readonly [string, unknown])[] {
  const things = useThings()
  return members => {
    const all = Object.entries(members).filter(([member]) => !UNTOLD.has(member))
    const told = all.filter(([, each]) => !isKey(each) || things.has(each))
    return told.length === 0 ? all : told
  }
}

function Rows(props: {
  readonly values: readonly unknown[]
  readonly name: string
  readonly currency: string | undefined
}) {
  const { values, name, currency } = props
  const { language } = useSpeech()
  const told = useTold()
  const rows = values.filter(each => typeof each === 'object' && each !== null) as Members[]
  if (rows.length === 0) {
    if (values.length === 0) return <span>–</span>
    return values.map((each, i) => (
      <Fragment key={i}>
        {i > 0 && ', '}
        <Single value={each} name={ONE_OF[name] ?? name} currency={currency} />
      </Fragment>
    ))
  }
  const names = [...new Set(rows.flatMap(row => told(row).map(([member]) => member)))]
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {names.map(each => (
            <Table.Th key={each}>{memberLabel(each, language)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.slice(0, MOST_ROWS).map((row, i) => (
          <Table.Tr key={i}>
            {names.map(each => (
              <Table.Td key={each}>
                <Result value={row[each]} name={each} currency={moneyOf(row) ?? currency} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
