import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { post, read } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { ProofsVerdict } from '../parts/proofs-verdict.tsx'
import type { ProofsView } from '../views.ts'
import { PROOFS_WORDS } from '../words/proofs.ts'

const KEY = ['proofs'] as const

/** What must hold, whether it did when it was last proven, and what breaks it. */
export function ProofsPage() {
  const { words } = useSpeech()
  const proofsWords = useWords(PROOFS_WORDS)
  const queries = useQueryClient()
  const last = useQuery({ queryKey: KEY, queryFn: () => read<ProofsView>('proofs') })
  const proving = useMutation({
    mutationFn: () => post<ProofsView>('proofs'),
    onSuccess: answer => queries.setQueryData(KEY, answer),
  })
  if (last.isPending) return <Waiting />
  if (last.isError) return <FailedPage error={last.error} onRetry={() => last.refetch()} />
  return (
    <>
      <Heading
        over={words.nouns.reports}
        title={proofsWords.title}
        actions={
          <Group>
            <Anchor component={Link} to="/lists/proof-runs" size="sm">
              {proofsWords.earlier}
            </Anchor>
            <Button loading={proving.isPending} onClick={() => proving.mutate()}>
              {proofsWords.run}
            </Button>
          </Group>
        }
      />
      <Stack>
        <Text size="sm" c="dimmed">
          {proofsWords.note}
        </Text>
        {proving.isError && <Failure error={proving.error} />}
        <ProofsVerdict proofs={last.data} />
        <Sheet bare>
          <Statements proofs={last.data} />
        </Sheet>
      </Stack>
    </>
  )
}

function Statements({ proofs }: { readonly proofs: ProofsView }) {
  const { language } = useSpeech()
  const proofsWords = useWords(PROOFS_WORDS)
  const count = (text: string | null) => (text === null ? '–' : decimalText(text, language))
  return (
    <Table aria-label={proofsWords.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{proofsWords.statement}</Table.Th>
          <Table.Th>{proofsWords.result}</Table.Th>
          <Table.Th className="figure">{proofsWords.checked}</Table.Th>
          <Table.Th className="figure">{proofsWords.wrong}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {proofs.statements.map(({ name, sentence, checked, violations, first }) => (
          <Table.Tr key={name}>
            <Table.Td>
              {/* The statements are kept in one language, as the auditor's texts that they are. */}
              <span lang="en">{sentence}</span>{' '}
              <Text span size="xs" c="dimmed">
                {name}
              </Text>
              {first.length > 0 && (
                <ul lang="en">
                  {first.map(violation => (
                    <li key={violation}>{violation}</li>
                  ))}
                </ul>
              )}
            </Table.Td>
            <Table.Td>
              {violations === null ? (
                <span className="nowrap">{proofsWords.notRun}</span>
              ) : (
                <Pill state={violations === '0' ? 'holds' : 'broken'}>
                  {violations === '0' ? proofsWords.holds : proofsWords.fails}
                </Pill>
              )}
            </Table.Td>
            <Table.Td className="figure">{count(checked)}</Table.Td>
            <Table.Td className="figure">{count(violations)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
