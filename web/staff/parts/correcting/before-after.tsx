import { Checkbox, Table, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { lastDay, minorText } from '../../../ui/format.ts'
import { Amount, Day, Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { CorrectingLine, CorrectingView } from '../../views/correcting.ts'
import { CORRECTING_WORDS } from '../../words/correcting.ts'

/** What is credited of which line: a net amount as text; empty: all that is left. */
export type Chosen = ReadonlyMap<number, string>

type Props = {
  readonly view: CorrectingView
  readonly isCredit: boolean
  /** Not told yet: every line that can be credited. */
  readonly chosen: Chosen | undefined
  readonly onChoose: (chosen: Chosen) => void
}

/** The lines of an invoice with what they stand at and what they come to. */
export function BeforeAfter({ view, isCredit, chosen, onChoose }: Props) {
  const own = useWords(CORRECTING_WORDS)
  const { lines, head } = view
  const all: Chosen = new Map(
    lines.flatMap(({ lineNo, state }) =>
      lineNo === null || state !== 'frozen' ? [] : [[lineNo, ''] as const],
    ),
  )
  const now = chosen ?? all
  const figures = [own.billed, own.taken, own.before, ...(isCredit ? [own.give] : []), own.after]
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.line}</Table.Th>
          {figures.map(name => (
            <Table.Th key={name} className="figure">
              {name}
            </Table.Th>
          ))}
          <Table.Th>
            <VisuallyHidden>{own.mark}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, i) => (
          <Row
            key={line.lineNo ?? `new ${i}`}
            line={line}
            currency={head.currency}
            isCredit={isCredit}
            given={line.lineNo === null ? undefined : now.get(line.lineNo)}
            onGive={amount => {
              const next = new Map(now)
              if (line.lineNo === null) return
              if (amount === undefined) next.delete(line.lineNo)
              else next.set(line.lineNo, amount)
              onChoose(next)
            }}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row(props: {
  readonly line: CorrectingLine
  readonly currency: string
  readonly isCredit: boolean
  readonly given: string | undefined
  readonly onGive: (amount: string | undefined) => void
}) {
  const { language } = useSpeech()
  const own = useWords(CORRECTING_WORDS)
  const { line, currency, isCredit, given, onGive } = props
  const isOpen = line.state === 'frozen'
  const text = (
    <>
      {line.description}
      <Text size="xs" c="dimmed">
        <Day on={line.serviceStart} /> – <Day on={lastDay(line.serviceEnd)} />
      </Text>
    </>
  )
  return (
    <Table.Tr>
      <Table.Td>
        {isCredit && line.lineNo !== null ? (
          <Checkbox
            aria-label={fill(own.choose, { line: line.lineNo })}
            disabled={!isOpen}
            checked={given !== undefined}
            onChange={event => onGive(event.currentTarget.checked ? '' : undefined)}
            label={text}
          />
        ) : (
          text
        )}
      </Table.Td>
      {[line.netMinor, line.takenMinor, line.leftMinor].map((minor, i) => (
        <Table.Td key={i} className="figure">
          <Amount minor={minor} currency={currency} bare />
        </Table.Td>
      ))}
      {isCredit && (
        <Table.Td className="figure">
          {isOpen && line.lineNo !== null && (
            <TextInput
              aria-label={fill(own.giveOf, { line: line.lineNo })}
              inputMode="decimal"
              w={110}
              ml="auto"
              placeholder={minorText(line.leftMinor, currency, language)}
              disabled={given === undefined}
              value={given ?? ''}
              onChange={event => onGive(event.currentTarget.value)}
              styles={{ input: { textAlign: 'end' } }}
            />
          )}
        </Table.Td>
      )}
      <Table.Td className="figure">
        <strong>
          <Amount minor={line.afterMinor} currency={currency} bare />
        </strong>
      </Table.Td>
      <Table.Td>
        <Mark line={line} />
      </Table.Td>
    </Table.Tr>
  )
}

/** What there is to say of a line beside its figures. */
function Mark({ line }: { readonly line: CorrectingLine }) {
  const own = useWords(CORRECTING_WORDS)
  if (line.state === 'written_off') return <Pill state="overdue">{own.isWrittenOff}</Pill>
  if (line.state === 'credited' && line.afterMinor === '0') {
    return <Pill state="closed">{own.isCredited}</Pill>
  }
  if (line.state === 'new') return <Pill state="issued">{own.isNew}</Pill>
  return line.afterMinor === line.leftMinor ? <Pill state="closed">{own.noChange}</Pill> : null
}
