import { Anchor, Button, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { minorText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Amount, Day, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import type { Language } from '../../../ui/words/languages.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { ReceiptUse, ReceiptView } from '../../views/receipt.ts'
import { RECEIPT_WORDS } from '../../words/receipt.ts'
import { StepForm } from '../step-form.tsx'

/** What a use is of, in a word: the document that it paid, or what else became of the money. */
export function usedFor(use: ReceiptUse, language: Language): string {
  const own = RECEIPT_WORDS[language]
  const whom = [use.otherAccount, use.otherName].filter(Boolean).join(' ')
  if (use.kind === 'moved' && whom !== '') return fill(own.movedTo, { whom })
  if (use.kind === 'kept') return fill(own.keptFor, { whom })
  return use.document ?? use.otherReference ?? valueLabel(use.kind, language)
}

/** What the money was used for, each use with what takes it off again. */
export function ReceiptUses({ view }: { readonly view: ReceiptView }) {
  const own = useWords(RECEIPT_WORDS)
  const { data: me } = useMe()
  const [chosen, setChosen] = useState<string>()
  const { uses } = view
  const use = uses.find(each => each.allocationId === chosen)
  const mayTakeOff = me?.permissions['receipts.allocate'] !== undefined
  return (
    <Stack>
      <Sheet title={own.where} bare={uses.length > 0}>
        {uses.length === 0 ? (
          <Text size="sm" c="dimmed">
            {own.nowhere}
          </Text>
        ) : (
          <Table aria-label={own.where}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{own.on}</Table.Th>
                <Table.Th>{own.what}</Table.Th>
                <Table.Th>{own.whom}</Table.Th>
                <Table.Th className="figure">{own.amount}</Table.Th>
                <Table.Th>{own.by}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {uses.map(each => (
                <UseRow
                  key={each.allocationId}
                  use={each}
                  currency={view.receipt.currency}
                  onTakeOff={
                    mayTakeOff && canTakeOff(each) ? () => setChosen(each.allocationId) : undefined
                  }
                />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Sheet>
      {use !== undefined && canTakeOff(use) && (
        <TakeOff
          key={use.allocationId}
          use={use}
          view={view}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Stack>
  )
}

/** What a person takes off again: what pays something; what was moved or kept is moved back otherwise. */
function canTakeOff(use: ReceiptUse): boolean {
  return use.kind === 'applied' && use.reverses === null && !use.isReversed
}

function UseRow(props: {
  readonly use: ReceiptUse
  readonly currency: string
  readonly onTakeOff: (() => void) | undefined
}) {
  const own = useWords(RECEIPT_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  const { use, currency, onTakeOff } = props
  const what = usedFor(use, language)
  return (
    <Table.Tr {...(use.isReversed || use.reverses !== null ? { c: 'dimmed' } : {})}>
      <Table.Td>
        <Day on={use.on} />
      </Table.Td>
      <Table.Td>
        {use.document === null ? (
          what
        ) : (
          <Anchor
            component={Link}
            to={`/documents/${encodeURIComponent(use.document)}`}
            size="sm"
            underline="always"
          >
            {use.document}
          </Anchor>
        )}{' '}
        {use.kind !== 'applied' && use.document !== null && valueLabel(use.kind, language)}
        {use.note !== null && (
          <Text size="xs" c="dimmed">
            {use.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {use.otherAccount !== null && (
          <Anchor
            component={Link}
            to={`/accounts/${encodeURIComponent(use.otherAccount)}`}
            size="sm"
            underline="always"
          >
            {use.otherAccount}
          </Anchor>
        )}{' '}
        {use.otherName}
      </Table.Td>
      <Table.Td className="figure">
        <Amount minor={use.amountMinor} currency={currency} />
      </Table.Td>
      <Table.Td>{actorText(use.by) ?? use.by}</Table.Td>
      <Table.Td style={{ textAlign: 'end' }}>
        {use.isReversed && <Pill state="cancelled">{own.takenOff}</Pill>}
        {use.reverses !== null && <Pill state="cancelled">{own.takesOff}</Pill>}
        {onTakeOff !== undefined && (
          <Button size="compact-xs" variant="subtle" onClick={onTakeOff}>
            {own.takeOff}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function TakeOff(props: {
  readonly use: ReceiptUse
  readonly view: ReceiptView
  readonly onClose: () => void
}) {
  const own = useWords(RECEIPT_WORDS)
  const { language } = useSpeech()
  const { use, view } = props
  const { currency } = view.receipt
  const amount = `${minorText(use.amountMinor, currency, language)} ${currency}`
  const told = { amount, what: usedFor(use, language) }
  return (
    <StepForm
      title={fill(own.unapplyTitle, told)}
      consequence={fill(own.unapplyTold, told)}
      command="unapplyAllocation"
      permission="receipts.allocate"
      input={({ on, reason, note }) => ({
        ...{ accountNumber: use.account, allocation: use.allocationId, on, reason },
        ...(note === '' ? {} : { note }),
      })}
      today={view.today}
      day={own.day}
      reasons={{ label: own.reason, data: view.reasons.unapply }}
      note={{ label: own.note, required: false }}
      does={own.unapplyDo}
      leaves={own.leave}
      onClose={props.onClose}
    />
  )
}
