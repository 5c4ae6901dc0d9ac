import { Anchor, Group, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { figureText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Moment, Pill, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { type ConnectorLinks, connectorLinks } from '../parts/settings/connector-links.ts'
import { useLists, useMe, useView } from '../queries.ts'
import { isDenied } from '../screen.ts'
import type { ConnectorCard, ConnectorsView } from '../views/connectors.ts'
import { CONNECTOR_WORDS } from '../words/connectors.ts'

const REFETCH_MS = 30_000

/** In the order of the day: what feeds billing, where its money goes, whom it tells. */
const KINDS = ['meter', 'program', 'bank', 'provider', 'mail', 'webhook'] as const

const TONES = {
  active: 'settled',
  disabled: 'rejected',
  failing: 'failed',
  missing: 'rejected',
} as const

/** Every system that is talked to: last exchange both ways, what waits, what went wrong last and why. */
export function ConnectorsPage() {
  const { words } = useSpeech()
  const own = useWords(CONNECTOR_WORDS)
  const view = useView<ConnectorsView>('connectors', { refetchMs: REFETCH_MS })
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return (
    <>
      <Heading over={words.nouns.settings} title={own.title} />
      <section className="sheet list" aria-label={own.title} tabIndex={-1}>
        <Table aria-label={own.title} miw={900} verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.connector}</Table.Th>
              <Table.Th>{own.received}</Table.Th>
              <Table.Th>{own.sent}</Table.Th>
              <Table.Th className="figure">{own.waiting}</Table.Th>
              <Table.Th>{own.failure}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          {KINDS.map(kind => (
            <Kind
              key={kind}
              kind={kind}
              cards={view.data.connectors.filter(each => each.kind === kind)}
            />
          ))}
        </Table>
      </section>
    </>
  )
}

/** The links of a connector that the reader may follow. */
function useLinks(of: Pick<ConnectorCard, 'kind' | 'code'>): ConnectorLinks {
  const { data: me } = useMe()
  const { data: lists = [] } = useLists()
  const isOpen = (to: string) => {
    const [path = to] = to.split('?')
    const list = /^\/lists\/(.+)$/.exec(path)?.[1]
    return list === undefined
      ? !isDenied(path, me?.permissions ?? {})
      : lists.some(({ name }) => name === list)
  }
  const { all, ...one } = connectorLinks(of)
  return {
    all: all.filter(([, to]) => isOpen(to)),
    ...Object.fromEntries(Object.entries(one).filter(([, to]) => isOpen(to))),
  }
}

/** The connectors of one kind, below its name and what leads to their lists. */
function Kind(props: {
  readonly kind: ConnectorCard['kind']
  readonly cards: readonly ConnectorCard[]
}) {
  const own = useWords(CONNECTOR_WORDS)
  const { kind, cards } = props
  const links = useLinks({ kind, code: '' })
  return (
    <Table.Tbody>
      <Table.Tr>
        <Table.Th scope="rowgroup" colSpan={5} bg="var(--mantine-color-default-hover)">
          <Group justify="space-between">
            {own[kind]}
            <Group gap="md">
              {links.all.map(([name, to]) => (
                <Anchor key={name} component={Link} to={to} size="sm" fw={400}>
                  {own[name]}
                </Anchor>
              ))}
            </Group>
          </Group>
        </Table.Th>
      </Table.Tr>
      {cards.length === 0 && (
        <Table.Tr>
          <Table.Td colSpan={5} c="dimmed">
            {own[`${kind}None`]}
          </Table.Td>
        </Table.Tr>
      )}
      {cards.map(card => (
        <Connector key={card.code} card={card} />
      ))}
    </Table.Tbody>
  )
}

function Connector({ card }: { readonly card: ConnectorCard }) {
  const own = useWords(CONNECTOR_WORDS)
  const { language } = useSpeech()
  const { kind, state, waiting } = card
  const links = useLinks(card)
  const name = card.name === '' ? own[kind] : card.name
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={500} w={230} style={{ overflowWrap: 'anywhere' }}>
        {name}
        <div>
          <Pill state={TONES[state]}>{own[state]}</Pill>
        </div>
      </Table.Th>
      <Table.Td w={190}>
        <Way flow={card.received} to={links.received} label={own.receivedOf} name={name} />
      </Table.Td>
      <Table.Td w={190}>
        <Way flow={card.sent} to={links.sent} label={own.sentOf} name={name} />
      </Table.Td>
      <Table.Td className="figure" w={100}>
        {waiting === 0 || links.waiting === undefined ? (
          figureText(waiting, language)
        ) : (
          <Anchor
            component={Link}
            to={links.waiting}
            size="sm"
            aria-label={fill(own.waitingOf, { name, count: waiting })}
          >
            {figureText(waiting, language)}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>
        <LastFailure card={card} />
      </Table.Td>
    </Table.Tr>
  )
}

/** One way: when last, and how often in a day; the list behind it. */
function Way(props: {
  readonly flow: ConnectorCard['sent']
  readonly to: string | undefined
  readonly label: string
  readonly name: string
}) {
  const own = useWords(CONNECTOR_WORDS)
  const { language } = useSpeech()
  const { flow, to, label, name } = props
  if (flow === null) {
    return (
      <Text size="sm" c="dimmed">
        {own.noWay}
      </Text>
    )
  }
  const last = flow.lastAt === null ? own.never : <Moment at={flow.lastAt} />
  return (
    <>
      {to === undefined ? (
        last
      ) : (
        <Anchor component={Link} to={to} size="sm" aria-label={fill(label, { name })}>
          {last}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {fill(own.inDay, { count: figureText(flow.day, language) })}
      </Text>
    </>
  )
}

function LastFailure({ card }: { readonly card: ConnectorCard }) {
  const own = useWords(CONNECTOR_WORDS)
  const { language } = useSpeech()
  const { failure } = card
  const { failures, again } = useLinks(card)
  if (failure === null) {
    return (
      <Text size="sm" c="dimmed">
        {own.noFailure}
      </Text>
    )
  }
  const answer = failure.answer ?? ''
  return (
    <>
      <Text size="sm">{failure.reason ?? valueLabel(failure.code, language)}</Text>
      {failure.remedy !== null && (
        <Text size="xs" c="dimmed">
          {failure.remedy}
        </Text>
      )}
      {answer !== '' && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {answer}
        </Text>
      )}
      <Group gap="md">
        <Text size="xs" c="dimmed" span>
          <Moment at={failure.at} />
          {failure.about !== null && ` · ${failure.about}`}
        </Text>
        {failures !== undefined && (
          <Anchor component={Link} to={failures} size="xs">
            {own.allFailures}
          </Anchor>
        )}
        {again !== undefined && (
          <Anchor component={Link} to={again} size="xs">
            {own[`${card.kind}Again` as keyof typeof own]}
          </Anchor>
        )}
      </Group>
    </>
  )
}
