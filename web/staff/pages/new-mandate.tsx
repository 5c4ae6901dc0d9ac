import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { readPage } from '../../ui/api.ts'
import { CustomerInput } from '../../ui/form/customer-input.tsx'
import { dayIn } from '../../ui/form/day.ts'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { EntityInput, useEntities } from '../parts/entity-input.tsx'
import {
  ACCOUNT_TYPES,
  emptyMandate,
  isAch,
  isComplete,
  type MandateDraft,
  mandateRowOf,
  SCHEMES,
  schemeFor,
} from '../parts/mandate/draft.ts'
import { useMe } from '../queries.ts'
import { NEW_MANDATE_WORDS } from '../words/new-mandate.ts'

/** Enters a mandate: who may collect from whom, under which reference, from which account. */
export function NewMandatePage() {
  const { words } = useSpeech()
  const own = useWords(NEW_MANDATE_WORDS)
  const { data: me } = useMe()
  const navigate = useNavigate()
  const { account } = useSearch({ strict: false }) as { readonly account?: string }
  const [typed, setTyped] = useState(() =>
    emptyMandate(String(account ?? ''), dayIn('today', new Date(), false) ?? ''),
  )
  const [key, setKey] = useState(() => crypto.randomUUID())
  const name = useNameOf(typed.accountNumber)
  // What is likely stands there until something else is typed.
  const draft: MandateDraft = {
    ...typed,
    holder: typed.holder === '' ? (name ?? '') : typed.holder,
    reference:
      typed.reference === '' && name !== undefined ? `M-${typed.accountNumber}` : typed.reference,
  }
  const change = (changed: Partial<MandateDraft>) => {
    setTyped(old => ({ ...old, ...changed }))
    setKey(crypto.randomUUID())
  }
  const leave = () =>
    account === undefined
      ? navigate({ to: '/mandates' })
      : navigate({ to: `/accounts/${encodeURIComponent(account)}`, search: { tab: 'payments' } })
  return (
    <>
      <Heading over={words.nouns.payments} title={own.title} about={own.about} />
      <Sheet title={own.title}>
        <Stack gap="sm" maw={900}>
          <Parties draft={draft} change={change} />
          <Terms draft={draft} change={change} />
          <Bank draft={draft} change={change} />
          <Deed
            key={key}
            command="enterMandates"
            input={() => ({ rows: [mandateRowOf(draft)] })}
            intent={key}
            proposes={me?.permissions['mandates.write'] === 'propose'}
            isReady={isComplete(draft)}
            does={own.save}
            onDone={() =>
              navigate({
                to: `/mandates/${encodeURIComponent(draft.reference.trim())}`,
                search: { entity: draft.entity },
              })
            }
          >
            <Button variant="default" onClick={leave}>
              {own.leave}
            </Button>
          </Deed>
        </Stack>
      </Sheet>
    </>
  )
}

/** The name of the customer with a number, once there is one. */
function useNameOf(number: string): string | undefined {
  const found = useQuery({
    queryKey: ['known', 'accounts', number],
    queryFn: ({ signal }) => readPage('accounts', { number }, { limit: 1 }, signal),
    select: ({ rows: [row] }) => (row === undefined ? undefined : String(row.name)),
    enabled: number !== '',
    retry: false,
    staleTime: 60_000,
  })
  return found.data
}

type FieldsOf = {
  readonly draft: MandateDraft
  readonly change: (changed: Partial<MandateDraft>) => void
}

/** Who pays, who collects. */
function Parties({ draft, change }: FieldsOf) {
  const { words, language } = useSpeech()
  const own = useWords(NEW_MANDATE_WORDS)
  const entities = useEntities().data ?? []
  return (
    <Group align="flex-start" grow>
      <CustomerInput
        label={own.customer}
        help={words.form.whichCustomer}
        required
        value={draft.accountNumber}
        onNumber={accountNumber => change({ accountNumber })}
      />
      <EntityInput
        label={own.entity}
        value={draft.entity}
        entities={entities}
        onEntity={(entity, currency) =>
          change({ entity, ...(currency ? { scheme: schemeFor(currency, draft.scheme) } : {}) })
        }
      />
      <NativeSelect
        label={own.scheme}
        value={draft.scheme}
        data={SCHEMES.map(value => ({ value, label: valueLabel(value, language) }))}
        onChange={event => change({ scheme: event.currentTarget.value })}
      />
    </Group>
  )
}

/** Under which reference, since when, for how often. */
function Terms({ draft, change }: FieldsOf) {
  const own = useWords(NEW_MANDATE_WORDS)
  return (
    <>
      <Group align="flex-start" grow>
        <TextInput
          label={own.reference}
          description={own.referenceHelp}
          required
          maxLength={35}
          value={draft.reference}
          onChange={event => change({ reference: event.currentTarget.value })}
        />
        <NumberInput
          label={own.notice}
          description={own.noticeHelp}
          min={0}
          max={60}
          allowDecimal={false}
          value={draft.noticeDays}
          onChange={noticeDays => change({ noticeDays })}
        />
      </Group>
      <Group align="flex-end" grow>
        <DayInput
          label={own.signedOn}
          required
          value={draft.signedOn}
          onDay={signedOn => change({ signedOn })}
        />
        <DayInput
          label={own.usedBefore}
          description={own.usedBeforeHelp}
          value={draft.usedBeforeOn}
          onDay={usedBeforeOn => change({ usedBeforeOn })}
        />
      </Group>
      <Checkbox
        label={own.oneOff}
        checked={draft.oneOff}
        onChange={event => change({ oneOff: event.currentTarget.checked })}
      />
    </>
  )
}

/** From which account, as the scheme names it. */
function Bank({ draft, change }: FieldsOf) {
  const { language } = useSpeech()
  const own = useWords(NEW_MANDATE_WORDS)
  const text = (field: keyof MandateDraft, label: string, help?: string, required = true) => (
    <TextInput
      label={label}
      description={help}
      required={required}
      maxLength={70}
      autoComplete="off"
      value={String(draft[field])}
      onChange={event => change({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <>
      {text('holder', own.holder)}
      {isAch(draft) ? (
        <Group align="flex-end" grow>
          {text('routingNumber', own.routing)}
          {text('bankAccount', own.account)}
          <NativeSelect
            label={own.type}
            value={draft.accountType}
            data={ACCOUNT_TYPES.map(value => ({ value, label: valueLabel(value, language) }))}
            onChange={event => change({ accountType: event.currentTarget.value })}
          />
        </Group>
      ) : (
        <Group align="flex-end" grow>
          {text('iban', own.iban)}
          {text('bic', own.bic, own.bicHelp, false)}
        </Group>
      )}
    </>
  )
}
