import { Anchor, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { allTaken, run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { decimalText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Day, Moment, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { ExceptionRow, MeterBehind, RunDeskView } from '../../views/runs.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'

/** Puts right what a charge was measured by: a read, or an event; the draft is then calculated again. */
export function FixUsage(props: {
  readonly view: RunDeskView
  readonly row: ExceptionRow
  readonly onDone: () => void
}) {
  const own = useWords(RUN_DESK_WORDS)
  const { view, row } = props
  const meters = view.meters.filter(each => each.chargeCode === row.line)
  return (
    <Sheet title={own.fixTitle}>
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {meters.length === 0 ? own.noMeter : own.fixHelp}
        </Text>
        {meters.map(meter => (
          <MeterFix
            key={`${meter.subscription} ${meter.meterCode}`}
            meter={meter}
            account={row.account}
            onDone={props.onDone}
          />
        ))}
      </Stack>
    </Sheet>
  )
}

function MeterFix(props: {
  readonly meter: MeterBehind
  readonly account: string
  readonly onDone: () => void
}) {
  const { meter, account, onDone } = props
  const own = useWords(RUN_DESK_WORDS)
  return (
    <>
      {meter.registers.map(register => (
        <div key={`${register.serial} ${register.register}`}>
          <Anchor
            component={Link}
            to={`/meters/${encodeURIComponent(register.serial)}?account=${encodeURIComponent(account)}`}
            size="sm"
          >
            {fill(own.meter, { serial: register.serial })}
          </Anchor>
          {meter.source === 'reads' && (
            <ReadFix register={register} unit={meter.unit} account={account} onDone={onDone} />
          )}
        </div>
      ))}
      {meter.events.length > 0 && <EventFix meter={meter} account={account} onDone={onDone} />}
    </>
  )
}

/** Says that it is recorded, and has everything that depends on it read again. */
function useRecorded(onDone: () => void) {
  const own = useWords(RUN_DESK_WORDS)
  const { words } = useSpeech()
  const queries = useQueryClient()
  return async () => {
    notifications.show({
      message: own.fixed,
      color: 'green',
      closeButtonProps: { 'aria-label': words.shell.close },
    })
    onDone()
    await queries.invalidateQueries({ queryKey: ['view'] })
  }
}

function ReadFix(props: {
  readonly register: MeterBehind['registers'][number]
  readonly unit: string
  readonly account: string
  readonly onDone: () => void
}) {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const { register, account } = props
  const guessed = register.reads.find(({ quality }) => quality === 'estimated')
  const [readOn, setReadOn] = useState((guessed ?? register.reads[0])?.readOn ?? '')
  const [value, setValue] = useState('')
  const onSuccess = useRecorded(props.onDone)
  const record = useMutation({
    mutationFn: async () => {
      const { serial, register: name } = register
      const row = { accountNumber: account, serial, register: name, readOn, value }
      await allTaken(
        await run('recordReads', { rows: [row], source: 'bill run' }, { key: crypto.randomUUID() }),
      )
    },
    onSuccess,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!record.isPending) record.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Table aria-label={fill(own.lastReads, { serial: register.serial })}>
        <Table.Tbody>
          {register.reads.map(read => (
            <Table.Tr key={read.readOn}>
              <Table.Td>
                <Day on={read.readOn} />
              </Table.Td>
              <Table.Td className="figure">{decimalText(read.value, language)}</Table.Td>
              <Table.Td>{valueLabel(read.quality, language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group align="flex-end" mt="xs">
        <DayInput label={own.readOn} required value={readOn} onDay={setReadOn} />
        <TextInput
          label={own.value}
          inputMode="decimal"
          required
          autoFocus
          value={value}
          onChange={event => setValue(event.currentTarget.value)}
        />
        <Button type="submit" loading={record.isPending}>
          {own.correctRead}
        </Button>
      </Group>
      {record.isError && <Failure error={record.error} />}
    </form>
  )
}

function EventFix(props: {
  readonly meter: MeterBehind
  readonly account: string
  readonly onDone: () => void
}) {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const { meter, account } = props
  const [key, setKey] = useState(meter.events[0]?.eventKey ?? '')
  const [quantity, setQuantity] = useState('')
  const [reason, setReason] = useState('')
  const onSuccess = useRecorded(props.onDone)
  const event = meter.events.find(each => each.eventKey === key)
  const fix = useMutation({
    mutationFn: async (what: 'replace' | 'void') => {
      if (event === undefined) return
      const month = event.month.slice(0, 7)
      const name = { accountNumber: account, eventKey: event.eventKey, month }
      const options = { key: crypto.randomUUID() }
      if (what === 'void') {
        await allTaken(await run('voidUsageEvents', { rows: [name], reason }, options))
        return
      }
      const { occurredAt, properties } = event
      const replacement = {
        subscriptionNumber: meter.subscription,
        meterCode: meter.meterCode,
        eventKey: `${event.eventKey}/${options.key.slice(0, 8)}`,
        occurredAt,
        quantity,
        ...(properties === null ? {} : { properties }),
      }
      await run('replaceUsageEvent', { ...name, replacement, reason }, options)
    },
    onSuccess,
  })
  const submit = (asked: FormEvent) => {
    asked.preventDefault()
    if (!fix.isPending) fix.mutate('replace')
  }
  return (
    <form onSubmit={submit}>
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <Text component="legend" size="sm" fw={600}>
          {own.largest}
        </Text>
        {meter.events.map(each => (
          <Group key={each.eventKey} gap="sm" component="label">
            <input
              type="radio"
              name="event"
              checked={each.eventKey === key}
              onChange={() => setKey(each.eventKey)}
            />
            <Text size="sm">
              {decimalText(each.quantity, language)} {meter.unit} · <Moment at={each.occurredAt} />{' '}
              · {each.eventKey}
            </Text>
          </Group>
        ))}
      </fieldset>
      <Group align="flex-end" mt="xs">
        <TextInput
          label={own.newQuantity}
          inputMode="decimal"
          required
          autoFocus
          value={quantity}
          onChange={change => setQuantity(change.currentTarget.value)}
        />
        <TextInput
          label={own.reason}
          required
          maxLength={500}
          value={reason}
          onChange={change => setReason(change.currentTarget.value)}
        />
        <Button type="submit" loading={fix.isPending}>
          {own.replace}
        </Button>
        <Button
          variant="default"
          disabled={fix.isPending || reason === ''}
          onClick={() => fix.mutate('void')}
        >
          {own.voidIt}
        </Button>
      </Group>
      {fix.isError && <Failure error={fix.error} />}
    </form>
  )
}
