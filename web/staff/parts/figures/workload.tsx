import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Failure } from '../../../ui/failure.tsx'
import { decimalText } from '../../../ui/format.ts'
import { useActorNames } from '../../../ui/list/links.ts'
import { Day, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import { FIGURES_WORDS } from '../../words/figures.ts'

type WorkloadView = {
  readonly today: string
  readonly loads: readonly {
    readonly owner: string | null
    readonly kind: string
    readonly open: string
    readonly late: string
    readonly oldestOn: string
  }[]
}

/** Where each kind of work lies. */
const LISTS: Readonly<Record<string, string>> = {
  tasks_cash: '/lists/tasks?desk=cash',
  tasks_collections: '/lists/tasks?desk=collections',
  disputes: '/lists/disputes?state=open',
  approvals: '/approvals',
  exceptions: '/runs',
  bank_lines: '/reconciliation',
  rejected_usage: '/rejected-usage',
}

/** What waits, by who looks after it, how much of it is late and since when the oldest waits. */
export function Workload() {
  const own: Readonly<Record<string, string>> = useWords(FIGURES_WORDS)
  const { language } = useSpeech()
  const names = useActorNames()
  const view = useView<WorkloadView>('workload')
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { loads } = view.data
  const count = (text: string) => decimalText(text, language)
  return (
    <Sheet title={own.workload} bare>
      {loads.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {own.idle}
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.person}</Table.Th>
              <Table.Th>{own.work}</Table.Th>
              <Table.Th className="figure">{own.open}</Table.Th>
              <Table.Th className="figure">{own.late}</Table.Th>
              <Table.Th>{own.oldest}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {loads.map(({ owner, kind, open, late, oldestOn }) => (
              <Table.Tr key={`${owner} ${kind}`}>
                <Table.Td>
                  {owner === null ? (
                    <Text span size="sm" c="dimmed">
                      {own.nobody}
                    </Text>
                  ) : (
                    (names[owner] ?? names[`owner.${owner}`] ?? owner)
                  )}
                </Table.Td>
                <Table.Td>
                  <Anchor component={Link} to={LISTS[kind] ?? '/lists/tasks'} size="sm">
                    {own[kind] ?? kind}
                  </Anchor>
                </Table.Td>
                <Table.Td className="figure">{count(open)}</Table.Td>
                <Table.Td className="figure" c={late === '0' ? 'dimmed' : 'var(--bad-text)'}>
                  {count(late)}
                </Table.Td>
                <Table.Td>
                  <Day on={oldestOn} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}
