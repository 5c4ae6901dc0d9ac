import { Anchor, Button, Grid, Group, Select, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { post, read } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText, monthText } from '../../ui/format.ts'
import { useActorNames } from '../../ui/list/links.ts'
import { Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { Journal } from '../parts/close/journal.tsx'
import { RollForwards } from '../parts/close/roll-forwards.tsx'
import { useMe, useView } from '../queries.ts'
import type { CloseView, ShownMonth } from '../views/close.ts'
import type { ProofsView } from '../views.ts'
import { CLOSE_WORDS } from '../words/close.ts'

/** The close of a month: what is left to do, how receivables moved, what an export would hold. */
export function ClosePage() {
  const { words } = useSpeech()
  const closeWords = useWords(CLOSE_WORDS)
  const asked = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const view = useView<CloseView>(`close?${new URLSearchParams(asked)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
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

/** What is left to do, each leading to where it is worked, and the closing itself. */
function Checks(props: { readonly shown: ShownMonth; readonly isClosed: boolean }) {
  const closeWords = useWords(CLOSE_WORDS)
  const { data: me } = useMe()
  const { shown, isClosed } = props
  const all = [
    { code: 'monthOver' as const, count: shown.isOver ? 0 : 1, blocks: true, to: undefined },
    ...shown.checks,
  ]
  const blocked = all.some(({ count, blocks }) => blocks && count > 0)
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const fields = new URLSearchParams({ entity: shown.entityCode, month: shown.month.slice(0, 7) })
  return (
    <Sheet title={closeWords.checks} bare>
      <Table aria-label={closeWords.checks}>
        <Table.Tbody>
          {all.map(({ code, count, blocks, to }) => (
            <Table.Tr key={code}>
              <Table.Td>
                {to === undefined || count === 0 ? (
                  closeWords[code]
                ) : (
                  <Anchor component={Link} to={to} size="sm">
                    {closeWords[code]}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td className="figure">
                <Verdict count={count} blocks={blocks} />
              </Table.Td>
            </Table.Tr>
          ))}
          {may('proofs.read') && <ProofsCheck />}
        </Table.Tbody>
      </Table>
      <Group p="sm" gap="sm" wrap="nowrap" align="flex-start">
        {!isClosed &&
          may('ledger.close') &&
          (blocked ? (
            <Button disabled miw={150}>
              {closeWords.close}
            </Button>
          ) : (
            <Button component={Link} to={`/do/closeAccountingPeriod?${fields}`} miw={150}>
              {closeWords.close}
            </Button>
          ))}
        {isClosed && may('ledger.reopen') && (
          <Button
            component={Link}
            to={`/do/reopenAccountingPeriod?${fields}`}
            variant="default"
            miw={200}
          >
            {closeWords.reopen}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {closeWords.closeNote}
        </Text>
      </Group>
    </Sheet>
  )
}

function Verdict({ count, blocks }: { readonly count: number; readonly blocks: boolean }) {
  const { language } = useSpeech()
  const closeWords = useWords(CLOSE_WORDS)
  if (count === 0) return <Pill state="settled">{closeWords.done}</Pill>
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Text span size="sm" fw={600}>
        {decimalText(String(count), language)}
      </Text>
      <Pill state={blocks ? 'broken' : 'open'}>{blocks ? closeWords.blocks : closeWords.todo}</Pill>
    </Group>
  )
}

/** Whether all proofs held when they last ran; from here they can be run. */
function ProofsCheck() {
  const closeWords = useWords(CLOSE_WORDS)
  const queries = useQueryClient()
  const last = useQuery({ queryKey: ['proofs'], queryFn: () => read<ProofsView>('proofs') })
  const proving = useMutation({
    mutationFn: () => post<ProofsView>('proofs'),
    onSuccess: answer => queries.setQueryData(['proofs'], answer),
  })
  const ranAt = last.data?.ranAt ?? null
  const broken = (last.data?.statements ?? []).filter(({ violations }) => violations !== '0').length
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to="/proofs" size="sm">
          {closeWords.proofs}
        </Anchor>{' '}
        <Text span size="xs" c="dimmed">
          {ranAt === null ? closeWords.proofsNever : <Moment at={ranAt} />}
        </Text>
      </Table.Td>
      <Table.Td className="figure">
        {ranAt === null ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={proving.isPending}
            onClick={() => proving.mutate()}
          >
            {closeWords.runProofs}
          </Button>
        ) : (
          <Verdict count={broken} blocks={false} />
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Months({ months }: { readonly months: Months }) {
  const { language } = useSpeech()
  const closeWords = useWords(CLOSE_WORDS)
  const names = useActorNames()
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
                  {names[each.changedBy] ?? each.changedBy} {each.reason ?? ''}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
