import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { CardView } from '../../views/collecting.ts'
import { COLLECTING_WORDS } from '../../words/collecting.ts'
import { type Call, CHANNELS, contactOf, NEW_CALL, OUTCOMES, owedOf } from './contact.ts'
import { newPromise, OutcomeFields } from './outcome-fields.tsx'

/** One form for the call, what came of it, when to come back to it, and what was promised or asked for. */
export function CallForm(props: {
  readonly card: CardView
  readonly isOpened: boolean
  readonly onSkip: () => void
  readonly onDone: () => Promise<void>
}) {
  const own = useWords(COLLECTING_WORDS)
  const { card, isOpened } = props
  const first = useRef<HTMLSelectElement>(null)
  const [call, setCall] = useState(NEW_CALL)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const owed = owedOf(card.items)
  useEffect(() => {
    if (isOpened) first.current?.focus()
  }, [isOpened])
  const log = useMutation({
    mutationFn: async () => {
      const { outcome } = call
      if (outcome !== '') {
        await run('logContact', contactOf({ ...call, outcome }, card.account.accountNumber, owed), {
          key,
        })
      }
    },
    onSuccess: props.onDone,
  })
  const change = (changed: Partial<Call>) => {
    if (log.isError) {
      setKey(crypto.randomUUID())
      log.reset()
    }
    setCall(before => ({ ...before, ...changed }))
  }
  const choose = (outcome: Call['outcome']) => {
    const isFirst = outcome === 'promised' && call.promises.length === 0
    change(isFirst ? { outcome, promises: [newPromise(owed)] } : { outcome })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!log.isPending) log.mutate()
  }
  const isAgainstRules = card.mayNotCall !== null && call.direction === 'out'
  return (
    <Sheet title={own.log}>
      <form onSubmit={submit}>
        <Stack gap="xs">
          <Group align="flex-end" gap="xs">
            <Choice label={own.outcome} refTo={first} value={call.outcome} onChoose={choose}>
              {OUTCOMES}
            </Choice>
            <DayInput
              label={own.nextOn}
              w={170}
              value={call.nextOn}
              onDay={nextOn => change({ nextOn })}
            />
            <Choice
              label={own.channel}
              value={call.channel}
              onChoose={channel => channel !== '' && change({ channel })}
            >
              {CHANNELS}
            </Choice>
            <Choice
              label={own.direction}
              value={call.direction}
              onChoose={direction => direction !== '' && change({ direction })}
            >
              {['out', 'in'] as const}
            </Choice>
          </Group>
          <Textarea
            label={own.note}
            required
            autosize
            minRows={2}
            maxLength={10_000}
            value={call.note}
            onChange={event => change({ note: event.currentTarget.value })}
          />
          <OutcomeFields call={call} items={card.items} owed={owed} onChange={change} />
          {isAgainstRules && (
            <TextInput
              label={own.despite}
              description={own.despiteHelp}
              required
              maxLength={500}
              value={call.despite}
              onChange={event => change({ despite: event.currentTarget.value })}
            />
          )}
          {log.isError && <Failure error={log.error} />}
          <Group gap="xs">
            <Button type="submit" loading={log.isPending}>
              {own.logAndNext}
            </Button>
            <Button variant="default" onClick={props.onSkip}>
              {own.skip}
            </Button>
          </Group>
        </Stack>
      </form>
    </Sheet>
  )
}

/** A choice of a few words; with an empty one until somebody has chosen. */
function Choice<Word extends string>(props: {
  readonly label: string
  readonly value: Word | ''
  readonly children: readonly Word[]
  readonly refTo?: React.Ref<HTMLSelectElement>
  readonly onChoose: (word: Word | '') => void
}) {
  const { language } = useSpeech()
  const words = props.children
  const none = props.refTo === undefined ? [] : [{ value: '', label: '' }]
  return (
    <NativeSelect
      label={props.label}
      required
      ref={props.refTo ?? null}
      value={props.value}
      data={[
        ...none,
        ...words.map(value => ({ value, label: valueLabel(value, language, 'outcome') })),
      ]}
      onChange={event => {
        const { value } = event.currentTarget
        props.onChoose(words.find(word => word === value) ?? '')
      }}
    />
  )
}
