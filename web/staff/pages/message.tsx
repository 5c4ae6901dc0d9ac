import { Anchor, Button, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { DECISIONS, type Decision, mayDecide } from '../../../src/documents/mail/decision.ts'
import { run } from '../../ui/api.ts'
import { contactSubject } from '../../ui/contact-subject.ts'
import { Failure } from '../../ui/failure.tsx'
import { valueLabel } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe, useView } from '../queries.ts'
import { MESSAGE_WORDS } from '../words/message.ts'

type MessageView = {
  readonly message: {
    readonly messageId: string
    readonly account: string
    readonly name: string
    readonly entity: string
    readonly template: string
    readonly version: number
    readonly language: string
    readonly channel: string
    readonly state: string
    readonly subject: string
    readonly body: string
    readonly email: string | null
    readonly addressLines: readonly string[]
    readonly by: string
    readonly queuedAt: string
    readonly endedAt: string | null
    readonly nextAt: string | null
    readonly batch: string | null
    readonly batchPosition: number | null
    readonly replaces: string | null
    readonly replacedBy: string | null
  }
  readonly events: readonly {
    readonly kind: 'try' | 'report' | 'copy'
    readonly at: string
    readonly what: string
    readonly code: string | null
    readonly text: string
    readonly by: string | null
    readonly copyNumber: number | null
  }[]
  readonly enclosed: readonly { readonly kind: 'document' | 'statement'; readonly number: string }[]
}

type Message = MessageView['message']

/** A message to a customer: its exact text, its way, what proves it, and who made copies of it. */
export function MessagePage() {
  const { language } = useSpeech()
  const own = useWords(MESSAGE_WORDS)
  const { number = '' } = useParams({ strict: false })
  const view = useView<MessageView>(`messages/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { message } = view.data
  return (
    <>
      <Heading
        over={valueLabel(message.template, language)}
        title={contactSubject(message.subject, language)}
        state={<Pill state={message.state}>{valueLabel(message.state, language)}</Pill>}
        actions={<Actions message={message} onDone={() => view.refetch()} />}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack>
          <Sheet>
            <MessageFacts view={view.data} />
          </Sheet>
          <Sheet title={own.proof} bare>
            <Events view={view.data} />
          </Sheet>
        </Stack>
        <Sheet title={own.text}>
          <div style={{ whiteSpace: 'pre-wrap', fontSize: 13.5 }}>{message.body}</div>
        </Sheet>
      </SimpleGrid>
    </>
  )
}

/** What can be decided of it as it stands, and a copy; each says what it does. */
function Actions({ message, onDone }: { readonly message: Message; readonly onDone: () => void }) {
  const own = useWords(MESSAGE_WORDS)
  const { data: me } = useMe()
  const [failure, setFailure] = useState<unknown>()
  const [key] = useState(() => crypto.randomUUID())
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const { messageId, account } = message
  const decide = async (decision: Decision) => {
    setFailure(undefined)
    const input = { messages: [{ accountNumber: account, messageId }], decision }
    try {
      await run('decideMessages', input, { key: `${key} ${decision}` })
      onDone()
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      {failure !== undefined && <Failure error={failure} />}
      {may('messages.deliver') &&
        DECISIONS.filter(each => mayDecide(message, each)).map(each => (
          <Button key={each} variant="default" onClick={() => decide(each)}>
            {own[each]}
          </Button>
        ))}
      {may('documents.copy') && (
        <Button
          component={Link}
          to={`/do/copyLetter?${new URLSearchParams({ messageId, accountNumber: account })}`}
          variant="default"
        >
          {own.makeCopy}
        </Button>
      )}
    </>
  )
}

function MessageFacts({ view: { message, enclosed } }: { readonly view: MessageView }) {
  const { language } = useSpeech()
  const own = useWords(MESSAGE_WORDS)
  const actorText = useActorText()
  const other = (id: string | null, text: string) =>
    id === null ? null : (
      <Anchor component={Link} to={`/messages/${id}`} size="sm">
        {text}
      </Anchor>
    )
  const version =
    message.version === 0 ? own.builtIn : fill(own.version, { version: message.version })
  return (
    <Facts
      rows={[
        [
          own.customer,
          <Anchor key="customer" component={Link} to={`/accounts/${message.account}`} size="sm">
            {message.account} {message.name}
          </Anchor>,
        ],
        [own.way, valueLabel(message.channel, language)],
        [own.to, message.email ?? message.addressLines.join(', ')],
        [own.entity, message.entity],
        [
          own.wording,
          `${valueLabel(message.template, language)} · ${valueLabel(message.language, language)} · ${version}`,
        ],
        [
          own.written,
          <span key="written">
            <Moment at={message.queuedAt} /> · {actorText(message.by) ?? message.by}
          </span>,
        ],
        [own.ended, message.endedAt === null ? null : <Moment key="end" at={message.endedAt} />],
        [own.next, message.nextAt === null ? null : <Moment key="next" at={message.nextAt} />],
        [
          own.batch,
          message.batch === null ? null : (
            <span key="batch">
              <Anchor
                component={Link}
                to={`/print-batches/${encodeURIComponent(message.batch)}`}
                size="sm"
                underline="always"
              >
                {message.batch}
              </Anchor>{' '}
              · {fill(own.position, { position: message.batchPosition ?? '' })}
            </span>
          ),
        ],
        [own.replaces, other(message.replaces, own.earlier)],
        [own.replacedBy, other(message.replacedBy, own.later)],
        [
          own.enclosed,
          enclosed.length === 0 ? null : (
            <Stack key="enclosed" gap={2}>
              {enclosed.map(({ kind, number }) => (
                <Anchor
                  key={number}
                  component={Link}
                  to={`/${kind === 'document' ? 'documents' : 'statements'}/${encodeURIComponent(number)}`}
                  size="sm"
                >
                  {kind === 'document' ? number : own.statement}
                </Anchor>
              ))}
            </Stack>
          ),
        ],
      ]}
    />
  )
}

function Events({ view: { message, events } }: { readonly view: MessageView }) {
  const { language } = useSpeech()
  const own = useWords(MESSAGE_WORDS)
  const actorText = useActorText()
  if (events.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="sm">
        {own.noProof}
      </Text>
    )
  }
  return (
    <Table>
      <Table.Tbody>
        {events.map(event => (
          <Table.Tr key={`${event.kind} ${event.at} ${event.copyNumber}`}>
            <Table.Td className="nowrap" style={{ verticalAlign: 'top' }}>
              <Moment at={event.at} />
            </Table.Td>
            <Table.Td style={{ verticalAlign: 'top' }}>
              {event.kind === 'copy' ? (
                <>
                  {fill(own.copy, { number: event.copyNumber ?? '' })}{' '}
                  <Anchor
                    href={`/v1/message-copies/${message.messageId}/${event.copyNumber}.pdf`}
                    target="_blank"
                    size="sm"
                    underline="always"
                  >
                    {own.print}
                  </Anchor>
                </>
              ) : (
                `${own[event.kind]}: ${valueLabel(event.what, language)}`
              )}
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {[
                  event.code,
                  event.text,
                  event.by === null ? null : (actorText(event.by) ?? event.by),
                ]
                  .filter(text => text !== null && text !== '')
                  .join(' · ')}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
