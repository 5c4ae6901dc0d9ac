import { Alert, Anchor, Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { ask } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { dateText, decimalText } from '../../../ui/format.ts'
import { Amount, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type {
  DunningPoliciesView,
  Trial,
  TrialCount,
  TrialSample,
} from '../../views/dunning-policies.ts'
import { DUNNING_POLICY_WORDS } from '../../words/dunning-policies.ts'
import { addTrial, type TrialLine, type TrialSoFar, trialLines } from './trial-sums.ts'
import { useDunningValue } from './value.ts'

type Asked = {
  readonly entity: string
  readonly on: string
  readonly triedFor: 'users' | 'everybody'
}

/** What stands of a trial: of which draft it is, and how far it has come. */
type Standing = {
  readonly of: string
  readonly sum: TrialSoFar | undefined
  readonly isDone: boolean
}

/**
 * Tries the draft on the customers of a legal entity, a part after the other, so that a hundred thousand
 * of them show progress and can be stopped.
 */
export function PolicyTrial(props: {
  readonly policy: unknown
  readonly isReady: boolean
  readonly entities: DunningPoliciesView['entities']
  readonly isUsed: boolean
  /** Told what was tried to the end. */
  readonly onTried: (policy: string) => void
  /** What comes of it, before the customers one by one. */
  readonly children: ReactNode
}) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const { language } = useSpeech()
  const { policy, entities, isReady, onTried } = props
  const [asked, setAsked] = useState<Asked>({
    entity: entities[0]?.code ?? '',
    on: '',
    triedFor: props.isUsed ? 'users' : 'everybody',
  })
  const [standing, setStanding] = useState<Standing>()
  const [failure, setFailure] = useState<unknown>()
  const stopped = useRef<AbortController>(undefined)
  const text = JSON.stringify({ policy, ...asked })
  const isTrying = standing !== undefined && !standing.isDone && failure === undefined
  const simulate = async () => {
    const control = new AbortController()
    stopped.current?.abort()
    stopped.current = control
    setFailure(undefined)
    setStanding({ of: text, sum: undefined, isDone: false })
    const { on, ...rest } = asked
    const question = { policy, ...rest, ...(on === '' ? {} : { on }) }
    try {
      let sum: TrialSoFar | undefined
      let after: string | null = null
      do {
        const part: Trial = await ask<Trial>(
          'previews/dunning-policy',
          after === null ? question : { ...question, after },
          control.signal,
        )
        sum = addTrial(sum, part)
        after = part.next
        setStanding({ of: text, sum, isDone: after === null })
      } while (after !== null)
      onTried(JSON.stringify(policy))
    } catch (error) {
      if (control.signal.aborted) setStanding(undefined)
      else setFailure(error)
    }
  }
  const samples = standing?.sum?.samples ?? []
  return (
    <Stack>
      <Sheet title={own.simulate}>
        <Stack gap="sm">
          <Text size="xs" c="dimmed">
            {own.simulateHelp}
          </Text>
          <Group gap="xs" align="flex-end">
            <NativeSelect
              label={fill(own.entity, { entity: '' }).trim()}
              value={asked.entity}
              onChange={event => setAsked({ ...asked, entity: event.currentTarget.value })}
              data={entities.map(each => ({ value: each.code, label: each.name }))}
            />
            <DayInput
              label={own.day}
              w={150}
              value={asked.on}
              onDay={on => setAsked({ ...asked, on })}
            />
            <NativeSelect
              label={own.triedFor}
              value={asked.triedFor}
              onChange={event =>
                setAsked({ ...asked, triedFor: event.currentTarget.value as Asked['triedFor'] })
              }
              data={(['users', 'everybody'] as const).map(value => ({ value, label: own[value] }))}
            />
            {isTrying ? (
              <Button variant="default" onClick={() => stopped.current?.abort()}>
                {own.stop_}
              </Button>
            ) : (
              <Button variant="default" disabled={!isReady} onClick={simulate}>
                {own.run}
              </Button>
            )}
          </Group>
          {failure !== undefined && <Failure error={failure} onRetry={simulate} />}
          {isTrying && (
            <Text size="sm" aria-live="polite">
              {fill(own.trying, {
                count: decimalText(String(standing.sum?.customers ?? 0), language),
              })}
            </Text>
          )}
          {standing?.isDone === true && standing.of !== text && (
            <Alert color="orange" p="xs" role="status">
              {own.stale}
            </Alert>
          )}
          {standing?.sum !== undefined && <Result trial={standing.sum} />}
        </Stack>
      </Sheet>
      {props.children}
      {samples.length > 0 && (
        <Sheet title={own.samples} bare>
          <Samples samples={samples} />
        </Sheet>
      )}
    </Stack>
  )
}

function Result({ trial }: { readonly trial: TrialSoFar }) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const { language } = useSpeech()
  if (trial.customers === 0) return <Text size="sm">{own.nothingOverdue}</Text>
  return (
    <>
      <Text size="sm" aria-live="polite">
        {fill(own.sums, {
          customers: decimalText(String(trial.customers), language),
          changed: decimalText(String(trial.changed), language),
          day: dateText(trial.on, language),
        })}
      </Text>
      <Sums trial={trial} />
    </>
  )
}

