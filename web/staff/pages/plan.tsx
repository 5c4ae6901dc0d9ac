import '../plan.css'
import { Button, Grid, Group, NativeSelect, Stack, Table, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Day, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { BandHours } from '../parts/plan/band-hours.tsx'
import { Charges } from '../parts/plan/charges.tsx'
import { MoveDialog } from '../parts/plan/move.tsx'
import { LiveCurve } from '../parts/price/live-curve.tsx'
import { useMe, useView } from '../queries.ts'
import { type PlanVersion, type PlanView, priceOn } from '../views/plan.ts'
import { PLAN_WORDS } from '../words/plan.ts'
import { WHAT_IF_WORDS } from '../words/what-if.ts'

type Search = { version?: string; beside?: string; charge?: string }

/** A plan: its versions and who lives by each, one of them with its charges, another beside it, and a price drawn. */
export function PlanPage() {
  const { number = '' } = useParams({ strict: false })
  const view = useView<PlanView>(`plans/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return <Plan view={view.data} />
}

function Plan({ view }: { readonly view: PlanView }) {
  const { words, language } = useSpeech()
  const own = useWords(PLAN_WORDS)
  const whatIf = useWords(WHAT_IF_WORDS)
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const { data: me } = useMe()
  const [isMoving, setMoving] = useState(false)
  const found = (no: string | undefined) =>
    view.versions.find(({ planVersion }) => String(planVersion) === no)
  const version = found(search.version) ?? (view.versions[0] as PlanVersion)
  const go = (change: Search) =>
    navigate({ to: '.', search: { ...search, ...change } as never, replace: true })
  const queries = useQueryClient()
  const closed = () => {
    setMoving(false)
    queries.invalidateQueries({ queryKey: ['view'] })
  }
  const may = (permission: string) => me?.permissions[permission] !== undefined
  return (
    <>
      <Heading
        over={`${words.nouns.catalog} · ${view.planCode}`}
        title={view.name[language] ?? view.name.en}
        actions={
          <>
            {may('contracts.write') && view.versions.length > 1 && version.subscriptions > 0 && (
              <Button variant="default" onClick={() => setMoving(true)}>
                {own.move}
              </Button>
            )}
            {may('documents.read') && version.subscriptions > 0 && (
              <Button
                component={Link}
                to={`/what-if?${new URLSearchParams({ plan: `${view.planCode}@${version.planVersion}` })}`}
                variant="default"
              >
                {whatIf.title} …
              </Button>
            )}
            {may('catalog.write') && (
              <Button
                component={Link}
                to="/plan-editor"
                search={{ plan: view.planCode, version: String(version.planVersion) } as never}
              >
                {own.newVersion}
              </Button>
            )}
          </>
        }
      />
      <Stack>
        <Versions view={view} version={version} onGo={go} />
        <Version view={view} version={version} beside={found(search.beside)} onGo={go} />
        {view.calendars
          .filter(({ code }) => version.charges.some(({ measure }) => measure?.calendar === code))
          .map(calendar => (
            <BandHours key={calendar.code} calendar={calendar} links />
          ))}
      </Stack>
      {isMoving && <MoveDialog view={view} from={version} onClose={closed} />}
    </>
  )
}

function Versions(props: {
  readonly view: PlanView
  readonly version: PlanVersion
  readonly onGo: (change: Search) => void
}) {
  const { view, version, onGo } = props
  const own = useWords(PLAN_WORDS)
  const count = (many: number) =>
    many > view.mostCounted ? fill(own.more, { count: view.mostCounted }) : String(many)
  return (
    <Sheet title={own.versions} bare>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.versions}</Table.Th>
            <Table.Th>{own.offeredFrom}</Table.Th>
            <Table.Th>{own.currency}</Table.Th>
            <Table.Th className="figure">{own.usedBy}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.versions.map(each => (
            <Table.Tr key={each.planVersion} data-chosen={each === version}>
              <Table.Td>
                <button
                  type="button"
                  className="plain-button"
                  aria-pressed={each === version}
                  onClick={() => onGo({ version: String(each.planVersion), beside: '' })}
                >
                  {fill(own.version, { no: each.planVersion })}
                </button>
              </Table.Td>
              <Table.Td>
                <Day on={each.offeredFrom} />
              </Table.Td>
              <Table.Td>
                {each.currency}{' '}
                <Text span size="xs" c="dimmed">
                  {each.taxInclusive ? own.taxInclusive : own.taxExclusive}
                </Text>
              </Table.Td>
              <Table.Td className="figure">
                {count(each.subscriptions)}
                {each.coming > 0 && (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    {fill(own.coming, { count: each.coming })}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Version(props: {
  readonly view: PlanView
  readonly version: PlanVersion
  readonly beside: PlanVersion | undefined
  readonly onGo: (change: Search) => void
}) {
  const { view, version, beside, onGo } = props
  const { language } = useSpeech()
  const own = useWords(PLAN_WORDS)
  const search = useSearch({ strict: false }) as Search
  const charge =
    version.charges.find(({ chargeCode }) => chargeCode === search.charge) ?? version.charges[0]
  const price = charge && priceOn(charge, view.today)
  const others = view.versions.filter(each => each !== version)
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Sheet
          title={`${own.charges}: ${fill(own.version, { no: version.planVersion })}`}
          aside={
            others.length > 0 && (
              <Group gap={6}>
                <Text size="xs" c="dimmed" aria-hidden="true">
                  {own.compareWith}
                </Text>
                <NativeSelect
                  size="xs"
                  aria-label={own.compareWith}
                  value={beside === undefined ? '' : String(beside.planVersion)}
                  data={[
                    { value: '', label: own.nothing },
                    ...others.map(({ planVersion }) => ({
                      value: String(planVersion),
                      label: fill(own.version, { no: planVersion }),
                    })),
                  ]}
                  onChange={event => onGo({ beside: event.currentTarget.value })}
                />
              </Group>
            )
          }
          bare
        >
          <Charges
            version={version}
            beside={beside}
            today={view.today}
            chosen={charge?.chargeCode}
            onChoose={chosen => onGo({ charge: chosen })}
          />
        </Sheet>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        {charge !== undefined && price !== undefined && (
          <Sheet title={fill(own.curveOf, { name: charge.name[language] ?? charge.name.en ?? '' })}>
            <LiveCurve
              key={`${version.planVersion} ${charge.chargeCode}`}
              name={charge.name[language] ?? charge.name.en ?? ''}
              currency={version.currency}
              on={price.effectiveFrom}
              charge={{
                kind: charge.kind,
                unit: charge.unit,
                months: charge.months,
                included: charge.included,
                minimum: charge.minimum,
                maximum: charge.maximum,
                price: price.price,
              }}
            />
          </Sheet>
        )}
      </Grid.Col>
    </Grid>
  )
}
