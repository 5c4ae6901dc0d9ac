import { Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { unitWord } from '../../../../src/formats/unit-words.ts'
import { ask } from '../../../ui/api.ts'
import { Curve } from '../../../ui/chart/curve.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { decimalText, minorText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { PLAN_WORDS } from '../../words/plan.ts'
import { decimalIn } from './price-draft.ts'

/** What of a charge its price depends on, as the server is asked. */
export type Priced = {
  readonly kind: string
  readonly unit: string
  readonly months: number
  readonly included?: string | null | undefined
  readonly minimum?: string | null | undefined
  readonly maximum?: string | null | undefined
  readonly price: unknown
}

/** What is being typed is told with what it lacks; what was drawn last stays until it can be drawn anew. */
type Answer = { readonly curve: CurveAnswer | null; readonly problem: string | null }

type CurveAnswer = {
  readonly axis: 'quantity' | 'years'
  readonly lines: readonly {
    readonly name: string
    readonly points: readonly { readonly at: string; readonly amountMinor: string }[]
  }[]
  readonly bounds: readonly string[]
  readonly example: {
    readonly quantity: string
    readonly lines: readonly {
      readonly key: string
      readonly quantity: string
      readonly unitPrice: string
      readonly amountMinor: string
      readonly why: readonly string[]
    }[]
  }
}

const TYPED_MS = 250

/** A price as it is typed: what quantities come to, drawn by the server's rating, and one worked out. */
export function LiveCurve(props: {
  readonly name: string
  readonly charge: Priced
  readonly currency: string
  readonly on: string
}) {
  const { charge, currency, on } = props
  const { language } = useSpeech()
  const words = useWords(PLAN_WORDS)
  const [quantity, setQuantity] = useState('')
  const [eventSize, setEventSize] = useState('')
  const asksEvents = isOfEvents(charge.price)
  const question = JSON.stringify({
    ...{ charge, currency, on },
    ...given('quantity', quantity),
    ...(asksEvents ? given('eventSize', eventSize) : {}),
  })
  const [settled] = useDebouncedValue(question, TYPED_MS)
  const curve = useQuery({
    queryKey: ['curve', settled],
    queryFn: ({ signal }) => ask<Answer>('previews/price', JSON.parse(settled) as unknown, signal),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  })
  const isCurrent = settled === question && !curve.isPlaceholderData
  const problem = curve.data?.problem ?? null
  const drawn = useRef<CurveAnswer>(undefined)
  if (curve.data?.curve != null) drawn.current = curve.data.curve
  const answer = drawn.current
  return (
    <Stack gap="xs" aria-live="polite" aria-busy={curve.isPending}>
      {curve.isError && <Failure error={curve.error} />}
      {answer !== undefined && (
        <div style={{ opacity: isCurrent && problem === null ? 1 : 0.5 }}>
          <Drawn {...props} answer={answer} />
        </div>
      )}
      {problem !== null && (
        <Text size="sm" c="dimmed">
          {problem}
        </Text>
      )}
      <Group gap="xs">
        <TextInput
          label={fill(words.exampleAt, { unit: unitWord(charge.unit, '2', language) || '–' })}
          w={220}
          inputMode="decimal"
          autoComplete="off"
          placeholder={answer?.example.quantity ?? ''}
          value={quantity}
          onChange={event => setQuantity(event.currentTarget.value)}
        />
        {asksEvents && (
          <TextInput
            label={words.eventSize}
            w={160}
            inputMode="decimal"
            autoComplete="off"
            placeholder="1"
            value={eventSize}
            onChange={event => setEventSize(event.currentTarget.value)}
          />
        )}
      </Group>
      {answer !== undefined && problem === null && <Example {...props} answer={answer} />}
    </Stack>
  )
}

/** What was left empty, or is no number yet, is not asked for. */
function given(name: string, text: string): Readonly<Record<string, string>> {
  const number = decimalIn(text)
  return /^\d+(\.\d+)?$/.test(number) && Number(number) > 0 ? { [name]: number } : {}
}

function isOfEvents(price: unknown): boolean {
  const { model = '' } = (price ?? {}) as { model?: string }
  return ['percentage', 'graduated_percentage', 'expression', 'event_price'].includes(model)
}

type DrawnProps = {
  readonly name: string
  readonly charge: Priced
  readonly currency: string
  readonly answer: CurveAnswer
}

function Drawn({ name, charge, currency, answer }: DrawnProps) {
  const words = useWords(PLAN_WORDS)
  const { language } = useSpeech()
  const minor = totalOf(answer)
  return (
    <Curve
      title={fill(words.curveOf, { name })}
      currency={currency}
      unit={answer.axis === 'years' ? '' : unitWord(charge.unit, '2', language)}
      lines={answer.lines.map(line => ({
        name: line.name,
        points: line.points.map(({ at, amountMinor }) => ({
          at: Number(at),
          minor: BigInt(amountMinor),
        })),
      }))}
      bounds={answer.bounds.map(Number)}
      {...(answer.axis === 'years' ? {} : { mark: { at: Number(answer.example.quantity), minor } })}
    />
  )
}

function totalOf({ example }: CurveAnswer): bigint {
  return example.lines.reduce((sum, line) => sum + BigInt(line.amountMinor), 0n)
}

function Example({ charge, currency, answer }: DrawnProps) {
  const { language } = useSpeech()
  const words = useWords(PLAN_WORDS)
  const { quantity, lines } = answer.example
  const amount = `${minorText(String(totalOf(answer)), currency, language)} ${currency}`
  const sentences = lines.flatMap(({ why }) => why)
  return (
    <div>
      <Text size="sm" fw={600}>
        {fill(words.example, {
          quantity: decimalText(quantity, language),
          unit: unitWord(charge.unit, quantity, language),
          amount,
        })}
      </Text>
      <ol className="told-steps" aria-label={words.why}>
        {sentences.map((sentence, i) => (
          <li key={i}>{sentence}</li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        {words.withoutTerms}
      </Text>
    </div>
  )
}
