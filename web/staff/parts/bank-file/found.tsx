import { List, Table } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { Fragment } from 'react'
import { type Commands, read } from '../../../ui/api.ts'
import { ThingName } from '../../../ui/form/known-fields.tsx'
import { knownThings } from '../../../ui/form/known-things.ts'
import { decimalText } from '../../../ui/format.ts'
import { Amount, Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { BANK_FILE_WORDS } from '../../words/bank-file.ts'

type Answer = Commands['importBankStatement']['answer']
type Fault = {
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number>>
}

/** What each fault is in a sentence with its figures, by the fault as text; short while they are read. */
export function useFaultTexts(faults: readonly Fault[]): (fault: Fault) => string {
  const own: Readonly<Record<string, string>> = useWords(BANK_FILE_WORDS)
  const { language } = useSpeech()
  const keys = [...new Set(faults.map(fault => JSON.stringify(fault)))]
  const asked = useQueries({
    queries: keys.map(key => {
      const { code, facts } = JSON.parse(key) as Fault
      const query = new URLSearchParams({ facts: JSON.stringify(facts ?? {}) })
      return {
        queryKey: ['refusal', key, language],
        queryFn: () =>
          read<{ detail: string; remedy: string }>(
            `views/refusal/${encodeURIComponent(code)}?${query}`,
          ),
        staleTime: Number.POSITIVE_INFINITY,
      }
    }),
  })
  return fault => {
    const found = asked[keys.indexOf(JSON.stringify(fault))]?.data
    return found === undefined ? (own[fault.code] ?? fault.code) : `${found.detail} ${found.remedy}`
  }
}

/** The statements of a bank's file: what was there before and after, what its lines come to, what is wrong. */
export function FoundStatements({
  answer,
  textOf,
}: {
  readonly answer: Answer
  readonly textOf: (fault: Fault) => string
}) {
  const own = useWords(BANK_FILE_WORDS)
  const { language } = useSpeech()
  if (answer.statements.length === 0) return null
  const things = knownThings('importBankStatement', 'bankAccount')
  const count = (number: number) => (
    <Table.Td className="figure">{decimalText(String(number), language)}</Table.Td>
  )
  const figures = [own.opening, own.sum, own.closing, own.lines, own.duplicates, own.pending]
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.statement}</Table.Th>
          <Table.Th>{own.state}</Table.Th>
          {figures.map(head => (
            <Table.Th key={head} className="figure">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {answer.statements.map(each => (
          <Fragment key={each.statementId}>
            <Table.Tr>
              <Table.Th scope="row">
                {things === undefined ? (
                  each.bankAccount
                ) : (
                  <ThingName things={things} code={each.bankAccount} />
                )}
              </Table.Th>
              <Table.Td>
                <Checked statement={each} />
              </Table.Td>
              {[each.openingMinor, each.bookedMinor, each.closingMinor].map((minor, place) => (
                <Table.Td key={place} className="figure">
                  {minor === null ? '–' : <Amount minor={minor} currency={each.currency} />}
                </Table.Td>
              ))}
              {count(each.lines)}
              {count(each.duplicates)}
              {count(each.pending)}
            </Table.Tr>
            {each.faults.length > 0 && (
              <Table.Tr>
                <Table.Td colSpan={8}>
                  <strong>{own.faults}</strong>
                  <List size="sm">
                    {each.faults.map(fault => (
                      <List.Item key={JSON.stringify(fault)}>{textOf(fault)}</List.Item>
                    ))}
                  </List>
                </Table.Td>
              </Table.Tr>
            )}
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Whether a statement adds up; where it names no balances, there is nothing to add up. */
function Checked({ statement }: { readonly statement: Answer['statements'][number] }) {
  const own = useWords(BANK_FILE_WORDS)
  if (statement.state !== 'accepted') return <Pill state="held">{own.quarantined}</Pill>
  if (statement.closingMinor === null) return <Pill state="planned">{own.unbalanced}</Pill>
  return <Pill state="accepted">{own.accepted}</Pill>
}
