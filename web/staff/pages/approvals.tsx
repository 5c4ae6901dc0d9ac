import { Anchor, Button, Checkbox, Grid, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Refused, run } from '../../ui/api.ts'
import { ChangeTable, type RowChange } from '../../ui/change.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Result } from '../../ui/form/result.tsx'
import { decimalText } from '../../ui/format.ts'
import { useScreenKeys } from '../../ui/keys.ts'
import { labelOf } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Facts, Heading, Moment, Sheet, Waiting } from '../../ui/parts.tsx'
import { NamedThings } from '../../ui/things.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { Answers } from '../parts/approvals/answers.tsx'
import { RunPreview, releasedIn } from '../parts/approvals/run-preview.tsx'
import { useView } from '../queries.ts'
import { APPROVALS_WORDS } from '../words/approvals.ts'

type Request = {
  readonly requestId: string
  readonly command: string
  readonly input: unknown
  readonly preview: unknown
  readonly changes: readonly RowChange[] | null
  readonly amounts: readonly { readonly amount: string; readonly currency: string }[]
  readonly rules: readonly string[]
  readonly note: string
  readonly requestedBy: string
  readonly requestedAt: string
  readonly expiresAt: string
  /** Whether the reader may approve it; who may not may still reject it. */
  readonly canApprove: boolean
}

/** Which of them: what the reader may approve, what others do, what the reader put forward. */
const SHARES = ['yours', 'others', 'mine'] as const

/** Of a command over thousands of rows the first tell what it is about. */
const MOST_CHANGES = 20

/** What waits for a second person: what, why, how much, by which rule, and what it would do. */
export function ApprovalsPage() {
  const { words } = useSpeech()
  const approvalsWords = useWords(APPROVALS_WORDS)
  const { mine, of } = useSearch({ strict: false }) as {
    readonly mine?: string
    readonly of?: string
  }
  const share = mine === 'yes' ? 'mine' : of === 'others' ? 'others' : 'yours'
  const view = useView<readonly Request[]>(share === 'mine' ? 'approvals?mine=yes' : 'approvals')
  const requests = (view.data ?? []).filter(
    ({ canApprove }) => share === 'mine' || canApprove === (share === 'yours'),
  )
  const tabs = {
    yours: ['/approvals', approvalsWords.toDecide, approvalsWords.empty],
    others: ['/approvals?of=others', approvalsWords.ofOthers, approvalsWords.emptyOthers],
    mine: ['/approvals?mine=yes', approvalsWords.mine, approvalsWords.emptyMine],
  } as const
  return (
    <>
      <Heading
        over={words.nouns.settings}
        title={approvalsWords.title}
        actions={
          <Group gap="md">
            {SHARES.map(each => (
              <Anchor
                key={each}
                component={Link}
                to={tabs[each][0]}
                size="sm"
                fw={each === share ? 600 : 400}
              >
                {tabs[each][1]}
              </Anchor>
            ))}
          </Group>
        }
      />
      <Answers />
      {view.isPending && <Waiting />}
      {view.isError && <Failure error={view.error} onRetry={() => view.refetch()} />}
      {view.isSuccess &&
        (requests.length === 0 ? (
          <Text size="sm" c="dimmed">
            {tabs[share][2]}
          </Text>
        ) : (
          <Inbox key={share} requests={requests} isMine={share === 'mine'} />
        ))}
    </>
  )
}

