import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { type Commands, run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Pill, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import { DEPOSIT_WORDS } from '../../words/deposit.ts'

type DepositView = {
  readonly deposit: {
    readonly reference: string
    readonly entity: string
    readonly currency: string
    readonly openedOn: string
    readonly controlMinor: string
    readonly controlCount: number
    readonly closedOn: string | null
  }
  readonly receipts: readonly {
    readonly receiptId: string
    readonly account: string | null
    readonly name: string | null
    readonly method: string
    readonly checkNumber: string | null
    readonly amountMinor: string
    readonly unappliedMinor: string
  }[]
}

/** One deposit: pieces are keyed in one after the other until they come to what was counted. */
export function DepositDesk(props: { readonly entity: string; readonly reference: string }) {
  const own = useWords(DEPOSIT_WORDS)
  const { entity, reference } = props
  const path = `deposits/${encodeURIComponent(reference)}?entity=${encodeURIComponent(entity)}`
  const view = useView<DepositView>(path)
  const queries = useQueryClient()
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { deposit } = view.data
  const again = () => queries.invalidateQueries({ queryKey: ['view', path] })
  return (
    <Stack>
      {deposit.closedOn === null ? (
        <Entry deposit={deposit} onAdded={again} />
      ) : (
        <Text role="status">{own.closed}</Text>
      )}
      <Totals view={view.data} onClosed={again} />
      <Pieces view={view.data} onRemoved={again} />
    </Stack>
  )
}

const EMPTY = { amount: '', number: '', customer: '', invoices: '' }

/** A check or an amount of cash; Enter adds it and goes back to the amount of the next. */
function Entry(props: {
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!add.isPending) add.mutate()
  }
  const field = (name: keyof typeof EMPTY, more: Readonly<Record<string, unknown>>) => (
    <TextInput
      label={own[name]}
      value={piece[name]}
      onChange={event => {
        if (add.isError && !isRecorded.current) setKey(crypto.randomUUID())
        add.reset()
        setPiece({ ...piece, [name]: event.currentTarget.value })
      }}
      {...more}
    />
  )
  return (
    <Sheet title={own.entry}>
      <form onSubmit={submit}>
        <Group align="flex-end">
          {field('amount', { required: true, inputMode: 'decimal', autoFocus: true, ref: first })}
          {field('number', { description: own.numberHelp })}
          {field('customer', {})}
          {field('invoices', { description: own.invoicesHelp, style: { flex: 1 } })}
        </Group>
        <Button type="submit" mt="xs" loading={add.isPending}>
          {own.add}
        </Button>
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

function Totals(props: { readonly view: DepositView; readonly onClosed: () => Promise<void> }) {
  const own = useWords(DEPOSIT_WORDS)
  const { deposit, receipts } = props.view
  const [reason, setReason] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const keyed = receipts.reduce((sum, each) => sum + BigInt(each.amountMinor), 0n)
  const difference = BigInt(deposit.controlMinor) - keyed
  const isEven = difference === 0n && receipts.length === deposit.controlCount
  const close = useMutation({
    mutationFn: () =>
      run(
        'closeDeposit',
        {
          entity: deposit.entity,
          reference: deposit.reference,
          on: deposit.openedOn,
          ...(reason === '' ? {} : { reason }),
        },
        { key },
      ),
    onSuccess: props.onClosed,
  })
  const shown = [
    [own.counted, deposit.controlMinor],
    [own.keyed, keyed.toString()],
    [own.difference, difference.toString()],
  ] as const
  return (
    <Sheet>
      <Group justify="space-between">
        <Group gap="lg" role="status">
          {shown.map(([name, minor]) => (
            <Text key={name} size="sm">
              {name}: <Amount minor={minor} currency={deposit.currency} />
            </Text>
          ))}
          <Pill state={isEven ? 'balanced' : 'unbalanced'}>
            {fill(own.pieces, { keyed: receipts.length, counted: deposit.controlCount })}
          </Pill>
        </Group>
        {deposit.closedOn === null && (
          <Group align="flex-end">
            {!isEven && (
              <TextInput
                label={own.reason}
                placeholder="count_difference"
                value={reason}
                onChange={event => setReason(event.currentTarget.value)}
              />
            )}
            <Button
              disabled={receipts.length === 0 || (!isEven && reason === '')}
              loading={close.isPending}
              onClick={() => close.mutate()}
            >
              {own.close}
            </Button>
          </Group>
        )}
      </Group>
      {close.isError && <Failure error={close.error} />}
    </Sheet>
  )
}

function Pieces(props: { readonly view: DepositView; readonly onRemoved: () => Promise<void> }) {
  const { language } = useSpeech()
  const own = useWords(DEPOSIT_WORDS)
  const { deposit, receipts } = props.view
  const remove = useMutation({
    mutationFn: ({ receiptId, account }: DepositView['receipts'][number]) =>
      run(
        'removeFromDeposit',
        {
          entity: deposit.entity,
          reference: deposit.reference,
          receipts: [{ accountNumber: account, receipt: receiptId }],
        },
        { key: crypto.randomUUID() },
      ),
    onSuccess: props.onRemoved,
  })
  return (
    <Sheet title={own.inDeposit} bare>
      {remove.isError && <Failure error={remove.error} />}
      <Table aria-label={own.inDeposit}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.number}</Table.Th>
            <Table.Th>{own.customer}</Table.Th>
            <Table.Th className="figure">{own.amount}</Table.Th>
            <Table.Th className="figure">{own.unapplied}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {receipts.map(each => {
            const item = each.checkNumber ?? valueLabel(each.method, language)
            return (
              <Table.Tr key={each.receiptId}>
                <Table.Td>{item}</Table.Td>
                <Table.Td>
                  {each.account} {each.name}
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={each.amountMinor} currency={deposit.currency} />
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={each.unappliedMinor} currency={deposit.currency} bare />
                </Table.Td>
                <Table.Td>
                  {deposit.closedOn === null && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={fill(own.remove, { item })}
                      onClick={() => remove.mutate(each)}
                    >
                      ×
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
