import { Anchor, Grid, Group, Select, Stack, Table, Text } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { monthText } from '../../ui/format.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { Checks } from '../parts/close/checks.tsx'
import { Journal } from '../parts/close/journal.tsx'
import { RollForwards } from '../parts/close/roll-forwards.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { useView } from '../queries.ts'
import type { CloseView, ShownMonth } from '../views/close.ts'
import { CLOSE_WORDS } from '../words/close.ts'

/** The close of a month: what is left to do, how receivables moved, what an export would hold. */
export function ClosePage() {
  const { words } = useSpeech()
  const closeWords = useWords(CLOSE_WORDS)
  const asked = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const view = useView<CloseView>(`close?${new URLSearchParams(asked)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { months, shown } = view.data
  const state = months.find(
    each => each.entityCode === shown?.entityCode && each.month === shown.month,
  )?.state
  return (
    <>
      <Heading
        over={words.nouns.ledger}
        title={closeWords.title}
        state={
          state !== undefined && (
            <Pill state={state === 'closed' ? 'settled' : 'open'}>{closeWords[state]}</Pill>
          )
        }
        actions={shown !== null && <Choose months={months} shown={shown} />}
      />
      {shown === null ? (
        <Text c="dimmed">{closeWords.empty}</Text>
      ) : (
        <Stack>
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <Checks shown={shown} isClosed={state === 'closed'} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <RollForwards shown={shown} />
            </Grid.Col>
          </Grid>
          <Journal shown={shown} />
          <Months months={months.filter(each => each.entityCode === shown.entityCode)} />
        </Stack>
      )}
    </>
  )
}

type Months = CloseView['months']

function Choose(props: { readonly months: Months; readonly shown: ShownMonth }) {
  const { language } = useSpeech()
  const closeWords = useWords(CLOSE_WORDS)
  const navigate = useNavigate()
  const { months, shown } = props
  const go = (entity: string, month?: string) =>
    navigate({
      to: '/close',
      search: { entity, ...(month === undefined ? {} : { month: month.slice(0, 7) }) },
    })
  const entities = [...new Map(months.map(each => [each.entityCode, each.entityName]))]
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={closeWords.entity}
        allowDeselect={false}
        data={entities.map(([value, label]) => ({ value, label }))}
        value={shown.entityCode}
        onChange={entity => entity !== null && go(entity)}
      />
      <Select
        label={closeWords.month}
        allowDeselect={false}
        data={months
          .filter(({ entityCode }) => entityCode === shown.entityCode)
          .map(({ month }) => ({ value: month, label: monthText(month, language) }))}
        value={shown.month}
        onChange={month => month !== null && go(shown.entityCode, month)}
      />
    </Group>
  )
}

function Months({ months }: { readonly months: Months }) {
  const { language } = useSpeech()
  const closeWords = useWords(CLOSE_WORDS)
  const actorText = useActorText()
  return (
    <Sheet title={closeWords.months} bare>
      <Table aria-label={closeWords.months} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{closeWords.month}</Table.Th>
            <Table.Th>{closeWords.state}</Table.Th>
            <Table.Th>{closeWords.changed}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.map(each => (
            <Table.Tr key={each.month}>
              <Table.Td>
                <Anchor
                  component={Link}
                  to={`/close?entity=${encodeURIComponent(each.entityCode)}&month=${each.month.slice(0, 7)}`}
                  size="sm"
                >
                  {monthText(each.month, language)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Pill state={each.state === 'closed' ? 'settled' : 'open'}>
                  {closeWords[each.state]}
                </Pill>
              </Table.Td>
              <Table.Td>
                <Moment at={each.changedAt} />{' '}
                <Text span size="xs" c="dimmed">
                  {actorText(each.changedBy) ?? each.changedBy} {each.reason ?? ''}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
