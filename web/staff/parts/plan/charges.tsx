import { Table, Text } from '@mantine/core'
import { dateText, decimalText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { type PlanCharge, type PlanVersion, priceOn } from '../../views/plan.ts'
import { PLAN_WORDS } from '../../words/plan.ts'
import { priceText, usePriceText } from '../price/price-text.ts'

/** What a version charges for and how much, beside another version where one is chosen; differences are marked. */
export function Charges(props: {
  readonly version: PlanVersion
  readonly beside: PlanVersion | undefined
  readonly today: string
  readonly chosen: string | undefined
  readonly onChoose: (chargeCode: string) => void
}) {
  const { version, beside, today, chosen, onChoose } = props
  const { language } = useSpeech()
  const words = useWords(PLAN_WORDS)
  const told = useCharge(version.currency, today)
  const codes = [
    ...new Set([...version.charges, ...(beside?.charges ?? [])].map(each => each.chargeCode)),
  ]
  const of = (from: PlanVersion | undefined, code: string) =>
    from?.charges.find(({ chargeCode }) => chargeCode === code)
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.charge}</Table.Th>
          <Table.Th>{fill(words.version, { no: version.planVersion })}</Table.Th>
          {beside !== undefined && (
            <Table.Th>{fill(words.version, { no: beside.planVersion })}</Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {codes.map(code => {
          const [own, other] = [of(version, code), of(beside, code)]
          const named = own ?? other
          const differs = beside !== undefined && told(own) !== told(other)
          return (
            <Table.Tr key={code} data-chosen={code === chosen}>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <button
                  type="button"
                  className="plain-button"
                  aria-pressed={code === chosen}
                  onClick={() => onChoose(code)}
                >
                  {named?.name[language] ?? named?.name.en}
                </button>
                <Text size="xs" c="dimmed">
                  {code}
                </Text>
              </Table.Td>
              <ChargeCell
                charge={own}
                currency={version.currency}
                today={today}
                isMarked={differs}
              />
              {beside !== undefined && (
                <ChargeCell
                  charge={other}
                  currency={beside.currency}
                  today={today}
                  isMarked={differs}
                />
              )}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

/** All that a charge says of its price as one text, to compare. */
function useCharge(currency: string, today: string) {
  const text = usePriceText()
  return (charge: PlanCharge | undefined): string => {
    if (charge === undefined) return ''
    const { kind, timing, months, included, minimum, maximum, unit } = charge
    const price = text(priceOn(charge, today)?.price, currency, unit)
    return [kind, timing, months, included, minimum, maximum, price].join('|')
  }
}

function ChargeCell(props: {
  readonly charge: PlanCharge | undefined
  readonly currency: string
  readonly today: string
  readonly isMarked: boolean
}) {
  const { charge, currency, today, isMarked } = props
  const { language } = useSpeech()
  const words = useWords(PLAN_WORDS)
  const text = usePriceText()
  if (charge === undefined) {
    return (
      <Table.Td>
        <Text size="sm" c="dimmed">
          {words.isGone}
        </Text>
      </Table.Td>
    )
  }
  const { unit, months, timing, included, minimum, maximum, measure, prices } = charge
  const money = (amount: string) => priceText(amount, currency, language)
  const often =
    months === 0
      ? words.once
      : months === 1
        ? words.everyMonth
        : fill(words.everyMonths, { months })
  const now = priceOn(charge, today)
  const later = prices.filter(({ effectiveFrom }) => effectiveFrom > today)
  return (
    <Table.Td style={{ verticalAlign: 'top' }}>
      <Text size="sm" fw={isMarked ? 600 : 400}>
        {text(now?.price, currency, unit)}
        {isMarked && <span className="pill differs">{words.differs}</span>}
      </Text>
      <Text size="xs" c="dimmed">
        {[
          `${often}, ${words[timing === 'advance' ? 'advance' : 'arrears']}`,
          now && fill(words.since, { day: dateText(now.effectiveFrom, language) }),
          measure && fill(words[`measure_${measure.kind}`], { band: measure.band ?? '' }),
          included && fill(words.included, { count: decimalText(included, language), unit }),
          minimum && fill(words.minimum, { price: money(minimum) }),
          maximum && fill(words.maximum, { price: money(maximum) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {later.map(({ effectiveFrom, price }) => (
        <Text key={effectiveFrom} size="xs">
          {fill(words.later, {
            day: dateText(effectiveFrom, language),
            price: text(price, currency, unit),
          })}
        </Text>
      ))}
    </Table.Td>
  )
}
