import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Amount, Day, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { ListTabs } from '../parts/list-tabs.tsx'
import { daysLeft, placeText, stageOf } from '../parts/unclaimed/stage.ts'
import { type UnclaimedStep, UnclaimedStepForm } from '../parts/unclaimed/steps.tsx'
import { useMe, useView } from '../queries.ts'
import type { UnclaimedCase, UnclaimedPlace, UnclaimedView } from '../views/unclaimed.ts'
import { UNCLAIMED_WORDS } from '../words/unclaimed.ts'

type OnStep = (step: UnclaimedStep) => void

/** Credits that nobody asks for: the clock of each, the letter, what is set aside, what is handed over. */
export function UnclaimedPage() {
  const { words } = useSpeech()
  const own = useWords(UNCLAIMED_WORDS)
  const view = useView<UnclaimedView>('unclaimed')
  const { data: me } = useMe()
  const [step, setStep] = useState<UnclaimedStep>()
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { today, places, cases } = view.data
  const may = me?.permissions['receipts.refund'] !== undefined
  return (
    <>
      <Heading
        over={words.nouns.cash}
        title={own.title}
        actions={
          me?.permissions['receipts.rules'] !== undefined && (
            <Button component={Link} to="/do/setUnclaimedRule" variant="default">
              {own.rule}
            </Button>
          )
        }
      />
      <Stack>
        <Text size="sm" c="dimmed">
          {own.help}
        </Text>
        {step !== undefined && (
          <UnclaimedStepForm
            key={keyOf(step)}
            step={step}
            today={today}
            onClose={() => setStep(undefined)}
          />
        )}
        {places.length === 0 ? (
          <Sheet>
            <Text size="sm">{own.none}</Text>
          </Sheet>
        ) : (
          <Places places={places} may={may} onStep={setStep} />
        )}
        {cases.length > 0 && <Cases cases={cases} today={today} may={may} onStep={setStep} />}
        <ListTabs
          tabs={[
            { name: own.all, list: 'unclaimed-cases' },
            { name: own.reports, list: 'unclaimed-reports' },
            { name: own.rules, list: 'unclaimed-rules' },
          ]}
        />
      </Stack>
    </>
  )
}

function keyOf(step: UnclaimedStep): string {
  if (step.kind === 'give') return step.of.caseId
  const { entity, country, region, currency } = step.place
  return [step.kind, entity, country, region, currency].join(' ')
}

function Places(props: {
  readonly places: readonly UnclaimedPlace[]
  readonly may: boolean
  readonly onStep: OnStep
}) {
  const own = useWords(UNCLAIMED_WORDS)
  const { language } = useSpeech()
  const { places, may, onStep } = props
  return (
    <Sheet title={own.places} bare>
      <Table aria-label={own.places}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.place}</Table.Th>
            <Table.Th>{own.entity}</Table.Th>
            <Table.Th className="figure">{own.waiting}</Table.Th>
            <Table.Th className="figure">{own.ripe}</Table.Th>
            <Table.Th className="figure">{own.held}</Table.Th>
            <Table.Th className="figure">{own.handed}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {places.map(each => (
            <Table.Tr key={`${each.entity} ${placeText(each)} ${each.currency}`}>
              <Table.Td>{placeText(each)}</Table.Td>
              <Table.Td>{each.entity}</Table.Td>
              <Table.Td className="figure">
                <Sum count={each.waiting} minor={each.waitingMinor} currency={each.currency} />
                {each.nextAnswerBy !== null && (
                  <Text size="xs" c="dimmed">
                    {fill(own.until, { day: dateText(each.nextAnswerBy, language) })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="figure">
                <Sum count={each.ripe} minor={each.ripeMinor} currency={each.currency} />
              </Table.Td>
              <Table.Td className="figure">
                <Sum count={each.held} minor={each.heldMinor} currency={each.currency} />
              </Table.Td>
              <Table.Td className="figure">
                <Sum count={each.handed} minor={each.handedMinor} currency={each.currency} />
              </Table.Td>
              <Table.Td>
                <Group gap={6} justify="flex-end" wrap="nowrap">
                  {may && each.ripe > 0 && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => onStep({ kind: 'hold', place: each })}
                    >
                      {own.hold}
                    </Button>
                  )}
                  {may && each.held > 0 && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => onStep({ kind: 'report', place: each })}
                    >
                      {own.report}
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Sum(props: { readonly count: number; readonly minor: string; readonly currency: string }) {
  if (props.count === 0) return <>–</>
  return (
    <>
      {props.count} · <Amount minor={props.minor} currency={props.currency} />
    </>
  )
}

function Cases(props: {
  readonly cases: readonly UnclaimedCase[]
  readonly today: string
  readonly may: boolean
  readonly onStep: OnStep
}) {
  const own = useWords(UNCLAIMED_WORDS)
  return (
    <Sheet title={own.cases} bare>
      <Table aria-label={own.cases}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.customer}</Table.Th>
            <Table.Th>{own.place}</Table.Th>
            <Table.Th className="figure">{own.amount}</Table.Th>
            <Table.Th>{own.heard}</Table.Th>
            <Table.Th>{own.dormant}</Table.Th>
            <Table.Th>{own.letter}</Table.Th>
            <Table.Th>{own.answerBy}</Table.Th>
            <Table.Th>{own.stage}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.cases.map(each => (
            <CaseRow key={each.caseId} {...props} of={each} />
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function CaseRow(props: {
  readonly of: UnclaimedCase
  readonly today: string
  readonly may: boolean
  readonly onStep: OnStep
}) {
  const own = useWords(UNCLAIMED_WORDS)
  const { of, today, may, onStep } = props
  const stage = stageOf(of, today)
  const names = { waiting: own.stageWaiting, ripe: own.stageRipe, held: own.stageHeld } as const
  const tones = { waiting: 'pending', ripe: 'open', held: 'held' } as const
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component={Link}
          to={`/accounts/${encodeURIComponent(of.account)}`}
          size="sm"
          underline="always"
        >
          {of.account}
        </Anchor>{' '}
        {of.name}
      </Table.Td>
      <Table.Td>{placeText(of)}</Table.Td>
      <Table.Td className="figure">
        <Amount minor={of.amountMinor} currency={of.currency} />
      </Table.Td>
      <Table.Td>
        <Day on={of.heardOn} />
      </Table.Td>
      <Table.Td>
        <Day on={of.dormantOn} />
      </Table.Td>
      <Table.Td>
        <Letter of={of} />
      </Table.Td>
      <Table.Td>
        <Day on={of.answerBy} />
        {stage !== 'held' && (
          <Text size="xs" c="dimmed">
            {stage === 'ripe' ? own.over : fill(own.days, { count: daysLeft(of.answerBy, today) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Pill state={tones[stage]}>{names[stage]}</Pill>
      </Table.Td>
      <Table.Td style={{ textAlign: 'end' }}>
        {may && (
          <Button size="compact-xs" variant="subtle" onClick={() => onStep({ kind: 'give', of })}>
            {own.give}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Letter({ of }: { readonly of: UnclaimedCase }) {
  const own = useWords(UNCLAIMED_WORDS)
  const { language } = useSpeech()
  if (of.messageId === null) return <>{own.noLetter}</>
  return (
    <Anchor component={Link} to={`/messages/${of.messageId}`} size="sm" underline="always">
      {valueLabel(of.messageState ?? '', language)}
    </Anchor>
  )
}
