import {
  Anchor,
  Button,
  Group,
  Modal,
  Progress,
  Skeleton,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type BulkAction, inputOfRow } from '../../../src/operations/bulk/actions.ts'
import { type CommandForm, type Row, read, run } from '../api.ts'
import { Failure } from '../failure.tsx'
import { Fields } from '../form/fields.tsx'
import { OfCommand } from '../form/of-command.ts'
import { sentOf, startOf } from '../form/schema.ts'
import { labelOf, memberLabel } from '../labels.ts'
import { isKey } from '../things.tsx'
import { useWords } from '../words/in-four.ts'
import { fill, oneOrMore, useSpeech } from '../words/words.ts'
import { askedForm } from './bulk-form.ts'
import { BULK_WORDS } from './bulk-words.ts'
import { useLinks } from './links.ts'

type BulkView = {
  readonly run: { readonly state: string; readonly rowCount: number }
  readonly counts: readonly {
    readonly trial: string
    readonly state: string
    readonly rows: string
  }[]
  readonly problems: readonly {
    readonly rowNo: number
    readonly label: string
    readonly why: string
  }[]
  readonly made: readonly {
    readonly rowNo: number
    readonly label: string
    readonly facts: Readonly<Record<string, string>>
  }[]
}

const useBulkWords = () => useWords(BULK_WORDS)

const MOVING = new Set(['trying', 'running'])

/** One action over many rows: asked once, tried on each, then carried out with the answer of each. */
export function BulkDialog(props: {
  readonly action: BulkAction
  readonly rows: readonly Row[]
  readonly onClose: (isDone: boolean) => void
}) {
  const { words, language } = useSpeech()
  const bulkWords = useWords(BULK_WORDS)
  const { action, rows, onClose } = props
  const [bulkId, setBulkId] = useState<string>()
  const [isDone, setDone] = useState(false)
  const title = fill(oneOrMore(rows.length, language, bulkWords.titleOne, bulkWords.title), {
    action: labelOf(action.command, language),
    count: rows.length,
  })
  return (
    <Modal
      opened
      onClose={() => onClose(isDone)}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      {bulkId === undefined ? (
        <Ask action={action} rows={rows} onPrepared={setBulkId} />
      ) : (
        <BulkWork bulkId={bulkId} onDone={() => setDone(true)} />
      )}
    </Modal>
  )
}

