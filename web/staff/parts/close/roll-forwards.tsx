import { Anchor, Stack, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lastDay, minorText, monthAfter } from '../../../ui/format.ts'
import { Amount, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type { Receivables, ShownMonth } from '../../views/close.ts'
import type { AgeingView } from '../../views.ts'
import { CLOSE_WORDS } from '../../words/close.ts'

/** How the receivables of each currency came from their opening to their closing balance. */
export function RollForwards({ shown }: { readonly shown: ShownMonth }) {
  const end = lastDay(monthAfter(shown.month))
  const ageing = useView<AgeingView>(`ageing?on=${end}`)
  return (
    <Stack>
      {shown.receivables.map(each => {
        const aged = ageing.data?.ageing.find(
          row => row.entityCode === shown.entityCode && row.currency === each.currency,
        )
        const total = ageing.data === undefined ? undefined : (aged?.totalMinor ?? '0')
        return <RollForward key={each.currency} of={each} end={end} agedMinor={total} />
      })}
    </Stack>
  )
}

function RollForward(props: {
  readonly of: Receivables
  readonly end: string
  readonly agedMinor: string | undefined
}) {
  const closeWords = useWords(CLOSE_WORDS)
  const { of, end, agedMinor } = props
  const { currency } = of
  const title = `${closeWords.rollForward} · ${currency}`
  const row = (name: string, minor: string, isSum = false) => (
    <Table.Tr key={name}>
      {isSum ? <Table.Th scope="row">{name}</Table.Th> : <Table.Td>{name}</Table.Td>}
      <Table.Td className="figure" fw={isSum ? 600 : undefined}>
        <Amount minor={minor} currency={currency} bare />
      </Table.Td>
    </Table.Tr>
  )
  return (
    <Sheet title={title} bare>
      <Table aria-label={title}>
        <Table.Tbody>
          {row(closeWords.opening, of.openingMinor, true)}
          {of.parts
            .filter(({ minor }) => minor !== '0')
            .map(({ part, minor }) => row(closeWords[part], minor))}
          {row(closeWords.closing, of.closingMinor, true)}
          <Table.Tr>
            <Table.Td>
              <Anchor component={Link} to={`/ageing?on=${end}`} size="sm">
                {closeWords.ageing}
              </Anchor>
            </Table.Td>
            <Table.Td className="figure">
              {agedMinor !== undefined && (
                <Tie closing={of.closingMinor} aged={agedMinor} currency={currency} />
              )}
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

/** Whether the closing balance is what the ageing of the same day comes to. */
function Tie(props: {
  readonly closing: string
  readonly aged: string
  readonly currency: string
}) {
  const { language } = useSpeech()
  const closeWords = useWords(CLOSE_WORDS)
  const apart = BigInt(props.closing) - BigInt(props.aged)
  if (apart === 0n) return <Pill state="balanced">{closeWords.equal}</Pill>
  const amount = minorText(String(apart), props.currency, language)
  return <Pill state="unbalanced">{fill(closeWords.differs, { amount })}</Pill>
}
