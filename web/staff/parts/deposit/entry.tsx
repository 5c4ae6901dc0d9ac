import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { type Commands, run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { CustomerInput } from '../../../ui/form/customer-input.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import type { DepositView } from '../../views/deposit.ts'
import { DEPOSIT_WORDS } from '../../words/deposit.ts'

const EMPTY = { amount: '', number: '', customer: '', invoices: '' }

/** A check or an amount of cash; Enter adds it and goes back to the amount of the next. */
export function DepositEntry(props: {
  readonly deposit: DepositView['deposit']
  readonly onAdded: () => Promise<void>
}) {
  const own = useWords(DEPOSIT_WORDS)
  const { deposit } = props
  const first = useRef<HTMLInputElement>(null)
  const [piece, setPiece] = useState(EMPTY)
  const [key, setKey] = useState(() => crypto.randomUUID())
  // Once the receipt is in the books, its key stays: changed fields would make a second one.
  const isRecorded = useRef(false)
  const add = useMutation({
    mutationFn: async () => {
      const { receiptId } = await run('recordReceipt', receiptOf(deposit, piece), {
        key: `receipt-${key}`,
      })
      isRecorded.current = true
      const { entity, reference } = deposit
      const receipts = [{ accountNumber: given(piece.customer), receipt: receiptId }]
      await run('addToDeposit', { entity, reference, receipts }, { key: `deposit-${key}` })
    },
    onSuccess: async () => {
      setPiece(EMPTY)
      setKey(crypto.randomUUID())
      isRecorded.current = false
      await props.onAdded()
      first.current?.focus()
    },
  })
  const number = useRef<HTMLInputElement>(null)
  const payer = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!add.isPending) add.mutate()
  }
  const change = (name: keyof typeof EMPTY, text: string) => {
    if (add.isError && !isRecorded.current) setKey(crypto.randomUUID())
    add.reset()
    setPiece(before => ({ ...before, [name]: text }))
  }
  // Enter goes on to the next field as on an adding machine; in the last ones it adds the piece.
  const goesTo = (next: RefObject<HTMLInputElement | null>) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    next.current?.focus()
  }
  const field = (name: keyof typeof EMPTY, more: Readonly<Record<string, unknown>>) => (
    <TextInput
      label={own[name]}
      value={piece[name]}
      onChange={event => change(name, event.currentTarget.value)}
      {...more}
    />
  )
  return (
    <Sheet title={own.entry} aside={<span>{own.keysHelp}</span>}>
      <form onSubmit={submit}>
        <Group align="flex-end">
          {field('amount', {
            ...{ required: true, inputMode: 'decimal', autoFocus: true, ref: first, w: 130 },
            ...{ description: deposit.currency, onKeyDown: goesTo(number) },
          })}
          {field('number', {
            ...{ description: own.numberHelp, ref: number, w: 160 },
            onKeyDown: goesTo(payer),
          })}
          <CustomerInput
            label={own.customer}
            help={own.payerHelp}
            w={230}
            ref={payer}
            value={piece.customer}
            onNumber={text => change('customer', text)}
          />
          {field('invoices', { description: own.invoicesHelp, style: { flex: 1 }, miw: 220 })}
          <Button type="submit" loading={add.isPending}>
            {own.add}
          </Button>
        </Group>
      </form>
      {add.isError && <Failure error={add.error} />}
    </Sheet>
  )
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

function receiptOf(
  deposit: DepositView['deposit'],
  piece: typeof EMPTY,
): Commands['recordReceipt']['input'] {
  const customer = given(piece.customer)
  const documents = piece.invoices.split(/[\s,;]+/).filter(text => text !== '')
  return {
    entity: deposit.entity,
    accountNumber: customer,
    method: given(piece.number) === null ? 'cash' : 'check',
    currency: deposit.currency,
    amount: piece.amount.trim().replace(',', '.'),
    bookedOn: deposit.openedOn,
    checkNumber: given(piece.number),
    apply: customer !== null && documents.length === 0 ? 'policy' : 'named',
    documents: documents.map(document => ({ document })),
  }
}