function Ask(props: {
  readonly action: BulkAction
  readonly rows: readonly Row[]
  readonly onPrepared: (bulkId: string) => void
}) {
  const { action } = props
  const command = useQuery({
    queryKey: ['command', action.command],
    queryFn: () => read<CommandForm>(`commands/${action.command}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (command.isError) return <Failure error={command.error} onRetry={() => command.refetch()} />
  if (command.isPending) return <Skeleton height={120} />
  return <AskForm {...props} command={command.data} />
}

function AskForm(props: {
  readonly action: BulkAction
  readonly rows: readonly Row[]
  readonly command: CommandForm
  readonly onPrepared: (bulkId: string) => void
}) {
  const bulkWords = useWords(BULK_WORDS)
  const { action, rows, command } = props
  const { form, inputOf } = askedForm(command.input, action)
  const [value, setValue] = useState<unknown>(() => startOf(form))
  const [note, setNote] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const prepare = useMutation({
    mutationFn: () => {
      const asked = inputOf(sentOf(form, value))
      const each = rows.map(row => ({
        label: String(row[action.label] ?? '') || '–',
        input: inputOfRow(action, row, asked),
      }))
      const { list } = action
      const input = { list, command: action.command, rows: each, ...(note === '' ? {} : { note }) }
      return run('prepareBulk', input, { key })
    },
    onSuccess: ({ bulkId }) => props.onPrepared(bulkId),
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        prepare.mutate()
      }}
    >
      <Stack gap="sm">
        <OfCommand value={command.name}>
          <Fields
            schema={form}
            value={value}
            onChange={next => {
              setValue(next)
              setKey(crypto.randomUUID())
            }}
          />
        </OfCommand>
        <TextInput
          label={bulkWords.note}
          value={note}
          maxLength={500}
          onChange={event => setNote(event.currentTarget.value)}
        />
        {prepare.isError && <Failure error={prepare.error} />}
        <Group>
          <Button type="submit" loading={prepare.isPending}>
            {bulkWords.tryIt}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Work over many rows as it goes: what would be refused, then what came of it. */
export function BulkWork({
  bulkId,
  onDone,
}: {
  readonly bulkId: string
  readonly onDone: () => void
}) {
  const bulkWords = useWords(BULK_WORDS)
  const { language } = useSpeech()
  const queries = useQueryClient()
  const view = useQuery({
    queryKey: ['bulk', bulkId, language],
    queryFn: () => read<BulkView>(`views/bulk/${bulkId}`),
    refetchInterval: query => (MOVING.has(query.state.data?.run.state ?? 'trying') ? 700 : false),
  })
  const step = useMutation({
    mutationFn: (command: 'carryOutBulk' | 'cancelBulk') =>
      run(command, { bulkId }, { key: `${command}-${bulkId}` }),
    onSuccess: () => {
      onDone()
      view.refetch()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['work'] }),
  })
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  if (view.isPending) return <Skeleton height={120} />
  const { run: bulk, problems, made } = view.data
  const done = settled(view.data)
  const refused = count(view.data, row => row.trial === 'refused' || row.state === 'refused')
  const fine = count(view.data, row => row.trial === 'fine')
  return (
    <Stack gap="sm" aria-live="polite">
      {MOVING.has(bulk.state) && (
        <Progress value={(100 * done) / bulk.rowCount} animated aria-label={bulkWords.progress} />
      )}
      <Text size="sm">{sentenceOf(view.data, bulkWords)}</Text>
      {step.isError && <Failure error={step.error} />}
      <Group>
        {bulk.state === 'tried' && fine > 0 && (
          <Button loading={step.isPending} onClick={() => step.mutate('carryOutBulk')}>
            {fill(oneOrMore(fine, language, bulkWords.doItOne, bulkWords.doIt), { count: fine })}
          </Button>
        )}
        {MOVING.has(bulk.state) && (
          <Button variant="default" onClick={() => step.mutate('cancelBulk')}>
            {bulkWords.stop}
          </Button>
        )}
      </Group>
      {problems.length > 0 && <Problems problems={problems} all={refused} />}
      {made.length > 0 && <Made rows={made} />}
    </Stack>
  )
}

/** What the rows made: a document, a message, a request, each where it is looked at. */
function Made({ rows }: { readonly rows: BulkView['made'] }) {
  const bulkWords = useWords(BULK_WORDS)
  const { language } = useSpeech()
  const linkOf = useLinks()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{bulkWords.row}</Table.Th>
          <Table.Th>{bulkWords.made}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ rowNo, label, facts }) => (
          <Table.Tr key={rowNo}>
            <Table.Td className="nowrap">{label}</Table.Td>
            <Table.Td>
              <Group gap="xs">
                {Object.entries(facts).map(([name, value]) => {
                  const to = linkOf('bulk-rows', name, value) ?? PLACES[name]
                  const text = isKey(value) ? memberLabel(name, language) : value
                  return to === undefined ? (
                    <span key={name}>{text}</span>
                  ) : (
                    <Anchor key={name} component={Link} to={to} size="sm">
                      {text}
                    </Anchor>
                  )
                })}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Where things are looked at that have no screen of their own. */
const PLACES: Readonly<Record<string, string>> = { requestId: '/approvals' }

function Problems(props: { readonly problems: BulkView['problems']; readonly all: number }) {
  const bulkWords = useWords(BULK_WORDS)
  const { problems, all } = props
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{bulkWords.row}</Table.Th>
            <Table.Th>{bulkWords.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.map(({ rowNo, label, why }) => (
            <Table.Tr key={rowNo}>
              <Table.Td className="nowrap">{label}</Table.Td>
              <Table.Td>{why}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {all > problems.length && (
        <Text size="xs" c="dimmed">
          {fill(bulkWords.more, { count: all - problems.length })}
        </Text>
      )}
    </>
  )
}

type Count = BulkView['counts'][number]

function count({ counts }: BulkView, fits: (row: Count) => boolean): number {
  return counts.filter(fits).reduce((sum, { rows }) => sum + Number(rows), 0)
}

/** Rows of which the step that is under way has said what comes of them. */
function settled(view: BulkView): number {
  return view.run.state === 'trying'
    ? count(view, row => row.trial !== 'pending')
    : count(view, row => row.state !== 'pending' || row.trial === 'refused')
}

function sentenceOf(view: BulkView, words: ReturnType<typeof useBulkWords>): string {
  const fine = count(view, row => row.trial === 'fine')
  const refused = count(view, row => row.trial === 'refused' || row.state === 'refused')
  const done = count(view, row => row.state === 'done')
  const proposed = count(view, row => row.state === 'proposed')
  switch (view.run.state) {
    case 'trying':
      return words.trying
    case 'tried':
      return fine === 0 ? words.noneFine : fill(words.tried, { fine, refused })
    case 'running':
      return fill(words.running, { done: settled(view), all: view.run.rowCount })
    case 'cancelled':
      return fill(words.stopped, { done })
    default:
      return fill(words.over, { done, proposed, refused })
  }
}
