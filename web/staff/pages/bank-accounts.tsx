import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { readPage } from '../../ui/api.ts'
import { dateText, decimalText } from '../../ui/format.ts'
import { Facts, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { BankAccountForm, type BankAccountShown } from '../parts/bank-accounts/form.tsx'
import { useEntities } from '../parts/entity-input.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe } from '../queries.ts'
import { BANK_ACCOUNT_WORDS } from '../words/bank-accounts.ts'

/** A company has few. */
const MOST = 200

type Search = { readonly new?: unknown; readonly edit?: string }

/** Our accounts with banks: by which numbers files name them, and whether books and statements agree. */
export function BankAccountsPage() {
  const { words } = useSpeech()
  const own = useWords(BANK_ACCOUNT_WORDS)
  const { data: me } = useMe()
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as Search
  const list = useQuery({
    queryKey: ['list', 'bank-accounts', {}],
    queryFn: ({ signal }) => readPage('bank-accounts', {}, { limit: MOST }, signal),
    select: ({ rows }) => rows as readonly BankAccountShown[],
  })
  if (list.isPending) return <Waiting />
  if (list.isError) return <FailedPage error={list.error} onRetry={() => list.refetch()} />
  const may = me?.permissions['bank.define'] !== undefined
  const edited = list.data.find(({ code }) => code === String(asked.edit))
  const isOpen = may && (asked.new !== undefined || edited !== undefined)
  return (
    <>
      <Heading
        over={words.nouns.cash}
        title={own.title}
        actions={
          may && (
            <Button component={Link} to="/bank-accounts?new=1">
              {own.fresh}
            </Button>
          )
        }
      />
      <Stack>
        {isOpen && (
          <BankAccountForm
            key={edited?.code ?? ''}
            account={edited}
            onDone={() => navigate({ to: '/bank-accounts', search: {} })}
          />
        )}
        {list.data.length === 0 && (
          <Sheet title={own.title}>
            <Text size="sm">{own.none}</Text>
          </Sheet>
        )}
        {list.data.map(account => (
          <Account key={account.code} account={account} may={may} />
        ))}
      </Stack>
    </>
  )
}

function Account({ account, may }: { readonly account: BankAccountShown; readonly may: boolean }) {
  const own = useWords(BANK_ACCOUNT_WORDS)
  const { language } = useSpeech()
  const entities = useEntities().data ?? []
  const { code, name, entity, currency, numbers, closing, closingOn, entered, waiting } = account
  const amount = (text: string) => `${decimalText(text, language)} ${currency}`
  const to = (list: string) => `/lists/${list}?${new URLSearchParams({ bankAccount: code })}`
  const main = account.main && <Pill state="usable">{own.main}</Pill>
  const inBooks = entered !== null && (
    <Group gap="xs">
      {amount(entered)}
      {closing === entered && <Pill state="usable">{own.agrees}</Pill>}
    </Group>
  )
  return (
    <Sheet title={name} aside={may && <Edit code={code} />}>
      <Facts
        wide
        rows={[
          [own.code, code],
          [own.entity, entities.find(each => each.code === entity)?.name ?? entity],
          [own.numbers, numbers],
          [own.ledgerAccount, account.ledgerAccount],
          ...(main ? [[own.main, main] as const] : []),
          [
            own.closing,
            closing === null || closingOn === null
              ? own.noStatement
              : fill(own.closingOn, {
                  amount: amount(closing),
                  day: dateText(closingOn, language),
                }),
          ],
          ...(inBooks ? [[own.entered, inBooks] as const] : []),
          [own.waiting, waiting === null ? null : amount(waiting)],
          [own.retired, account.active ? null : own.retired],
        ]}
      />
      <Group gap="md" mt="xs">
        <Anchor component={Link} to="/bank-file" size="sm">
          {own.take}
        </Anchor>
        <Anchor component={Link} to={to('bank-statements')} size="sm">
          {own.statements}
        </Anchor>
        <Anchor component={Link} to="/reconciliation" size="sm">
          {own.lines}
        </Anchor>
      </Group>
    </Sheet>
  )
}

function Edit({ code }: { readonly code: string }) {
  const own = useWords(BANK_ACCOUNT_WORDS)
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      component={Link}
      to={`/bank-accounts?${new URLSearchParams({ edit: code })}`}
    >
      {own.edit}
    </Button>
  )
}
