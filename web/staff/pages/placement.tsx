import { Anchor, Button, SimpleGrid, Stack } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { decimalText, minorText } from '../../ui/format.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { FigureCards } from '../parts/figure-cards.tsx'
import { Evidence } from '../parts/placement/evidence.tsx'
import { PlacedItems } from '../parts/placement/items.tsx'
import { RecordMoney } from '../parts/placement/record-money.tsx'
import { Recoveries } from '../parts/placement/recoveries.tsx'
import { percentOf } from '../parts/placement/share.ts'
import { StepForm } from '../parts/step-form.tsx'
import { useMe, useView } from '../queries.ts'
import type { PlacementView } from '../views/placement.ts'
import { PLACEMENT_WORDS } from '../words/placement.ts'

/** How often it is looked whether the evidence is packed. */
const PACKING_MS = 2000

/** What was handed over to an agency or court: what came in, what they get, the evidence, and its recall. */
export function PlacementPage() {
  const { words } = useSpeech()
  const own = useWords(PLACEMENT_WORDS)
  const { number = '' } = useParams({ strict: false })
  const path = `placements/${encodeURIComponent(number)}`
  const seen = useView<PlacementView>(path)
  const isPacking = seen.data?.packs.length === 0
  const view = useView<PlacementView>(path, { refetchMs: isPacking ? PACKING_MS : false })
  const [step, setStep] = useState<'recall' | 'record'>()
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { placement } = view.data
  const state = stateOf(placement)
  const close = () => setStep(undefined)
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.collections} ·{' '}
            <Anchor component={Link} to="/placements" size="xs" underline="always">
              {own.title}
            </Anchor>{' '}
            ·{' '}
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(placement.account)}`}
              size="xs"
              underline="always"
            >
              {placement.account}
            </Anchor>
          </>
        }
        title={`${placement.name} → ${placement.agencyName}`}
        state={<Pill state={TONE[state]}>{own[state]}</Pill>}
        actions={step === undefined && <Steps placement={placement} onStep={setStep} />}
      />
      <Stack>
        {step === 'recall' && <Recall view={view.data} onClose={close} />}
        {step === 'record' && <RecordMoney view={view.data} onClose={close} />}
        <Figures view={view.data} />
        <Sheet title={own.recoveries} bare={view.data.recoveries.length > 0}>
          <Recoveries view={view.data} />
        </Sheet>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Stack>
            <Sheet>
              <PlacementFacts placement={placement} />
            </Sheet>
            <Sheet title={own.evidence}>
              <Evidence placementId={placement.placementId} packs={view.data.packs} />
            </Sheet>
          </Stack>
          <div>
            <Sheet title={own.items} bare>
              <PlacedItems view={view.data} />
            </Sheet>
          </div>
        </SimpleGrid>
      </Stack>
    </>
  )
}

type Placement = PlacementView['placement']

const TONE = { placed: 'pending', settled: 'settled', taken_back: 'cancelled' } as const

function stateOf(placement: Placement): keyof typeof TONE {
  if (placement.recalledOn !== null) return 'taken_back'
  return placement.openMinor === '0' ? 'settled' : 'placed'
}

/** What can be done with it as it stands, by whoever reads. */
function Steps(props: {
  readonly placement: Placement
  readonly onStep: (step: 'recall' | 'record') => void
}) {
  const own = useWords(PLACEMENT_WORDS)
  const { data: me } = useMe()
  const { placement, onStep } = props
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const isThere = placement.recalledOn === null
  return (
    <>
      {may('receipts.record') && stateOf(placement) === 'placed' && (
        <Button variant="default" onClick={() => onStep('record')}>
          {own.record}
        </Button>
      )}
      {may('collections.place') && isThere && (
        <Button variant="default" onClick={() => onStep('recall')}>
          {own.recall}
        </Button>
      )}
    </>
  )
}

function Recall(props: { readonly view: PlacementView; readonly onClose: () => void }) {
  const own = useWords(PLACEMENT_WORDS)
  const { language } = useSpeech()
  const { placement } = props.view
  const { openMinor, currency, agencyName, placementId } = placement
  const amount = `${minorText(openMinor, currency, language)} ${currency}`
  return (
    <StepForm
      title={fill(own.recallTitle, { agency: agencyName })}
      consequence={fill(own.recallConsequence, { amount })}
      command="recallPlacement"
      permission="collections.place"
      input={({ note }) => ({ placement: placementId, reason: note })}
      today={props.view.today}
      note={{ label: own.recallWhy, required: true }}
      does={own.recallDo}
      leaves={own.leave}
      isDangerous
      onClose={props.onClose}
    />
  )
}

function Figures({ view }: { readonly view: PlacementView }) {
  const own = useWords(PLACEMENT_WORDS)
  const { language } = useSpeech()
  const { placement, recoveries } = view
  const amount = (minor: bigint | string) => (
    <Amount minor={String(minor)} currency={placement.currency} />
  )
  const came = recoveries.reduce((sum, each) => sum + BigInt(each.amountMinor), 0n)
  const costs = recoveries.reduce((sum, each) => sum + BigInt(each.commissionMinor ?? 0), 0n)
  return (
    <FigureCards
      figures={[
        {
          name: own.handed,
          value: amount(placement.amountMinor),
          note: <Day on={placement.placedOn} />,
        },
        {
          name: own.recovered,
          value: amount(came),
          note: `${decimalText(percentOf(came, BigInt(placement.amountMinor)), language)} %`,
        },
        { name: own.open, value: amount(placement.openMinor) },
        { name: own.commission, value: amount(costs) },
      ]}
    />
  )
}

function PlacementFacts({ placement }: { readonly placement: Placement }) {
  const own = useWords(PLACEMENT_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  const percent = (text: string) => decimalText(text, language)
  const rates = {
    percent: percent(placement.percent),
    direct: percent(placement.directPercent),
    vat: percent(placement.vatPercent),
  }
  return (
    <Facts
      rows={[
        [own[placement.agencyKind], `${placement.agencyName} (${placement.agency})`],
        [own.theirNumber, placement.agencyReference],
        [own.email, placement.agencyEmail],
        [own.rates, fill(Number(placement.vatPercent) === 0 ? own.ratesAre : own.ratesTax, rates)],
        [own.entity, `${placement.entityCode} · ${placement.entityName}`],
        [own.placedOn, <Day key="on" on={placement.placedOn} />],
        [
          own.by,
          <span key="by">
            {actorText(placement.recordedBy) ?? placement.recordedBy} ·{' '}
            <Moment at={placement.recordedAt} />
          </span>,
        ],
        [own.note, placement.note],
        [
          own.recalledOn,
          placement.recalledOn === null ? null : <Day key="back" on={placement.recalledOn} />,
        ],
        [
          own.recalledBy,
          placement.recalledBy === null
            ? null
            : (actorText(placement.recalledBy) ?? placement.recalledBy),
        ],
        [own.why, placement.recallReason],
      ]}
    />
  )
}
