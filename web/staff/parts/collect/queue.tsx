import { Text, UnstyledButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { decimalText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Day, Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { QueueRow, RiskReason } from '../../views/collecting.ts'
import { COLLECTING_WORDS } from '../../words/collecting.ts'

/** Customers with something overdue, by what is expected to be lost, with the reasons for it. */
export function Queue(props: {
  readonly rows: readonly QueueRow[]
  readonly chosen: string
  readonly onChoose: (account: string, byKey: boolean) => void
}) {
  const own = useWords(COLLECTING_WORDS)
  const { language } = useSpeech()
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when another one is chosen
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [props.chosen])
  return (
    <nav aria-label={own.queue} className="bank-lines">
      {props.rows.map(row => {
        const isChosen = row.account === props.chosen
        return (
          <UnstyledButton
            key={`${row.accountId} ${row.currency}`}
            ref={isChosen ? current : null}
            className="bank-line"
            aria-current={isChosen}
            onClick={event => props.onChoose(row.account, event.detail === 0)}
          >
            <span className="bank-line-head">
              <span>{row.name}</span>
              <strong className="figure">
                {decimalText(row.expected, language)}&nbsp;{row.currency}
              </strong>
            </span>
            <Text size="xs" c="dimmed">
              {row.account} ·{' '}
              {fill(own.overdueSince, {
                amount: `${decimalText(row.overdue, language)} ${row.currency}`,
              })}{' '}
              <Day on={row.oldestDueOn} />
            </Text>
            <Text size="xs" c="dimmed">
              <Risk percent={row.riskPercent} reasons={row.evidence} />
            </Text>
            {row.flags.map(flag => (
              <Pill key={flag} state="overdue">
                {valueLabel(flag, language)}
              </Pill>
            ))}
            {row.nextOn !== null && row.nextOn > row.asOf && (
              <Pill state="pending">
                {own.notBefore} <Day on={row.nextOn} />
              </Pill>
            )}
          </UnstyledButton>
        )
      })}
    </nav>
  )
}

/** How likely it is lost unless somebody does something, and why. */
export function Risk(props: { readonly percent: string; readonly reasons: readonly RiskReason[] }) {
  const own = useWords(COLLECTING_WORDS)
  const { language } = useSpeech()
  const reasons: Readonly<Record<string, string>> = {
    age: own.age,
    pays_late: own.paysLate,
    broken_promises: own.brokenPromises,
    returned_payments: own.returnedPayments,
  }
  return (
    <>
      {fill(own.risk, { percent: decimalText(props.percent, language) })}
      {' · '}
      {props.reasons
        .map(({ what, points }) => {
          const share = decimalText(String(points / 100), language)
          return `${reasons[what] ?? valueLabel(what, language)} ${points > 0 ? '+' : ''}${share}`
        })
        .join(', ')}
    </>
  )
}
