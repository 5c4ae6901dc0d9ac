import { Button, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { decimalText } from '../../ui/format.ts'
import { Amount, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { FigureCards } from '../parts/figure-cards.tsx'
import { ListTabs } from '../parts/list-tabs.tsx'
import { percentOf } from '../parts/placement/share.ts'
import { useMe, useView } from '../queries.ts'
import type { PlacedWithView } from '../views/placement.ts'
import { PLACEMENT_WORDS } from '../words/placement.ts'

const STATES = ['placed', 'settled', 'taken_back'] as const

/** What is with agencies and courts: with whom, what came in, what it cost, and each placement. */
export function PlacementsPage() {
  const { words } = useSpeech()
  const own = useWords(PLACEMENT_WORDS)
  const view = useView<PlacedWithView>('placed-with')
  const { data: me } = useMe()
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={own.title}
        about={own.about}
        actions={
          me?.permissions['collections.place'] !== undefined && (
            <Button component={Link} to="/do/placeWithAgency">
              {own.handOver}
            </Button>
          )
        }
      />
      <Stack>
        <Figures agencies={view.data.agencies} />
        <Sheet title={own.whom} bare={view.data.agencies.length > 0}>
          {view.data.agencies.length === 0 ? (
            <Text size="sm" c="dimmed">
              {own.nothing}
            </Text>
          ) : (
            <ByAgency agencies={view.data.agencies} />
          )}
        </Sheet>
        <ListTabs
          tabs={[
            ...STATES.map(state => ({
              name: own[state],
              list: 'placements',
              of: { placementState: state },
            })),
            { name: own.everything, list: 'placements' },
            { name: own.commissions, list: 'agency-commissions' },
            { name: own.agencies, list: 'collection-agencies' },
          ]}
        />
      </Stack>
    </>
  )
}

type Agencies = PlacedWithView['agencies']

function Figures({ agencies }: { readonly agencies: Agencies }) {
  const own = useWords(PLACEMENT_WORDS)
  const currencies = [...Map.groupBy(agencies, each => each.currency)]
  const sums = (of: (each: Agencies[number]) => bigint) => (
    <>
      {currencies.length === 0 && '–'}
      {currencies.map(([currency, those]) => (
        <div key={currency}>
          <Amount
            minor={String(those.reduce((sum, each) => sum + of(each), 0n))}
            currency={currency}
          />
        </div>
      ))}
    </>
  )
  const count = (of: (each: Agencies[number]) => number) =>
    agencies.reduce((sum, each) => sum + of(each), 0)
  return (
    <FigureCards
      figures={[
        {
          name: own.withThem,
          value: sums(each => BigInt(each.openMinor)),
          note: fill(own.cases, { count: count(each => each.running) }),
        },
        {
          name: own.recovered,
          value: sums(each => BigInt(each.byAgencyMinor) + BigInt(each.directMinor)),
          note: fill(own.settledCount, { count: count(each => each.settled) }),
        },
        { name: own.commission, value: sums(each => BigInt(each.commissionMinor)) },
        { name: own.takenBackCount, value: count(each => each.takenBack) },
      ]}
    />
  )
}

function ByAgency({ agencies }: { readonly agencies: Agencies }) {
  const own = useWords(PLACEMENT_WORDS)
  const { language } = useSpeech()
  const share = (each: Agencies[number]) =>
    percentOf(BigInt(each.byAgencyMinor) + BigInt(each.directMinor), BigInt(each.placedMinor))
  return (
    <Table aria-label={own.whom}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.agency}</Table.Th>
          <Table.Th className="figure">{own.handed}</Table.Th>
          <Table.Th className="figure">{own.open}</Table.Th>
          <Table.Th className="figure">{own.viaThem}</Table.Th>
          <Table.Th className="figure">{own.toUs}</Table.Th>
          <Table.Th className="figure">{own.rate}</Table.Th>
          <Table.Th className="figure">{own.commission}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {agencies.map(each => (
          <Table.Tr key={`${each.agency} ${each.currency}`}>
            <Table.Td>
              {each.name}
              <Text size="xs" c="dimmed">
                {own[each.kind]} ·{' '}
                {fill(own.cases, { count: each.running + each.settled + each.takenBack })}
              </Text>
            </Table.Td>
            {[each.placedMinor, each.openMinor, each.byAgencyMinor, each.directMinor].map(
              (minor, at) => (
                <Table.Td key={at} className="figure">
                  <Amount minor={minor} currency={each.currency} />
                </Table.Td>
              ),
            )}
            <Table.Td className="figure">{decimalText(share(each), language)} %</Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.commissionMinor} currency={each.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
