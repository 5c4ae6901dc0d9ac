import { Anchor, Button, List, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { bankSaysText } from '../../ui/bank-says.tsx'
import { minorText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { FigureCards } from '../parts/figure-cards.tsx'
import { ApplyRest } from '../parts/receipt/apply.tsx'
import { HowItCame } from '../parts/receipt/came.tsx'
import { ReceiptImages } from '../parts/receipt/images.tsx'
import { TakeBack } from '../parts/receipt/take-back.tsx'
import { ReceiptUses, usedFor } from '../parts/receipt/uses.tsx'
import { WhoseMoney } from '../parts/receipt/whose.tsx'
import { useMe, useView } from '../queries.ts'
import type { ReceiptView } from '../views/receipt.ts'
import { KEPT_FILES_WORDS } from '../words/kept-files.ts'
import { RECEIPT_WORDS } from '../words/receipt.ts'

/** A receipt: what it is, how it came, what it paid, and what can be done with it. */
export function ReceiptPage() {
  const { words } = useSpeech()
  const own = useWords(RECEIPT_WORDS)
  const kept = useWords(KEPT_FILES_WORDS)
  const { number = '' } = useParams({ strict: false })
  const view = useView<ReceiptView>(`receipts/${encodeURIComponent(number)}`)
  const { data: me } = useMe()
  const [back, setBack] = useState<'returned' | 'mistake'>()
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { receipt } = view.data
  const hasLeft = receipt.leftMinor !== '0'
  const mayApply = me?.permissions['receipts.allocate'] !== undefined
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.payments} · {own.one}
            {receipt.account !== null && (
              <>
                {' '}
                ·{' '}
                <Anchor
                  component={Link}
                  to={`/accounts/${encodeURIComponent(receipt.account)}`}
                  size="xs"
                  underline="always"
                >
                  {receipt.account}
                </Anchor>
              </>
            )}
          </>
        }
        title={receipt.name ?? receipt.payerName ?? own.unknown}
        state={<Use receipt={receipt} />}
        actions={<Steps receipt={receipt} onBack={setBack} />}
      />
      <Stack>
        {back !== undefined && receipt.reversal === null && (
          <TakeBack key={back} kind={back} view={view.data} onClose={() => setBack(undefined)} />
        )}
        <Figures receipt={receipt} />
        {hasLeft && mayApply && receipt.account !== null && <ApplyRest view={view.data} />}
        {hasLeft && mayApply && receipt.account === null && <WhoseMoney view={view.data} />}
        <ReceiptUses view={view.data} />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Sheet title={own.came}>
            <HowItCame view={view.data} />
          </Sheet>
          <Stack>
            <Sheet title={own.happened}>
              <Happened view={view.data} />
            </Sheet>
            {PICTURED.has(receipt.method) && (
              <Sheet title={kept.images}>
                <ReceiptImages view={view.data} />
              </Sheet>
            )}
          </Stack>
        </SimpleGrid>
      </Stack>
    </>
  )
}

type Receipt = ReceiptView['receipt']

/** Ways of paying that leave a paper. */
const PICTURED: ReadonlySet<string> = new Set(['check', 'cash', 'lockbox'])

function Use({ receipt }: { readonly receipt: Receipt }) {
  const own = useWords(RECEIPT_WORDS)
  if (receipt.reversal !== null) return <Pill state="failed">{own.wentBack}</Pill>
  if (receipt.leftMinor === '0') return <Pill state="settled">{own.used}</Pill>
  const isUnused = receipt.leftMinor === receipt.amountMinor
  return <Pill state="open">{isUnused ? own.unused : own.partUsed}</Pill>
}

function Steps(props: {
  readonly receipt: Receipt
  readonly onBack: (kind: 'returned' | 'mistake') => void
}) {
  const own = useWords(RECEIPT_WORDS)
  const { data: me } = useMe()
  const { receipt, onBack } = props
  const may = (permission: string) => me?.permissions[permission] !== undefined
  if (receipt.reversal !== null) return null
  const credit = { account: receipt.account ?? '', item: receipt.receiptId }
  return (
    <>
      {may('receipts.reverse') && receipt.account !== null && (
        <>
          <Button variant="default" onClick={() => onBack('returned')}>
            {own.bounce}
          </Button>
          <Button variant="default" onClick={() => onBack('mistake')}>
            {own.mistake}
          </Button>
        </>
      )}
      {may('receipts.refund') && receipt.account !== null && receipt.leftMinor !== '0' && (
        <Button component={Link} to={`/refunds?${new URLSearchParams(credit)}`} variant="default">
          {own.refund}
        </Button>
      )}
    </>
  )
}

function Figures({ receipt }: { readonly receipt: Receipt }) {
  const own = useWords(RECEIPT_WORDS)
  const { amountMinor, leftMinor, currency, reversal } = receipt
  const usedMinor = BigInt(amountMinor) - BigInt(leftMinor)
  const amount = (minor: string) => <Amount minor={minor} currency={currency} />
  return (
    <FigureCards
      figures={
        reversal === null
          ? [
              { name: own.received, value: amount(amountMinor) },
              { name: own.usedFor, value: amount(usedMinor.toString()) },
              { name: own.left, value: amount(leftMinor) },
            ]
          : [
              { name: own.received, value: amount(amountMinor) },
              { name: own.gone, value: amount(amountMinor) },
            ]
      }
    />
  )
}

/** What happened to a receipt, the first first: who, when, what. */
function Happened({ view }: { readonly view: ReceiptView }) {
  const own = useWords(RECEIPT_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  const { receipt, uses } = view
  const money = (minor: string) =>
    `${minorText(minor.replace('-', ''), receipt.currency, language)} ${receipt.currency}`
  const lineOf = ({ kind, reverses }: (typeof uses)[number]) =>
    reverses !== null ? own.takenLine : kind === 'applied' ? own.usedLine : own.whereLine
  const { reversal } = receipt
  const steps = [
    {
      key: 'recorded',
      ...{ at: receipt.recordedAt, by: receipt.recordedBy },
      text: fill(own.recorded, { amount: money(receipt.amountMinor) }),
    },
    ...uses.map(use => ({
      key: use.allocationId,
      ...{ at: use.at, by: use.by },
      text: fill(lineOf(use), {
        amount: money(use.amountMinor),
        what: usedFor(use, language),
      }),
    })),
    ...(reversal === null
      ? []
      : [
          {
            key: 'reversal',
            ...{ at: reversal.at, by: reversal.by },
            text: fill(own.reversedLine, {
              why: [
                valueLabel(reversal.reason ?? reversal.kind, language),
                reversal.note === null ? null : bankSaysText(reversal.note, language),
              ]
                .filter(Boolean)
                .join(' · '),
            }),
          },
        ]),
  ]
  return (
    <List size="sm" spacing={6} listStyleType="none" styles={{ itemWrapper: { width: '100%' } }}>
      {steps.map(({ key, at, by, text }) => (
        <List.Item key={key}>
          {text}
          <Text size="xs" c="dimmed">
            <Moment at={at} /> · {actorText(by) ?? by}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
