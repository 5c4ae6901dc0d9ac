import {
  Alert,
  Anchor,
  Grid,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Refused } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { CustomerInput } from '../../ui/form/customer-input.tsx'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { Amount, Facts, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { RowFindings, useRowCheck } from '../parts/row-check.tsx'
import { useMe, useView } from '../queries.ts'
import type { AccountView } from '../views.ts'
import { ACCOUNT_EDIT_WORDS } from '../words/account-edit.ts'

const KINDS = ['parent', 'merge', 'owner'] as const
type Kind = (typeof KINDS)[number]

type Draft = {
  readonly other: string
  readonly on: string
  readonly billing: string
  readonly reason: string
}

/** Whom a customer belongs to: a parent that pays, a merge, another owner; both accounts side by side first. */
export function AccountLinksPage() {
  const { number = '' } = useParams({ strict: false })
  const view = useView<AccountView>(`accounts/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return <Links key={number} view={view.data} />
}

/** The command that links two accounts; undefined until enough is filled in. */
function askedOf(kind: Kind, number: string, draft: Draft) {
  const { other, on, billing, reason } = draft
  if (!/^\d{4}-\d\d-\d\d$/.test(on)) return undefined
  if (kind === 'parent') {
    const isAlone = billing === 'self'
    if (!isAlone && other === '') return undefined
    const row = { accountNumber: number, fromOn: on, billing }
    const rows = [isAlone && other === '' ? row : { ...row, parentNumber: other }]
    return { command: 'setAccountParents', input: { rows } }
  }
  if (other === '' || reason === '' || billing === 'self') return undefined
  return kind === 'merge'
    ? { command: 'mergeAccounts', input: { from: number, into: other, on, reason, billing } }
    : {
        command: 'changeLegalOwner',
        input: { accountNumber: number, owner: other, on, reason, billing },
      }
}

function Links({ view }: { readonly view: AccountView }) {
  const { words } = useSpeech()
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const search = useSearch({ strict: false }) as { kind?: string }
  const navigate = useNavigate()
  const kind = KINDS.find(each => each === search.kind) ?? 'parent'
  const { accountNumber, name } = view.account
  const [draft, setDraft] = useState<Draft>({
    ...{ other: '', on: '', billing: 'consolidated', reason: '' },
  })
  const asked = askedOf(kind, accountNumber, { ...draft, other: draft.other.trim() })
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
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
        title={fill(own.linksTitle, { name })}
      />
      <SegmentedControl
        size="xs"
        mb="sm"
        transitionDuration={0}
        aria-label={own.links}
        value={kind}
        data={KINDS.map(value => ({ value, label: own[value] }))}
        onChange={value =>
          navigate({ to: '.', search: { ...search, kind: value } as never, replace: true })
        }
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Sheet title={own[kind]}>
            <Form kind={kind} draft={draft} onChange={change} />
          </Sheet>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            <SimpleGrid cols={2}>
              <Side title={own.thisOne} number={accountNumber} />
              <Side title={own.otherOne} number={draft.other.trim()} />
            </SimpleGrid>
            <Commit kind={kind} asked={asked} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

function Form(props: {
  readonly kind: Kind
  readonly draft: Draft
  readonly onChange: (changes: Partial<Draft>) => void
}) {
  const { kind, draft, onChange } = props
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const ways = ['consolidated', 'own', ...(kind === 'parent' ? ['self'] : [])] as const
  return (
    <Stack gap="xs">
      <CustomerInput
        label={own.other}
        help={own.otherHelp}
        value={draft.other}
        onNumber={other => onChange({ other })}
      />
      <DayInput label={own.from} required value={draft.on} onDay={on => onChange({ on })} />
      <NativeSelect
        size="xs"
        label={own.billing}
        value={draft.billing}
        data={ways.map(value => ({ value, label: own[value as 'own'] }))}
        onChange={event => onChange({ billing: event.currentTarget.value })}
      />
      {kind !== 'parent' && (
        <TextInput
          label={own.reason}
          required
          maxLength={500}
          value={draft.reason}
          onChange={event => onChange({ reason: event.currentTarget.value })}
        />
      )}
    </Stack>
  )
}

const TYPED_MS = 350

/** An account as it is, to be held beside another one. */
function Side({ title, number }: { readonly title: string; readonly number: string }) {
  const [settled] = useDebouncedValue(number, TYPED_MS)
  return <Sheet title={title}>{settled === '' ? '–' : <SideFacts number={settled} />}</Sheet>
}

function SideFacts({ number }: { readonly number: string }) {
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const view = useView<AccountView>(`accounts/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  // A name that is still being typed is no number yet.
  if (view.error instanceof Refused && view.error.status === 404) return '–'
  if (view.isError) return <Failure error={view.error} />
  const { account, standing, items } = view.data
  const contracts = [...new Set(items.map(item => `${item.contractNumber} ${item.currency}`))]
  return (
    <Facts
      rows={[
        [own.name, account.name],
        [own.address, account.billTo.lines.join(', ')],
        [own.taxId, account.taxId],
        [own.email, account.email],
        [own.terms, String(account.termsDays)],
        [own.contracts, contracts.slice(0, 5).join(', ')],
        [
          own.open,
          <span key="open">
            {standing.map(each => (
              <span key={`${each.entity} ${each.currency}`}>
                <Amount minor={each.openMinor} currency={each.currency} />{' '}
              </span>
            ))}
          </span>,
        ],
      ]}
    />
  )
}

function Commit(props: { readonly kind: Kind; readonly asked: ReturnType<typeof askedOf> }) {
  const { kind, asked } = props
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const { data: me } = useMe()
  const text = asked === undefined ? '' : JSON.stringify(asked)
  const intent = useMemo(() => `${text && crypto.randomUUID()}`, [text])
  const check = useRowCheck(asked?.command ?? '', asked?.input, asked !== undefined)
  const [done, setDone] = useState('')
  const may = me?.permissions['accounts.write']
  if (may === undefined) return null
  if (done !== '' && done === text) {
    return (
      <Alert color="green" role="status">
        {own.done}
      </Alert>
    )
  }
  return (
    <Sheet>
      <Stack gap="xs">
        <Text size="sm">{own[`what_${kind}`]}</Text>
        {asked !== undefined && (
          <RowFindings check={check} fine={own.fine} incomplete={own.nothing} />
        )}
        <Deed
          key={intent}
          command={asked?.command ?? ''}
          input={() => asked?.input}
          intent={intent}
          proposes={may === 'propose'}
          isReady={asked !== undefined && check.isFine}
          does={own.commit}
          version={check.version}
          onDone={() => setDone(text)}
        />
      </Stack>
    </Sheet>
  )
}
