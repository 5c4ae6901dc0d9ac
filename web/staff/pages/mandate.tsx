import { Alert, Anchor, Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { BankSays } from '../../ui/bank-says.tsx'
import { dateText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { Collections, Consents, MandateHistory } from '../parts/mandate/history.tsx'
import { MandatePapers } from '../parts/mandate/papers.tsx'
import { expiresSoon } from '../parts/mandate/soon.ts'
import { type Stop, StopMandate } from '../parts/mandate/stop.tsx'
import { useMe, useView } from '../queries.ts'
import type { MandateView } from '../views/mandate.ts'
import { KEPT_FILES_WORDS } from '../words/kept-files.ts'
import { MANDATE_WORDS } from '../words/mandate.ts'

/** A mandate: whether it can be used and until when, what was collected, what became of it. */
export function MandatePage() {
  const { words } = useSpeech()
  const own = useWords(MANDATE_WORDS)
  const kept = useWords(KEPT_FILES_WORDS)
  const { number = '' } = useParams({ strict: false })
  const { entity } = useSearch({ strict: false }) as { readonly entity?: string }
  const query = entity === undefined ? '' : `?${new URLSearchParams({ entity })}`
  const view = useView<MandateView>(`mandates/${encodeURIComponent(number)}${query}`)
  const [stop, setStop] = useState<Stop>()
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { mandate, state } = view.data
  const isSoon = expiresSoon(view.data)
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.payments} ·{' '}
            <Anchor component={Link} to="/mandates" size="xs" underline="always">
              {own.one}
            </Anchor>{' '}
            ·{' '}
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(mandate.account)}`}
              size="xs"
              underline="always"
            >
              {mandate.account} {mandate.name}
            </Anchor>
          </>
        }
        title={mandate.reference}
        state={
          <>
            <Pill state={state}>{own[state]}</Pill>
            {isSoon && <Pill state="open">{own.soon}</Pill>}
          </>
        }
        actions={<Steps view={view.data} onStop={setStop} />}
      />
      <Stack>
        {stop !== undefined && (
          <StopMandate key={stop} stop={stop} view={view.data} onClose={() => setStop(undefined)} />
        )}
        {isSoon && <ExpiresTold view={view.data} />}
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Sheet>
            <MandateFacts view={view.data} />
          </Sheet>
          <Stack>
            <Sheet title={kept.papers}>
              <MandatePapers view={view.data} />
            </Sheet>
            <Sheet title={own.history}>
              <MandateHistory view={view.data} />
            </Sheet>
          </Stack>
        </SimpleGrid>
        {view.data.consents.length > 0 && (
          <Sheet title={own.autopay}>
            <Consents view={view.data} />
          </Sheet>
        )}
        <Sheet title={own.collections} bare={view.data.collections.length > 0}>
          {view.data.collections.length === 0 ? (
            <Text size="sm" c="dimmed">
              {own.noCollections}
            </Text>
          ) : (
            <Collections view={view.data} />
          )}
        </Sheet>
      </Stack>
    </>
  )
}

function ExpiresTold({ view }: { readonly view: MandateView }) {
  const own = useWords(MANDATE_WORDS)
  const { language } = useSpeech()
  const { mandate, expiresOn } = view
  const day = (on: string) => dateText(on, language)
  return (
    <Alert color="orange" variant="light" role="status">
      {fill(own.expiresTold, {
        last: day(mandate.lastUsedOn ?? mandate.signedOn),
        day: day(expiresOn ?? ''),
      })}
    </Alert>
  )
}

function Steps(props: { readonly view: MandateView; readonly onStop: (stop: Stop) => void }) {
  const own = useWords(MANDATE_WORDS)
  const { data: me } = useMe()
  const { view, onStop } = props
  const { entityCode, reference } = view.mandate
  const isOver = view.state === 'revoked' || view.state === 'used_up'
  const stops: readonly Stop[] = isOver
    ? []
    : view.state === 'blocked'
      ? ['release', 'revoke']
      : ['block', 'revoke']
  const named = new URLSearchParams({ legalEntity: entityCode, reference })
  return (
    <>
      {me?.permissions['bankDetails.change'] !== undefined && !isOver && (
        <Button component={Link} to={`/do/changeMandateAccount?${named}`} variant="default">
          {own.change}
        </Button>
      )}
      {me?.permissions['mandates.write'] !== undefined &&
        stops.map(stop => (
          <Button key={stop} variant="default" onClick={() => onStop(stop)}>
            {own[stop]}
          </Button>
        ))}
    </>
  )
}

function MandateFacts({ view }: { readonly view: MandateView }) {
  const own = useWords(MANDATE_WORDS)
  const { language } = useSpeech()
  const { mandate, expiresOn, nextSequence } = view
  const often = mandate.oneOff ? own.once : own.many
  const type = mandate.accountType === null ? null : valueLabel(mandate.accountType, language)
  return (
    <>
      <Facts
        rows={[
          [own.scheme, `${valueLabel(mandate.scheme, language)}, ${often}`],
          [own.holder, mandate.holder],
          [own.number, [mandate.numberShown, type].filter(Boolean).join(' · ')],
          [own.bank, mandate.bankCode],
          [own.entity, `${mandate.entityCode} · ${mandate.entityName}`],
          [own.creditorId, mandate.creditorId],
          [own.signedOn, <Day key="signed" on={mandate.signedOn} />],
          [own.recorded, <Moment key="recorded" at={mandate.recordedAt} />],
          [own.notice, fill(own.days, { count: mandate.noticeDays })],
          [
            own.lastUsed,
            mandate.lastUsedOn === null ? own.never : <Day key="l" on={mandate.lastUsedOn} />,
          ],
          [own.expires, expiresOn === null ? null : <Day key="expires" on={expiresOn} />],
          [own.sequence, nextSequence],
          [
            own.blocked,
            mandate.blockedReason === null ? null : (
              <BankSays key="blocked" text={mandate.blockedReason} />
            ),
          ],
          [
            own.revoked,
            mandate.revokedOn === null ? null : <Day key="revoked" on={mandate.revokedOn} />,
          ],
        ]}
      />
      {mandate.amended && (
        <Text size="sm" mt="xs">
          {own.amended}
        </Text>
      )}
    </>
  )
}
