import { Button, MultiSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import { type EndpointCard, nameOf, type WebhooksView } from '../../views/webhooks.ts'
import { WEBHOOK_WORDS } from '../../words/webhooks.ts'

const EVERYTHING = '*'

/** An endpoint, new or to be changed: where it lies and what it is told of. */
export function EndpointForm(props: {
  readonly view: WebhooksView
  readonly endpoint: EndpointCard | undefined
  readonly onDone: (made: { readonly name: string; readonly secret: string } | undefined) => void
}) {
  const own = useWords(WEBHOOK_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { view, endpoint, onDone } = props
  const [url, setUrl] = useState(endpoint?.url ?? '')
  const [description, setDescription] = useState(endpoint?.description ?? '')
  const [events, setEvents] = useState<readonly string[]>(endpoint?.events ?? [])
  const input = {
    ...(endpoint === undefined ? {} : { endpointId: endpoint.endpointId }),
    ...{ url: url.trim(), events },
    ...(description.trim() === '' ? {} : { description: description.trim() }),
  }
  const text = JSON.stringify(input)
  const intent = useMemo(() => `${text && crypto.randomUUID()}`, [text])
  const told = (type: string) => {
    const label = valueLabel(type, language)
    return { value: type, label: label === type ? type : `${label} · ${type}` }
  }
  return (
    <Sheet
      title={endpoint === undefined ? own.fresh : fill(own.change, { name: nameOf(endpoint) })}
    >
      <Stack gap="xs">
        <TextInput
          label={own.url}
          required
          type="url"
          placeholder="https://"
          autoComplete="off"
          value={url}
          onChange={event => setUrl(event.currentTarget.value)}
        />
        <TextInput
          label={own.description}
          maxLength={200}
          value={description}
          onChange={event => setDescription(event.currentTarget.value)}
        />
        <MultiSelect
          label={own.events}
          required
          searchable
          hidePickedOptions
          value={[...events]}
          onChange={setEvents}
          data={[
            { value: EVERYTHING, label: own.all },
            ...view.types
              .filter(({ type }) => type !== 'webhook.test')
              .map(({ type }) => told(type)),
          ]}
        />
        <Text size="xs" c="dimmed">
          {own.consequence} {endpoint === undefined && own.second}
        </Text>
        <Deed
          key={intent}
          command={endpoint === undefined ? 'addWebhookEndpoint' : 'changeWebhookEndpoint'}
          input={() => input}
          intent={intent}
          proposes={me?.permissions['webhooks.manage'] === 'propose'}
          isReady={/^https?:\/\/./.test(url.trim()) && events.length > 0}
          does={endpoint === undefined ? own.make : own.save}
          onDone={answer => {
            const { secret } = answer as { readonly secret?: string }
            onDone(secret === undefined ? undefined : { name: description || url, secret })
          }}
        >
          <Button variant="default" onClick={() => onDone(undefined)}>
            {own.leave}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}
