import { Anchor, Button, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { can } from '../../../src/disputes/cases/case.ts'
import { run } from '../../ui/api.ts'
import { contentOf } from '../../ui/file-content.ts'
import { dateText, decimalText } from '../../ui/format.ts'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import type { Language } from '../../ui/words/languages.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { fileKey, NoteBox, type Noted } from '../parts/note-box.tsx'
import { useMe, useView } from '../queries.ts'
import type { DisputeView } from '../views/dispute.ts'
import { DISPUTE_VALUES, DISPUTE_WORDS } from '../words/dispute.ts'

/** One dispute or inquiry: what it is about, who looks after it, and everything that was said. */
export function DisputePage() {
  const { language } = useSpeech()
  const own = useWords(DISPUTE_WORDS)
  const values = useWords(DISPUTE_VALUES)
  const { number = '' } = useParams({ strict: false })
  const view = useView<DisputeView>(`disputes/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { head, on, stakeholders, evidence, events } = view.data
  const isLate = head.state === 'open' && head.dueOn < on
  return (
    <>
      <Heading
        over={values[head.kind]}
        title={`${head.number} · ${head.accountName}`}
        state={
          isLate ? (
            <Pill state="overdue">{own.late}</Pill>
          ) : (
            <Stand state={head.outcome ?? head.state} />
          )
        }
        actions={<Actions view={view.data} />}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack>
          <Sheet title={own.subject}>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
              {head.channel === 'deduction' ? codeLabel(head.subject, language) : head.subject}
            </Text>
          </Sheet>
          <Sheet>
            <CaseFacts head={head} />
          </Sheet>
          <Sheet title={own.stakeholders}>
            <Stakeholders rows={stakeholders} />
          </Sheet>
          <Sheet title={own.evidence}>
            <Evidence rows={evidence} />
          </Sheet>
        </Stack>
        <Stack>
          <WriteInCase view={view.data} />
          <Sheet title={own.record} bare>
            <Record events={events} />
            <Text p="sm" size="sm">
              <Anchor href={`/v1/cases/${encodeURIComponent(head.number)}/record.zip`}>
                {own.whole}
              </Anchor>
            </Text>
          </Sheet>
        </Stack>
      </SimpleGrid>
    </>
  )
}

const NOTE_KINDS = ['note', 'message_in', 'message_out'] as const

/** What is said about a case, and what proves it; a message to the customer goes out to them. */
function WriteInCase({ view: { head } }: { readonly view: DisputeView }) {
  const { data: me } = useMe()
  if (me?.permissions['disputes.open'] === undefined) return null
  const save = async ({ kind, text, files, key }: Noted<(typeof NOTE_KINDS)[number]>) => {
    const of = { case: head.number }
    if (text.trim() !== '') {
      await run('addCaseNote', { ...of, kind, text, send: kind === 'message_out' }, { key })
    }
    for (const file of files) {
      const mediaType = file.type === '' ? 'application/octet-stream' : file.type
      const kept = { ...of, name: file.name, mediaType, content: await contentOf(file) }
      await run('addCaseEvidence', kept, { key: fileKey(key, file) })
    }
  }
  return (
    <Sheet>
      <NoteBox kinds={NOTE_KINDS} save={save} />
    </Sheet>
  )
}

/** The commands of a case, in the order in which they are wanted, and who may do each when. */
const ACTIONS = [
  ['decideDispute', 'disputes.decide', can.decide, true],
  ['answerInquiry', 'disputes.open', can.answer, true],
  ['addCaseStakeholder', 'disputes.open', can.steer, false],
  ['assignCase', 'disputes.open', can.steer, false],
  ['setCaseDeadline', 'disputes.decide', can.steer, false],
  ['escalateCase', 'disputes.open', can.steer, false],
  ['withdrawCase', 'disputes.open', can.withdraw, true],
] as const

function Actions({ view: { head, on } }: { readonly view: DisputeView }) {
  const { language } = useSpeech()
  const { data: me } = useMe()
  return ACTIONS.filter(
    ([, permission, may]) => me?.permissions[permission] !== undefined && may(head),
  ).map(([command, , , isDated]) => (
    <Button
      key={command}
      component={Link}
      to={`/do/${command}?${new URLSearchParams({ case: head.number, ...(isDated ? { on } : {}) })}`}
      variant="default"
      size="compact-sm"
    >
      {labelOf(command, language)}
    </Button>
  ))
}

/** A value of a case by its name. */
function useValue(): (value: string) => string {
  const { language } = useSpeech()
  const values: Readonly<Record<string, string>> = useWords(DISPUTE_VALUES)
  return value => values[value] ?? codeLabel(value, language)
}

/** A person by their name, a role by what it is called. */
function useWho(): (who: string) => string {
  const { language } = useSpeech()
  const actorText = useActorText()
  return who => actorText(who) ?? codeLabel(who, language)
}

/** A code such as `billing_manager` by its label; what somebody wrote stays as it is. */
function codeLabel(value: string, language: Language): string {
  return /^[a-z]+(_[a-z]+)*$/.test(value) ? valueLabel(value, language) : value
}

function Stand({ state }: { readonly state: string }) {
  return <Pill state={state}>{useValue()(state)}</Pill>
}

function CaseFacts({ head }: { readonly head: DisputeView['head'] }) {
  const { language } = useSpeech()
  const own = useWords(DISPUTE_WORDS)
  const wordOf = useValue()
  const whoIs = useWho()
  const amount = (minor: string | null) =>
    minor === null || head.currency === null ? null : (
      <Amount minor={minor} currency={head.currency} />
    )
  const isDispute = head.kind === 'dispute'
  const until = head.heldBackUntil
  return (
    <Facts
      rows={[
        [
          own.customer,
          <To key="customer" to={`/accounts/${encodeURIComponent(head.accountNumber)}`}>
            {head.accountNumber} {head.accountName}
          </To>,
        ],
        [own.cause, head.causeName[language] ?? head.causeName.en ?? head.cause],
        [own.channel, wordOf(head.channel)],
        [own.contact, head.contact],
        [
          own.document,
          head.document === null ? null : (
            <Fragment key="document">
              <To to={documentAt(head.document)}>{head.document}</To>
              {head.lineNo !== null && (
                <Text size="xs" c="dimmed">
                  {fill(own.line, { line: head.lineNo })}: {head.lineText}
                </Text>
              )}
            </Fragment>
          ),
        ],
        [own.amount, amount(head.amountMinor)],
        [own.frozen, isDispute ? amount(head.frozenMinor) : null],
        [
          own.heldBack,
          isDispute ? (
            <strong key="held">
              {amount(head.heldBackMinor)}{' '}
              {until !== null && fill(own.until, { day: dateText(until, language) })}
            </strong>
          ) : null,
        ],
        [own.granted, amount(head.grantedMinor)],
        [
          own.creditNote,
          head.creditNote === null ? null : (
            <To key="credit" to={documentAt(head.creditNote)}>
              {head.creditNote}
            </To>
          ),
        ],
        [own.owner, whoIs(head.owner)],
        [isDispute ? own.dueOn : own.answerBy, <Day key="due" on={head.dueOn} />],
        [own.escalatedTo, head.escalatedTo === null ? null : whoIs(head.escalatedTo)],
        [own.openedOn, <On key="opened" day={head.openedOn} by={whoIs(head.openedBy)} />],
        [
          own.closedOn,
          head.closedOn === null ? null : (
            <On key="closed" day={head.closedOn} by={whoIs(head.closedBy ?? '')} />
          ),
        ],
      ]}
    />
  )
}

function To({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Anchor component={Link} to={to} size="sm">
      {children}
    </Anchor>
  )
}

function documentAt(number: string): string {
  return `/documents/${encodeURIComponent(number)}`
}

function On({ day, by }: { readonly day: string; readonly by: string }) {
  return (
    <>
      <Day on={day} /> · {by}
    </>
  )
}

function Stakeholders({ rows }: { readonly rows: DisputeView['stakeholders'] }) {
  const own = useWords(DISPUTE_WORDS)
  if (rows.length === 0) return <None text={own.none} />
  return <Facts rows={rows.map(({ who, part }) => [who, part])} />
}

function None({ text }: { readonly text: string }) {
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  )
}

function Evidence({ rows }: { readonly rows: DisputeView['evidence'] }) {
  const { language } = useSpeech()
  const own = useWords(DISPUTE_WORDS)
  const whoIs = useWho()
  if (rows.length === 0) return <None text={own.none} />
  return rows.map(file => (
    <div key={file.evidenceId}>
      <Anchor href={`/v1/case-files/${file.evidenceId}`} size="sm">
        {file.name}
      </Anchor>{' '}
      <Text size="xs" c="dimmed" span>
        {file.mediaType},{' '}
        {fill(own.size, { kb: decimalText(String(Math.ceil(file.bytes / 1024)), language) })},{' '}
        <Moment at={file.at} />, {whoIs(file.by)}
      </Text>
    </div>
  ))
}

/** Everything that was said, done and decided, the latest first. */
function Record({ events }: { readonly events: DisputeView['events'] }) {
  const wordOf = useValue()
  const whoIs = useWho()
  return (
    <Table>
      <Table.Tbody>
        {events.map(event => (
          <Table.Tr key={event.eventNo}>
            <Table.Td style={{ verticalAlign: 'top' }} w={110} className="nowrap">
              <Day on={event.on} />
            </Table.Td>
            <Table.Td>
              <Text size="sm" fw={600} span>
                {wordOf(event.kind)}
              </Text>{' '}
              <Text size="xs" c="dimmed" span>
                {whoIs(event.by)}
              </Text>
              {event.text !== null && (
                <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                  {event.text}
                </Text>
              )}
              <EventFacts event={event} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** What an entry says beside its text: from whom to whom, which file, how much. */
function EventFacts({ event }: { readonly event: DisputeView['events'][number] }) {
  const { language } = useSpeech()
  const wordOf = useValue()
  const whoIs = useWho()
  const own = useWords(DISPUTE_WORDS)
  const texts = Object.entries(event.facts).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const facts: Readonly<Record<string, string>> = Object.fromEntries(texts)
  const { from = '', to = '', outcome, granted, currency, creditNote, graceUntil } = facts
  const day = (on: string) => dateText(on, language)
  const parts = {
    assigned: () => `${whoIs(from)} → ${whoIs(to)}`,
    deadline: () => `${day(from)} → ${day(to)}`,
    escalated: () => `→ ${whoIs(to)}`,
    stakeholder: () => `${facts.who}: ${facts.part}`,
    evidence: () => facts.name,
    decided: () =>
      [
        wordOf(outcome ?? ''),
        `${decimalText(granted ?? '0', language)} ${currency}`,
        creditNote,
        graceUntil === undefined
          ? undefined
          : `${own.heldBack}: ${fill(own.until, { day: day(graceUntil) })}`,
      ]
        .filter(text => text !== undefined)
        .join(' · '),
  }[event.kind]
  if (parts === undefined) return null
  return (
    <Text size="xs" c="dimmed">
      {parts()}
    </Text>
  )
}
