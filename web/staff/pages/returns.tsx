import { Anchor, Button, Group, List, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { run } from '../../ui/api.ts'
import { bankSaysText, isSaidByBank } from '../../ui/bank-says.tsx'
import { Failure } from '../../ui/failure.tsx'
import { dateText, minorText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe, useView } from '../queries.ts'
import type { ReturnsView } from '../views/returns.ts'
import { RETURNS_WORDS } from '../words/returns.ts'

type Returned = ReturnsView['returns'][number]

/** Payments that came back, the oldest first: what has happened with each, and what comes next. */
export function ReturnsPage() {
  const { words } = useSpeech()
  const own = useWords(RETURNS_WORDS)
  const view = useView<ReturnsView>('returns')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { returns } = view.data
  return (
    <>
      <Heading over={words.nouns.cash} title={own.title} />
      <Stack>
        {returns.length === 0 && <Text c="dimmed">{own.none}</Text>}
        {returns.map(each => (
          <ReturnedPayment key={each.taskId} returned={each} />
        ))}
      </Stack>
    </>
  )
}

function ReturnedPayment({ returned }: { readonly returned: Returned }) {
  const { language } = useSpeech()
  const own = useWords(RETURNS_WORDS)
  const { account, name, amountMinor, currency, method, reason, bankSays } = returned
  const why = reason === null ? null : valueLabel(reason, language)
  // In a bank's own words the reason is said once.
  const isSaid = bankSays !== null && isSaidByBank(bankSays)
  const text =
    method === 'card'
      ? valueLabel(bankSays ?? '', language)
      : bankSaysText(bankSays ?? '', language)
  const said = bankSays === null ? null : fill(own.bank, { text })
  return (
    <Sheet
      title={`${name} · ${minorText(amountMinor, currency, language)} ${currency}`}
      aside={
        <Anchor component={Link} to={`/accounts/${encodeURIComponent(account)}`} size="sm">
          {account}
        </Anchor>
      }
    >
      <Text size="sm" mb="sm">
        {[valueLabel(method, language), isSaid ? null : why, said, returned.reference]
          .filter(each => each !== null)
          .join(' · ')}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Happened returned={returned} />
        <Next returned={returned} />
      </SimpleGrid>
    </Sheet>
  )
}

function Happened({ returned }: { readonly returned: Returned }) {
  const { language } = useSpeech()
  const own = useWords(RETURNS_WORDS)
  const money = (minor: string) =>
    `${minorText(minor, returned.currency, language)} ${returned.currency}`
  const on = dateText(returned.returnedOn, language)
  const { owedMinor, feeMinor } = returned
  const lines = [
    fill(own.reversed, { amount: money(returned.amountMinor), on }),
    owedMinor === '0' ? own.paidSince : fill(own.owed, { amount: money(owedMinor) }),
    feeMinor === '0' ? own.noFee : fill(own.fee, { amount: money(feeMinor) }),
    ...(returned.isBlocked
      ? [fill(own.blocked, { method: valueLabel(returned.method, language) })]
      : []),
    ...(returned.isCardBlocked ? [own.cardBlocked] : []),
    returned.isTold ? own.told : own.notTold,
    ...(returned.times > 1 ? [fill(own.often, { times: returned.times })] : []),
  ]
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {own.happened}
      </Text>
      <List size="sm">
        {lines.map(line => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  )
}

/** Advice by the reason, the commands that follow from it, and a word for the file. */
function Next({ returned }: { readonly returned: Returned }) {
  const { language } = useSpeech()
  const own = useWords(RETURNS_WORDS)
  const { data: me } = useMe()
  const { account, method, reason, isBlocked } = returned
  const advice =
    reason === 'insufficient_funds'
      ? own.funds
      : reason === 'account_closed'
        ? own.closed
        : reason === 'payer_objects'
          ? own.objects
          : own.other
  const steps = [
    ['plans.agree', reason === 'insufficient_funds', 'agreePaymentPlan', own.plan],
    ['payments.request', true, 'createPayLink', own.link],
    ['disputes.open', reason === 'payer_objects', 'openDispute', own.dispute],
    ['messages.record', true, 'recordInteraction', own.call],
    [
      'receipts.reverse',
      isBlocked,
      'releasePaymentBlock',
      fill(own.release, { method: valueLabel(method, language) }),
    ],
  ] as const
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {own.next}
      </Text>
      <Text size="sm" mb="xs">
        {advice}
      </Text>
      <Group gap="xs" mb="sm">
        {steps.map(
          ([permission, fits, command, text]) =>
            fits &&
            me?.permissions[permission] !== undefined && (
              <Button
                key={command}
                component={Link}
                to={
                  command === 'agreePaymentPlan'
                    ? `/new-payment-plan?${new URLSearchParams({ account })}`
                    : `/do/${command}?${new URLSearchParams({
                        accountNumber: account,
                        ...(command === 'releasePaymentBlock' ? { method } : {}),
                      })}`
                }
                variant="default"
                size="xs"
              >
                {text}
              </Button>
            ),
        )}
      </Group>
      {me?.permissions['receipts.allocate'] !== undefined && <Finish taskId={returned.taskId} />}
    </div>
  )
}

function Finish({ taskId }: { readonly taskId: string }) {
  const own = useWords(RETURNS_WORDS)
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const finish = useMutation({
    mutationFn: () => run('finishTask', { task: taskId, note }, { key }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['view'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!finish.isPending) finish.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={own.note}
          required
          size="xs"
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button type="submit" size="xs" loading={finish.isPending}>
          {own.done}
        </Button>
      </Group>
      {finish.isError && <Failure error={finish.error} />}
    </form>
  )
}
