import {
  Alert,
  Anchor,
  Button,
  Group,
  Progress,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { readPage, run } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe, useNames, useView } from '../queries.ts'
import type { AccountView } from '../views.ts'
import { DATA_PROTECTION_WORDS } from '../words/data-protection.ts'

/** How often it is looked how far a copy is. */
const LOOK_MS = 1_000

type Copy = {
  readonly copyId: string
  readonly reason: string
  readonly copyState: 'making' | 'made' | 'ended'
  readonly partsDone: string
  readonly partsTotal: string | null
  readonly copiedRows: string | null
  readonly copiedFiles: string | null
  readonly sizeBytes: string | null
  readonly missing: readonly string[]
  readonly requestedAt: string
  readonly requestedBy: string
  readonly fetchableUntil: string | null
}

/** What the law gives a customer over their data: a copy of it, its erasure, and what holds that up. */
export function DataProtectionPage() {
  const { words } = useSpeech()
  const own = useWords(DATA_PROTECTION_WORDS)
  const { number = '' } = useParams({ strict: false })
  const view = useView<AccountView>(`accounts/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { accountNumber, name } = view.data.account
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.customers} ·{' '}
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(accountNumber)}`}
              size="xs"
            >
              {accountNumber} {own.back}
            </Anchor>
          </>
        }
        title={fill(own.titleOf, { name })}
      />
      <Stack>
        <Copies account={accountNumber} />
        <LegalHold account={accountNumber} />
        <Erasure account={accountNumber} />
      </Stack>
    </>
  )
}

function Copies({ account }: { readonly account: string }) {
  const own = useWords(DATA_PROTECTION_WORDS)
  const { data: me } = useMe()
  const copies = useQuery({
    queryKey: ['list', 'data-copies', { account }],
    queryFn: ({ signal }) => readPage('data-copies', { account }, { limit: 20 }, signal),
    select: ({ rows }) => rows as unknown as readonly Copy[],
    refetchInterval: ({ state }) =>
      state.data?.rows.some(row => row.copyState === 'making') === true ? LOOK_MS : false,
  })
  if (copies.isPending) return <Waiting />
  if (copies.isError) return <Failure error={copies.error} />
  const underWay = copies.data.find(({ copyState }) => copyState === 'making')
  return (
    <Sheet title={own.copies}>
      <Stack gap="sm">
        <Text size="sm">{own.what}</Text>
        {underWay !== undefined && <UnderWay copy={underWay} />}
        {underWay === undefined && me?.permissions['data.copy'] !== undefined && (
          <Ask account={account} onAsked={() => copies.refetch()} />
        )}
        {copies.data.length === 0 ? (
          <Text size="sm" c="dimmed">
            {own.none}
          </Text>
        ) : (
          <CopyTable copies={copies.data} />
        )}
      </Stack>
    </Sheet>
  )
}

function Ask(props: { readonly account: string; readonly onAsked: () => Promise<unknown> }) {
  const own = useWords(DATA_PROTECTION_WORDS)
  const [reason, setReason] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const ask = useMutation({
    mutationFn: () => run('makeDataCopy', { accountNumber: props.account, reason }, { key }),
    onSuccess: () => {
      setReason('')
      setKey(crypto.randomUUID())
      return props.onAsked()
    },
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim() !== '') ask.mutate()
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label={own.reason}
          placeholder={own.reasonHint}
          required
          maxLength={500}
          w={360}
          maw="100%"
          value={reason}
          onChange={event => {
            setReason(event.currentTarget.value)
            setKey(crypto.randomUUID())
          }}
        />
        <Button type="submit" loading={ask.isPending} disabled={reason.trim() === ''}>
          {own.make}
        </Button>
      </Group>
      {ask.isError && <Failure error={ask.error} />}
    </form>
  )
}

/** How far the job is; it goes on when the page is closed. */
function UnderWay({ copy }: { readonly copy: Copy }) {
  const own = useWords(DATA_PROTECTION_WORDS)
  const { language } = useSpeech()
  const [done, all] = [Number(copy.partsDone), Number(copy.partsTotal ?? 0)]
  const count = (value: number) => decimalText(String(value), language)
  const text = all === 0 ? own.begins : fill(own.making, { done: count(done), all: count(all) })
  return (
    <div>
      <Progress value={all === 0 ? 0 : (100 * done) / all} animated aria-label={own.copies} />
      <Text size="sm" mt={4} role="status">
        {text}
      </Text>
      <Text size="xs" c="dimmed">
        {own.leaveIt}
      </Text>
    </div>
  )
}