function Inbox(props: { readonly requests: readonly Request[]; readonly isMine: boolean }) {
  const approvalsWords = useWords(APPROVALS_WORDS)
  const { requests, isMine } = props
  const isYours = requests.every(({ canApprove }) => canApprove) && !isMine
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const place = Math.min(at, requests.length - 1)
  const shown = requests[place]
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  useScreenKeys([
    ['j', () => setAt(Math.min(place + 1, requests.length - 1))],
    ['k', () => setAt(Math.max(place - 1, 0))],
    ['x', () => shown !== undefined && isYours && toggle(shown.requestId)],
    ['a', () => document.querySelector<HTMLElement>('[data-key="a"]')?.click()],
  ])
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="xs">
          <Sheet bare>
            <Requests
              requests={requests}
              at={place}
              chosen={isYours ? chosen : undefined}
              onGo={setAt}
              onToggle={toggle}
            />
          </Sheet>
          {isYours && (
            <Many
              requests={requests.filter(({ requestId }) => chosen.has(requestId))}
              onDone={() => setChosen(new Set())}
            />
          )}
          <Text size="xs" c="dimmed">
            {isMine
              ? approvalsWords.second
              : isYours
                ? approvalsWords.keys
                : approvalsWords.othersHelp}
          </Text>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        {shown !== undefined && (
          <NamedThings of={[shown.input, shown.preview, shown.changes]}>
            <One key={shown.requestId} request={shown} isMine={isMine} hasKey={chosen.size === 0} />
          </NamedThings>
        )}
      </Grid.Col>
    </Grid>
  )
}

