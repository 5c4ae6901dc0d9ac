import { Anchor, Grid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { readPage } from '../../ui/api.ts'
import { countryChoices } from '../../ui/countries.ts'
import type { Fields } from '../../ui/form/meetings.ts'
import { useVersion, type Version } from '../../ui/form/version.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { LANGUAGES } from '../../ui/words/languages.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { EditPart } from '../parts/account/edit-part.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe, useView } from '../queries.ts'
import type { AccountView } from '../views.ts'
import { ACCOUNT_EDIT_WORDS } from '../words/account-edit.ts'

type Account = AccountView['account']

/** A customer's data: each part is checked while it is typed, and saved by itself. */
export function AccountEditPage() {
  const { number = '' } = useParams({ strict: false })
  // The version first: whatever is saved after it was read will be noticed.
  const version = useVersion('changeAccount', { accountNumber: number })
  const view = useView<AccountView>(`accounts/${encodeURIComponent(number)}`, { edits: version })
  const { data: me } = useMe()
  if (view.isPending || me === undefined) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const look = async () => {
    await version.renew()
    const { data, error } = await view.refetch()
    if (data === undefined) throw error
    return data.account
  }
  return <Edit key={number} account={view.data.account} version={version} look={look} />
}

type EditProps = {
  readonly account: Account
  readonly version: Version
  /** Reads the customer as it stands now. */
  readonly look: () => Promise<Account>
}

// A tax id that is shown masked is not one to send back.
const identityOf = ({ name, kind }: Account): Fields => ({ name, kind, taxId: '' })

const reachOf = (account: Account): Fields => ({
  line1: account.billTo.line1 ?? '',
  line2: account.billTo.line2 ?? '',
  postalCode: account.billTo.postalCode ?? '',
  city: account.billTo.city ?? '',
  region: account.billTo.region ?? '',
  country: account.billTo.country ?? '',
  email: account.email ?? '',
  phone: account.phone ?? '',
  language: account.language,
  delivery: account.delivery,
  termsDays: String(account.termsDays),
  cycleCode: account.cycleCode ?? '',
  buyerReference: account.buyerReference ?? '',
})

function Edit({ account, version, look }: EditProps) {
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
          <EditPart
            title={own.identity}
            hint={own.identityHint}
            command="changeAccountIdentity"
            permission="accounts.identity"
            accountNumber={accountNumber}
            version={version}
            start={identityOf(account)}
            look={async () => identityOf(await look())}
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
          <Reach account={account} version={version} look={look} />
        </Grid.Col>
      </Grid>
    </>
  )
}

function Reach({ account, version, look }: EditProps) {
  const { language } = useSpeech()
  const own = useWords(ACCOUNT_EDIT_WORDS)
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
    <EditPart
      title={own.reach}
      hint={own.drafts}
      command="changeAccount"
      permission="accounts.write"
      accountNumber={account.accountNumber}
      version={version}
      start={reachOf(account)}
      look={async () => reachOf(await look())}
      fields={[
        { name: 'line1', label: own.line1, isRequired: true },
        { name: 'line2', label: own.line2 },
        { name: 'postalCode', label: own.postalCode },
        { name: 'city', label: own.city, isRequired: true },
        { name: 'region', label: own.region },
        {
          name: 'country',
          label: own.country,
          isRequired: true,
          choices: countryChoices(language),
        },
        { name: 'email', label: own.email },
        { name: 'phone', label: own.phone },
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
