import { Anchor, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { FindCustomer } from '../parts/find-customer.tsx'
import { AskedByCustomer } from '../parts/payment-plan/asked.tsx'
import {
  chosenItems,
  groupOf,
  type PlanDraft,
  requestOf,
  startOfPlan,
} from '../parts/payment-plan/draft.ts'
import { PlanItems } from '../parts/payment-plan/items.tsx'
import { PlanPreview } from '../parts/payment-plan/preview.tsx'
import { PlanTerms } from '../parts/payment-plan/terms.tsx'
import { useMe, useView } from '../queries.ts'
import type { PlanOfferView } from '../views/payment-plan.ts'
import { NEW_PLAN_WORDS } from '../words/new-payment-plan.ts'

/** Agrees a payment plan: what goes on it, in which instalments, what that does; then it is done. */
export function NewPaymentPlanPage() {
  const own = useWords(NEW_PLAN_WORDS)
  const { words } = useSpeech()
  const navigate = useNavigate()
  const { account } = useSearch({ strict: false }) as { readonly account?: string }
  if (account !== undefined) return <OfCustomer key={account} number={account} />
  return (
    <>
      <Heading over={words.nouns.collections} title={own.title} />
      <FindCustomer
        title={own.who}
        label={own.account}
        open={own.open}
        onFound={number => navigate({ to: '/new-payment-plan', search: { account: number } })}
      />
    </>
  )
}

function OfCustomer({ number }: { readonly number: string }) {
  const own = useWords(NEW_PLAN_WORDS)
  const { words } = useSpeech()
  const view = useView<PlanOfferView>(`plan-offers/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { account } = view.data
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.collections} · {own.title} ·{' '}
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(account.accountNumber)}`}
              size="xs"
              underline="always"
            >
              {account.accountNumber}
            </Anchor>
          </>
        }
        title={account.name}
      />
      <AskedByCustomer offer={view.data} onDeclined={() => view.refetch()} />
      {view.data.items.length === 0 ? (
        <Sheet>
          <Text size="sm" c="dimmed">
            {own.owedNothing}
          </Text>
        </Sheet>
      ) : (
        <Wizard key={view.data.request?.requestId ?? ''} offer={view.data} />
      )}
    </>
  )
}

/** What is typed stays, whatever is read anew behind it. */
function Wizard({ offer }: { readonly offer: PlanOfferView }) {
  const navigate = useNavigate()
  const { data: me } = useMe()
  const [draft, setDraft] = useState<PlanDraft>(() =>
    startOfPlan(offer.items, offer.today, offer.request),
  )
  const change = (changed: Partial<PlanDraft>) => setDraft(before => ({ ...before, ...changed }))
  const chosen = chosenItems(offer.items, draft)
  const owedMinor = chosen.reduce((sum, each) => sum + BigInt(each.openMinor), 0n)
  const first = offer.items.find(each => groupOf(each) === draft.group)
  const policy = offer.policies.find(({ entity }) => entity === first?.entity)
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Stack>
        <PlanItems offer={offer} draft={draft} onChange={change} />
        <PlanTerms
          draft={draft}
          owedMinor={owedMinor}
          currency={first?.currency ?? ''}
          policy={policy}
          onChange={change}
        />
      </Stack>
      <div>
        <PlanPreview
          request={requestOf(offer.account.accountNumber, draft, offer.items)}
          tells={draft.tell}
          acceleration={policy?.acceleration ?? 'all'}
          proposes={me?.permissions['plans.agree'] === 'propose'}
          onDone={({ planId }) => navigate({ to: `/payment-plans/${planId}` })}
        />
      </div>
    </SimpleGrid>
  )
}
