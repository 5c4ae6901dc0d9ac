import { Button, Group, Table, Text } from '@mantine/core'
import { valueLabel } from '../../../ui/labels.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Day, Moment, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { WORDING_WORDS } from '../../words/wordings.ts'
import { lineDiff } from './line-diff.ts'

/** A version of a wording; without text it brings the built-in one back. */
export type Version = {
  readonly code: string
  readonly version: number
  readonly channel: string | null
  readonly legalEntity: string | null
  readonly fromOn: string
  readonly subject: string | null
  readonly body: string | null
  readonly savedAt: string
  readonly savedBy: string
}

export type Text2 = { readonly subject: string; readonly body: string }

/** All versions, the built-in one last; each can be taken up again or compared with what is being written. */
export function Versions(props: {
  readonly versions: readonly Version[]
  readonly builtIn: Text2
  readonly onUse: (text: Text2) => void
  readonly onCompare: (name: string, text: Text2) => void
}) {
  const own = useWords(WORDING_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  const { versions, builtIn, onUse, onCompare } = props
  const buttons = (name: string, text: Text2) => (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Button size="compact-xs" variant="default" onClick={() => onCompare(name, text)}>
        {own.compare}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => onUse(text)}>
        {own.use}
      </Button>
    </Group>
  )
  return (
    <Sheet title={own.versions} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.versions}</Table.Th>
            <Table.Th>{own.channel}</Table.Th>
            <Table.Th>{own.entity}</Table.Th>
            <Table.Th>{own.from}</Table.Th>
            <Table.Th>{own.by}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(each => {
            const name = `${each.code} · ${fill(own.version, { version: each.version })}`
            const text = { subject: each.subject, body: each.body }
            const isText = text.subject !== null && text.body !== null
            return (
              <Table.Tr key={`${name} ${each.channel} ${each.legalEntity}`}>
                <Table.Td>
                  {name}
                  {!isText && (
                    <Text span size="xs" c="dimmed">
                      {' '}
                      {own.builtIn}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {each.channel === null ? own.every : valueLabel(each.channel, language)}
                </Table.Td>
                <Table.Td>{each.legalEntity ?? own.everyEntity}</Table.Td>
                <Table.Td>
                  <Day on={each.fromOn} />
                </Table.Td>
                <Table.Td>
                  {actorText(each.savedBy) ?? each.savedBy} · <Moment at={each.savedAt} />
                </Table.Td>
                <Table.Td>{isText && buttons(name, text as Text2)}</Table.Td>
              </Table.Tr>
            )
          })}
          <Table.Tr>
            <Table.Td>{own.builtIn}</Table.Td>
            <Table.Td>{own.every}</Table.Td>
            <Table.Td>{own.everyEntity}</Table.Td>
            <Table.Td />
            <Table.Td />
            <Table.Td>{buttons(own.builtIn, builtIn)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

const SIGN = { both: ' ', before: '−', after: '+' } as const

/** What changed line by line; a sign says what colour says. */
export function Changes(props: {
  readonly name: string
  readonly before: Text2
  readonly after: Text2
}) {
  const own = useWords(WORDING_WORDS)
  const joined = ({ subject, body }: Text2) => `${subject}\n\n${body}`
  const lines = lineDiff(joined(props.before), joined(props.after))
  const isSame = lines.every(line => line.side === 'both')
  return (
    <Sheet title={fill(own.changes, { version: props.name })}>
      {isSame ? (
        <Text size="sm" c="dimmed">
          {own.same}
        </Text>
      ) : (
        <pre style={{ whiteSpace: 'pre-wrap', margin: 0, fontSize: 13 }}>
          {lines.map((line, n) => (
            <div
              key={n}
              style={{
                fontWeight: line.side === 'both' ? 400 : 600,
                opacity: line.side === 'both' ? 0.75 : 1,
              }}
            >
              {SIGN[line.side]} {line.text}
            </div>
          ))}
        </pre>
      )}
    </Sheet>
  )
}
