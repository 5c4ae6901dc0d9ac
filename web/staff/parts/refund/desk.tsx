import { Radio, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { minorText } from '../../../ui/format.ts'
import { labelOf, valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { RefundableCredit, RefundView } from '../../views/refund.ts'
import { REFUND_WORDS, WAY_WORDS } from '../../words/refund.ts'
import { RefundFormSheet } from './form.tsx'
import { isOriginal, mostOf, type Way, wayKey, waysOf } from './ways.ts'

/** Which credit goes back, on which way, and what that brings about. */
export function RefundDesk(props: {
  readonly view: RefundView
  readonly item: string | undefined
  readonly payment: string | undefined
}) {
  const own = useWords(REFUND_WORDS)
  const { data: me } = useMe()
  const { view } = props
  const may = me?.permissions['receipts.refund'] !== undefined
  const asked = view.payments.find(each => each.paymentId === props.payment)?.receiptId
  const [itemId, setItemId] = useState(props.item ?? asked ?? view.credits[0]?.itemId)
  const credit = view.credits.find(each => each.itemId === itemId)
  const ways = credit === undefined ? [] : waysOf(credit, view.payments)
  const wanted = props.payment === undefined ? undefined : `provider ${props.payment}`
  const [key, setKey] = useState(wanted)
  const way = ways.find(each => wayKey(each) === key) ?? ways[0]
  if (view.credits.length === 0) {
    return (
      <Sheet title={own.credits}>
        <Text size="sm" c="dimmed">
          {own.noCredits}
        </Text>
      </Sheet>
    )
  }
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Sheet title={own.credits} bare>
          <Credits credits={view.credits} chosen={itemId} onChoose={setItemId} />
        </Sheet>
        <Sheet title={own.how}>
          {credit !== undefined && way !== undefined && (
            <Ways credit={credit} ways={ways} chosen={way} onChoose={setKey} />
          )}
        </Sheet>
      </SimpleGrid>
      {may && credit !== undefined && way !== undefined && (
        <RefundFormSheet
          key={`${credit.itemId} ${wayKey(way)}`}
          account={view.account}
          credit={credit}
          way={way}
          reasons={view.reasons}
        />
      )}
    </Stack>
  )
}

function Credits(props: {
  readonly credits: readonly RefundableCredit[]
  readonly chosen: string | undefined
  readonly onChoose: (itemId: string) => void
}) {
  const { language } = useSpeech()
  const own = useWords(REFUND_WORDS)
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.credit}</Table.Th>
          <Table.Th>{own.since}</Table.Th>
          <Table.Th className="figure">{own.left}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.credits.map(credit => (
          <Table.Tr key={credit.itemId}>
            <Table.Td>
              <Radio
                name="credit"
                checked={credit.itemId === props.chosen}
                onChange={() => props.onChoose(credit.itemId)}
                label={[
                  valueLabel(credit.kind, language),
                  credit.label,
                  credit.method === null ? null : valueLabel(credit.method, language),
                  `${labelOf('entity', language)} ${credit.entity}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </Table.Td>
            <Table.Td>
              <Day on={credit.on} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={credit.leftMinor} currency={credit.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Ways(props: {
  readonly credit: RefundableCredit
  readonly ways: readonly Way[]
  readonly chosen: Way
  readonly onChoose: (key: string) => void
}) {
  const { language } = useSpeech()
  const own = useWords(REFUND_WORDS)
  const names = useWords(WAY_WORDS)
  const { credit, ways, chosen } = props
  const nameOf = (way: Way): string =>
    way.way === 'provider'
      ? fill(own.backTo, {
          shown: way.payment.shown ?? own.sameCard,
          provider: way.payment.provider,
        })
      : names[way.way]
  return (
    <Radio.Group
      name="way"
      aria-label={own.how}
      value={wayKey(chosen)}
      onChange={props.onChoose}
      description={isOriginal(credit) ? own.originalFirst : undefined}
    >
      <Stack gap={8} mt={4}>
        {ways.map(way => (
          <Radio
            key={wayKey(way)}
            value={wayKey(way)}
            label={nameOf(way)}
            description={
              <>
                {own.most} {minorText(String(mostOf(credit, way)), credit.currency, language)}{' '}
                {credit.currency}
                {way.way === 'provider' && (
                  <>
                    {' · '}
                    {own.paidOn} <Day on={way.payment.on} />
                  </>
                )}
              </>
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
