import { Alert, Anchor, Grid, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { readPage } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { LANGUAGES } from '../../ui/words/languages.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { RowFindings, useRowCheck } from '../parts/row-check.tsx'
import { useMe, useView } from '../queries.ts'
import type { AccountView } from '../views.ts'
import { ACCOUNT_EDIT_WORDS } from '../words/account-edit.ts'

type Account = AccountView['account']
type Fields = Readonly<Record<string, string>>

/** A customer's data: each part is checked while it is typed, and saved by itself. */
export function AccountEditPage() {
  const { number = '' } = useParams({ strict: false })
  const view = useView<AccountView>(`accounts/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  return <Edit key={number} account={view.data.account} />
}

function Edit({ account }: { readonly account: Account }) {
  const { words, language } = useSpeech()
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const { accountNumber } = account
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.customers} ·{' '}
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(accountNumber)}`}
              size="xs"
            >
              {accountNumber} {own.back}
            </Anchor>
          </>
        }
        title={fill(own.title, { name: account.name })}
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Part
            title={own.identity}
            hint={own.identityHint}
            command="changeAccountIdentity"
            permission="accounts.identity"
            accountNumber={accountNumber}
            // A tax id that is shown masked is not one to send back.
            start={{ name: account.name, kind: account.kind, taxId: '' }}
            fields={[
              { name: 'name', label: own.name, isRequired: true },
              {
                name: 'kind',
                label: own.kind,
                choices: ['person', 'business'].map(value => ({
                  value,
                  label: valueLabel(value, language),
                })),
              },
              {
                name: 'taxId',
                label: own.taxId,
                hint: account.taxId === null ? undefined : `${account.taxId} – ${own.taxIdStays}`,
                keepsWhenEmpty: true,
              },
            ]}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Reach account={account} />
        </Grid.Col>
      </Grid>
    </>
  )
}

function Reach({ account }: { readonly account: Account }) {
  const { language } = useSpeech()
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const { billTo } = account
  const cycles = useQuery({
    queryKey: ['cycles'],
    queryFn: () => readPage('billing-calendar', {}, { limit: 200 }),
    staleTime: 60_000,
  })
  const codes = [
    ...new Set([
      ...(account.cycleCode === null ? [] : [account.cycleCode]),
      ...(cycles.data?.rows ?? []).map(row => String(row.cycle)),
    ]),
  ]
  const named = (values: readonly string[]) =>
    values.map(value => ({ value, label: valueLabel(value, language) }))
  return (
    <Part
      title={own.reach}
      hint={own.drafts}
      command="changeAccount"
      permission="accounts.write"
      accountNumber={account.accountNumber}
      start={{
        line1: billTo.line1 ?? '',
        line2: billTo.line2 ?? '',
        postalCode: billTo.postalCode ?? '',
        city: billTo.city ?? '',
        region: billTo.region ?? '',
        country: billTo.country ?? '',
        email: account.email ?? '',
        language: account.language,
        delivery: account.delivery,
        termsDays: String(account.termsDays),
        cycleCode: account.cycleCode ?? '',
        buyerReference: account.buyerReference ?? '',
      }}
      fields={[
        { name: 'line1', label: own.line1, isRequired: true },
        { name: 'line2', label: own.line2 },
        { name: 'postalCode', label: own.postalCode },
        { name: 'city', label: own.city, isRequired: true },
        { name: 'region', label: own.region },
        { name: 'country', label: own.country, isRequired: true },
        { name: 'email', label: own.email },
        { name: 'language', label: own.language, choices: named(LANGUAGES) },
        { name: 'delivery', label: own.delivery, choices: named(['email', 'post', 'portal']) },
        { name: 'termsDays', label: own.terms, isWhole: true },
        {
          name: 'cycleCode',
          label: own.cycle,
          choices: ['', ...codes].map(value => ({ value, label: value })),
        },
        { name: 'buyerReference', label: own.reference },
      ]}
    />
  )
}

type FieldInfo = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly isRequired?: boolean
  readonly isWhole?: boolean
  /** Left empty it is not sent; any other field is taken away by that. */
  readonly keepsWhenEmpty?: boolean
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

type PartProps = {
  readonly title: string
  readonly hint: string
  readonly command: string
  readonly permission: string
  readonly accountNumber: string
  readonly start: Fields
  readonly fields: readonly FieldInfo[]
}

/** What of a part was changed, as the command takes it: an emptied field is null. */
function changedOf({ fields, start }: PartProps, values: Fields): Record<string, unknown> {
  const entries = fields.flatMap(({ name, isWhole, keepsWhenEmpty }): [string, unknown][] => {
    const text = (values[name] ?? '').trim()
    if (text === (start[name] ?? '') || (text === '' && keepsWhenEmpty === true)) return []
    if (text === '') return [[name, null]]
    return [[name, isWhole === true && /^\d+$/.test(text) ? Number(text) : text]]
  })
  return Object.fromEntries(entries)
}

function Part(props: PartProps) {
  const { command, accountNumber, fields } = props
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const { data: me } = useMe()
  const [values, setValues] = useState(props.start)
  const changed = changedOf(props, values)
  const isChanged = Object.keys(changed).length > 0
  const input = { accountNumber, ...changed }
  const text = JSON.stringify(input)
  const intent = useMemo(() => `${text && crypto.randomUUID()}`, [text])
  const check = useRowCheck(command, input, isChanged)
  // Until the next edit it stays said, also when the customer has been read again.
  const [saved, setSaved] = useState<Fields>()
  const may = me?.permissions[props.permission]
  return (
    <Sheet title={props.title}>
      <Stack gap="xs">
        <Group gap="xs" align="flex-end">
          {fields.map(field => (
            <PartField
              key={field.name}
              field={field}
              value={values[field.name] ?? ''}
              onChange={value => setValues({ ...values, [field.name]: value })}
            />
          ))}
        </Group>
        {isChanged && <RowFindings check={check} fine={own.fine} incomplete={own.nothing} />}
        {saved === values ? (
          <Alert color="green" p="xs" role="status">
            {own.saved}
          </Alert>
        ) : (
          may !== undefined && (
            <>
              <Text size="xs" c="dimmed">
                {isChanged ? props.hint : own.nothing}
              </Text>
              <Deed
                key={intent}
                command={command}
                input={() => input}
                intent={intent}
                proposes={may === 'propose'}
                isReady={isChanged && check.isFine}
                does={own.save}
                onDone={() => setSaved(values)}
              />
            </>
          )
        )}
      </Stack>
    </Sheet>
  )
}

function PartField(props: {
  readonly field: FieldInfo
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { field, value, onChange } = props
  if (field.choices !== undefined) {
    return (
      <NativeSelect
        size="xs"
        w={180}
        label={field.label}
        value={value}
        data={field.choices.map(({ value: code, label }) => ({ value: code, label }))}
        onChange={event => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      label={field.label}
      description={field.hint}
      w={field.name === 'name' || field.name === 'line1' ? 300 : 180}
      required={field.isRequired === true}
      autoComplete="off"
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
