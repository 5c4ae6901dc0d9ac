import { Button, Group, NativeSelect, NumberInput, Stack, Table, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { DayInput } from '../../ui/form/day-input.tsx'
import { decimalText } from '../../ui/format.ts'
import { Amount, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useView } from '../queries.ts'
import type { TacticsView } from '../views/tactics.ts'
import { LEDGER_WORDS } from '../words/ledger.ts'
import { TACTICS_WORDS } from '../words/tactics.ts'

type Tactic = TacticsView['tactics'][number]

/** Which way of asking gets paid, beside customers who were not asked; and what that does not say. */
export function TacticsPage() {
  const { words } = useSpeech()
  const tacticsWords = useWords(TACTICS_WORDS)
  const asked = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const view = useView<TacticsView>(`tactics?${new URLSearchParams(asked)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { tactics, by, fromOn, toOn, days } = view.data
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={tacticsWords.title}
        actions={<AskForm key={`${by} ${fromOn} ${toOn} ${days}`} asked={view.data} />}
      />
      <Stack>
        {tactics.length === 0 ? (
          <Text c="dimmed">{tacticsWords.empty}</Text>
        ) : (
          <Sheet title={tacticsWords[by]} bare>
            <TacticsTable tactics={tactics} by={by} />
          </Sheet>
        )}
        <Sheet title={tacticsWords.how}>
          <Stack gap="xs" maw={760}>
            <Text size="sm">{tacticsWords.howCause}</Text>
            <Text size="sm">{tacticsWords.howWithout}</Text>
            <Text size="sm">{tacticsWords.howContact}</Text>
          </Stack>
        </Sheet>
      </Stack>
    </>
  )
}

function AskForm({ asked }: { readonly asked: TacticsView }) {
  const ledgerWords = useWords(LEDGER_WORDS)
  const tacticsWords = useWords(TACTICS_WORDS)
  const navigate = useNavigate()
  const [by, setBy] = useState<string>(asked.by)
  const [from, setFrom] = useState(asked.fromOn)
  const [to, setTo] = useState(asked.toOn)
  const [days, setDays] = useState(asked.days)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        navigate({ to: '/tactics', search: { by, from, to, days: String(days) } })
      }}
    >
      <Group gap="xs" align="flex-end">
        <NativeSelect
          label={tacticsWords.by}
          value={by}
          onChange={event => setBy(event.currentTarget.value)}
          data={(['level', 'channel', 'wording', 'collector'] as const).map(value => ({
            value,
            label: tacticsWords[value],
          }))}
        />
        <DayInput required label={tacticsWords.from} value={from} onDay={setFrom} />
        <DayInput required label={tacticsWords.to} value={to} onDay={setTo} />
        <NumberInput
          label={tacticsWords.days}
          w={150}
          min={1}
          max={90}
          value={days}
          onChange={value => setDays(Number(value))}
        />
        <Button type="submit" variant="default">
          {ledgerWords.show}
        </Button>
      </Group>
    </form>
  )
}

function TacticsTable(props: {
  readonly tactics: readonly Tactic[]
  readonly by: TacticsView['by']
}) {
  const tacticsWords = useWords(TACTICS_WORDS)
  const { tactics, by } = props
  const heads = [
    'contacts',
    'paidSome',
    'without',
    'difference',
    'paidAll',
    'asked',
    'paid',
  ] as const
  return (
    <Table aria-label={tacticsWords.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{tacticsWords[by]}</Table.Th>
          {heads.map(head => (
            <Table.Th key={head} className="figure">
              {tacticsWords[head]}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tactics.map(each => (
          <Table.Tr key={`${each.tactic} ${each.currency}`}>
            <Table.Td>
              <TacticName tactic={each.tactic} />
            </Table.Td>
            <Table.Td className="figure">{each.contacts}</Table.Td>
            <Figure main={<Share bps={each.paidSomeBps} />} />
            <Without of={each} />
            <Difference of={each} />
            <Figure main={<Share bps={each.paidAllBps} />} />
            <Figure main={<Amount minor={each.askedMinor} currency={each.currency} />} />
            <Figure
              main={<Amount minor={each.paidMinor} currency={each.currency} />}
              below={<Share bps={each.paidBps} />}
            />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Figure({ main, below }: { readonly main: ReactNode; readonly below?: ReactNode }) {
  return (
    <Table.Td className="figure">
      {main}
      {below !== undefined && (
        <Text size="xs" c="dimmed">
          {below}
        </Text>
      )}
    </Table.Td>
  )
}

/** Channels by their word; levels, wordings and collectors are called what they are called. */
function TacticName({ tactic }: { readonly tactic: string | null }) {
  const tacticsWords = useWords(TACTICS_WORDS)
  if (tactic === null) return <Text c="dimmed">{tacticsWords.nobody}</Text>
  const known: Readonly<Record<string, string>> = tacticsWords
  return ['call', 'visit', 'letter', 'email', 'portal'].includes(tactic) ? known[tactic] : tactic
}

function Without({ of: { without } }: { readonly of: Tactic }) {
  const tacticsWords = useWords(TACTICS_WORDS)
  if (without === null) return <Figure main={<Text c="dimmed">{tacticsWords.unknown}</Text>} />
  return (
    <Figure
      main={<Share bps={without.paidSomeBps} />}
      below={
        <>
          {without.customers} {tacticsWords.compared}, <Share bps={without.contactedLaterBps} />{' '}
          {tacticsWords.later}
        </>
      }
    />
  )
}

function Difference({ of: { differenceBps, marginBps, isThin } }: { readonly of: Tactic }) {
  const { language } = useSpeech()
  const tacticsWords = useWords(TACTICS_WORDS)
  if (differenceBps === null || marginBps === null) return <Figure main="–" />
  const points = (value: number) => decimalText((Math.abs(value) / 100).toFixed(1), language)
  const sign = differenceBps > 0 ? '+' : differenceBps < 0 ? '\u2212' : ''
  return (
    <Figure
      main={`${sign}${points(differenceBps)} \u00b1 ${points(marginBps)} ${tacticsWords.points}`}
      below={isThin ? tacticsWords.thin : undefined}
    />
  )
}

function Share({ bps }: { readonly bps: number }) {
  const { language } = useSpeech()
  return (
    <span className="nowrap">
      {decimalText((bps / 100).toFixed(1), language)}
      {'\u00a0%'}
    </span>
  )
}
