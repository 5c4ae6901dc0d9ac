import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { run } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { momentText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { ConfirmStep } from '../parts/confirm-step.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { DeliveryLog } from '../parts/settings/delivery-log.tsx'
import { EndpointForm } from '../parts/settings/endpoint-form.tsx'
import { SecretOnce } from '../parts/settings/secret-once.tsx'
import { useMe, useView } from '../queries.ts'
import { type EndpointCard, nameOf, type WebhooksView } from '../views/webhooks.ts'
import { WEBHOOK_WORDS } from '../words/webhooks.ts'

const REFETCH_MS = 10_000

type Step = { readonly kind: 'rotate' | 'disable' | 'enable' | 'edit'; readonly id: string }

/** Other systems that are told of events: each with its health, its secrets and its log. */
export function WebhooksPage() {
  const { words } = useSpeech()
  const own = useWords(WEBHOOK_WORDS)
  const { data: me } = useMe()
  const view = useView<WebhooksView>('webhooks', { refetchMs: REFETCH_MS })
  const [fresh, setFresh] = useState<{ readonly name: string; readonly secret: string }>()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const [step, setStep] = useState<Step | undefined>(
    asked.new === undefined ? undefined : { kind: 'edit', id: '' },
  )
  const [chosen, setChosen] = useState<string>()
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { endpoints } = view.data
  const may = me?.permissions['webhooks.manage'] !== undefined
  const about = endpoints.find(({ endpointId }) => endpointId === step?.id)
  const logged = endpoints.find(({ endpointId }) => endpointId === chosen) ?? endpoints[0]
  return (
    <>
      <Heading
        over={words.nouns.settings}
        title={own.title}
        actions={
          may && <Button onClick={() => setStep({ kind: 'edit', id: '' })}>{own.fresh}</Button>
        }
      />
      <Stack>
        {fresh !== undefined && (
          <SecretOnce
            title={fill(own.secret, { name: fresh.name })}
            secret={fresh.secret}
            words={own}
            onStored={() => setFresh(undefined)}
          />
        )}
        {step?.kind === 'edit' && (
          <EndpointForm
            key={step.id}
            view={view.data}
            endpoint={about}
            onDone={made => {
              if (made !== undefined) setFresh(made)
              setStep(undefined)
            }}
          />
        )}
        {step !== undefined && step.kind !== 'edit' && about !== undefined && (
          <EndpointStep
            key={`${step.kind} ${step.id}`}
            kind={step.kind}
            endpoint={about}
            onDone={secret => {
              if (secret !== undefined) setFresh({ name: nameOf(about), secret })
              setStep(undefined)
            }}
          />
        )}
        {endpoints.length === 0 && (
          <Sheet title={own.endpoints}>
            <Text size="sm">{own.none}</Text>
          </Sheet>
        )}
        {endpoints.map(endpoint => (
          <Endpoint
            key={endpoint.endpointId}
            endpoint={endpoint}
            may={may}
            onStep={setStep}
            onLog={() => setChosen(endpoint.endpointId)}
          />
        ))}
        {logged !== undefined && (
          <DeliveryLog key={logged.endpointId} endpoint={logged} may={may} />
        )}
      </Stack>
    </>
  )
}

function EndpointStep(props: {
  readonly kind: 'rotate' | 'disable' | 'enable'
  readonly endpoint: EndpointCard
  readonly onDone: (secret: string | undefined) => void
}) {
  const own = useWords(WEBHOOK_WORDS)
  const { kind, endpoint, onDone } = props
  const { endpointId, waiting } = endpoint
  const commands = {
    ...{ rotate: 'rotateWebhookSecret', disable: 'disableWebhookEndpoint' },
    enable: 'enableWebhookEndpoint',
  }
  return (
    <ConfirmStep
      title={fill(own[`${kind}Title`], { name: nameOf(endpoint) })}
      consequence={fill(own[`${kind}Consequence`], { waiting: String(waiting) })}
      command={commands[kind]}
      permission="webhooks.manage"
      input={{ endpointId }}
      does={own[kind]}
      leaves={own.leave}
      isDangerous={kind === 'disable'}
      onClose={answer => onDone((answer as { secret?: string } | undefined)?.secret)}
    />
  )
}

const REASONS = { by_hand: 'by_hand', gone: 'gone', failing: 'failingLong' } as const

function Endpoint(props: {
  readonly endpoint: EndpointCard
  readonly may: boolean
  readonly onStep: (step: Step) => void
  readonly onLog: () => void
}) {
  const own = useWords(WEBHOOK_WORDS)
  const { language } = useSpeech()
  const { endpoint, may, onStep, onLog } = props
  const { endpointId: id, state, failingSince, disabledAt, disabledReason } = endpoint
  const when = (at: string | null) => (at === null ? '' : momentText(at, language))
  const why = REASONS[(disabledReason ?? 'by_hand') as keyof typeof REASONS]
  const count = (number: number) => String(number)
  return (
    <Sheet
      title={
        <Group gap="sm">
          {nameOf(endpoint)}
          {state === 'disabled' ? (
            <Pill state="failed">{own.disabled}</Pill>
          ) : failingSince === null ? (
            <Pill state="done">{own.active}</Pill>
          ) : (
            <Pill state="open">{fill(own.failing, { when: when(failingSince) })}</Pill>
          )}
        </Group>
      }
      aside={
        <Group gap={4}>
          {may && state === 'active' && <TestButton endpoint={endpoint} onSent={onLog} />}
          {may && (
            <>
              <Act name={own.edit} of={endpoint} onDo={() => onStep({ kind: 'edit', id })} />
              <Act name={own.rotate} of={endpoint} onDo={() => onStep({ kind: 'rotate', id })} />
              {state === 'active' ? (
                <Act
                  name={own.disable}
                  of={endpoint}
                  onDo={() => onStep({ kind: 'disable', id })}
                />
              ) : (
                <Act name={own.enable} of={endpoint} onDo={() => onStep({ kind: 'enable', id })} />
              )}
            </>
          )}
          <Act name={own.openLog} of={endpoint} onDo={onLog} />
        </Group>
      }
    >
      <Stack gap={6}>
        {state === 'disabled' && (
          <Alert color="orange" p="xs">
            {fill(own[why], { when: when(disabledAt) })}
          </Alert>
        )}
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {endpoint.url}
        </Text>
        <Text size="xs" c="dimmed">
          {own.events}: {endpoint.events.map(type => (type === '*' ? own.all : type)).join(', ')}
        </Text>
        <Text size="sm">
          {fill(own.week, {
            delivered: count(endpoint.delivered),
            failed: count(endpoint.failed),
            waiting: count(endpoint.waiting),
          })}
          {' · '}
          {own.last}:{' '}
          {endpoint.lastAt === null
            ? own.never
            : `${endpoint.lastStatus ?? ''} ${valueLabel(endpoint.lastOutcome ?? '', language)}, ${when(endpoint.lastAt)}`}
        </Text>
        <Text size="xs" c="dimmed">
          {own.secrets}:{' '}
          {endpoint.secrets
            .map(({ since, until }) =>
              until === null
                ? fill(own.since, { when: when(since) })
                : fill(own.until, { when: when(until) }),
            )
            .join(', ')}
        </Text>
      </Stack>
    </Sheet>
  )
}

function Act(props: {
  readonly name: string
  readonly of: EndpointCard
  readonly onDo: () => void
}) {
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={`${props.name}: ${nameOf(props.of)}`}
      onClick={props.onDo}
    >
      {props.name}
    </Button>
  )
}

function TestButton(props: { readonly endpoint: EndpointCard; readonly onSent: () => void }) {
  const own = useWords(WEBHOOK_WORDS)
  const queries = useQueryClient()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const test = useMutation({
    mutationFn: () => run('sendTestWebhook', { endpointId: props.endpoint.endpointId }, { key }),
    onSuccess: () => {
      setKey(crypto.randomUUID())
      queries.invalidateQueries()
      props.onSent()
    },
  })
  return (
    <>
      {test.isError && <Failure error={test.error} />}
      {test.isSuccess && (
        <Text span size="xs" role="status">
          {own.tested}
        </Text>
      )}
      <Button
        size="compact-xs"
        variant="light"
        loading={test.isPending}
        aria-label={`${own.test}: ${nameOf(props.endpoint)}`}
        onClick={() => test.mutate()}
      >
        {own.test}
      </Button>
    </>
  )
}
