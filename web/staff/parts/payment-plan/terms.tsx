import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { minorText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { PlanOfferView } from '../../views/payment-plan.ts'
import { NEW_PLAN_WORDS } from '../../words/new-payment-plan.ts'
import { type PlanDraft, restMinor, type TypedInstalment } from './draft.ts'

type Props = {
  readonly draft: PlanDraft
  readonly owedMinor: bigint
  readonly currency: string
  readonly policy: PlanOfferView['policies'][number] | undefined
  readonly onChange: (changed: Partial<PlanDraft>) => void
}

/** When and how much: equal instalments, or days and amounts of their own. */
export function PlanTerms(props: Props) {
  const own = useWords(NEW_PLAN_WORDS)
  const { draft, onChange } = props
  return (
    <Sheet title={own.terms}>
      <Stack gap="sm">
        <Policy policy={props.policy} />
        <SegmentedControl
          aria-label={own.terms}
          value={draft.by}
          onChange={by =>
            onChange(
              by === 'own'
                ? {
                    by: 'own',
                    instalments: draft.instalments.length > 0 ? draft.instalments : [empty()],
                  }
                : { by: 'equal' },
            )
          }
          data={[
            { value: 'equal', label: own.equal },
            { value: 'own', label: own.own },
          ]}
        />
        {draft.by === 'equal' ? <Equal {...props} /> : <OwnDays {...props} />}
        <Group align="flex-end">
          <DayInput label={own.on} required value={draft.on} onDay={on => onChange({ on })} />
          <TextInput
            label={own.note}
            maxLength={500}
            style={{ flex: 1 }}
            value={draft.note}
            onChange={event => onChange({ note: event.currentTarget.value })}
          />
        </Group>
        <Checkbox
          label={own.tell}
          checked={draft.tell}
          onChange={event => onChange({ tell: event.currentTarget.checked })}
        />
      </Stack>
    </Sheet>
  )
}

function empty(): TypedInstalment {
  return { key: crypto.randomUUID(), dueOn: '', amount: '' }
}

function Policy({ policy }: Pick<Props, 'policy'>) {
  const own = useWords(NEW_PLAN_WORDS)
  const { language } = useSpeech()
  if (policy === undefined) return null
  const money = (minor: string) =>
    `${minorText(minor, policy.currency, language)} ${policy.currency}`
  const isFree = policy.feeMinor === '0' && Number(policy.interestPercent) === 0
  return (
    <Text size="sm" c="dimmed">
      {fill(policy.leastMinor === '0' ? own.policyNoLeast : own.policy, {
        count: policy.mostInstalments,
        days: policy.mostDays,
        least: money(policy.leastMinor),
        grace: policy.graceDays,
      })}{' '}
      {isFree
        ? own.free
        : fill(own.cost, { fee: money(policy.feeMinor), percent: policy.interestPercent })}
    </Text>
  )
}

function Equal({ draft, onChange }: Props) {
  const own = useWords(NEW_PLAN_WORDS)
  const whole = { inputMode: 'numeric', pattern: '[0-9]+', required: true, w: 110 } as const
  return (
    <Group align="flex-end">
      <TextInput
        label={own.count}
        {...whole}
        value={draft.count}
        onChange={event => onChange({ count: event.currentTarget.value })}
      />
      <DayInput
        label={own.firstOn}
        required
        value={draft.firstOn}
        onDay={firstOn => onChange({ firstOn })}
      />
      <TextInput
        label={own.everyMonths}
        {...whole}
        value={draft.everyMonths}
        onChange={event => onChange({ everyMonths: event.currentTarget.value })}
      />
    </Group>
  )
}

function OwnDays({ draft, owedMinor, currency, onChange }: Props) {
  const own = useWords(NEW_PLAN_WORDS)
  const { language } = useSpeech()
  const { instalments } = draft
  const rest = restMinor(
    owedMinor,
    instalments.filter(each => each.amount.trim() !== ''),
    currency,
  )
  const change = (key: string, changed: Partial<TypedInstalment>) =>
    onChange({
      instalments: instalments.map(each => (each.key === key ? { ...each, ...changed } : each)),
    })
  return (
    <Stack gap="xs">
      {instalments.map((each, i) => (
        <Group key={each.key} gap="xs">
          <DayInput
            aria-label={fill(own.instalmentDay, { no: i + 1 })}
            value={each.dueOn}
            onDay={dueOn => change(each.key, { dueOn })}
          />
          <TextInput
            aria-label={fill(own.instalmentAmount, { no: i + 1 })}
            inputMode="decimal"
            w={120}
            value={each.amount}
            onChange={event => change(each.key, { amount: event.currentTarget.value })}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={instalments.length === 1}
            aria-label={fill(own.remove, { no: i + 1 })}
            onClick={() =>
              onChange({ instalments: instalments.filter(other => other.key !== each.key) })
            }
          >
            ×
          </Button>
        </Group>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange({ instalments: [...instalments, empty()] })}
        >
          {own.add}
        </Button>
        {rest !== undefined && (
          <Text size="sm" role="status">
            {rest === 0n
              ? own.spread
              : fill(own.rest, {
                  amount: `${minorText(rest.toString(), currency, language)} ${currency}`,
                })}
          </Text>
        )}
      </Group>
    </Stack>
  )
}