function CopyTable({ copies }: { readonly copies: readonly Copy[] }) {
  const own = useWords(DATA_PROTECTION_WORDS)
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.askedOn}</Table.Th>
            <Table.Th>{own.reason}</Table.Th>
            <Table.Th>{own.askedBy}</Table.Th>
            <Table.Th>{own.state}</Table.Th>
            <Table.Th>{own.until}</Table.Th>
            <Table.Th>{own.content}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {copies.map(copy => (
            <Table.Tr key={copy.copyId}>
              <Table.Td>
                <Moment at={copy.requestedAt} />
              </Table.Td>
              <Table.Td>{copy.reason}</Table.Td>
              <Table.Td>{names[copy.requestedBy] ?? copy.requestedBy}</Table.Td>
              <Table.Td>
                <Pill state={copy.copyState === 'made' ? 'done' : copy.copyState}>
                  {valueLabel(copy.copyState, language, 'copyState')}
                </Pill>
              </Table.Td>
              <Table.Td>
                {copy.copyState === 'made' && copy.fetchableUntil !== null ? (
                  <Moment at={copy.fetchableUntil} />
                ) : (
                  '–'
                )}
              </Table.Td>
              <Table.Td>
                <Fetch copy={copy} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** The file to be fetched, what it holds, and what it goes without. */
function Fetch({ copy }: { readonly copy: Copy }) {
  const own = useWords(DATA_PROTECTION_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  if (copy.copyState !== 'made') return '–'
  const count = (value: string | null) => decimalText(value ?? '0', language)
  const size = `${count(String(Math.ceil(Number(copy.sizeBytes) / 1024)))} KB`
  return (
    <>
      {me?.permissions['data.copy'] !== undefined && (
        <Anchor href={`/v1/data-copies/${copy.copyId}/data.zip`} size="sm">
          {own.fetch}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {fill(own.holds, { rows: count(copy.copiedRows), files: count(copy.copiedFiles), size })}
      </Text>
      {copy.missing.length > 0 && (
        <Alert color="yellow" p={4} role="note">
          {fill(own.missing, { documents: copy.missing.join(', ') })}
        </Alert>
      )}
    </>
  )
}

/** What keeps everything of the customer from being erased. */
function LegalHold({ account }: { readonly account: string }) {
  const own = useWords(DATA_PROTECTION_WORDS)
  const { data: me } = useMe()
  const holds = useQuery({
    queryKey: ['list', 'legal-holds', { account }],
    queryFn: ({ signal }) => readPage('legal-holds', { account }, { limit: 50 }, signal),
    select: ({ rows }) => rows.filter(row => row.releasedAt === null),
  })
  if (holds.isPending) return <Waiting />
  if (holds.isError) return <Failure error={holds.error} />
  const reasons = holds.data.map(row => String(row.reason))
  const isHeld = reasons.length > 0
  const to = `/do/${isHeld ? 'releaseLegalHold' : 'placeLegalHold'}`
  return (
    <Sheet title={own.legalHold}>
      <Group justify="space-between">
        <Text size="sm">
          {isHeld ? fill(own.held, { reason: reasons.join('; ') }) : own.notHeld}
        </Text>
        {me?.permissions['data.retention'] !== undefined && (
          <Button
            component={Link}
            to={`${to}?accountNumber=${encodeURIComponent(account)}`}
            variant="default"
            size="xs"
          >
            {isHeld ? own.releaseHold : own.placeHold}
          </Button>
        )}
      </Group>
    </Sheet>
  )
}

function Erasure({ account }: { readonly account: string }) {
  const own = useWords(DATA_PROTECTION_WORDS)
  const { data: me } = useMe()
  return (
    <Sheet title={own.erasure}>
      <Group justify="space-between">
        <Text size="sm" maw={640}>
          {own.erasureWhat}
        </Text>
        {me?.permissions['data.erase'] !== undefined && (
          <Button
            component={Link}
            to={`/do/eraseAccount?accountNumber=${encodeURIComponent(account)}`}
            variant="default"
            size="xs"
          >
            {own.erase}
          </Button>
        )}
      </Group>
    </Sheet>
  )
}
