import { Button, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Amount, Heading, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { FigureCards } from '../parts/figure-cards.tsx'
import { ListTabs } from '../parts/list-tabs.tsx'
import { useMe, useView } from '../queries.ts'
import type { PlanCountsView } from '../views/payment-plan.ts'
import { PAYMENT_PLAN_WORDS } from '../words/payment-plan.ts'

const STATES = ['running', 'defaulted', 'kept', 'cancelled'] as const

/** All payment plans by how they stand. */
export function PaymentPlansPage() {
  const { words } = useSpeech()
  const own = useWords(PAYMENT_PLAN_WORDS)
  const view = useView<PlanCountsView>('payment-plan-counts')
  const { data: me } = useMe()
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const of = (state: string) => view.data.counts.filter(each => each.state === state)
  const count = (state: string) => of(state).reduce((sum, each) => sum + each.plans, 0)
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={own.title}
        actions={
          me?.permissions['plans.agree'] !== undefined && (
            <Button component={Link} to="/new-payment-plan">
              {own.agree}
            </Button>
          )
        }
      />
      <Stack>
        <FigureCards
          figures={STATES.map(state => {
            const late = of(state).reduce((sum, each) => sum + each.late, 0)
            return {
              name: own[state],
              value: count(state),
              note: (
                <>
                  {of(state).map(each => (
                    <span key={each.currency} style={{ marginInlineEnd: 8 }}>
                      <Amount
                        minor={state === 'running' ? each.openMinor : each.amountMinor}
                        currency={each.currency}
                      />
                    </span>
                  ))}
                  {late > 0 && fill(own.late, { count: late })}
                </>
              ),
            }
          })}
        />
        <ListTabs
          tabs={[
            { name: own.everything, list: 'payment-plans' },
            ...STATES.map(state => ({
              name: own[state],
              list: 'payment-plans',
              of: { planState: state },
            })),
          ]}
        />
      </Stack>
    </>
  )
}
