import { Anchor, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { valueLabel } from '../../ui/labels.ts'
import { Moment, Pill } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'

/** What the view of a thing answers about the letters that went out about it. */
export type LetterAbout = {
  readonly messageId: string
  readonly template: string
  readonly channel: string
  readonly state: string
  readonly subject: string
  readonly at: string
}

/** What was written to the customer about a thing, each with its way and how far it has come. */
export function LettersAbout({ letters }: { readonly letters: readonly LetterAbout[] }) {
  const { language } = useSpeech()
  return (
    <Table>
      <Table.Tbody>
        {letters.map(each => (
          <Table.Tr key={each.messageId}>
            <Table.Td>
              <Moment at={each.at} />
            </Table.Td>
            <Table.Td>
              <Anchor component={Link} to={`/messages/${each.messageId}`} size="sm">
                {each.subject}
              </Anchor>
            </Table.Td>
            <Table.Td>{valueLabel(each.channel, language)}</Table.Td>
            <Table.Td>
              <Pill state={each.state}>{valueLabel(each.state, language)}</Pill>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