function Sums({ trial }: { readonly trial: TrialSoFar }) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const wordOf = useDunningValue()
  const sides = ['inForce', 'drafted'] as const
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table aria-label={own.simulate} verticalSpacing={6} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th rowSpan={2}>{own.outcome}</Table.Th>
            {sides.map(side => (
              <Table.Th key={side} colSpan={2} scope="colgroup" className="figure">
                {own[side]}
              </Table.Th>
            ))}
          </Table.Tr>
          <Table.Tr>
            {sides.flatMap(side =>
              [own.customers, own.asked].map(head => (
                <Table.Th key={`${side} ${head}`} className="figure">
                  {head}
                </Table.Th>
              )),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trialLines(trial.counts).map(line => (
            <Table.Tr key={line.key} fw={differs(line) ? 600 : 400}>
              <Table.Th scope="row" fw="inherit">
                {line.level === null
                  ? wordOf(line.reason ?? line.outcome)
                  : fill(own.letter, { level: line.level })}
              </Table.Th>
              <Figures count={line.inForce} />
              <Figures count={line.drafted} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function differs({ inForce, drafted }: TrialLine): boolean {
  return (['customers', 'amountMinor', 'feeMinor'] as const).some(
    figure => inForce?.[figure] !== drafted?.[figure],
  )
}

function Figures({ count }: { readonly count: TrialCount | undefined }) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const { language } = useSpeech()
  const isLetter = count !== undefined && count.level !== null
  return (
    <>
      <Table.Td className="figure">{decimalText(String(count?.customers ?? 0), language)}</Table.Td>
      <Table.Td className="figure">
        {isLetter ? <Amount minor={count.amountMinor} currency={count.currency} /> : '–'}
        {isLetter && count.feeMinor !== '0' && (
          <Text size="xs" c="dimmed">
            {own.feesSum} <Amount minor={count.feeMinor} currency={count.currency} bare />
          </Text>
        )}
      </Table.Td>
    </>
  )
}

function Samples({ samples }: { readonly samples: readonly TrialSample[] }) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const said = useSaid()
  return (
    <Table aria-label={own.samples} verticalSpacing={6} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.customer}</Table.Th>
          <Table.Th className="figure">{own.overdue}</Table.Th>
          <Table.Th>{own.inForce}</Table.Th>
          <Table.Th>{own.drafted}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {samples.map(sample => (
          <SampleRows key={`${sample.account} ${sample.currency}`} sample={sample} said={said} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function SampleRows(props: {
  readonly sample: TrialSample
  readonly said: ReturnType<typeof useSaid>
}) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const { language } = useSpeech()
  const { sample, said } = props
  const { account, name, currency } = sample
  const items = sample.items.filter(
    ({ before, after }) => before.level !== after.level || before.reason !== after.reason,
  )
  const same = sample.items.length - items.length
  const side = (of: TrialSample['before']) => (
    <Table.Td>
      {said(of)}
      {of.level !== null && (
        <Text size="xs" c="dimmed">
          <Amount minor={of.amountMinor} currency={currency} />
          {of.feeMinor !== '0' && (
            <>
              {' + '}
              <Amount minor={of.feeMinor} currency={currency} />
            </>
          )}
        </Text>
      )}
    </Table.Td>
  )
  return (
    <>
      <Table.Tr>
        <Table.Th scope="row">
          <Anchor component={Link} to={`/accounts/${encodeURIComponent(account)}`} size="sm">
            {name}
          </Anchor>{' '}
          <Text span size="xs" c="dimmed">
            {account}
          </Text>
        </Table.Th>
        <Table.Td className="figure">
          <Amount minor={sample.overdueMinor} currency={currency} />
        </Table.Td>
        {side(sample.before)}
        {side(sample.after)}
      </Table.Tr>
      {items.map(item => (
        <Table.Tr key={`${item.label} ${item.dueOn} ${item.openMinor}`}>
          <Table.Td pl="lg">
            <Text size="xs" c="dimmed">
              {item.label ?? '–'} · {fill(own.due, { day: dateText(item.dueOn, language) })}
            </Text>
          </Table.Td>
          <Table.Td className="figure">
            <Text size="xs" c="dimmed">
              <Amount minor={item.openMinor} currency={currency} />
            </Text>
          </Table.Td>
          {[item.before, item.after].map((of, at) => (
            <Table.Td key={at === 0 ? 'before' : 'after'}>
              <Text size="xs" c="dimmed">
                {said({ ...of, channel: null })}
              </Text>
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
      {same > 0 && (
        <Table.Tr>
          <Table.Td pl="lg" colSpan={4}>
            <Text size="xs" c="dimmed">
              {fill(own.sameItems, { count: same })}
            </Text>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

/** A level, or why there is none, in words. */
function useSaid() {
  const own = useWords(DUNNING_POLICY_WORDS)
  const wordOf = useDunningValue()
  return (of: {
    readonly level: number | null
    readonly reason: string | null
    readonly channel: string | null
  }): string => {
    if (of.level === null) return of.reason === null ? '–' : wordOf(of.reason)
    if (of.channel === null) return `${own.level} ${of.level}`
    return fill(own.by, { level: of.level, way: wordOf(of.channel) })
  }
}
