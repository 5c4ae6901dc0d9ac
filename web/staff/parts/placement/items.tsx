import { Anchor, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { PlacementView } from '../../views/placement.ts'
import { PLACEMENT_WORDS } from '../../words/placement.ts'

/** What was handed over, document by document, with what of it is still open. */
export function PlacedItems({ view }: { readonly view: PlacementView }) {
  const own = useWords(PLACEMENT_WORDS)
  const { language } = useSpeech()
  const { currency } = view.placement
  return (
    <Table aria-label={own.items}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.document}</Table.Th>
          <Table.Th>{own.due}</Table.Th>
          <Table.Th className="figure">{own.handed}</Table.Th>
          <Table.Th className="figure">{own.open}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.items.map(each => (
          <Table.Tr key={each.itemId}>
            <Table.Td>
              {each.document === null ? (
                (each.reference ?? valueLabel(each.kind, language))
              ) : (
                <Anchor
                  component={Link}
                  to={`/documents/${encodeURIComponent(each.document)}`}
                  size="sm"
                  underline="always"
                >
                  {each.document}
                </Anchor>
              )}
            </Table.Td>
            <Table.Td>
              <Day on={each.dueOn} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.placedMinor} currency={currency} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.openMinor} currency={currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
