import { Alert, Anchor, Button, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText } from '../../ui/format.ts'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { FigureCards } from '../parts/figure-cards.tsx'
import { LettersAbout } from '../parts/letters-about.tsx'
import { CancelPlan } from '../parts/payment-plan/cancel.tsx'
import { Instalments } from '../parts/payment-plan/instalments.tsx'
import { paidMinor } from '../parts/payment-plan/standing.ts'
import { useMe, useView } from '../queries.ts'
import type { PaymentPlanView } from '../views/payment-plan.ts'
import { PAYMENT_PLAN_WORDS } from '../words/payment-plan.ts'

/** How a plan is meant to look by how it stands. */
const TONE: Readonly<Record<string, string>> = { running: 'pending', defaulted: 'broken' }

/** A payment plan: its instalments, what was paid of each, and what becomes of it if one is missed. */
export function PaymentPlanPage() {
  const { words } = useSpeech()
  const own = useWords(PAYMENT_PLAN_WORDS)
  const { number = '' } = useParams({ strict: false })
  const view = useView<PaymentPlanView>(`payment-plans/${encodeURIComponent(number)}`)
  const { data: me } = useMe()
  const [cancels, setCancels] = useState(false)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { plan, today } = view.data
  const states: Readonly<Record<string, string>> = own
  const mayCancel = me?.permissions['plans.agree'] !== undefined && plan.state === 'running'
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.collections} ·{' '}
            <Anchor component={Link} to="/payment-plans" size="xs" underline="always">
              {own.one}
            </Anchor>{' '}
            ·{' '}
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(plan.account)}`}
              size="xs"
              underline="always"
            >
              {plan.account}
            </Anchor>
          </>
        }
        title={plan.name}
        state={<Pill state={TONE[plan.state] ?? plan.state}>{states[plan.state]}</Pill>}
        actions={
          mayCancel &&
          !cancels && (
            <Button variant="default" onClick={() => setCancels(true)}>
              {own.cancel}
            </Button>
          )
        }
      />
      <Stack>
        {plan.state === 'defaulted' && <Defaulted plan={plan} />}
        {cancels && mayCancel && (
          <CancelPlan plan={plan} today={today} onClose={() => setCancels(false)} />
        )}
        <Figures view={view.data} />
        <Sheet title={own.instalments} bare>
          <Instalments view={view.data} />
        </Sheet>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Sheet>
            <PlanFacts plan={plan} />
          </Sheet>
          <Sheet title={own.documents} bare>
            <Documents view={view.data} />
          </Sheet>
        </SimpleGrid>
        <Sheet title={own.letters} bare={view.data.letters.length > 0}>
          {view.data.letters.length === 0 ? (
            <Text size="sm" c="dimmed">
              {own.noLetters}
            </Text>
          ) : (
            <LettersAbout letters={view.data.letters} />
          )}
        </Sheet>
      </Stack>
    </>
  )
}

type Plan = PaymentPlanView['plan']

function Defaulted({ plan }: { readonly plan: Plan }) {
  const own = useWords(PAYMENT_PLAN_WORDS)
  const { language } = useSpeech()
  const title =
    plan.missedOn === null
      ? undefined
      : fill(own.missed, { day: dateText(plan.missedOn, language) })
  return (
    <Alert color="red" variant="light" role="status" title={title}>
      {plan.acceleration === 'all' ? own.defaultedTold : own.defaultedStays}
    </Alert>
  )
}

function Figures({ view }: { readonly view: PaymentPlanView }) {
  const own = useWords(PAYMENT_PLAN_WORDS)
  const { plan, instalments } = view
  const amount = (minor: bigint | string) => (
    <Amount minor={String(minor)} currency={plan.currency} />
  )
  const sum = (of: (each: PaymentPlanView['instalments'][number]) => bigint) =>
    instalments.reduce((total, each) => total + of(each), 0n)
  const next = instalments.find(each => each.openMinor !== '0')
  const backMinor = sum(each => BigInt(each.backMinor))
  return (
    <FigureCards
      figures={[
        { name: own.agreed, value: amount(plan.amountMinor) },
        { name: own.paid, value: amount(sum(paidMinor)) },
        { name: own.open, value: amount(plan.openMinor) },
        backMinor === 0n
          ? {
              name: own.next,
              value: next === undefined ? own.nothingNext : <Day on={next.dueOn} />,
              note: next === undefined ? undefined : amount(next.openMinor),
            }
          : { name: own.back, value: amount(backMinor) },
      ]}
    />
  )
}

function PlanFacts({ plan }: { readonly plan: Plan }) {
  const own = useWords(PAYMENT_PLAN_WORDS)
  const actorText = useActorText()
  const { feeDocument, feeMinor } = plan
  return (
    <Facts
      rows={[
        [own.entity, `${plan.entityCode} · ${plan.entityName}`],
        [own.agreedOn, <Day key="on" on={plan.agreedOn} />],
        [
          own.by,
          <span key="by">
            {actorText(plan.recordedBy) ?? plan.recordedBy} · <Moment at={plan.recordedAt} />
          </span>,
        ],
        [own.grace, fill(own.graceDays, { count: plan.graceDays })],
        [
          own.acceleration,
          plan.acceleration === 'all' ? own.accelerationAll : own.accelerationNone,
        ],
        [
          own.fee,
          feeDocument === null ? null : (
            <span key="fee">
              <Amount minor={feeMinor ?? '0'} currency={plan.currency} /> ·{' '}
              <Anchor
                component={Link}
                to={`/documents/${encodeURIComponent(feeDocument)}`}
                size="sm"
                underline="always"
              >
                {feeDocument}
              </Anchor>
            </span>
          ),
        ],
        [own.note, plan.note],
        [own.ended, plan.endedOn === null ? null : <Day key="end" on={plan.endedOn} />],
        [own.endedBy, plan.endedBy === null ? null : (actorText(plan.endedBy) ?? plan.endedBy)],
        [own.endNote, plan.endNote],
      ]}
    />
  )
}

function Documents({ view }: { readonly view: PaymentPlanView }) {
  const own = useWords(PAYMENT_PLAN_WORDS)
  const { language } = useSpeech()
  const { currency } = view.plan
  return (
    <Table aria-label={own.documents}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{labelOf('document', language)}</Table.Th>
          <Table.Th>{own.documentDue}</Table.Th>
          <Table.Th className="figure">{own.onPlan}</Table.Th>
          <Table.Th className="figure">{own.openNow}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.documents.map(each => (
          <Table.Tr key={each.itemId}>
            <Table.Td>
              {each.document === null ? (
                (each.reference ?? valueLabel(each.kind, language))
              ) : (
                <Anchor
                  component={Link}
                  to={`/documents/${encodeURIComponent(each.document)}`}
                  size="sm"
                  underline="always"
                >
                  {each.document}
                </Anchor>
              )}
            </Table.Td>
            <Table.Td>
              <Day on={each.dueOn} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.plannedMinor} currency={currency} />
            </Table.Td>
            <Table.Td className="figure">
              {each.openMinor === '0' ? '–' : <Amount minor={each.openMinor} currency={currency} />}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
