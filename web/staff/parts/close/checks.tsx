import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { post, read } from '../../../ui/api.ts'
import { decimalText } from '../../../ui/format.ts'
import { Moment, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { CheckedMonth } from '../../views/close.ts'
import type { ProofsView } from '../../views.ts'
import { CLOSE_WORDS } from '../../words/close.ts'

/** What is left to do, each leading to where it is worked, and the closing itself. */
export function Checks(props: { readonly shown: CheckedMonth; readonly isClosed: boolean }) {
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
