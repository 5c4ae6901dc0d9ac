import '../plan.css'
import {
  ActionIcon,
  Alert,
  Anchor,
  Button,
  Checkbox,
  Grid,
  Group,
  Stack,
  Tabs,
  Text,
  TextInput,
} from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { draftPlace, useDraft } from '../../ui/form/draft.ts'
import { KeptDraft } from '../../ui/form/kept-draft.tsx'
import { useVersion, type Version } from '../../ui/form/version.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { ChargeFields, NameFields } from '../parts/plan/charge-fields.tsx'
import {
  type ChargeDraft,
  chargeOf,
  newCharge,
  newPlan,
  nextVersion,
  type PlanDraft,
  planOf,
} from '../parts/plan/plan-draft.ts'
import { LiveCurve } from '../parts/price/live-curve.tsx'
import { RowFindings, useRowCheck } from '../parts/row-check.tsx'
import { useMe, useView } from '../queries.ts'
import type { PlanView } from '../views/plan.ts'
import { PLAN_EDITOR_WORDS } from '../words/plan-editor.ts'

type Search = { plan?: string; version?: string }

/** A new plan, or a version that goes on from one that there is, with its prices drawn while they are typed. */
export function PlanEditorPage() {
  const { plan, version } = useSearch({ strict: false }) as Search
  if (plan === undefined) return <NewPlan />
  return <NextVersion key={`${plan} ${version}`} plan={plan} version={version} />
}

function NewPlan() {
  const [start] = useState(() => newPlan(new Date().toISOString().slice(0, 10)))
  return <Editor start={start} others={0} />
}

