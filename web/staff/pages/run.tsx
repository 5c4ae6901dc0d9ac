import {
  Anchor,
  Button,
  Group,
  Modal,
  Progress,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { canStep, type RunState as State } from '../../../src/invoicing/run-state.ts'
import { run as command, type Row, readPage } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { decimalText } from '../../ui/format.ts'
import { labelOf } from '../../ui/labels.ts'
import { Amount, Day, Facts, Heading, Moment, Sheet, Waiting } from '../../ui/parts.tsx'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { useMe, useView } from '../queries.ts'
import type { RunView, WholeRunView } from '../views.ts'
import { accountsWith, RunState } from './home.tsx'

const WORKING: readonly string[] = ['rating', 'issuing']

/** One bill run: funnel, progress, control totals beside the run before, exceptions worked by keys. */
export function RunPage() {
  const { words } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const [isWorking, setWorking] = useState(false)
  const view = useView<WholeRunView>(`runs/${encodeURIComponent(number)}`, {
    refetchMs: isWorking ? 1500 : false,
  })
  const works = WORKING.includes(view.data?.run.state ?? '')
  if (works !== isWorking) setWorking(works)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { run } = view.data
  return (
    <>
      <Heading
        over={words.nouns.billRuns}
        title={run.number}
        state={<RunState state={run.state} />}
        actions={<Steps view={view.data} />}
      />
      <Stack>
        {works && <Working view={view.data} />}
        <Funnel view={view.data} />
        <Sheet>
          <RunFacts view={view.data} />
        </Sheet>
        <ControlTotals view={view.data} />
        {run.state === 'review' && <Exceptions runId={run.runId} number={run.number} />}
      </Stack>
    </>
  )
}

function Working({ view }: { readonly view: WholeRunView }) {
  const { words } = useSpeech()
  const parts = (states: readonly string[]) =>
    view.chunks
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { chunks }) => sum + Number(chunks), 0)
  const all = parts(['pending', 'rated', 'issued'])
  const done = view.run.state === 'rating' ? parts(['rated', 'issued']) : parts(['issued'])
  return (
    <div>
      <Progress value={all === 0 ? 0 : (100 * done) / all} animated aria-label={words.runs.state} />
      <Text size="xs" c="dimmed" mt={4} aria-live="polite">
        {fill(words.runs.progress, { done, all })}
      </Text>
    </div>
  )
}

function Funnel({ view }: { readonly view: RunView }) {
  const { words, language } = useSpeech()
  const isIssued = ['issuing', 'issued'].includes(view.run.state)
  const open = view.exceptions.filter(({ state }) => state === 'open')
  const sum = (rows: readonly { readonly exceptions: string }[]) =>
    rows.reduce((total, row) => total + Number(row.exceptions), 0)
  const steps = [
    [words.runs.selected, accountsWith(view), ''],
    [
      words.runs.billed,
      accountsWith(view, 'billed'),
      (['skipped', 'held', 'failed', 'pending'] as const)
        .map(outcome => [accountsWith(view, outcome), words.runs[outcome]] as const)
        .filter(([accounts]) => accounts > 0)
        .map(([accounts, name]) => `${accounts} ${name.toLowerCase()}`)
        .join(', '),
    ],
    [
      words.runs.exceptions,
      sum(view.exceptions),
      open.length === 0 ? '' : `${sum(open)} ${words.list.open.toLowerCase()}`,
    ],
    [
      isIssued ? words.runs.documents : words.runs.drafts,
      view.sums.reduce((total, row) => total + Number(row.documents), 0),
      '',
    ],
  ] as const
  return (
    <Group grow gap="sm" align="stretch">
      {steps.map(([name, count, detail]) => (
        <div key={name} className="sheet" style={{ padding: '8px 12px' }}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {decimalText(String(count), language)}
          </Text>
          {detail !== '' && (
            <Text size="xs" c="dimmed">
              {detail}
            </Text>
          )}
        </div>
      ))}
    </Group>
  )
}

