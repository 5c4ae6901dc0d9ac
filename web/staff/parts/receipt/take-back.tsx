import { minorText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { ReceiptView } from '../../views/receipt.ts'
import { RECEIPT_WORDS } from '../../words/receipt.ts'
import { StepForm } from '../step-form.tsx'

/** Takes a whole receipt back: the bank returned it, or it was recorded by mistake. */
export function TakeBack(props: {
  readonly kind: 'returned' | 'mistake'
  readonly view: ReceiptView
  readonly onClose: () => void
}) {
  const own = useWords(RECEIPT_WORDS)
  const { language } = useSpeech()
  const { kind, view } = props
  const { receipt, reasons } = view
  const { currency, amountMinor, leftMinor } = receipt
  const money = (minor: string) => `${minorText(minor, currency, language)} ${currency}`
  const isBack = kind === 'returned'
  const usedMinor = (BigInt(amountMinor) - BigInt(leftMinor)).toString()
  return (
    <StepForm
      title={isBack ? own.bounceTitle : own.mistakeTitle}
      consequence={
        isBack
          ? fill(own.bounceTold, { amount: money(usedMinor) })
          : fill(own.mistakeTold, { amount: money(amountMinor) })
      }
      command={isBack ? 'returnPayment' : 'reverseReceipt'}
      permission="receipts.reverse"
      input={({ on, reason, note }) => ({
        ...{ accountNumber: receipt.account, receipt: receipt.receiptId, on, reason },
        ...(note === '' ? {} : { note }),
        ...(isBack ? {} : { kind: 'mistake' }),
      })}
      today={view.today}
      day={own.day}
      reasons={{ label: own.reason, data: reasons.return }}
      note={{ label: own.note, required: false }}
      does={isBack ? own.bounceDo : own.mistakeDo}
      leaves={own.leave}
      isDangerous
      onClose={props.onClose}
    />
  )
}
