import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import { BANK_ACCOUNT_WORDS } from '../../words/bank-accounts.ts'
import { EntityInput, useEntities } from '../entity-input.tsx'

/** A bank account of ours as its list shows it. */
export type BankAccountShown = {
  readonly code: string
  readonly name: string
  readonly entity: string
  readonly currency: string
  readonly ledgerAccount: string
  readonly numbers: string | null
  readonly main: boolean
  readonly closingOn: string | null
  readonly closing: string | null
  readonly entered: string | null
  readonly waiting: string | null
  readonly active: boolean
}

type Draft = {
  readonly code: string
  readonly name: string
  readonly entity: string
  readonly currency: string
  /** A line each. */
  readonly numbers: string
  readonly ledgerAccount: string
  readonly main: boolean
}

function draftOf(account: BankAccountShown | undefined): Draft {
  if (account === undefined) {
    const empty = { code: '', name: '', entity: '', currency: '', numbers: '', ledgerAccount: '' }
    return { ...empty, main: false }
  }
  const { code, name, entity, currency, ledgerAccount, main } = account
  const numbers = (account.numbers ?? '').split(', ').join('\n')
  return { code, name, entity, currency, ledgerAccount, main, numbers }
}

const numbersOf = (draft: Draft) =>
  draft.numbers
    .split(/[\n,;]/)
    .map(each => each.trim())
    .filter(each => each !== '')

/** The columns of its CSV stay as they are known. */
function rowOf(draft: Draft) {
  const { code, name, entity, currency, ledgerAccount, main } = draft
  return {
    ...{ code: code.trim(), name: name.trim(), entity, currency: currency.trim().toUpperCase() },
    ...(ledgerAccount.trim() === '' ? {} : { ledgerAccount: ledgerAccount.trim() }),
    ...{ main, numbers: numbersOf(draft) },
  }
}

/** Makes a bank account known, or changes what is known of it; code, company and currency stay. */
export function BankAccountForm(props: {
  readonly account: BankAccountShown | undefined
  readonly onDone: () => void
}) {
  const own = useWords(BANK_ACCOUNT_WORDS)
  const { data: me } = useMe()
  const { account, onDone } = props
  const [draft, setDraft] = useState(() => draftOf(account))
  const [key, setKey] = useState(() => crypto.randomUUID())
  const change = (changed: Partial<Draft>) => {
    setDraft(old => ({ ...old, ...changed }))
    setKey(crypto.randomUUID())
  }
  const isReady =
    [draft.code, draft.name, draft.entity, draft.currency].every(each => each.trim() !== '') &&
    numbersOf(draft).length > 0
  return (
    <Sheet title={account === undefined ? own.fresh : fill(own.formTitle, { code: account.code })}>
      <Stack gap="sm">
        {account === undefined && <Fixed draft={draft} change={change} />}
        <Known draft={draft} change={change} wasMain={account?.main === true} />
        <Text size="sm" c="dimmed">
          {own.csv}
        </Text>
        <Deed
          key={key}
          command="defineBankAccounts"
          input={() => ({ rows: [rowOf(draft)] })}
          intent={key}
          proposes={me?.permissions['bank.define'] === 'propose'}
          isReady={isReady}
          does={own.save}
          onDone={onDone}
        >
          <Button variant="default" onClick={onDone}>
            {own.leave}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}

type FieldsOf = {
  readonly draft: Draft
  readonly change: (changed: Partial<Draft>) => void
}

/** What cannot be changed later. */
function Fixed({ draft, change }: FieldsOf) {
  const own = useWords(BANK_ACCOUNT_WORDS)
  const entities = useEntities().data ?? []
  return (
    <Group align="flex-end">
      <TextInput
        label={own.code}
        description={own.codeHelp}
        required
        maxLength={60}
        value={draft.code}
        onChange={event => change({ code: event.currentTarget.value })}
      />
      <EntityInput
        label={own.entity}
        value={draft.entity}
        entities={entities}
        onEntity={(entity, currency) => change({ entity, ...(currency ? { currency } : {}) })}
      />
      <TextInput
        label={own.currency}
        required
        w={100}
        maxLength={3}
        value={draft.currency}
        onChange={event => change({ currency: event.currentTarget.value })}
      />
    </Group>
  )
}

function Known({ draft, change, wasMain }: FieldsOf & { readonly wasMain: boolean }) {
  const own = useWords(BANK_ACCOUNT_WORDS)
  return (
    <>
      <Group align="flex-end" grow maw={760}>
        <TextInput
          label={own.name}
          required
          maxLength={120}
          value={draft.name}
          onChange={event => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={own.ledgerAccount}
          description={own.ledgerHelp}
          inputMode="numeric"
          maxLength={4}
          value={draft.ledgerAccount}
          onChange={event => change({ ledgerAccount: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        label={own.numbers}
        description={own.numbersHelp}
        required
        autosize
        minRows={2}
        maw={760}
        value={draft.numbers}
        onChange={event => change({ numbers: event.currentTarget.value })}
      />
      <Checkbox
        label={own.main}
        description={own.mainHelp}
        checked={draft.main}
        disabled={wasMain}
        onChange={event => change({ main: event.currentTarget.checked })}
      />
    </>
  )
}
