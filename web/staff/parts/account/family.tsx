import { ActionIcon, Anchor, Button, Group, Table, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { read } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Amount, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import { ACTIVITY_WORDS } from '../../words/activity.ts'

type Placed = {
  readonly number: string
  readonly name: string
  readonly billing: 'consolidated' | 'own' | 'self' | null
  readonly children: string
  readonly open: readonly { readonly currency: string; readonly minor: string }[]
}

type HierarchyView = {
  readonly above: readonly Placed[]
  readonly children: readonly Placed[]
  readonly next: string | null
}

function useHierarchy(number: string) {
  return useInfiniteQuery({
    queryKey: ['hierarchy', number],
    queryFn: ({ pageParam, signal }) =>
      read<HierarchyView>(
        `views/hierarchy/${encodeURIComponent(number)}?${new URLSearchParams(pageParam === '' ? {} : { after: pageParam })}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

/** Whom a customer belongs to and what belongs to it, as a tree with who pays; opened branch by branch. */
export function Family({ account }: { readonly account: string }) {
  const { words } = useSpeech()
  const own = useWords(ACTIVITY_WORDS)
  const { data: me } = useMe()
  const found = useHierarchy(account)
  if (found.isPending) return <Waiting />
  if (found.isError) return <Failure error={found.error} onRetry={() => found.refetch()} />
  const above = found.data.pages[0]?.above ?? []
  const self = above.at(-1)
  const isAlone = above.length < 2 && self?.children === '0'
  return (
    <Sheet
      title={own.family}
      bare
      aside={
        me?.permissions['accounts.write'] === undefined ? undefined : (
          <Anchor
            component={Link}
            to={`/account-links/${encodeURIComponent(account)}?kind=parent`}
            size="sm"
          >
            {own.change_parent}
          </Anchor>
        )
      }
    >
      {isAlone ? (
        <Text size="sm" c="dimmed" p="sm">
          {own.none}
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.nouns.customers}</Table.Th>
              <Table.Th>{own.payer}</Table.Th>
              <Table.Th className="figure">{own.openOn}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {above.map((placed, level) => (
              <Line key={placed.number} placed={placed} level={level} isHere={placed === self} />
            ))}
            <Branch number={account} level={above.length} />
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}

/** The customers directly below one, each of which opens in turn. */
function Branch({ number, level }: { readonly number: string; readonly level: number }) {
  const own = useWords(ACTIVITY_WORDS)
  const found = useHierarchy(number)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const children = (found.data?.pages ?? []).flatMap(page => page.children)
  const toggle = (child: string) =>
    setOpened(before => {
      const next = new Set(before)
      if (!next.delete(child)) next.add(child)
      return next
    })
  return (
    <>
      {children.map(placed => {
        const isOpen = opened.has(placed.number)
        return (
          <Fragment key={placed.number}>
            <Line
              placed={placed}
              level={level}
              isOpen={isOpen}
              onToggle={() => toggle(placed.number)}
            />
            {isOpen && <Branch number={placed.number} level={level + 1} />}
          </Fragment>
        )
      })}
      {found.hasNextPage && (
        <Table.Tr>
          <Table.Td colSpan={3} pl={12 + level * 22}>
            <Button
              variant="subtle"
              size="compact-xs"
              loading={found.isFetchingNextPage}
              onClick={() => found.fetchNextPage()}
            >
              {own.more}
            </Button>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

function Line(props: {
  readonly placed: Placed
  readonly level: number
  readonly isHere?: boolean
  readonly isOpen?: boolean
  readonly onToggle?: () => void
}) {
  const { placed, level, isHere = false, isOpen = false, onToggle } = props
  const own = useWords(ACTIVITY_WORDS)
  const { number, name, billing, children, open } = placed
  return (
    <Table.Tr data-at={isHere}>
      <Table.Td pl={12 + level * 22}>
        <Group gap={6} wrap="nowrap">
          {onToggle !== undefined && children !== '0' ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-expanded={isOpen}
              aria-label={fill(isOpen ? own.collapse : own.expand, { name })}
              onClick={onToggle}
            >
              {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
            </ActionIcon>
          ) : (
            <span style={{ width: 22 }} />
          )}
          {isHere ? (
            <Text size="sm" fw={600}>
              {number} {name}
            </Text>
          ) : (
            <Anchor component={Link} to={`/accounts/${encodeURIComponent(number)}`} size="sm">
              {number} {name}
            </Anchor>
          )}
          {children !== '0' && (
            <Text size="xs" c="dimmed">
              {fill(own.count, { count: children })}
            </Text>
          )}
        </Group>
      </Table.Td>
      <Table.Td>{own[billing ?? 'self']}</Table.Td>
      <Table.Td className="figure">
        {open.map(({ currency, minor }) => (
          <div key={currency}>
            <Amount minor={minor} currency={currency} />
          </div>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
