import '../../../ui/chart/series.css'
import { Anchor, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Point, SeriesBars, SeriesKey } from '../../../ui/chart/series.tsx'
import { dateText, decimalText, figureText, momentText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Day, Moment, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe, useNames } from '../../queries.ts'
import type { ReadRow } from '../../views/meter.ts'
import { METER_WORDS } from '../../words/meter.ts'
import { daysBetween } from './days.ts'

type ReadsOf = {
  readonly reads: readonly ReadRow[]
  readonly unit: string
  /** The register, as commands name it. */
  readonly of: {
    readonly accountNumber: string
    readonly serial: string
    readonly register: string
  }
}

/** The reads of a register: what was used a day between them, and each as it was recorded. */
export function Reads({ reads, unit, of }: ReadsOf) {
  const own = useWords(METER_WORDS)
  if (reads.length === 0) {
    return (
      <Sheet title={own.reads}>
        <Text size="sm" c="dimmed">
          {own.noReads}
        </Text>
      </Sheet>
    )
  }
  return (
    <Stack>
      <Sheet title={own.perDay}>
        <PerDay reads={reads} unit={unit} />
      </Sheet>
      <Sheet title={own.reads} bare>
        <ReadTable reads={reads} unit={unit} of={of} />
      </Sheet>
    </Stack>
  )
}

/** Bars as wide as the time between two reads, as high as what was used a day. */
function PerDay({ reads, unit }: { readonly reads: readonly ReadRow[]; readonly unit: string }) {
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const standing = reads.filter(each => !each.isReplaced && each.voidedAt === null).toReversed()
  const points = standing.slice(1).map((read, i): Point => {
    const from = standing[i]?.readOn ?? read.readOn
    const days = Math.max(1, daysBetween(from, read.readOn))
    const value = read.used === null ? null : Number(read.used) / days
    const isGuess = read.quality === 'estimated' || standing[i]?.quality === 'estimated'
    const told = read.used === null ? own.missing : `${decimalText(read.used, language)} ${unit}`
    return {
      key: read.readOn,
      weight: days,
      value,
      estimated: isGuess ? (value ?? 0) : 0,
      tick: dateText(from, language),
      told: `${dateText(from, language)} – ${dateText(read.readOn, language)}: ${told}, ${valueLabel(read.quality, language)}`,
    }
  })
  const figure = (value: number) => figureText(value, language)
  const sum = (of: (point: Point) => number) =>
    points.reduce((all, point) => all + of(point) * (point.weight ?? 1), 0)
  const estimated = sum(point => point.estimated ?? 0)
  const gaps = points.filter(({ value }) => value === null).length
  return (
    <Stack gap={6}>
      <SeriesBars
        summary={fill(own.summary, {
          what: own.perDay,
          total: figure(sum(({ value }) => value ?? 0)),
          estimated: figure(estimated),
          unit,
          gaps,
        })}
        unit={`${unit}/d`}
        points={points}
        format={figure}
      />
      <SeriesKey
        rows={[
          ['bar', own.measured],
          ...(estimated > 0 ? ([['guess', own.estimated]] as const) : []),
          ...(gaps > 0 ? ([['gap', own.missing]] as const) : []),
        ]}
      />
    </Stack>
  )
}

function ReadTable({ reads, unit, of }: ReadsOf) {
  const { data: me } = useMe()
  const mayVoid = me?.permissions['usage.correct'] !== undefined
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.readOn}</Table.Th>
          <Table.Th className="figure">{own.value}</Table.Th>
          <Table.Th className="figure">
            {own.used} {unit}
          </Table.Th>
          <Table.Th>{own.quality}</Table.Th>
          <Table.Th>{own.source}</Table.Th>
          <Table.Th>{own.recorded}</Table.Th>
          {mayVoid && (
            <Table.Th>
              <VisuallyHidden>{own.void}</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reads.map(read => (
          <Table.Tr
            key={`${read.readOn} ${read.revision}`}
            {...(read.isReplaced || read.voidedAt !== null ? { c: 'dimmed' } : {})}
          >
            <Table.Th scope="row">
              <Day on={read.readOn} />
              {(read.revision > 1 || read.isReplaced) && (
                <Text span size="xs" c="dimmed">
                  {' '}
                  {fill(own.revision, { revision: read.revision })}
                  {read.isReplaced && `, ${own.replaced}`}
                </Text>
              )}
            </Table.Th>
            <Table.Td
              className="figure"
              {...(read.voidedAt === null ? {} : { td: 'line-through' })}
            >
              {decimalText(read.value, language)}
            </Table.Td>
            <Table.Td className="figure">
              {read.used === null ? '' : decimalText(read.used, language)}
              {read.rolledOver && (
                <Text size="xs" c="dimmed">
                  {own.rolledOver}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Pill state={read.quality === 'estimated' ? 'held' : 'read'}>
                {valueLabel(read.quality, language)}
              </Pill>
            </Table.Td>
            <Table.Td>{read.source}</Table.Td>
            <Table.Td>
              <Moment at={read.recordedAt} />
              <VoidedRead read={read} />
            </Table.Td>
            {mayVoid && (
              <Table.Td>
                {!read.isReplaced && read.voidedAt === null && (
                  <Anchor
                    component={Link}
                    to={`/do/voidReads?${new URLSearchParams({ ...of, readOn: read.readOn })}`}
                    size="sm"
                    aria-label={`${own.void} ${dateText(read.readOn, language)}`}
                  >
                    {own.void}
                  </Anchor>
                )}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** That a read counts no more: who voided it, when and why. */
function VoidedRead({ read }: { readonly read: ReadRow }) {
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  if (read.voidedAt === null) return null
  const who = names[read.voidedBy ?? ''] ?? read.voidedBy ?? ''
  return (
    <Text size="xs">
      {fill(own.voided, {
        who,
        when: momentText(read.voidedAt, language),
        reason: read.voidReason ?? '',
      })}
    </Text>
  )
}
