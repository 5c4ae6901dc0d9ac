import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { runDescribed } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { minorText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { RefundableCredit, RefundView } from '../../views/refund.ts'
import { REFUND_WORDS } from '../../words/refund.ts'
import { Consequence } from './consequence.tsx'
import { askedFor, isOriginal, mostOf, type RefundForm, type Way } from './ways.ts'

type Props = {
  readonly account: RefundView['account']
  readonly credit: RefundableCredit
  readonly way: Way
  readonly reasons: RefundView['reasons']
}

/** Amount and payee of a refund, what it brings about, then it is done or put forward. */
export function RefundFormSheet({ account, credit, way, reasons }: Props) {
  const own = useWords(REFUND_WORDS)
  const { words } = useSpeech()
  const { data: me } = useMe()
  const [form, setForm] = useState<RefundForm>(() => emptyForm(credit, way, account.name, reasons))
  const [key, setKey] = useState(() => crypto.randomUUID())
  const asked = askedFor(account.accountNumber, credit, way, form)
  const preview = useMutation({
    mutationFn: () => runDescribed(asked.command, asked.input, { key, dryRun: true }),
  })
  const change = (name: keyof RefundForm, value: string) => {
    setForm({ ...form, [name]: value })
    setKey(crypto.randomUUID())
    preview.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    preview.mutate()
  }
  return (
    <Sheet title={own.refund}>
      <Stack>
        <form onSubmit={submit}>
          <Group align="flex-start">
            <Fields credit={credit} way={way} form={form} reasons={reasons} onChange={change} />
          </Group>
          <Button type="submit" variant="default" mt="sm" loading={preview.isPending}>
            {words.form.preview}
          </Button>
        </form>
        {preview.isError && <Failure error={preview.error} />}
        {preview.isSuccess && (
          <>
            <Consequence credit={credit} way={way} amount={form.amount} />
            <Deed
              key={key}
              command={asked.command}
              input={() => asked.input}
              intent={key}
              proposes={me?.permissions['receipts.refund'] === 'propose'}
              isReady
              does={own.refund}
              onDone={() => preview.reset()}
            />
          </>
        )}
      </Stack>
    </Sheet>
  )
}

function emptyForm(
  credit: RefundableCredit,
  way: Way,
  payee: string,
  reasons: Props['reasons'],
): RefundForm {
  return {
    amount: minorText(String(mostOf(credit, way)), credit.currency, 'en').replaceAll(',', ''),
    on: new Date().toISOString().slice(0, 10),
    ...{ reason: reasons[0]?.code ?? '', note: '', payee, iban: '', routingNumber: '' },
    ...{ bankAccount: '', accountType: 'checking', checkNumber: '', otherWayBecause: '' },
  }
}

function Fields(props: {
  readonly credit: RefundableCredit
  readonly way: Way
  readonly form: RefundForm
  readonly reasons: Props['reasons']
  readonly onChange: (name: keyof RefundForm, value: string) => void
}) {
  const own = useWords(REFUND_WORDS)
  const { credit, way, form, onChange } = props
  const field = (name: keyof RefundForm, more: Readonly<Record<string, unknown>> = {}) => (
    <TextInput
      label={own[name]}
      value={form[name]}
      onChange={event => onChange(name, event.currentTarget.value)}
      {...more}
    />
  )
  const required = { required: true }
  return (
    <>
      {field('amount', { ...required, inputMode: 'decimal', rightSection: <Code of={credit} /> })}
      {way.way !== 'provider' && (
        <DayInput label={own.on} required value={form.on} onDay={day => onChange('on', day)} />
      )}
      {way.way !== 'provider' && field('payee', required)}
      {way.way === 'transfer' && field('iban', { ...required, w: 260 })}
      {way.way === 'ach' && field('routingNumber', { ...required, inputMode: 'numeric' })}
      {way.way === 'ach' && field('bankAccount', required)}
      {way.way === 'ach' && (
        <NativeSelect
          label={own.accountType}
          value={form.accountType}
          onChange={event => onChange('accountType', event.currentTarget.value)}
          data={['checking', 'savings'].map(value => ({
            value,
            label: value === 'checking' ? own.checking : own.savings,
          }))}
        />
      )}
      {way.way === 'check' && field('checkNumber')}
      <NativeSelect
        label={own.reason}
        value={form.reason}
        onChange={event => onChange('reason', event.currentTarget.value)}
        data={props.reasons.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {way.way !== 'provider' &&
        isOriginal(credit) &&
        field('otherWayBecause', { ...required, w: 320 })}
      {field('note', { w: 260 })}
    </>
  )
}

function Code({ of }: { readonly of: RefundableCredit }) {
  return <span style={{ fontSize: 12 }}>{of.currency}</span>
}