function RunFacts({ view: { run } }: { readonly view: RunView }) {
  const { words } = useSpeech()
  return (
    <Facts
      rows={[
        [words.home.entity, `${run.entityCode} · ${run.entityName}`],
        [words.account.cycle, run.cycleCode],
        [words.runs.through, <Day key="through" on={run.throughOn} />],
        [words.runs.issueOn, <Day key="issue" on={run.issueOn} />],
        [words.runs.started, <Moment key="start" at={run.createdAt} />],
        [
          words.runs.approvedAt,
          run.approvedAt === null ? null : <Moment key="approve" at={run.approvedAt} />,
        ],
        [
          words.runs.finishedAt,
          run.finishedAt === null ? null : <Moment key="issued" at={run.finishedAt} />,
        ],
      ]}
    />
  )
}

/** Sums by currency and kind, beside those of the run before. */
function ControlTotals({ view }: { readonly view: WholeRunView }) {
  const { words, language } = useSpeech()
  const names: Readonly<Record<string, string>> = words.document
  return (
    <Sheet title={words.runs.controlTotals} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.form.kind}</Table.Th>
            <Table.Th className="figure">{words.runs.documents}</Table.Th>
            <Table.Th className="figure">{words.runs.net}</Table.Th>
            <Table.Th className="figure">{words.runs.tax}</Table.Th>
            <Table.Th className="figure">{words.runs.total}</Table.Th>
            <Table.Th className="figure">
              {words.runs.before} {view.run.previousNumber}
            </Table.Th>
            <Table.Th className="figure">{words.runs.change}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.sums.map(row => {
            const before = view.previous?.sums.find(
              each => each.currency === row.currency && each.kind === row.kind,
            )
            return (
              <Table.Tr key={`${row.kind} ${row.currency}`}>
                <Table.Th scope="row">
                  {names[row.kind]} {row.currency}
                </Table.Th>
                <Table.Td className="figure">{decimalText(row.documents, language)}</Table.Td>
                <Table.Td className="figure">
                  <Amount minor={row.netMinor} currency={row.currency} bare />
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={row.taxMinor} currency={row.currency} bare />
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={row.grossMinor} currency={row.currency} bare />
                </Table.Td>
                <Table.Td className="figure">
                  {before === undefined ? (
                    '–'
                  ) : (
                    <Amount minor={before.grossMinor} currency={row.currency} bare />
                  )}
                </Table.Td>
                <Table.Td className="figure">
                  {before === undefined ? (
                    '–'
                  ) : (
                    <Amount
                      minor={String(BigInt(row.grossMinor) - BigInt(before.grossMinor))}
                      currency={row.currency}
                      bare
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

/** What can be done with the run as it stands; each says what it will do before it does it. */
function Steps({ view }: { readonly view: WholeRunView }) {
  const { words } = useSpeech()
  const { data: me } = useMe()
  const [asked, setAsked] = useState<'approveBillRun' | 'issueBillRun' | 'cancelBillRun'>()
  const state = view.run.state as State
  const may = (permission: string) => me?.permissions[permission] !== undefined
  return (
    <>
      {canStep(state, 'cancel') && may('billRuns.start') && (
        <Button variant="subtle" color="red" onClick={() => setAsked('cancelBillRun')}>
          {words.runs.cancel}
        </Button>
      )}
      {canStep(state, 'approve') && may('billRuns.approve') && (
        <Button onClick={() => setAsked('approveBillRun')}>{words.runs.approve}</Button>
      )}
      {canStep(state, 'issue') && may('billRuns.issue') && (
        <Button onClick={() => setAsked('issueBillRun')}>{words.runs.issue}</Button>
      )}
      {asked !== undefined && (
        <StepDialog view={view} step={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

/** What each step asks of whoever takes it. */
const PERMISSIONS = {
  approveBillRun: 'billRuns.approve',
  issueBillRun: 'billRuns.issue',
  cancelBillRun: 'billRuns.start',
} as const

function StepDialog(props: {
  readonly view: WholeRunView
  readonly step: 'approveBillRun' | 'issueBillRun' | 'cancelBillRun'
  readonly onClose: () => void
}) {
  const { words, language } = useSpeech()
  const { view, step, onClose } = props
  const { data: me } = useMe()
  const [reason, setReason] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const isCancel = step === 'cancelBillRun'
  const input = () => ({ runId: view.run.runId, ...(isCancel ? { reason } : {}) })
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${labelOf(step, language)}: ${view.run.number}`}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Stack gap="sm">
        <Text size="sm">{words.form.consequence}</Text>
        {view.sums.map(row => (
          <Group key={`${row.kind} ${row.currency}`} justify="space-between">
            <Text size="sm">
              {row.documents} × {labelOf(row.kind, language)}
            </Text>
            <Amount minor={row.grossMinor} currency={row.currency} />
          </Group>
        ))}
        {isCancel && (
          <TextInput
            label={words.runs.note}
            required
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Deed
          command={step}
          input={input}
          intent={key}
          proposes={me?.permissions[PERMISSIONS[step]] === 'propose'}
          isReady={!isCancel || reason !== ''}
          isDangerous={isCancel}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {words.shell.close}
          </Button>
        </Deed>
      </Stack>
    </Modal>
  )
}

/** Undecided exceptions, worked by single keys: a accepts, h holds, Enter opens the customer. */
function Exceptions({ runId, number }: { readonly runId: string; readonly number: string }) {
  const { words, language } = useSpeech()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [at, setAt] = useState(0)
  const found = useQuery({
    queryKey: ['list', 'bill-run-exceptions', number],
    queryFn: () => readPage('bill-run-exceptions', { run: number, state: 'open' }, { limit: 100 }),
  })
  const rows = found.data?.rows ?? []
  const place = Math.min(at, Math.max(0, rows.length - 1))
  const row: Row | undefined = rows[place]
  const decision = useMutation({
    mutationFn: ({ row, decision }: { readonly row: Row; readonly decision: 'accept' | 'hold' }) =>
      command(
        'decideExceptions',
        { runId, decision, code: row.code, accounts: [row.account] },
        { key: crypto.randomUUID() },
      ),
    onSuccess: () => queries.invalidateQueries(),
  })
  const decide = (what: 'accept' | 'hold') => {
    if (row !== undefined && !decision.isPending) decision.mutate({ row, decision: what })
  }
  useHotkeys([
    ['j', () => setAt(Math.min(place + 1, rows.length - 1))],
    ['k', () => setAt(Math.max(place - 1, 0))],
    ['a', () => decide('accept')],
    ['h', () => decide('hold')],
    [
      'Enter',
      () =>
        row !== undefined &&
        navigate({ to: `/accounts/${encodeURIComponent(String(row.account))}` }),
    ],
  ])
  return (
    <Sheet
      title={words.runs.queue}
      aside={
        <Text size="xs" c="dimmed">
          {words.runs.keys}
        </Text>
      }
      bare
    >
      {decision.isError && <Failure error={decision.error} />}
      {found.isSuccess && rows.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {words.runs.queueDone}
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{labelOf('code', language)}</Table.Th>
              <Table.Th>{labelOf('account', language)}</Table.Th>
              <Table.Th>{labelOf('facts', language)}</Table.Th>
              <Table.Th>{words.shell.actions}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((each, i) => (
              <Table.Tr
                key={`${each.code} ${each.account} ${each.line}`}
                data-at={i === place}
                onClick={() => setAt(i)}
              >
                <Table.Td>{labelOf(String(each.code), language)}</Table.Td>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/accounts/${encodeURIComponent(String(each.account))}`}
                    size="sm"
                  >
                    {String(each.account)}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <span className="json">{factsText(each.facts)}</span>
                </Table.Td>
                <Table.Td>
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => decision.mutate({ row: each, decision: 'accept' })}
                    >
                      {words.runs.accept}
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => decision.mutate({ row: each, decision: 'hold' })}
                    >
                      {words.runs.hold}
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}

function factsText(facts: unknown): string {
  if (typeof facts !== 'object' || facts === null) return ''
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
