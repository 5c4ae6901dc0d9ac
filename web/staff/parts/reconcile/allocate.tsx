import { Button, Checkbox, Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { CustomerInput } from '../../../ui/form/customer-input.tsx'
import { minorText } from '../../../ui/format.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { Amount, Day, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type { BankLine, PayableView, ReconciliationView } from '../../views/reconciliation.ts'
import { RECONCILIATION_WORDS } from '../../words/reconciliation.ts'
import { type Keyed, totalsOf } from './allocation.ts'

/** What the form begins with: a customer, and what a suggestion says that is paid. */
export type Start = {
  readonly customer: string
  readonly parts: readonly {
    readonly itemId: string
    readonly amount: string
    readonly letGo: string
  }[]
}

type Rows = Readonly<Record<string, Keyed>>

type Props = {
  /** The line, with what it comes to together with others. */
  readonly line: BankLine
  readonly together: readonly string[]
  readonly start: Start | undefined
  readonly reasons: ReconciliationView['reasons']
  readonly onSkip: () => void
  readonly onDone: (customer: string) => void
}

/** Whose money a line is and what it pays; posts only where nothing is left unexplained. */
export function Allocate(props: Props) {
  const own = useWords(RECONCILIATION_WORDS)
  const { line, start } = props
  const [typed, setTyped] = useState(start?.customer ?? '')
  const [customer, setCustomer] = useState(start?.customer)
  const [rows, setRows] = useState<Rows>(() => keyedOf(start))
  const [keepsRest, setKeepsRest] = useState(false)
  const [reason, setReason] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const hasReason = reason !== ''
  const of = { currency: line.currency, keepsRest, hasReason }
  const totals = totalsOf(BigInt(line.amountMinor), Object.values(rows), of)
  const isReady = customer !== undefined && totals.isReadable && totals.differenceMinor === 0n
  // Ctrl Enter in a field is a key and a submission in one: it posts once.
  const isSent = useRef(false)
  const post = useMutation({
    mutationFn: () =>
      run(
        'confirmBankMatch',
        { ...inputOf(line, customer ?? '', rows, reason), together: [...props.together] },
        { key: `${key} ${props.together.join(' ')}` },
      ),
    onSuccess: () => props.onDone(customer ?? ''),
    onError: () => {
      isSent.current = false
    },
  })
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (!isReady || isSent.current) return
    isSent.current = true
    post.mutate()
  }
  useScreenKeys([['mod+Enter', () => submit()]], [])
  return (
    <Sheet title={own.pays}>
      <form
        onSubmit={event => {
          event.preventDefault()
          setCustomer(typed.trim() === '' ? undefined : typed.trim())
          if (typed.trim() !== customer) setRows({})
        }}
      >
        <Group align="flex-end" gap="xs">
          <CustomerInput
            label={own.customer}
            help={own.lookUpHelp}
            w={260}
            value={typed}
            onNumber={setTyped}
          />
          <Button type="submit" variant="default">
            {own.lookUp}
          </Button>
        </Group>
      </form>
      <form onSubmit={submit}>
        <Stack mt="sm">
          {customer !== undefined && (
            <Items line={line} customer={customer} rows={rows} onChange={setRows} />
          )}
          <Group align="flex-end">
            <NativeSelect
              label={own.reason}
              value={reason}
              onChange={event => setReason(event.currentTarget.value)}
              data={useReasons(props.reasons)}
            />
            <Checkbox
              label={own.keepRest}
              checked={keepsRest}
              onChange={event => setKeepsRest(event.currentTarget.checked)}
            />
          </Group>
          {post.isError && <Failure error={post.error} />}
          <Footer line={line} totals={totals}>
            <Button variant="default" onClick={props.onSkip}>
              {own.skip}
            </Button>
            <Button type="submit" disabled={!isReady} loading={post.isPending}>
              {own.post}
            </Button>
          </Footer>
        </Stack>
      </form>
    </Sheet>
  )
}

function useReasons(reasons: ReconciliationView['reasons']) {
  const { language } = useSpeech()
  const own = useWords(RECONCILIATION_WORDS)
  return [
    { value: '', label: own.noReason },
    ...reasons.map(each => ({
      value: each.reason,
      label: each.name[language] ?? each.name.en ?? each.reason,
    })),
  ]
}

