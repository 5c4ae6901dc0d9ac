import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { dateText, decimalText } from '../../../ui/format.ts'
import { Day, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { EffectsPage, UsageImportView } from '../../views/usage-import.ts'
import { USAGE_IMPORT_WORDS } from '../../words/usage-import.ts'

/** Whose usage changes, of which days, and what of theirs was billed or stands in a draft. */
export function Effects({ view }: { readonly view: UsageImportView }) {
  const own = useWords(USAGE_IMPORT_WORDS)
  const { language } = useSpeech()
  const { reach } = view
  const found = useInfiniteQuery({
    queryKey: ['usage-effects', view.importId, view.attempt, view.state],
    queryFn: ({ pageParam, signal }) =>
      read<EffectsPage>(
        `views/usage-import-effects/${view.importId}?${new URLSearchParams(pageParam === '' ? {} : { after: pageParam })}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => {
      const last = page.rows.at(-1)
      return page.more && last !== undefined ? `${last.account} ${last.subscription}` : undefined
    },
  })
  const rows = found.data?.pages.flatMap(page => page.rows) ?? []
  const count = (text: string) => decimalText(text, language)
  return (
    <Sheet title={`3. ${own.stepEffect}`}>
      {reach.accounts === '0' ? (
        <Text size="sm">{own.noEffect}</Text>
      ) : (
        <>
          <Text size="sm">
            {fill(own.reach, {
              accounts: count(reach.accounts),
              subscriptions: count(reach.subscriptions),
              from: dateText(reach.firstOn ?? '', language),
              to: dateText(reach.lastOn ?? '', language),
            })}
          </Text>
          {reach.drafts !== '0' && (
            <Text size="sm">{fill(own.draftsStale, { count: count(reach.drafts) })}</Text>
          )}
          <Text size="sm" mb="xs">
            {reach.billed === '0'
              ? own.nothingBilled
              : fill(own.billedTouched, { count: count(reach.billed) })}
          </Text>
          {found.isError && <Failure error={found.error} onRetry={() => found.refetch()} />}
          <div className="list" style={{ maxHeight: 360 }}>
            <Table stickyHeader aria-label={own.stepEffect}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{own.account}</Table.Th>
                  <Table.Th>{own.subscription}</Table.Th>
                  <Table.Th>{own.days}</Table.Th>
                  <Table.Th className="figure">{own.rowsCount}</Table.Th>
                  <Table.Th>{own.inDraft}</Table.Th>
                  <Table.Th>{own.billedWith}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(row => (
                  <Table.Tr key={`${row.account} ${row.subscription}`}>
                    <Table.Th scope="row">
                      <Anchor
                        component={Link}
                        to={`/accounts/${encodeURIComponent(row.account)}`}
                        size="sm"
                      >
                        {row.account}
                      </Anchor>
                      <Text size="xs" c="dimmed">
                        {row.accountName}
                      </Text>
                    </Table.Th>
                    <Table.Td>{row.subscription}</Table.Td>
                    <Table.Td>
                      <Day on={row.firstOn} />
                      {row.lastOn !== row.firstOn && (
                        <>
                          {' – '}
                          <Day on={row.lastOn} />
                        </>
                      )}
                    </Table.Td>
                    <Table.Td className="figure">{count(row.rows)}</Table.Td>
                    <Table.Td>
                      {row.draftRun !== null && (
                        <Anchor
                          component={Link}
                          to={`/runs/${encodeURIComponent(row.draftRun)}`}
                          size="sm"
                        >
                          {row.draftRun}
                        </Anchor>
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Group gap="xs">
                        {row.documents.map(number => (
                          <Anchor
                            key={number}
                            component={Link}
                            to={`/documents/${encodeURIComponent(number)}`}
                            size="sm"
                          >
                            {number}
                          </Anchor>
                        ))}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          {found.hasNextPage && (
            <Button mt="xs" variant="default" onClick={() => found.fetchNextPage()}>
              {own.more}
            </Button>
          )}
        </>
      )}
    </Sheet>
  )
}
