import {
  Anchor,
  Button,
  Group,
  SegmentedControl,
  Stack,
  Table,
  Text,
  Textarea,
} from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { dateText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Moment, Pill, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import {
  type DeliveryDetail,
  type DeliveryLine,
  type EndpointCard,
  nameOf,
} from '../../views/webhooks.ts'
import { WEBHOOK_WORDS } from '../../words/webhooks.ts'
import { ConfirmStep } from '../confirm-step.tsx'

const REFETCH_MS = 5_000
const TONES = { delivered: 'done', failed: 'failed', waiting: 'open', sending: 'busy' } as const
const STATES = ['', 'delivered', 'waiting', 'failed'] as const

type Props = { readonly endpoint: EndpointCard; readonly may: boolean }

/** What an endpoint was sent, the latest first, with each answer; one or all sent again. */
export function DeliveryLog({ endpoint, may }: Props) {
  const own = useWords(WEBHOOK_WORDS)
  const [state, setState] = useState<(typeof STATES)[number]>('')
  const [open, setOpen] = useState<string>()
  const query = new URLSearchParams({ endpoint: endpoint.endpointId, ...(state && { state }) })
  const view = useView<{ readonly deliveries: readonly DeliveryLine[] }>(`webhook-log?${query}`, {
    ...{ refetchMs: REFETCH_MS, keeps: true },
  })
  return (
    <Sheet
      title={fill(own.log, { name: nameOf(endpoint) })}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={own.state}
          value={state}
          onChange={setState}
          data={STATES.map(value => ({ value, label: value === '' ? own.every : own[value] }))}
        />
      }
      bare
    >
      {view.isError && <Failure error={view.error} onRetry={() => view.refetch()} />}
      {view.isPending && <Waiting />}
      {view.data?.deliveries.length === 0 && (
        <Text size="sm" c="dimmed" px="sm" pb="sm">
          {own.noLog}
        </Text>
      )}
      {view.data !== undefined && view.data.deliveries.length > 0 && (
        <Table aria-label={fill(own.log, { name: nameOf(endpoint) })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.happened}</Table.Th>
              <Table.Th>{own.event}</Table.Th>
              <Table.Th>{own.state}</Table.Th>
              <Table.Th className="figure">{own.tries}</Table.Th>
              <Table.Th>{own.answer}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.data.deliveries.map(line => {
              const key = `${line.eventId} ${line.replay}`
              return (
                <Fragment key={key}>
                  <Line
                    line={line}
                    isOpen={open === key}
                    onOpen={() => setOpen(open === key ? undefined : key)}
                  />
                  {open === key && (
                    <Table.Tr>
                      <Table.Td colSpan={6}>
                        <Detail line={line} endpoint={endpoint} may={may} />
                      </Table.Td>
                    </Table.Tr>
                  )}
                </Fragment>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
      {may && endpoint.state === 'active' && <ReplayAll endpoint={endpoint} />}
    </Sheet>
  )
}

function Line(props: {
  readonly line: DeliveryLine
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  const own = useWords(WEBHOOK_WORDS)
  const { language } = useSpeech()
  const { line, isOpen, onOpen } = props
  return (
    <Table.Tr>
      <Table.Td>
        <Moment at={line.occurredAt} />
      </Table.Td>
      <Table.Th scope="row" fw={400}>
        {line.type}
        {line.replay > 0 && line.type !== 'webhook.test' && (
          <Text size="xs" c="dimmed">
            {own.replayOf}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <Pill state={TONES[line.state]}>{own[line.state]}</Pill>
      </Table.Td>
      <Table.Td className="figure">{line.attempts}</Table.Td>
      <Table.Td>
        {line.outcome !== null && `${line.status ?? ''} ${valueLabel(line.outcome, language)}`}
        {line.durationMs !== null && (
          <Text span size="xs" c="dimmed">
            {' '}
            {fill(own.ms, { ms: String(line.durationMs) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? own.hide : own.show}: ${line.type} ${line.occurredAt}`}
          onClick={onOpen}
        >
          {isOpen ? own.hide : own.show}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}

function Detail({ line, endpoint, may }: Props & { readonly line: DeliveryLine }) {
  const own = useWords(WEBHOOK_WORDS)
  const { language } = useSpeech()
  const queries = useQueryClient()
  const query = new URLSearchParams({
    ...{ endpoint: endpoint.endpointId, event: line.eventId, replay: String(line.replay) },
  })
  const view = useView<DeliveryDetail>(`webhook-delivery?${query}`)
  const [key] = useState(() => crypto.randomUUID())
  const again = useMutation({
    mutationFn: () =>
      run('replayWebhooks', { endpointId: endpoint.endpointId, eventId: line.eventId }, { key }),
    onSuccess: () => queries.invalidateQueries(),
  })
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  return (
    <Stack gap="xs" py="xs">
      <Text size="xs" fw={600}>
        {own.sent} · POST {endpoint.url} · webhook-id: evt_{line.eventId}
      </Text>
      <Payload label={own.sent} text={pretty(view.data.body)} />
      <Text size="xs" fw={600}>
        {own.answers}
      </Text>
      {view.data.tries.length === 0 && (
        <Text size="sm" c="dimmed">
          {own.unanswered}
        </Text>
      )}
      {view.data.tries.map(each => (
        <div key={each.attempt}>
          <Text size="xs">
            {fill(own.try, { n: String(each.attempt) })} · <Moment at={each.startedAt} /> ·{' '}
            {each.status ?? ''} {valueLabel(each.outcome, language)} ·{' '}
            {fill(own.ms, { ms: String(each.durationMs) })}
          </Text>
          {each.answer !== '' && (
            <Payload label={fill(own.try, { n: String(each.attempt) })} text={each.answer} />
          )}
        </div>
      ))}
      {may && endpoint.state === 'active' && (
        <Group>
          {again.isSuccess ? (
            <Text size="sm" role="status">
              {own.replayed}
            </Text>
          ) : (
            <Button
              size="xs"
              variant="default"
              loading={again.isPending}
              onClick={() => again.mutate()}
            >
              {own.replay}
            </Button>
          )}
          {again.isError && <Failure error={again.error} />}
        </Group>
      )}
    </Stack>
  )
}

function Payload({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <Textarea
      aria-label={label}
      readOnly
      autosize
      maxRows={16}
      value={text}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
    />
  )
}

/** The body as people read it; as it is where it is no JSON. */
function pretty(body: string | null): string {
  try {
    return JSON.stringify(JSON.parse(body ?? ''), null, 2)
  } catch {
    return body ?? ''
  }
}

function ReplayAll({ endpoint }: { readonly endpoint: EndpointCard }) {
  const own = useWords(WEBHOOK_WORDS)
  const { language } = useSpeech()
  const [day, setDay] = useState('')
  const [asks, setAsks] = useState(false)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day)
  if (asks) {
    return (
      <div style={{ padding: '0 12px 12px' }}>
        <ConfirmStep
          title={fill(own.replayAllTitle, {
            ...{ name: nameOf(endpoint), day: dateText(day, language) },
          })}
          consequence={own.replayAllConsequence}
          command="replayWebhooks"
          permission="webhooks.manage"
          input={{ endpointId: endpoint.endpointId, from: `${day}T00:00:00Z` }}
          does={own.replayDo}
          leaves={own.leave}
          onClose={() => setAsks(false)}
        />
      </div>
    )
  }
  return (
    <Group px="sm" py="xs" gap="xs" align="flex-end">
      <DayInput label={own.replayAll} w={180} value={day} onDay={setDay} />
      <Anchor
        component="button"
        type="button"
        size="sm"
        pb={8}
        disabled={!isDay}
        onClick={() => setAsks(isDay)}
      >
        {own.replayDo}
      </Anchor>
    </Group>
  )
}
