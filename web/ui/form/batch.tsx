import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Refused, read } from '../api.ts'
import { useSaid } from '../failure.tsx'
import { labelOf } from '../labels.ts'
import { Pill } from '../parts.tsx'
import { useSpeech } from '../words/words.ts'

/** Why something was not taken, or should be looked at, as commands answer it: a code with its facts. */
export type Why = {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** Whether a part of an answer is a refusal. */
export function isWhy(value: object): value is Why {
  return (
    Object.keys(value).length === 2 &&
    'code' in value &&
    'facts' in value &&
    typeof value.facts === 'object' &&
    value.facts !== null
  )
}

/** A refusal as a sentence with what to do, in the reader's language. */
export function WhyText({ why }: { readonly why: Why }) {
  const { language } = useSpeech()
  const said = useSaid()
  const query = new URLSearchParams({ facts: JSON.stringify(why.facts) })
  const path = `views/refusal/${encodeURIComponent(why.code)}?${query}`
  const told = useQuery({
    queryKey: ['refusal', path, language],
    queryFn: ({ signal }) => read<Partial<Refused>>(path, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (told.data === undefined) return <span>{told.isError ? why.code : '…'}</span>
  return <span>{said(new Refused(422, told.data))}</span>
}

const COUNTS = ['created', 'updated', 'unchanged', 'rejected'] as const

type Row = {
  readonly row: number
  readonly result: (typeof COUNTS)[number]
  readonly refusal?: Why
  readonly warnings?: readonly Why[]
}

/** The answer of a command with rows: how many became what, and of each row that had trouble why. */
export type Batch = Readonly<Record<(typeof COUNTS)[number], number>> & {
  readonly rows: readonly Row[]
}

/** Whether an answer is that of a command with rows. */
export function isBatch(value: object): value is Batch {
  return COUNTS.every(count => count in value) && 'rows' in value && Array.isArray(value.rows)
}

/** Whether nothing of a batch would be taken, so that there is nothing to do. */
export function isAllRefused(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !isBatch(value)) return false
  return value.rows.length > 0 && value.rejected === value.rows.length
}

const MOST_TOLD = 50

/** What became of the rows of a batch. */
export function BatchResult({ batch }: { readonly batch: Batch }) {
  const { language } = useSpeech()
  const troubled = batch.rows.filter(({ refusal, warnings = [] }) => refusal ?? warnings.length > 0)
  return (
    <Stack gap="xs">
      <Group gap="lg">
        {COUNTS.filter(count => batch[count] > 0).map(count => (
          <Text key={count} size="sm">
            <Text span c="dimmed" size="sm">
              {labelOf(count, language)}
            </Text>{' '}
            <b>{batch[count]}</b>
          </Text>
        ))}
      </Group>
      {troubled.slice(0, MOST_TOLD).map(row => (
        <Trouble key={row.row} row={row} isAlone={batch.rows.length === 1} />
      ))}
    </Stack>
  )
}

function Trouble({ row, isAlone }: { readonly row: Row; readonly isAlone: boolean }) {
  const { language } = useSpeech()
  const why = [...(row.refusal === undefined ? [] : [row.refusal]), ...(row.warnings ?? [])]
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      {row.refusal !== undefined && <Pill state="rejected">{labelOf('rejected', language)}</Pill>}
      <div>
        {why.map((each, i) => (
          <Text key={i} size="sm">
            {!isAlone && i === 0 && `${labelOf('row', language)} ${row.row + 1}: `}
            <WhyText why={each} />
          </Text>
        ))}
      </div>
    </Group>
  )
}
