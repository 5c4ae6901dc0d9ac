import { Anchor, Button, Group, Table, Text, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { Suspension, SuspensionStepKind } from '../../views/holds-and-suspensions.ts'
import { HOLDS_WORDS } from '../../words/holds-and-suspensions.ts'
import { CustomerCell } from './customer-cell.tsx'

/** What people do about a suspension: stop it, or say what field service has done. */
export type SuspensionDeed = 'stop' | 'done' | 'back'

const DEEDS: Readonly<Record<SuspensionStepKind, readonly SuspensionDeed[]>> = {
  notice: ['stop'],
  final_notice: ['stop'],
  ordered: ['done', 'stop'],
  suspended: [],
  reconnect_ordered: ['back'],
  reconnected: [],
  stopped: [],
}

type Doing = ((deed: SuspensionDeed, suspension: Suspension) => void) | undefined

/** Suspensions with every step taken, its letter, and what comes next and from when. */
export function Suspensions(props: {
  readonly rows: readonly Suspension[]
  readonly isOne: boolean
  readonly onDo: Doing
}) {
  const own = useWords(HOLDS_WORDS)
  const { rows, isOne, onDo } = props
  return (
    <Table aria-label={own.suspensions}>
      <Table.Thead>
        <Table.Tr>
          {!isOne && <Table.Th>{own.customer}</Table.Th>}
          <Table.Th>{own.premise}</Table.Th>
          <Table.Th className="figure">{own.owed}</Table.Th>
          <Table.Th>{own.steps}</Table.Th>
          <Table.Th>{own.next}</Table.Th>
          {onDo !== undefined && (
            <Table.Th>
              <VisuallyHidden>{own.note}</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.suspensionId}>
            {!isOne && <CustomerCell account={row.account} name={row.name} />}
            <Table.Td>
              {row.premise ?? own.allPlaces}
              <Text size="xs" c="dimmed">
                {row.entity}
              </Text>
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={row.amountMinor} currency={row.currency} />
            </Table.Td>
            <Table.Td>
              <Steps steps={row.steps} />
            </Table.Td>
            <Table.Td>
              <Next row={row} />
            </Table.Td>
            {onDo !== undefined && (
              <Table.Td>
                <Deeds row={row} onDo={onDo} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Steps({ steps }: { readonly steps: Suspension['steps'] }) {
  const own = useWords(HOLDS_WORDS)
  const { language } = useSpeech()
  return steps.map(({ kind, on, note, messageId, fee }) => (
    <Text key={kind} size="sm">
      <Day on={on} /> {own[kind]}
      {messageId !== null && (
        <>
          {' · '}
          <Anchor component={Link} to={`/messages/${messageId}`} size="sm">
            {own.letter}
          </Anchor>
        </>
      )}
      {fee !== null && (
        <>
          {' · '}
          <Anchor component={Link} to={`/documents/${encodeURIComponent(fee)}`} size="sm">
            {fill(own.feeBill, { number: fee })}
          </Anchor>
        </>
      )}
      {note !== null && (
        <Text span size="xs" c="dimmed">
          {' · '}
          {/^[a-z_]+$/.test(note) ? valueLabel(note, language) : note}
        </Text>
      )}
    </Text>
  ))
}

function Next({ row: { steps, nextOn } }: { readonly row: Suspension }) {
  const own = useWords(HOLDS_WORDS)
  const { language } = useSpeech()
  const kind = steps.at(-1)?.kind ?? 'stopped'
  if (nextOn !== null) {
    const day = dateText(nextOn, language)
    return fill(kind === 'notice' ? own.nextNotice : own.nextOrder, { day })
  }
  if (kind === 'suspended') return own.waitPaid
  return kind === 'ordered' || kind === 'reconnect_ordered' ? own.waitField : own.ended
}

function Deeds({ row, onDo }: { readonly row: Suspension; readonly onDo: NonNullable<Doing> }) {
  const own = useWords(HOLDS_WORDS)
  return (
    <Group gap={4} wrap="nowrap">
      {DEEDS[row.steps.at(-1)?.kind ?? 'stopped'].map(deed => (
        <Button
          key={deed}
          size="compact-xs"
          variant="default"
          aria-label={`${own[deed]} ${row.name}`}
          onClick={() => onDo(deed, row)}
        >
          {own[deed]}
        </Button>
      ))}
    </Group>
  )
}
