import { Anchor, Button, Grid, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { dateText, momentText } from '../../ui/format.ts'
import { Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { permissionWords } from '../../ui/words/permissions/what.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { ConfirmStep } from '../parts/confirm-step.tsx'
import { type Fresh, KeyForm } from '../parts/settings/key-form.tsx'
import { SecretOnce } from '../parts/settings/secret-once.tsx'
import { useNames, useView } from '../queries.ts'
import type { ApiKeysView, KeyCard } from '../views/api-keys.ts'
import { KEY_WORDS } from '../words/api-keys.ts'

type Step = { readonly kind: 'renew' | 'revoke'; readonly key: KeyCard }

/** Keys of programs: made with as little as they need, their secret shown once, ended at once. */
export function ApiKeysPage() {
  const { words } = useSpeech()
  const own = useWords(KEY_WORDS)
  const view = useView<ApiKeysView>('api-keys')
  const [fresh, setFresh] = useState<Fresh>()
  const [step, setStep] = useState<Step>()
  if (view.isPending) return <Waiting />
  if (view.isError) {
    return (
      <>
        <Heading over={words.nouns.settings} title={own.title} />
        <Failure error={view.error} onRetry={() => view.refetch()} />
      </>
    )
  }
  return (
    <>
      <Heading
        over={words.nouns.settings}
        title={own.title}
        actions={
          <Anchor href="/v1" size="sm">
            {own.reference}
          </Anchor>
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
        {step !== undefined && (
          <KeyStep
            key={`${step.kind} ${step.key.keyId}`}
            step={step}
            onDone={secret => {
              if (secret !== undefined) setFresh({ name: step.key.name, secret })
              setStep(undefined)
            }}
          />
        )}
        <Grid gap="md">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Keys view={view.data} onStep={setStep} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <KeyForm view={view.data} onMade={setFresh} />
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  )
}

function KeyStep(props: {
  readonly step: Step
  readonly onDone: (secret: string | undefined) => void
}) {
  const own = useWords(KEY_WORDS)
  const { language } = useSpeech()
  const { key, kind } = props.step
  const used = key.lastUsedAt === null ? own.unused : momentText(key.lastUsedAt, language)
  if (kind === 'revoke') {
    return (
      <ConfirmStep
        title={fill(own.revokeTitle, { name: key.name })}
        consequence={fill(own.revokeConsequence, { used })}
        command="revokeApiKey"
        permission="identity.keys"
        input={{ keyId: key.keyId }}
        does={own.revoke}
        leaves={own.leave}
        isDangerous
        onClose={() => props.onDone(undefined)}
      />
    )
  }
  return (
    <ConfirmStep
      title={fill(own.renewTitle, { name: key.name })}
      consequence={isTaken(key) ? own.renewConsequence : own.takeConsequence}
      command="renewApiKey"
      permission="identity.keys"
      input={{ keyId: key.keyId }}
      does={isTaken(key) ? own.renew : own.take}
      leaves={own.leave}
      onClose={answer => props.onDone((answer as { secret?: string } | undefined)?.secret)}
    />
  )
}

/** Whether anybody has its secret: of a key that waited for approval nobody saw the first one. */
function isTaken(key: KeyCard): boolean {
  return key.lastUsedAt !== null || key.renewedAt !== null
}

function Keys(props: { readonly view: ApiKeysView; readonly onStep: (step: Step) => void }) {
  const own = useWords(KEY_WORDS)
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  const { view, onStep } = props
  if (view.keys.length === 0) {
    return (
      <Sheet title={own.list}>
        <Text size="sm">{own.none}</Text>
      </Sheet>
    )
  }
  return (
    <Sheet title={own.list} bare>
      <Table aria-label={own.list}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.name}</Table.Th>
            <Table.Th>{own.scopes}</Table.Th>
            <Table.Th>{own.made}</Table.Th>
            <Table.Th>{own.used}</Table.Th>
            <Table.Th>{own.state}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.keys.map(key => (
            <Table.Tr key={key.keyId}>
              <Table.Th scope="row">
                {key.name}
                <Text size="xs" c="dimmed">
                  {own.hint} {key.hint}…
                </Text>
              </Table.Th>
              <Table.Td style={{ maxWidth: 260 }}>
                <Text size="xs">
                  {key.scopes
                    .map(scope =>
                      scope === '*' ? own.everything : permissionWords(scope, language),
                    )
                    .join(', ')}
                </Text>
              </Table.Td>
              <Table.Td>
                <Moment at={key.createdAt} />
                <Text size="xs" c="dimmed">
                  {own.by} {names[key.createdBy] ?? key.createdBy}
                </Text>
              </Table.Td>
              <Table.Td>
                {key.lastUsedAt === null ? own.unused : <Moment at={key.lastUsedAt} />}
                <Text size="xs">
                  <Anchor component={Link} to={`/audit?actor=key%3A${key.keyId}`} size="xs">
                    {own.log}
                  </Anchor>
                </Text>
              </Table.Td>
              <Table.Td>
                <State of={key} now={view.now} />
              </Table.Td>
              <Table.Td>
                {key.revokedAt === null && (
                  <Group gap={4} wrap="nowrap" justify="flex-end">
                    {key.isOwn && (
                      <Button
                        size="compact-xs"
                        variant={isTaken(key) ? 'subtle' : 'light'}
                        aria-label={`${isTaken(key) ? own.renew : own.take}: ${key.name}`}
                        onClick={() => onStep({ kind: 'renew', key })}
                      >
                        {isTaken(key) ? own.renew : own.take}
                      </Button>
                    )}
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={`${own.revoke}: ${key.name}`}
                      onClick={() => onStep({ kind: 'revoke', key })}
                    >
                      {own.revoke}
                    </Button>
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function State({ of: key, now }: { readonly of: KeyCard; readonly now: string }) {
  const own = useWords(KEY_WORDS)
  const { language } = useSpeech()
  if (key.revokedAt !== null) return <Pill state="revoked">{own.revoked}</Pill>
  if (key.expiresAt !== null && key.expiresAt <= now) {
    return <Pill state="expired">{own.expired}</Pill>
  }
  return (
    <>
      <Pill state="holds">{own.usable}</Pill>
      {key.expiresAt !== null && (
        <Text size="xs" c="dimmed" className="nowrap">
          {fill(own.soon, { day: dateText(key.expiresAt.slice(0, 10), language) })}
        </Text>
      )}
    </>
  )
}
