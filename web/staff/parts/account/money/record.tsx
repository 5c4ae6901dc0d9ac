import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatAmount, parseAmount } from '../../../../../src/kernel/money.ts'
import type { ReceiptMethod } from '../../../../../src/receivables/api.ts'
import { DayInput } from '../../../../ui/form/day-input.tsx'
import { Deed } from '../../../../ui/form/deed.tsx'
import { minorText } from '../../../../ui/format.ts'
import { valueLabel } from '../../../../ui/labels.ts'
import { Sheet } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../../ui/words/words.ts'
import { useMe } from '../../../queries.ts'
import type { AccountPaymentsView } from '../../../views/account-payments.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import { creditorsOf } from './creditors.ts'
import { itemName } from './owed.tsx'
import type { MoneyPart } from './tab.tsx'

/** What people receive and enter by hand; the rest comes from banks and providers. */
const METHODS: readonly ReceiptMethod[] = ['transfer', 'check', 'cash', 'card', 'other']

type Typed = {
  readonly creditor: string
  readonly method: string
  readonly amount: string
  readonly on: string
  readonly reference: string
  readonly checkNumber: string
  /** An item, or what else becomes of the money. */
  readonly pays: string
}

/** What becomes of money that is for no item in particular. */
const BY_RULES = 'policy'
const NOTHING = 'nothing'

/** Records money that came in, prefilled with what is due; it pays what is open unless one says otherwise. */
export function RecordReceipt(props: MoneyPart & { readonly onClose: () => void }) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { account, view, onClose } = props
  const [typed, setTyped] = useState<Typed>(() => startOf(view))
  const [key, setKey] = useState(() => crypto.randomUUID())
  const change = (changed: Partial<Typed>) => {
    setTyped({ ...typed, ...changed })
    setKey(crypto.randomUUID())
  }
  const [, currency = ''] = typed.creditor.split(' ')
  const minor = parseAmount(typed.amount.trim().replace(',', '.'), currency)
  const isReady = minor !== undefined && minor > 0n && typed.on !== ''
  return (
    <Sheet title={own.recordTitle}>
      <Stack gap="sm">
        <Fields view={view} typed={typed} onChange={change} />
        <Deed
          command="recordReceipt"
          input={() => inputOf(account, typed)}
          intent={key}
          key={key}
          proposes={me?.permissions['receipts.record'] === 'propose'}
          isReady={isReady}
          does={
            isReady
              ? fill(own.recordDo, {
                  amount: `${minorText(minor.toString(), currency, language)} ${currency}`,
                })
              : own.record
          }
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {own.leave}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}

function startOf(view: AccountPaymentsView): Typed {
  const [creditor] = creditorsOf(view)
  const key = creditor === undefined ? '' : `${creditor.entity} ${creditor.currency}`
  return {
    creditor: key,
    ...{ method: 'transfer', amount: dueOf(view, key), on: view.today },
    ...{ reference: '', checkNumber: '', pays: BY_RULES },
  }
}

const isOf = (creditor: string) => (each: { readonly entity: string; readonly currency: string }) =>
  `${each.entity} ${each.currency}` === creditor

/** What is likely paid: what is late, else what is due next. */
function dueOf(view: AccountPaymentsView, creditor: string): string {
  const items = view.items.filter(isOf(creditor))
  const late = items.filter(({ dueOn }) => dueOn < view.today)
  const likely = late.length > 0 ? late : items.slice(0, 1)
  const minor = likely.reduce((sum, { openMinor }) => sum + BigInt(openMinor), 0n)
  const [, currency = ''] = creditor.split(' ')
  return minor === 0n ? '' : formatAmount(minor, currency)
}

function inputOf(account: string, typed: Typed) {
  const [entity, currency] = typed.creditor.split(' ')
  const { method, amount, on, reference, checkNumber, pays } = typed
  return {
    ...{ accountNumber: account, entity, currency, method, bookedOn: on },
    amount: amount.trim().replace(',', '.'),
    ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
    ...(method !== 'check' || checkNumber.trim() === '' ? {} : { checkNumber: checkNumber.trim() }),
    // What is named goes first; the rules take a discount that is in time, and place what is over.
    apply: pays === NOTHING ? 'named' : 'policy',
    documents: pays === BY_RULES || pays === NOTHING ? [] : [{ item: pays }],
  }
}

function Fields(props: {
  readonly view: AccountPaymentsView
  readonly typed: Typed
  readonly onChange: (changed: Partial<Typed>) => void
}) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  const { view, typed, onChange } = props
  const creditors = creditorsOf(view).map(({ entity, currency }) => `${entity} ${currency}`)
  return (
    <Group align="flex-end">
      {creditors.length > 1 && (
        <NativeSelect
          label={own.entity}
          data={creditors}
          value={typed.creditor}
          onChange={event => {
            const creditor = event.currentTarget.value
            onChange({ creditor, amount: dueOf(view, creditor), pays: BY_RULES })
          }}
        />
      )}
      <NativeSelect
        label={own.method}
        data={METHODS.map(value => ({ value, label: valueLabel(value, language) }))}
        value={typed.method}
        onChange={event => onChange({ method: event.currentTarget.value })}
      />
      <TextInput
        label={own.amount}
        required
        w={140}
        inputMode="decimal"
        value={typed.amount}
        onChange={event => onChange({ amount: event.currentTarget.value })}
      />
      <DayInput
        label={own.bookedOn}
        required
        w={160}
        value={typed.on}
        onDay={on => onChange({ on })}
      />
      <Pays view={view} typed={typed} onChange={onChange} />
      {typed.method === 'check' && (
        <TextInput
          label={own.checkNumber}
          w={140}
          maxLength={40}
          value={typed.checkNumber}
          onChange={event => onChange({ checkNumber: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={own.reference}
        maxLength={500}
        style={{ flex: 1 }}
        miw={180}
        value={typed.reference}
        onChange={event => onChange({ reference: event.currentTarget.value })}
      />
    </Group>
  )
}

/** What the money is for: an item fills in its amount. */
function Pays({ view, typed, onChange }: Parameters<typeof Fields>[0]) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  const [, currency = ''] = typed.creditor.split(' ')
  const items = view.items.filter(isOf(typed.creditor))
  const choose = (pays: string) => {
    const item = items.find(({ itemId }) => itemId === pays)
    onChange(
      item === undefined
        ? { pays }
        : { pays, amount: formatAmount(BigInt(item.openMinor), currency) },
    )
  }
  return (
    <NativeSelect
      label={own.pays}
      value={typed.pays}
      onChange={event => choose(event.currentTarget.value)}
      data={[
        { value: BY_RULES, label: own.byRules },
        ...items.map(item => ({
          value: item.itemId,
          label: fill(own.itemPaid, {
            what: itemName(item, language),
            open: minorText(item.openMinor, currency, language),
          }),
        })),
        { value: NOTHING, label: own.payNothing },
      ]}
    />
  )
}
