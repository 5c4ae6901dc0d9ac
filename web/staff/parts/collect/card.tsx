import { Alert, Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Failure } from '../../../ui/failure.tsx'
import { ThingName } from '../../../ui/form/known-fields.tsx'
import { namedThings } from '../../../ui/form/known-things.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Facts, Pill, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useTelling } from '../../../ui/telling.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe, useView } from '../../queries.ts'
import type { CardItem, CardStanding, CardView } from '../../views/collecting.ts'
import { COLLECTING_WORDS } from '../../words/collecting.ts'
import { CallForm } from './call-form.tsx'
import { Risk } from './queue.tsx'
import { Contacts, Disputes, Promises } from './said.tsx'

/** The local time on the card is never older than this. */
const EVERY_MINUTE = 60_000

/** All that a collector needs on the telephone, and the log of the call. */
export function Card(props: {
  readonly account: string
  readonly isOpened: boolean
  readonly onSkip: () => void
  readonly onDone: () => Promise<void>
}) {
  const own = useWords(COLLECTING_WORDS)
  const telling = useTelling()
  const { data: me } = useMe()
  const view = useView<CardView>(`collection-card/${encodeURIComponent(props.account)}`, {
    refetchMs: EVERY_MINUTE,
  })
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const card = view.data
  const done = async () => {
    telling.done(fill(own.logged, { name: card.account.name }))
    await props.onDone()
  }
  return (
    <Stack>
      <Sheet>
        <Who card={card} />
        {card.standings.map(standing => (
          <Standing key={standing.currency} standing={standing} />
        ))}
      </Sheet>
      {me?.permissions['collections.work'] === 'do' && (
        <CallForm card={card} isOpened={props.isOpened} onSkip={props.onSkip} onDone={done} />
      )}
      <Sheet title={own.items} bare>
        <Items items={card.items} />
        {card.credits.map(credit => (
          <Text key={credit.itemId} size="sm" px="sm" pb="xs">
            {own.credit}: <Amount minor={credit.openMinor} currency={credit.currency} />
          </Text>
        ))}
      </Sheet>
      <Promises card={card} />
      <Disputes card={card} />
      <Contacts card={card} />
    </Stack>
  )
}

/** Who it is, what time it is there, and whether they may be called. */
function Who({ card }: { readonly card: CardView }) {
  const own = useWords(COLLECTING_WORDS)
  const { language } = useSpeech()
  const { account } = card
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Group gap="xs">
          <Anchor
            component={Link}
            to={`/accounts/${encodeURIComponent(account.accountNumber)}`}
            fw={600}
          >
            {account.name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {account.accountNumber}
          </Text>
          {card.flags.map(flag => (
            <Pill key={flag} state="overdue">
              {valueLabel(flag, language)}
            </Pill>
          ))}
        </Group>
        <Text size="sm">
          {own.localTime} <strong className="figure">{card.localTime}</strong>{' '}
          <Text span size="xs" c="dimmed">
            {account.timeZone}
          </Text>
        </Text>
      </Group>
      {card.mayNotCall !== null && (
        <Alert color="red" variant="light" title={own.mayNotCall} p="xs">
          <Against why={card.mayNotCall} />
        </Alert>
      )}
      <Facts
        rows={[
          [
            own.phone,
            account.phone === null ? null : (
              <Anchor key="phone" href={`tel:${account.phone.replace(/[^+\d]/g, '')}`} size="sm">
                {account.phone}
              </Anchor>
            ),
          ],
          [own.email, account.email],
          [own.speaks, valueLabel(account.language, language)],
        ]}
      />
    </Stack>
  )
}

/** Why somebody may not be called, in words. */
function Against({ why }: { readonly why: string }) {
  const own = useWords(COLLECTING_WORDS)
  const reasons: Readonly<Record<string, string>> = {
    opted_out: own.optedOut,
    flagged: own.flagged,
    quiet_hours: own.quietHours,
    too_often: own.tooOften,
    too_soon_after_call: own.tooSoon,
  }
  return <>{reasons[why] ?? why}</>
}

function Standing({ standing }: { readonly standing: CardStanding }) {
  const own = useWords(COLLECTING_WORDS)
  const { language } = useSpeech()
  const { currency } = standing
  const step = standing.nextAction
  return (
    <Stack gap={6} mt="xs">
      <Facts
        rows={[
          [own.overdue, <Amount key="o" minor={standing.overdueMinor} currency={currency} />],
          [
            own.spared,
            standing.sparedMinor === '0' ? null : (
              <Amount key="s" minor={standing.sparedMinor} currency={currency} />
            ),
          ],
          [own.expected, <Amount key="e" minor={standing.expectedMinor} currency={currency} />],
          [
            own.why,
            <Risk key="r" percent={String(standing.riskBps / 100)} reasons={standing.evidence} />,
          ],
          [own.step, step === null ? null : valueLabel(step, language)],
          [own.nextOn, standing.nextOn === null ? null : <Day key="n" on={standing.nextOn} />],
          [own.collector, <Named key="c" column="collector" code={standing.collector} />],
          [own.segment, <Named key="g" column="segment" code={standing.segment} />],
        ]}
      />
      {standing.tactic !== null && (
        <Alert color="blue" variant="light" title={own.script} p="xs">
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {standing.tactic}
          </Text>
        </Alert>
      )}
    </Stack>
  )
}

function Items({ items }: { readonly items: readonly CardItem[] }) {
  const own = useWords(COLLECTING_WORDS)
  const { language } = useSpeech()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.document}</Table.Th>
          <Table.Th>{own.dueOn}</Table.Th>
          <Table.Th className="figure">{own.open}</Table.Th>
          <Table.Th className="figure">{own.frozen}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(item => (
          <Table.Tr key={item.itemId}>
            <Table.Td>{nameOf(item, text => valueLabel(text, language))}</Table.Td>
            <Table.Td>
              <Day on={item.dueOn} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={item.openMinor} currency={item.currency} />
            </Table.Td>
            <Table.Td className="figure">
              {item.frozenMinor !== '0' && (
                <>
                  <Amount minor={item.frozenMinor} currency={item.currency} bare />{' '}
                  {item.frozenFor.map(reason => (
                    <Pill key={reason} state="held">
                      {valueLabel(reason, language)}
                    </Pill>
                  ))}
                </>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function nameOf(item: CardItem, label: (value: string) => string) {
  if (item.document === null) return item.reference ?? label(item.kind)
  return (
    <Anchor component={Link} to={`/documents/${encodeURIComponent(item.document)}`} size="sm">
      {item.document}
    </Anchor>
  )
}

/** A desk or segment by what it is called; none where the customer belongs to none. */
function Named(props: { readonly column: 'collector' | 'segment'; readonly code: string | null }) {
  const things = namedThings('collection-queue', props.column)
  if (props.code === null) return null
  return things === undefined ? props.code : <ThingName things={things} code={props.code} />
}
