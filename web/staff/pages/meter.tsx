import { Anchor, Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { dateText, decimalText, lastDay } from '../../ui/format.ts'
import { Day, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { Intervals } from '../parts/usage/intervals.tsx'
import { Reads } from '../parts/usage/reads.tsx'
import { useMe, useView } from '../queries.ts'
import type { MeterView, Register } from '../views/meter.ts'
import { METER_WORDS } from '../words/meter.ts'

/** A meter: where it stands and stood, what its registers counted, who is billed by it. */
export function MeterPage() {
  const { words, language } = useSpeech()
  const own = useWords(METER_WORDS)
  const { serial = '' } = useParams({ strict: false })
  const { account, register } = useSearch({ strict: false }) as Partial<MeterView['chosen']>
  const query = new URLSearchParams({
    ...(account === undefined ? {} : { account }),
    ...(register === undefined ? {} : { register }),
  })
  const view = useView<MeterView>(`meters/${encodeURIComponent(serial)}?${query}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { registers, chosen, reads } = view.data
  const at = registers.find(
    each => each.account === chosen.account && each.register === chosen.register,
  )
  if (at === undefined) return null
  const isIn = at.removedOn === null
  return (
    <>
      <Heading
        over={`${words.nouns.usage} · ${at.meterName[language] ?? at.meterName.en ?? at.meterCode}`}
        title={serial}
        state={
          <Pill state={isIn ? 'kept' : 'gone'}>
            {isIn
              ? own.inPlace
              : fill(own.removed, { day: dateText(at.removedOn ?? '', language) })}
          </Pill>
        }
        actions={<Actions at={at} serial={serial} />}
      />
      <Stack>
        <Sheet title={own.registers} bare>
          <Registers registers={registers} at={at} serial={serial} />
        </Sheet>
        {at.source === 'reads' ? (
          <Reads
            reads={reads}
            unit={at.unit}
            of={{ accountNumber: at.account, serial, register: at.register }}
          />
        ) : (
          <Intervals
            key={`${at.account} ${at.register}`}
            serial={serial}
            account={at.account}
            register={at.register}
          />
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <BilledBy view={view.data} at={at} />
          {view.data.neighbours.length > 0 && <Neighbours view={view.data} />}
        </SimpleGrid>
      </Stack>
    </>
  )
}

function Actions({ at, serial }: { readonly at: Register; readonly serial: string }) {
  const own = useWords(METER_WORDS)
  const { data: me } = useMe()
  if (me?.permissions['usage.record'] === undefined) return null
  const fields = new URLSearchParams({ accountNumber: at.account, serial, register: at.register })
  return (
    <>
      {at.source === 'reads' && (
        <Button component={Link} to={`/do/recordReads?${fields}`} variant="default">
          {own.record}
        </Button>
      )}
    </>
  )
}

function Registers(props: {
  readonly registers: readonly Register[]
  readonly at: Register
  readonly serial: string
}) {
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const { registers, at, serial } = props
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.register}</Table.Th>
          <Table.Th>{own.counts}</Table.Th>
          <Table.Th>{own.customer}</Table.Th>
          <Table.Th>{own.place}</Table.Th>
          <Table.Th className="figure">{own.multiplier}</Table.Th>
          <Table.Th className="figure">{own.digits}</Table.Th>
          <Table.Th>{own.from}</Table.Th>
          <Table.Th>{own.until}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {registers.map(each => {
          const search = new URLSearchParams({ account: each.account, register: each.register })
          return (
            <Table.Tr key={`${each.account} ${each.register}`} data-at={each === at}>
              <Table.Th scope="row">
                <Anchor
                  component={Link}
                  to={`/meters/${encodeURIComponent(serial)}?${search}`}
                  size="sm"
                >
                  {each.register}
                </Anchor>
              </Table.Th>
              <Table.Td>
                {each.meterName[language] ?? each.meterName.en} ({each.unit})
              </Table.Td>
              <Table.Td>
                <Anchor
                  component={Link}
                  to={`/accounts/${encodeURIComponent(each.account)}`}
                  size="sm"
                >
                  {each.account}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {each.accountName}
                </Text>
              </Table.Td>
              <Table.Td>
                {each.premise}
                <Text size="xs" c="dimmed">
                  {each.addressLines.join(', ')}
                </Text>
              </Table.Td>
              <Table.Td className="figure">{decimalText(each.multiplier, language)}</Table.Td>
              <Table.Td className="figure">{each.digits ?? '–'}</Table.Td>
              <Table.Td>
                <Day on={each.installedOn} />
              </Table.Td>
              <Table.Td>
                {each.removedOn === null ? own.today : <Day on={lastDay(each.removedOn)} />}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

function BilledBy({ view, at }: { readonly view: MeterView; readonly at: Register }) {
  const own = useWords(METER_WORDS)
  return (
    <Sheet title={own.billedBy} bare>
      <Table>
        <Table.Tbody>
          {view.subscriptions.map(each => (
            <Table.Tr key={each.subscription}>
              <Table.Td>
                <Anchor
                  component={Link}
                  to={`/accounts/${encodeURIComponent(at.account)}`}
                  size="sm"
                >
                  {each.subscription}
                </Anchor>
              </Table.Td>
              <Table.Td>{each.contract}</Table.Td>
              <Table.Td>
                <Day on={each.startOn} /> –{' '}
                {each.endOn !== null && <Day on={lastDay(each.endOn)} />}
              </Table.Td>
              <Table.Td>
                {each.billedThrough !== null && (
                  <Group gap={4} justify="flex-end">
                    {own.billedThrough} <Day on={lastDay(each.billedThrough)} />
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Neighbours({ view }: { readonly view: MeterView }) {
  const own = useWords(METER_WORDS)
  return (
    <Sheet title={own.others} bare>
      <Table>
        <Table.Tbody>
          {view.neighbours.map(each => {
            const search = new URLSearchParams({
              account: view.chosen.account,
              register: each.register,
            })
            return (
              <Table.Tr key={`${each.serial} ${each.register}`}>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/meters/${encodeURIComponent(each.serial)}?${search}`}
                    size="sm"
                  >
                    {each.serial}
                  </Anchor>
                </Table.Td>
                <Table.Td>{each.register}</Table.Td>
                <Table.Td>{each.meterCode}</Table.Td>
                <Table.Td>
                  <Day on={each.installedOn} /> –{' '}
                  {each.removedOn === null ? own.today : <Day on={lastDay(each.removedOn)} />}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
