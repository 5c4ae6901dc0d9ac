import { Alert, Stack, Table } from '@mantine/core'
import { useParams, useSearch } from '@tanstack/react-router'
import { valueLabel } from '../../ui/labels.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { ListSheet } from '../parts/list-sheet.tsx'
import { useView } from '../queries.ts'
import type { PayoutView } from '../views/refund.ts'
import { PAYOUT_WORDS } from '../words/payout.ts'

/** A payout of a provider: payments, refunds, disputes and fees, to the cent the bank's line. */
export function PayoutPage() {
  const own = useWords(PAYOUT_WORDS)
  const { words } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const { provider } = useSearch({ strict: false }) as { readonly provider?: string }
  const query = provider === undefined ? '' : `?${new URLSearchParams({ provider })}`
  const view = useView<PayoutView>(`payouts/${encodeURIComponent(number)}${query}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { payout, parts } = view.data
  const foreign = parts.reduce((sum, part) => sum + part.foreign, 0)
  const isTold = payout.lineId !== null
  return (
    <>
      <Heading
        over={`${words.nouns.cash} · ${own.over} · ${payout.provider}`}
        title={payout.payoutId}
        state={<Pill state={isTold ? 'settled' : 'open'}>{isTold ? own.told : own.untold}</Pill>}
      />
      <Stack>
        {foreign > 0 && (
          <Alert color="orange" role="status">
            {fill(own.foreign, { count: foreign })}
          </Alert>
        )}
        <Sheet>
          <PayoutFacts payout={payout} />
        </Sheet>
        <Sheet title={own.split} bare>
          <Split payout={payout} parts={parts} />
        </Sheet>
        <ListSheet
          title={own.allLines}
          list="payout-lines"
          of={{ provider: payout.provider, payoutId: payout.payoutId }}
          all={own.asList}
        />
      </Stack>
    </>
  )
}

type Payout = PayoutView['payout']

function PayoutFacts({ payout }: { readonly payout: Payout }) {
  const own = useWords(PAYOUT_WORDS)
  return (
    <Facts
      rows={[
        [own.entity, `${payout.entityCode} · ${payout.entityName}`],
        [own.arrivesOn, <Day key="on" on={payout.arrivesOn} />],
        [own.recordedAt, <Moment key="at" at={payout.recordedAt} />],
        [
          own.bankLine,
          payout.lineOn === null ? (
            own.notTold
          ) : (
            <span key="line">
              <Day on={payout.lineOn} /> · {payout.bankAccount} ·{' '}
              <Amount minor={payout.lineMinor ?? '0'} currency={payout.currency} />
            </span>
          ),
        ],
      ]}
    />
  )
}

function Split({
  payout,
  parts,
}: {
  readonly payout: Payout
  readonly parts: PayoutView['parts']
}) {
  const own = useWords(PAYOUT_WORDS)
  const { language } = useSpeech()
  const { currency } = payout
  const row = (name: string, lines: string, gross: string, fee: string, key: string) => {
    const net = (BigInt(gross) - BigInt(fee)).toString()
    return (
      <Table.Tr key={key} fw={key === 'total' ? 600 : undefined}>
        <Table.Th scope="row">{name}</Table.Th>
        <Table.Td className="figure">{lines}</Table.Td>
        {[gross, fee, net].map((minor, i) => (
          <Table.Td key={i} className="figure">
            <Amount minor={minor} currency={currency} />
          </Table.Td>
        ))}
      </Table.Tr>
    )
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.kind}</Table.Th>
          <Table.Th className="figure">{own.lines}</Table.Th>
          <Table.Th className="figure">{own.gross}</Table.Th>
          <Table.Th className="figure">{own.fees}</Table.Th>
          <Table.Th className="figure">{own.net}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {parts.map(part =>
          row(
            valueLabel(part.kind, language),
            String(part.lines),
            part.grossMinor,
            part.feeMinor,
            part.kind,
          ),
        )}
        {row(own.paidOut, '', payout.grossMinor, payout.feeMinor, 'total')}
      </Table.Tbody>
    </Table>
  )
}