function keyedOf(start: Start | undefined): Rows {
  return Object.fromEntries(
    (start?.parts ?? []).map(({ itemId, amount, letGo }) => [
      itemId,
      { amount, letGo: Number(letGo) === 0 ? '' : letGo },
    ]),
  )
}

function inputOf(line: BankLine, customer: string, rows: Rows, reason: string) {
  const given = (text: string) => text.trim().replace(',', '.')
  const parts = Object.entries(rows)
    .filter(([, { amount, letGo }]) => given(amount) !== '' || given(letGo) !== '')
    .map(([item, { amount, letGo }]) => ({
      item,
      ...(given(amount) === '' ? {} : { amount: given(amount) }),
      ...(given(letGo) === '' ? {} : { letGo: given(letGo) }),
    }))
  return {
    line: line.lineId,
    accountNumber: customer,
    parts,
    ...(reason === '' ? {} : { reason }),
  }
}

function Items(props: {
  readonly line: BankLine
  readonly customer: string
  readonly rows: Rows
  readonly onChange: (rows: Rows) => void
}) {
  const { language } = useSpeech()
  const own = useWords(RECONCILIATION_WORDS)
  const view = useView<PayableView>(`payable/${encodeURIComponent(props.customer)}`)
  if (view.isPending) return null
  if (view.isError) return <Failure error={view.error} />
  const { line, rows } = props
  const items = view.data.items.filter(
    item => item.currency === line.currency && item.entity === line.entity,
  )
  if (items.length === 0) return <Text size="sm">{own.nothingOpen}</Text>
  const set = (itemId: string, change: Partial<Keyed>) => {
    const before = rows[itemId] ?? { amount: '', letGo: '' }
    props.onChange({ ...rows, [itemId]: { ...before, ...change } })
  }
  return (
    <Table aria-label={`${own.pays}: ${view.data.account.name}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.document}</Table.Th>
          <Table.Th>{own.dueOn}</Table.Th>
          <Table.Th className="figure">{own.open}</Table.Th>
          <Table.Th>{own.amountHead}</Table.Th>
          <Table.Th>{own.letGoHead}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(item => {
          const name = [item.document ?? item.kind, item.reference].filter(Boolean).join(' ')
          const keyed = rows[item.itemId]
          return (
            <Table.Tr key={item.itemId}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>
                <Day on={item.dueOn} />
              </Table.Td>
              <Table.Td className="figure">
                <Amount minor={item.openMinor} currency={item.currency} bare />
              </Table.Td>
              <Table.Td>
                <TextInput
                  size="xs"
                  w={100}
                  inputMode="decimal"
                  aria-label={fill(own.amount, { item: name })}
                  placeholder={minorText(item.openMinor, item.currency, language)}
                  value={keyed?.amount ?? ''}
                  onChange={event => set(item.itemId, { amount: event.currentTarget.value })}
                />
              </Table.Td>
              <Table.Td>
                <TextInput
                  size="xs"
                  w={80}
                  inputMode="decimal"
                  aria-label={fill(own.letGo, { item: name })}
                  value={keyed?.letGo ?? ''}
                  onChange={event => set(item.itemId, { letGo: event.currentTarget.value })}
                />
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

function Footer(props: {
  readonly line: BankLine
  readonly totals: ReturnType<typeof totalsOf>
  readonly children: React.ReactNode
}) {
  const { language } = useSpeech()
  const own = useWords(RECONCILIATION_WORDS)
  const { line, totals } = props
  const shown = [
    [own.allocated, totals.allocatedMinor],
    [own.unallocated, totals.unallocatedMinor],
    [own.difference, totals.differenceMinor],
  ] as const
  return (
    <Group justify="space-between" className="running-totals" role="status">
      <Group gap="lg">
        {shown.map(([name, minor]) => (
          <Text key={name} size="sm" data-off={name === own.difference && minor !== 0n}>
            {name}:{' '}
            <strong className="figure">
              {minorText(minor.toString(), line.currency, language)}
            </strong>
          </Text>
        ))}
      </Group>
      <Group gap="xs">{props.children}</Group>
    </Group>
  )
}