function Requests(props: {
  readonly requests: readonly Request[]
  readonly at: number
  readonly chosen: ReadonlySet<string> | undefined
  readonly onGo: (at: number) => void
  readonly onToggle: (id: string) => void
}) {
  const { language } = useSpeech()
  const approvalsWords = useWords(APPROVALS_WORDS)
  const actorText = useActorText()
  const { requests, at, chosen, onGo, onToggle } = props
  return (
    <Table highlightOnHover aria-label={approvalsWords.title}>
      <Table.Tbody>
        {requests.map((request, i) => (
          <Table.Tr
            key={request.requestId}
            data-at={i === at}
            onClick={() => onGo(i)}
            style={{ cursor: 'pointer' }}
          >
            {chosen !== undefined && (
              <Table.Td className="choice" onClick={event => event.stopPropagation()}>
                <Checkbox
                  aria-label={fill(approvalsWords.select, {
                    what: labelOf(request.command, language),
                  })}
                  checked={chosen.has(request.requestId)}
                  onChange={() => onToggle(request.requestId)}
                />
              </Table.Td>
            )}
            <Table.Td>
              <Text size="sm" fw={600}>
                {labelOf(request.command, language)}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={1}>
                {actorText(request.requestedBy) ?? request.requestedBy} · {request.note}
              </Text>
            </Table.Td>
            <Table.Td className="figure">
              <Amounts request={request} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const IMPORTS: Readonly<Record<string, string>> = {
  commitDataImport: '/data-import',
  commitUsageImport: '/usage-import',
}

/** Where the import stands whose lines are to be taken over. */
function importOf({ command, input }: Request): string | undefined {
  const place = IMPORTS[command]
  if (place === undefined || typeof input !== 'object' || input === null) return undefined
  return `${place}/${String((input as { readonly importId?: unknown }).importId)}`
}

function Amounts({ request }: { readonly request: Request }) {
  const { language } = useSpeech()
  return request.amounts.map(({ amount, currency }) => (
    <div key={`${amount} ${currency}`}>
      {decimalText(amount, language)}{' '}
      <Text span size="xs" c="dimmed">
        {currency}
      </Text>
    </div>
  ))
}

/** Approves several, one after the other; what is over the reader's limit is refused by itself. */
function Many(props: { readonly requests: readonly Request[]; readonly onDone: () => void }) {
  const approvalsWords = useWords(APPROVALS_WORDS)
  const queries = useQueryClient()
  const { requests, onDone } = props
  const approve = useMutation({
    mutationFn: async () => {
      const failed: string[] = []
      for (const { requestId } of requests) {
        try {
          await run('approveRequest', { requestId }, { key: `approve-${requestId}` })
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          failed.push(error.message)
        }
      }
      return failed
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries(),
  })
  const failed = approve.data ?? []
  return (
    <>
      {requests.length > 0 && (
        <Group>
          <Button loading={approve.isPending} onClick={() => approve.mutate()} data-key="a">
            {fill(approvalsWords.approveMany, { count: requests.length })}
          </Button>
        </Group>
      )}
      {approve.isError && <Failure error={approve.error} />}
      {failed.length > 0 && (
        <Text size="sm" role="alert" c="var(--bad-text)">
          {fill(approvalsWords.failed, { count: failed.length, why: failed[0] ?? '' })}
        </Text>
      )}
    </>
  )
}

function One(props: {
  readonly request: Request
  readonly isMine: boolean
  readonly hasKey: boolean
}) {
  const { language } = useSpeech()
  const approvalsWords = useWords(APPROVALS_WORDS)
  const actorText = useActorText()
  const { request } = props
  const released = releasedIn(request.preview)
  return (
    <Stack>
      <Sheet title={labelOf(request.command, language)}>
        <Stack gap="sm">
          <Facts
            rows={[
              [approvalsWords.why, request.note],
              [
                approvalsWords.amounts,
                request.amounts.length === 0 ? null : <Amounts key="amounts" request={request} />,
              ],
              [approvalsWords.rules, request.rules.map(rule => labelOf(rule, language)).join(', ')],
              [approvalsWords.by, actorText(request.requestedBy) ?? request.requestedBy],
              [approvalsWords.at, <Moment key="at" at={request.requestedAt} />],
              [approvalsWords.expires, <Moment key="expires" at={request.expiresAt} />],
            ]}
          />
          <Decision {...props} />
        </Stack>
      </Sheet>
      <Sheet title={approvalsWords.preview}>
        {importOf(request) !== undefined && (
          <Anchor component={Link} to={importOf(request) ?? ''} size="sm">
            {approvalsWords.openImport}
          </Anchor>
        )}
        {released === undefined ? (
          <Result value={request.preview} />
        ) : (
          <RunPreview released={released} />
        )}
      </Sheet>
      {(request.changes ?? []).length > 0 && (
        <Sheet title={approvalsWords.changes} bare>
          {(request.changes ?? []).slice(0, MOST_CHANGES).map((change, i) => (
            <ChangeTable key={i} change={change} />
          ))}
        </Sheet>
      )}
      <Sheet title={approvalsWords.input}>
        <Result value={filledIn(request.input)} />
      </Sheet>
    </Stack>
  )
}

/** Without the fields that were left empty. */
function filledIn(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))
}

function Decision(props: {
  readonly request: Request
  readonly isMine: boolean
  readonly hasKey: boolean
}) {
  const approvalsWords = useWords(APPROVALS_WORDS)
  const queries = useQueryClient()
  const { request, isMine, hasKey } = props
  const [note, setNote] = useState('')
  const { requestId } = request
  const decision = useMutation({
    mutationFn: (command: 'approveRequest' | 'rejectRequest' | 'withdrawRequest') =>
      run(
        command,
        { requestId, ...(note === '' ? {} : { note }) },
        { key: `${command}-${requestId}` },
      ),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <Stack gap="xs">
      {!isMine && (
        <TextInput
          label={approvalsWords.note}
          value={note}
          maxLength={500}
          onChange={event => setNote(event.currentTarget.value)}
        />
      )}
      {decision.isError && <Failure error={decision.error} />}
      <Group>
        {isMine ? (
          <Button
            variant="default"
            loading={decision.isPending}
            onClick={() => decision.mutate('withdrawRequest')}
          >
            {approvalsWords.withdraw}
          </Button>
        ) : (
          <>
            {request.canApprove && (
              <Button
                loading={decision.isPending}
                onClick={() => decision.mutate('approveRequest')}
                {...(hasKey ? { 'data-key': 'a' } : {})}
              >
                {approvalsWords.approve}
              </Button>
            )}
            <Button
              variant="default"
              color="red"
              disabled={note.trim() === ''}
              onClick={() => decision.mutate('rejectRequest')}
            >
              {approvalsWords.reject}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  )
}
