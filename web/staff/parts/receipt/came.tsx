import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { valueLabel } from '../../../ui/labels.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Amount, Day, Facts, Moment, Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { ReceiptView } from '../../views/receipt.ts'
import { RECEIPT_WORDS } from '../../words/receipt.ts'
import { LEDGER_WORDS } from '../../words/refund.ts'

/** What is known of a receipt, and by what it came: bank line, deposit, payment and payout. */
export function HowItCame({ view }: { readonly view: ReceiptView }) {
  const own = useWords(RECEIPT_WORDS)
  const { language } = useSpeech()
  const ledger: Readonly<Record<string, string>> = useWords(LEDGER_WORDS)
  const actorText = useActorText()
  const { receipt, sources } = view
  const { cashAccount } = receipt
  const link = (to: string | null, text: string | null) =>
    to === null || text === null ? null : (
      <Anchor component={Link} to={to} size="sm" underline="always">
        {text}
      </Anchor>
    )
  const of = (
    place: string,
    number: string | null,
    query: Readonly<Record<string, string>> = {},
  ) =>
    number === null
      ? null
      : `/${place}/${encodeURIComponent(number)}${Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query)}`}`
  const payout = of(
    'payouts',
    sources.payoutId,
    sources.provider === null ? {} : { provider: sources.provider },
  )
  return (
    <Facts
      rows={
        [
          [own.entity, `${receipt.entityCode} · ${receipt.entityName}`],
          [own.method, valueLabel(receipt.method, language)],
          [own.booked, <Day key="booked" on={receipt.bookedOn} />],
          [own.value, <Day key="value" on={receipt.valueOn} />],
          [own.place, `${cashAccount} ${ledger[`a${cashAccount}`] ?? ''}`],
          [own.reference, receipt.reference],
          [own.payer, receipt.payerName],
          [own.payerBank, receipt.payerBank],
          [own.check, receipt.checkNumber],
          [own.line, <BankLineTold key="line" sources={sources} currency={receipt.currency} />],
          [
            own.deposit,
            sources.depositReference === null ? null : (
              <DepositTold key="deposit" sources={sources} />
            ),
          ],
          [
            own.payment,
            sources.paymentId === null ? null : <PaymentTold key="payment" sources={sources} />,
          ],
          [own.debitRun, link(of('debit-runs', sources.debitRun), sources.debitRun)],
          [own.mandate, link(of('mandates', sources.mandate), sources.mandate)],
          [own.payout, link(payout, sources.payoutId)],
          [own.fileNote, receipt.note],
          [
            own.by,
            <span key="by">
              {actorText(receipt.recordedBy) ?? receipt.recordedBy} ·{' '}
              <Moment at={receipt.recordedAt} />
            </span>,
          ],
        ].filter(([, value]) => value !== null) as [string, React.ReactNode][]
      }
    />
  )
}

type Sources = ReceiptView['sources']

function BankLineTold(props: { readonly sources: Sources; readonly currency: string }) {
  const own = useWords(RECEIPT_WORDS)
  const { sources, currency } = props
  if (sources.lineOn === null) return <>{own.noLine}</>
  return (
    <>
      <Day on={sources.lineOn} /> · {sources.bankAccount} ·{' '}
      <Amount minor={sources.lineMinor ?? '0'} currency={currency} />
      {sources.lineText !== '' && ` · ${sources.lineText}`}
    </>
  )
}

function DepositTold({ sources }: { readonly sources: Sources }) {
  const own = useWords(RECEIPT_WORDS)
  const { depositReference, depositEntity, depositClosedOn } = sources
  if (depositReference === null) return null
  const asked = { entity: depositEntity ?? '', reference: depositReference }
  return (
    <>
      <Anchor
        component={Link}
        to={`/deposit?${new URLSearchParams(asked)}`}
        size="sm"
        underline="always"
      >
        {depositReference}
      </Anchor>{' '}
      · {depositClosedOn === null ? own.depositOpen : <Day on={depositClosedOn} />}
    </>
  )
}

function PaymentTold({ sources }: { readonly sources: Sources }) {
  const { language } = useSpeech()
  const { provider, paymentBy, paymentState, paymentReference } = sources
  return (
    <>
      {[provider, paymentBy, paymentReference].filter(Boolean).join(' · ')}{' '}
      {paymentState !== null && (
        <Pill state={paymentState}>{valueLabel(paymentState, language)}</Pill>
      )}
    </>
  )
}
