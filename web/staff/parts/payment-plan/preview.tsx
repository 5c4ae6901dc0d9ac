import { List, Stack, Table, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { runDescribed } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { decimalText } from '../../../ui/format.ts'
import { Day, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { NEW_PLAN_WORDS } from '../../words/new-payment-plan.ts'

const TYPED_MS = 300

/** What agreeing the plan answers, tried out or done. */
export type AgreedPlan = {
  readonly planId: string
  readonly amount: string
  readonly fee: string
  readonly currency: string
  readonly instalments: readonly { readonly dueOn: string; readonly amount: string }[]
}

/**
 * What would be agreed, tried out by the server while it is being typed, and what that does. It is done
 * with one click, once, for what is shown: what is typed after that is tried out first.
 */
export function PlanPreview(props: {
  readonly request: Readonly<Record<string, unknown>> | undefined
  readonly tells: boolean
  readonly acceleration: 'all' | 'none'
  readonly proposes: boolean
  readonly onDone: (plan: AgreedPlan) => void
}) {
  const own = useWords(NEW_PLAN_WORDS)
  const { request } = props
  const question = JSON.stringify(request ?? null)
  const [settled] = useDebouncedValue(question, TYPED_MS)
  const tried = useQuery({
    queryKey: ['plan-preview', settled],
    queryFn: () =>
      runDescribed('agreePaymentPlan', JSON.parse(settled), {
        key: '',
        dryRun: true,
      }) as Promise<AgreedPlan>,
    enabled: settled !== 'null',
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  })
  // One intent for one request: pressed twice, or again after a lost answer, it is done once.
  const intents = useRef(new Map<string, string>())
  const intentOf = (asked: string) => {
    const intent = intents.current.get(asked) ?? crypto.randomUUID()
    intents.current.set(asked, intent)
    return intent
  }
  const isCurrent = settled === question && tried.isSuccess && !tried.isPlaceholderData
  return (
    <Sheet title={own.preview}>
      {request === undefined ? (
        <Text size="sm" c="dimmed">
          {own.waiting}
        </Text>
      ) : (
        <Stack gap="sm">
          {tried.isError && <Failure error={tried.error} />}
          {tried.data !== undefined && !tried.isError && (
            <>
              <Agreed plan={tried.data} />
              <Consequence plan={tried.data} {...props} />
              <Deed
                key={settled}
                command="agreePaymentPlan"
                input={() => request}
                intent={intentOf(settled)}
                proposes={props.proposes}
                isReady={isCurrent}
                does={own.do}
                onDone={answer => props.onDone(answer as AgreedPlan)}
              />
            </>
          )}
        </Stack>
      )}
    </Sheet>
  )
}

function Agreed({ plan }: { readonly plan: AgreedPlan }) {
  const own = useWords(NEW_PLAN_WORDS)
  const { language } = useSpeech()
  const money = (text: string) => `${decimalText(text, language)} ${plan.currency}`
  return (
    <Table aria-label={own.preview}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className="figure">{own.no}</Table.Th>
          <Table.Th>{own.dueOn}</Table.Th>
          <Table.Th className="figure">{own.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {plan.instalments.map((each, i) => (
          <Table.Tr key={each.dueOn}>
            <Table.Td className="figure">{i + 1}</Table.Td>
            <Table.Td>
              <Day on={each.dueOn} />
            </Table.Td>
            <Table.Td className="figure">{money(each.amount)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr fw={600}>
          <Table.Td />
          <Table.Th scope="row">{own.total}</Table.Th>
          <Table.Td className="figure">{money(plan.amount)}</Table.Td>
        </Table.Tr>
        {!isZero(plan.fee) && (
          <Table.Tr>
            <Table.Td />
            <Table.Th scope="row">{own.costs}</Table.Th>
            <Table.Td className="figure">{money(plan.fee)}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tfoot>
    </Table>
  )
}

function isZero(amount: string): boolean {
  return /^[0.]*$/.test(amount)
}

function Consequence(props: {
  readonly plan: AgreedPlan
  readonly tells: boolean
  readonly acceleration: 'all' | 'none'
}) {
  const own = useWords(NEW_PLAN_WORDS)
  const { language } = useSpeech()
  const { plan, tells, acceleration } = props
  const money = (text: string) => `${decimalText(text, language)} ${plan.currency}`
  const told = [
    fill(own.moves, { amount: money(plan.amount) }),
    own.spares,
    ...(isZero(plan.fee) ? [] : [fill(own.charges, { amount: money(plan.fee) })]),
    tells ? own.tells : own.tellsNot,
    acceleration === 'all' ? own.missedAll : own.missedNone,
  ]
  return (
    <div>
      <Text fw={600} size="sm">
        {own.consequence}
      </Text>
      <List size="sm">
        {told.map(text => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </div>
  )
}
