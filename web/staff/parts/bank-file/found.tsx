import { List, Table } from '@mantine/core'
import type { Commands } from '../../../ui/api.ts'
import { decimalText } from '../../../ui/format.ts'
import { Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { BANK_FILE_WORDS } from '../../words/bank-file.ts'

/** What a statement is held for, in words; a code that has none stands as it is. */
export function faultText(own: Readonly<Record<string, string>>, fault: string): string {
  return own[fault] ?? fault
}

/** The statements of a bank's file: whether they add up, how many lines are new, what is wrong. */
export function FoundStatements({
  answer,
}: {
  readonly answer: Commands['importBankStatement']['answer']
}) {
  const own = useWords(BANK_FILE_WORDS)
  const { language } = useSpeech()
  if (answer.statements.length === 0) return null
  const count = (number: number) => (
    <Table.Td className="figure">{decimalText(String(number), language)}</Table.Td>
  )
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.statement}</Table.Th>
          <Table.Th>{own.state}</Table.Th>
          {[own.lines, own.duplicates, own.pending].map(head => (
            <Table.Th key={head} className="figure">
              {head}
            </Table.Th>
          ))}
          <Table.Th>{own.faults}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {answer.statements.map(each => (
          <Table.Tr key={each.statementId}>
            <Table.Th scope="row">{each.bankAccount}</Table.Th>
            <Table.Td>
              <Pill state={each.state === 'accepted' ? 'accepted' : 'held'}>
                {each.state === 'accepted' ? own.accepted : own.quarantined}
              </Pill>
            </Table.Td>
            {count(each.lines)}
            {count(each.duplicates)}
            {count(each.pending)}
            <Table.Td>
              {each.faults.length === 0 ? (
                '–'
              ) : (
                <List size="sm">
                  {each.faults.map(fault => (
                    <List.Item key={fault}>{faultText(own, fault)}</List.Item>
                  ))}
                </List>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
