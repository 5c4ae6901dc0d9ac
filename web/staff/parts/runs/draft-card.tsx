import '../../../ui/chart/series.css'
import { Anchor, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { type Point, SeriesBars } from '../../../ui/chart/series.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { dateText, decimalText, figureText, lastDay, priceText } from '../../../ui/format.ts'
import { leaveNote } from '../../../ui/keys.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Pill, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type { Draft, DraftLine, ExceptionRow, RunDeskView } from '../../views/runs.ts'
import { DOCUMENT_WORDS } from '../../words/document.ts'
import { RUNS_WORDS } from '../../words/run.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'
import { FixUsage } from './fix-usage.tsx'
import { useSaid } from './said.ts'

/** What an exception is about: the draft with its reasons, what was billed before, and how to put it right. */
export function DraftCard(props: {
  readonly run: string
  readonly row: ExceptionRow
  readonly note: string
  readonly noteRef: RefObject<HTMLInputElement | null>
  readonly isFixing: boolean
  readonly error: unknown
  readonly onNote: (note: string) => void
  readonly onDecide: (decision: 'accept' | 'hold') => void
  readonly onFix: (isFixing: boolean) => void
}) {
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const say = useSaid()
  const { run, row } = props
  const view = useView<RunDeskView>(
    `run-desk/${encodeURIComponent(run)}?account=${encodeURIComponent(row.account)}`,
  )
  return (
    <Stack>
      <Sheet>
        <Group justify="space-between" align="flex-start">
          <div>
            <Text size="xs" c="dimmed">
              {valueLabel(row.code, language)}
            </Text>
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(row.account)}`}
              size="md"
              fw={600}
            >
              {row.account} {view.data?.account.name ?? ''}
            </Anchor>
            <Text size="sm">{say(row)}</Text>
          </div>
          <Group gap={6}>
            <Button onClick={() => props.onDecide('accept')}>{runWords.accept}</Button>
            <Button variant="default" onClick={() => props.onDecide('hold')}>
              {runWords.hold}
            </Button>
            <Button
              variant="default"
              aria-expanded={props.isFixing}
              onClick={() => props.onFix(!props.isFixing)}
            >
              {own.fix}
            </Button>
          </Group>
        </Group>
        <TextInput
          ref={props.noteRef}
          mt="xs"
          label={own.note}
          maxLength={500}
          value={props.note}
          onChange={event => props.onNote(event.currentTarget.value)}
          onKeyDown={leaveNote}
        />
        {props.error !== null && <Failure error={props.error} />}
      </Sheet>
      {view.isPending && <Waiting />}
      {view.isError && <Failure error={view.error} onRetry={() => view.refetch()} />}
      {view.isSuccess && (
        <>
          {props.isFixing && (
            <FixUsage view={view.data} row={row} onDone={() => props.onFix(false)} />
          )}
          <History view={view.data} charge={row.line} />
          {view.data.drafts.length === 0 && (
            <Text size="sm" c="dimmed">
              {own.noDraft}
            </Text>
          )}
          {view.data.drafts.map(draft => (
            <DraftSheet key={draft.draftNo} draft={draft} charge={row.line} />
          ))}
        </>
      )}
    </Stack>
  )
}

/** What the charge came to before, period by period, and in this draft: a spike is seen, not read. */
function History({ view, charge }: { readonly view: RunDeskView; readonly charge: string }) {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const before = view.history.filter(each => each.chargeCode === charge)
  const lines = view.drafts.flatMap(({ lines: all }) =>
    all.filter(line => line.chargeCode === charge && line.kind === 'charge'),
  )
  const unit = lines[0]?.unit ?? before[0]?.unit ?? ''
  if (before.length === 0 || lines.length === 0) return null
  const points: Point[] = before.map(each => ({
    key: each.periodStart,
    value: Number(each.quantity),
    tick: dateText(each.periodStart, language),
    told: `${dateText(each.periodStart, language)}: ${decimalText(each.quantity, language)} ${unit}`,
  }))
  const now = lines.reduce((sum, line) => sum + Number(line.quantity), 0)
  points.push({
    key: 'draft',
    value: now,
    tick: own.thisDraft,
    told: `${own.thisDraft}: ${figureText(now, language)} ${unit}`,
  })
  return (
    <Sheet title={own.history}>
      <SeriesBars
        summary={`${own.history}: ${points.map(({ told }) => told).join('; ')}`}
        unit={unit}
        points={points}
        chosen="draft"
        format={value => figureText(value, language)}
      />
    </Sheet>
  )
}

function DraftSheet({ draft, charge }: { readonly draft: Draft; readonly charge: string }) {
  const documentWords = useWords(DOCUMENT_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  return (
    <Sheet
      title={fill(own.draft, { no: draft.draftNo })}
      aside={<Pill state="draft">{own.draftMark}</Pill>}
      bare
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{documentWords.description}</Table.Th>
            <Table.Th className="figure">{documentWords.quantity}</Table.Th>
            <Table.Th className="figure">{documentWords.unitPrice}</Table.Th>
            <Table.Th className="figure">
              {documentWords.amount} {draft.currency}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {draft.lines.map(line => (
            <Line
              key={line.lineNo}
              line={line}
              draft={draft}
              isAbout={line.chargeCode === charge}
            />
          ))}
          {draft.moreLines > 0 && (
            <Table.Tr>
              <Table.Td colSpan={4}>{fill(own.moreLines, { count: draft.moreLines })}</Table.Td>
            </Table.Tr>
          )}
          {(
            [
              [documentWords.net, draft.netMinor],
              [documentWords.tax, draft.taxMinor],
              [documentWords.payable, draft.payableMinor],
            ] as const
          ).map(([name, minor]) => (
            <Table.Tr key={name}>
              <Table.Th colSpan={3} scope="row" className="figure">
                {name}
              </Table.Th>
              <Table.Td className="figure">
                <Amount minor={minor} currency={draft.currency} bare />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Line(props: {
  readonly line: DraftLine
  readonly draft: Draft
  readonly isAbout: boolean
}) {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const { line, draft, isAbout } = props
  return (
    <Table.Tr data-at={isAbout}>
      <Table.Td style={{ verticalAlign: 'top' }}>
        {line.description}
        <Text size="xs" c="dimmed">
          <Day on={line.serviceStart} /> – <Day on={lastDay(line.serviceEnd)} />
        </Text>
        <details>
          <summary>
            <Text span size="xs">
              {own.why}
            </Text>
          </summary>
          <ol className="why">
            {line.why.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </details>
      </Table.Td>
      <Table.Td className="figure" style={{ verticalAlign: 'top' }}>
        {decimalText(line.quantity, language)} {line.unit}
      </Table.Td>
      <Table.Td className="figure" style={{ verticalAlign: 'top' }}>
        {priceText(line.unitPrice, language)}
      </Table.Td>
      <Table.Td className="figure" style={{ verticalAlign: 'top' }}>
        <Amount minor={line.netMinor} currency={draft.currency} bare />
      </Table.Td>
    </Table.Tr>
  )
}
