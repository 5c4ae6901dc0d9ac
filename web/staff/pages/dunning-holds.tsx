import { Anchor, Button, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { NewHold } from '../parts/dunning-holds/new-hold.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { FigureCards } from '../parts/figure-cards.tsx'
import { ListTabs } from '../parts/list-tabs.tsx'
import { StepForm } from '../parts/step-form.tsx'
import { dayPlus } from '../parts/usage/days.ts'
import { useMe, useView } from '../queries.ts'
import type { DunningHoldsView, HoldInForce } from '../views/dunning-holds.ts'
import { DUNNING_HOLDS_WORDS } from '../words/dunning-holds.ts'

const STATES = ['in_force', 'later', 'over', 'lifted'] as const

/** Who is not reminded, why, until when and by whose hand; a hold is released or another one made here. */
export function DunningHoldsPage() {
  const { words } = useSpeech()
  const own = useWords(DUNNING_HOLDS_WORDS)
  const view = useView<DunningHoldsView>('dunning-holds')
  const { data: me } = useMe()
  const { account } = useSearch({ strict: false }) as { readonly account?: string }
  const [step, setStep] = useState<'new' | HoldInForce | undefined>(
    account === undefined ? undefined : 'new',
  )
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { holds, today } = view.data
  const mayHold = me?.permissions['dunning.hold'] !== undefined
  const close = () => setStep(undefined)
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={own.title}
        about={own.about}
        actions={
          mayHold && step !== 'new' && <Button onClick={() => setStep('new')}>{own.hold}</Button>
        }
      />
      <Stack>
        {step === 'new' && mayHold && (
          <NewHold today={today} account={account ?? ''} onClose={close} />
        )}
        {typeof step === 'object' && (
          <Release key={step.holdId} hold={step} today={today} onClose={close} />
        )}
        <Figures view={view.data} />
        <Sheet title={own.inForce} bare={holds.length > 0}>
          {holds.length === 0 ? (
            <Text size="sm" c="dimmed">
              {own.none}
            </Text>
          ) : (
            <InForce holds={holds} onRelease={mayHold ? setStep : undefined} />
          )}
        </Sheet>
        <ListTabs
          tabs={[
            { name: own.history, list: 'dunning-holds' },
            ...STATES.map(state => ({
              name: own[state],
              list: 'dunning-holds',
              of: { holdState: state },
            })),
          ]}
        />
      </Stack>
    </>
  )
}

function Figures({ view: { holds, today } }: { readonly view: DunningHoldsView }) {
  const own = useWords(DUNNING_HOLDS_WORDS)
  const week = dayPlus(today, 7)
  const whole = new Set(holds.filter(each => each.document === null).map(each => each.account))
  return (
    <FigureCards
      figures={[
        { name: own.customers, value: whole.size },
        { name: own.documents, value: holds.filter(each => each.document !== null).length },
        {
          name: own.soon,
          value: holds.filter(each => each.lastOn !== null && each.lastOn < week).length,
        },
        { name: own.endless, value: holds.filter(each => each.lastOn === null).length },
      ]}
    />
  )
}

function InForce(props: {
  readonly holds: readonly HoldInForce[]
  readonly onRelease: ((hold: HoldInForce) => void) | undefined
}) {
  const own = useWords(DUNNING_HOLDS_WORDS)
  const actorText = useActorText()
  const { holds, onRelease } = props
  return (
    <Table aria-label={own.inForce}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.customer}</Table.Th>
          <Table.Th>{own.what}</Table.Th>
          <Table.Th>{own.why}</Table.Th>
          <Table.Th>{own.until}</Table.Th>
          <Table.Th>{own.by}</Table.Th>
          <Table.Th className="figure">{own.overdue}</Table.Th>
          {onRelease !== undefined && (
            <Table.Th>
              <VisuallyHidden>{own.releaseDo}</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {holds.map(hold => (
          <Table.Tr key={hold.holdId}>
            <Table.Td>
              <Anchor
                component={Link}
                to={`/accounts/${encodeURIComponent(hold.account)}`}
                size="sm"
              >
                {hold.name}
              </Anchor>
              <Text size="xs" c="dimmed">
                {hold.account}
              </Text>
            </Table.Td>
            <Table.Td>{hold.document ?? own.all}</Table.Td>
            <Table.Td>{hold.reason}</Table.Td>
            <Table.Td>{hold.lastOn === null ? own.noEnd : <Day on={hold.lastOn} />}</Table.Td>
            <Table.Td>
              {actorText(hold.recordedBy) ?? hold.recordedBy}
              <Text size="xs" c="dimmed">
                <Day on={hold.fromOn} />
              </Text>
            </Table.Td>
            <Table.Td className="figure">
              {hold.kept.length === 0
                ? '–'
                : hold.kept.map(each => (
                    <div key={each.currency}>
                      <Amount minor={each.minor} currency={each.currency} />
                    </div>
                  ))}
            </Table.Td>
            {onRelease !== undefined && (
              <Table.Td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${own.release} ${hold.name}`}
                  onClick={() => onRelease(hold)}
                >
                  {own.release}
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Release(props: {
  readonly hold: HoldInForce
  readonly today: string
  readonly onClose: () => void
}) {
  const own = useWords(DUNNING_HOLDS_WORDS)
  const { hold } = props
  const of = { accountNumber: hold.account, document: hold.document }
  const name = hold.document === null ? hold.name : `${hold.name} · ${hold.document}`
  return (
    <StepForm
      title={fill(own.releaseTitle, { name })}
      consequence={own.releaseConsequence}
      command="liftDunningHolds"
      permission="dunning.hold"
      input={({ on, note }) => ({ rows: [{ ...of, endedOn: on, why: note }] })}
      today={props.today}
      day={own.releaseDay}
      note={{ label: own.releaseWhy, required: true }}
      does={own.releaseDo}
      leaves={own.keep}
      onClose={props.onClose}
    />
  )
}
