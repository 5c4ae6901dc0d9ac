import { Checkbox, Group, SegmentedControl, Table, Text } from '@mantine/core'
import { minorText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { PlanOfferView } from '../../views/payment-plan.ts'
import { NEW_PLAN_WORDS } from '../../words/new-payment-plan.ts'
import { itemName } from '../account/money/owed.tsx'
import { chosenItems, groupOf, type PlanDraft } from './draft.ts'

/** What a customer owes, of which some goes on the plan: of one legal entity and currency at a time. */
export function PlanItems(props: {
  readonly offer: PlanOfferView
  readonly draft: PlanDraft
  readonly onChange: (changed: Partial<PlanDraft>) => void
}) {
  const own = useWords(NEW_PLAN_WORDS)
  const { language } = useSpeech()
  const { offer, draft, onChange } = props
  const groups = [...new Set(offer.items.map(groupOf))]
  const shown = offer.items.filter(each => groupOf(each) === draft.group)
  const chosen = chosenItems(offer.items, draft)
  const owedMinor = chosen.reduce((sum, each) => sum + BigInt(each.openMinor), 0n)
  const currency = shown[0]?.currency ?? ''
  const toggle = (itemId: string, isOn: boolean) =>
    onChange({
      chosen: isOn ? [...draft.chosen, itemId] : draft.chosen.filter(each => each !== itemId),
    })
  return (
    <Sheet
      title={own.owed}
      aside={
        <Text size="sm" role="status">
          {fill(own.chosen, {
            count: chosen.length,
            amount: `${minorText(owedMinor.toString(), currency, language)} ${currency}`,
          })}
        </Text>
      }
      bare
    >
      {groups.length > 1 && (
        <Group px="sm" pb="xs">
          <SegmentedControl
            aria-label={own.owed}
            value={draft.group}
            onChange={group => onChange({ group, chosen: [] })}
            data={groups}
          />
        </Group>
      )}
      <Table aria-label={own.owed}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="choice">
              <Checkbox
                size="xs"
                aria-label={own.chooseAll}
                checked={chosen.length === shown.length}
                indeterminate={chosen.length > 0 && chosen.length < shown.length}
                onChange={event =>
                  onChange({
                    chosen: event.currentTarget.checked ? shown.map(each => each.itemId) : [],
                  })
                }
              />
            </Table.Th>
            <Table.Th>{own.document}</Table.Th>
            <Table.Th>{own.dueOn}</Table.Th>
            <Table.Th className="figure">{own.amount}</Table.Th>
            <Table.Th>{own.frozen}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(each => {
            const name = itemName(each, language)
            return (
              <Table.Tr key={each.itemId}>
                <Table.Td>
                  <Checkbox
                    size="xs"
                    aria-label={name}
                    checked={draft.chosen.includes(each.itemId)}
                    onChange={event => toggle(each.itemId, event.currentTarget.checked)}
                  />
                </Table.Td>
                <Table.Td>{name}</Table.Td>
                <Table.Td>
                  <Day on={each.dueOn} />
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={each.openMinor} currency={each.currency} />
                </Table.Td>
                <Table.Td>
                  {each.frozenFor.map(reason => (
                    <Pill key={reason} state="held">
                      {valueLabel(reason, language)}
                    </Pill>
                  ))}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