function NextVersion({
  plan,
  version,
}: {
  readonly plan: string
  readonly version?: string | undefined
}) {
  const view = useView<PlanView>(`plans/${encodeURIComponent(plan)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { versions } = view.data
  const from = versions.find(each => String(each.planVersion) === version) ?? versions[0]
  if (from === undefined) return <NewPlan />
  const others = versions.reduce((sum, each) => sum + each.subscriptions, 0)
  return <Editor start={nextVersion(view.data, from)} others={others} />
}

function Editor(props: { readonly start: PlanDraft; readonly others: number }) {
  const { data: me } = useMe()
  return me === undefined ? <Waiting /> : <DraftEditor {...props} actor={me.actor} />
}

function DraftEditor(props: {
  readonly start: PlanDraft
  readonly others: number
  readonly actor: string
}) {
  const { start, others, actor } = props
  const { words, language } = useSpeech()
  const own = useWords(PLAN_EDITOR_WORDS)
  const place = draftPlace(actor, `plan ${start.planCode} ${start.planVersion}`)
  const kept = useDraft(place, () => start)
  const draft = kept.value
  const version = useVersion('definePlans', { planCode: start.planCode })
  const [chosen, setChosen] = useState(start.charges[0]?.key ?? '')
  const change = (changes: Partial<PlanDraft>) => kept.keep({ ...draft, ...changes })
  const charge = draft.charges.find(({ key }) => key === chosen) ?? draft.charges[0]
  const isVersion = start.planCode !== ''
  return (
    <>
      <Heading
        over={words.nouns.catalog}
        title={
          isVersion
            ? fill(own.titleVersion, { plan: start.name[language] ?? start.planCode })
            : own.titleNew
        }
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            {kept.wasKept && <KeptDraft onDrop={kept.drop} />}
            <PlanFields draft={draft} isVersion={isVersion} onChange={change} />
            <Charges
              draft={draft}
              charge={charge}
              onChoose={setChosen}
              onChange={charges => change({ charges })}
            />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack className="beside">
            {charge !== undefined && <ChargeCurve draft={draft} charge={charge} />}
            <Publish draft={draft} others={others} version={version} onDone={kept.forget} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

function PlanFields(props: {
  readonly draft: PlanDraft
  readonly isVersion: boolean
  readonly onChange: (changes: Partial<PlanDraft>) => void
}) {
  const { draft, isVersion, onChange } = props
  const own = useWords(PLAN_EDITOR_WORDS)
  const text = (name: 'planCode' | 'planVersion' | 'currency', label: string, isFixed = false) => (
    <TextInput
      label={label}
      w={name === 'planCode' ? 165 : 90}
      required
      disabled={isFixed}
      autoComplete="off"
      value={draft[name]}
      onChange={event => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <Sheet title={own.plan}>
      <Stack gap="xs">
        <Group gap="xs" align="flex-end">
          {text('planCode', own.code, isVersion)}
          {text('planVersion', own.version)}
          {text('currency', own.currency)}
          <DayInput
            label={own.offeredFrom}
            w={165}
            required
            value={draft.offeredFrom}
            onDay={offeredFrom => onChange({ offeredFrom })}
          />
          <Checkbox
            mb={7}
            label={own.taxInclusive}
            checked={draft.taxInclusive}
            onChange={event => onChange({ taxInclusive: event.currentTarget.checked })}
          />
        </Group>
        <NameFields name={draft.name} onChange={name => onChange({ name })} />
      </Stack>
    </Sheet>
  )
}

function Charges(props: {
  readonly draft: PlanDraft
  readonly charge: ChargeDraft | undefined
  readonly onChoose: (key: string) => void
  readonly onChange: (charges: readonly ChargeDraft[]) => void
}) {
  const { draft, charge, onChoose, onChange } = props
  const { language } = useSpeech()
  const own = useWords(PLAN_EDITOR_WORDS)
  const { charges } = draft
  const nameOf = ({ name, chargeCode }: ChargeDraft) =>
    name[language] || name.en || chargeCode || '–'
  return (
    <Sheet
      title={own.charges}
      aside={
        <Group gap={4}>
          {charge !== undefined && charges.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={fill(own.removeCharge, { name: nameOf(charge) })}
              onClick={() => onChange(charges.filter(each => each !== charge))}
            >
              <IconTrash size={15} />
            </ActionIcon>
          )}
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconPlus size={12} />}
            onClick={() => {
              const added = newCharge(crypto.randomUUID())
              onChange([...charges, added])
              onChoose(added.key)
            }}
          >
            {own.addCharge}
          </Button>
        </Group>
      }
    >
      <Tabs value={charge?.key ?? null} onChange={key => key !== null && onChoose(key)}>
        <Tabs.List mb="xs">
          {charges.map(each => (
            <Tabs.Tab key={each.key} value={each.key}>
              {nameOf(each)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {charges.map(each => (
          <Tabs.Panel key={each.key} value={each.key}>
            {each === charge && (
              <ChargeFields
                charge={each}
                onChange={changes =>
                  onChange(charges.map(one => (one === each ? { ...one, ...changes } : one)))
                }
              />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Sheet>
  )
}

function ChargeCurve({
  draft,
  charge,
}: {
  readonly draft: PlanDraft
  readonly charge: ChargeDraft
}) {
  const { language } = useSpeech()
  const own = useWords(PLAN_EDITOR_WORDS)
  const { kind, unit, months, prices, ...rest } = chargeOf(charge, 1, draft.offeredFrom)
  const limits = rest as { included?: string; minimum?: string; maximum?: string }
  const name = charge.name[language] || charge.name.en || charge.chargeCode || own.charges
  // A price without any figure is one that nobody has begun to type.
  if (!/[0-9]/.test(JSON.stringify(prices[0]?.price ?? ''))) {
    return (
      <Sheet title={name}>
        <Text size="sm" c="dimmed">
          {own.noPrice}
        </Text>
      </Sheet>
    )
  }
  return (
    <Sheet title={name}>
      <LiveCurve
        key={charge.key}
        name={name}
        currency={draft.currency.trim().toUpperCase()}
        on={draft.offeredFrom}
        charge={{
          ...{ kind, unit: unit === '' ? 'unit' : unit, months },
          ...{ included: limits.included, minimum: limits.minimum, maximum: limits.maximum },
          price: prices[0]?.price,
        }}
      />
    </Sheet>
  )
}

/** Whether all is named that the catalog knows a plan by: before that it would refuse every letter typed. */
function isBegun({ planCode, name, charges }: PlanDraft): boolean {
  const isNamed = (each: { readonly en?: string }) => (each.en ?? '') !== ''
  const isMeant = (charge: ChargeDraft) =>
    charge.chargeCode !== '' && charge.unit !== '' && isNamed(charge.name)
  return planCode !== '' && isNamed(name) && charges.every(isMeant)
}

function Publish(props: {
  readonly draft: PlanDraft
  readonly others: number
  readonly version: Version
  readonly onDone: () => void
}) {
  const { draft, others, version, onDone } = props
  const own = useWords(PLAN_EDITOR_WORDS)
  const { data: me } = useMe()
  const input = { rows: [planOf(draft)] }
  const text = JSON.stringify(input)
  const intent = useMemo(() => `${text && crypto.randomUUID()}`, [text])
  const check = useRowCheck('definePlans', input, isBegun(draft))
  const [published, setPublished] = useState<string>()
  if (published === text) {
    return (
      <Alert color="green" role="status">
        {fill(own.published, { no: draft.planVersion })}{' '}
        <Anchor component={Link} to={`/plans/${encodeURIComponent(draft.planCode)}`} size="sm">
          {own.toPlan}
        </Anchor>
      </Alert>
    )
  }
  return (
    <Sheet title={own.findings}>
      <Stack gap="xs">
        <RowFindings check={check} fine={own.fine} incomplete={own.incomplete} />
        <Text size="xs" c="dimmed">
          {fill(own.consequence, { count: others })}
        </Text>
        <Deed
          key={intent}
          command="definePlans"
          input={() => input}
          intent={intent}
          proposes={me?.permissions['catalog.write'] === 'propose'}
          isReady={check.isFine}
          does={own.publish}
          version={version}
          onDone={() => {
            onDone()
            setPublished(text)
          }}
        />
      </Stack>
    </Sheet>
  )
}
