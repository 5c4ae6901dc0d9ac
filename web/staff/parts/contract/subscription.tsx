import { Group, Table, Text } from '@mantine/core'
import { unitWord } from '../../../../src/formats/unit-words.ts'
import { Failure } from '../../../ui/failure.tsx'
import { dateText, decimalText } from '../../../ui/format.ts'
import { Pill, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type { SubscriptionItem, SubscriptionView } from '../../views/contract.ts'
import { CONTRACT_WORDS } from '../../words/contract.ts'
import { PlanLink } from '../plan/plan-link.tsx'
import { usePriceText } from '../price/price-text.ts'

/** What a subscription pays on a day, by what was known on another: plan, quantities, prices, what is off. */
export function SubscriptionOn(props: {
  readonly account: string
  readonly number: string
  readonly on: string
  readonly known: string | null
}) {
  const { account, number, on, known } = props
  const query = new URLSearchParams({ account, on, ...(known === null ? {} : { known }) })
  const view = useView<SubscriptionView>(`subscriptions/${encodeURIComponent(number)}?${query}`)
  const words = useWords(CONTRACT_WORDS)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { subscription, items, head } = view.data
  if (subscription === null) {
    return (
      <Text size="sm" c="dimmed" p="sm">
        {words.subscriptionNotKnown}
      </Text>
    )
  }
  return (
    <>
      <Flags subscription={subscription} />
      {items.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {words.nothing}
        </Text>
      ) : (
        <Items items={items} currency={head.currency} />
      )}
    </>
  )
}

function Flags({
  subscription,
}: {
  readonly subscription: NonNullable<SubscriptionView['subscription']>
}) {
  const { language } = useSpeech()
  const words = useWords(CONTRACT_WORDS)
  const day = (on: string) => dateText(on, language)
  const { pause, trial, discounts, coupons, endOn } = subscription
  if (pause === null && trial === null && endOn === null && discounts.length + coupons.length === 0)
    return null
  return (
    <Group gap={6} px="sm" pb="xs">
      {endOn !== null && <Pill state="overdue">{fill(words.endsOn, { day: day(endOn) })}</Pill>}
      {pause !== null && (
        <Pill state="held">{fill(words.paused, { from: day(pause.fromOn) })}</Pill>
      )}
      {trial !== null && (
        <Pill state="pending">{fill(words.trial, { day: day(trial.endOn) })}</Pill>
      )}
      {discounts.map(({ code, percent }) => (
        <Pill key={code} state="paid">
          {fill(words.discount, { percent: decimalText(percent, language) })} {code}
        </Pill>
      ))}
      {coupons.map(({ code }) => (
        <Pill key={code} state="paid">
          {fill(words.coupon, { code })}
        </Pill>
      ))}
    </Group>
  )
}

function Items(props: { readonly items: readonly SubscriptionItem[]; readonly currency: string }) {
  const { language } = useSpeech()
  const words = useWords(CONTRACT_WORDS)
  const priceText = usePriceText()
  const often = ({ months }: SubscriptionItem): string =>
    months === 0
      ? words.once
      : months === 1
        ? words.everyMonth
        : fill(words.everyMonths, { months })
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.charge}</Table.Th>
          <Table.Th>{words.plan}</Table.Th>
          <Table.Th className="figure">{words.quantity}</Table.Th>
          <Table.Th>{words.price}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.items.map(item => (
          <Table.Tr key={`${item.planCode} ${item.chargeCode}`}>
            <Table.Td>
              {item.chargeName[language] ?? item.chargeName.en}
              <Text size="xs" c="dimmed">
                {often(item)}, {words[item.timing === 'advance' ? 'advance' : 'arrears']}
              </Text>
            </Table.Td>
            <Table.Td>
              <PlanLink code={item.planCode} version={item.planVersion} />
            </Table.Td>
            <Table.Td className="figure">
              {item.kind === 'usage'
                ? ''
                : `${decimalText(item.quantity, language)} ${unitWord(item.unit, item.quantity, language)}`}
            </Table.Td>
            <Table.Td>
              {priceText(item.price, props.currency, item.unit)}
              {item.isAgreed && (
                <Text size="xs" c="dimmed">
                  {words.agreed}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
