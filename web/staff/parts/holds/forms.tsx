import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { CustomerInput } from '../../../ui/form/customer-input.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { CreditHold, HoldsAndSuspensionsView } from '../../views/holds-and-suspensions.ts'
import { HOLDS_WORDS } from '../../words/holds-and-suspensions.ts'
import { RowFindings, useRowCheck } from '../row-check.tsx'

type Entities = HoldsAndSuspensionsView['entities']

type FormProps = {
  readonly account: string
  readonly entities: Entities
  readonly onClose: () => void
}

/** What was typed, and a key that changes with it: a deed is done once for each thing asked for. */
function useTyped<Typed extends object>(first: Typed) {
  const [typed, setTyped] = useState(first)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const change = (changed: Partial<Typed>) => {
    setTyped({ ...typed, ...changed })
    setKey(crypto.randomUUID())
  }
  return { typed, key, change }
}

function Form(props: {
  readonly title: string
  readonly what: string
  readonly children: ReactNode
  readonly command: string
  readonly permission: string
  readonly input: () => unknown
  readonly intent: string
  readonly isReady: boolean
  readonly does: string
  readonly onClose: () => void
}) {
  const own = useWords(HOLDS_WORDS)
  const { data: me } = useMe()
  return (
    <Sheet title={props.title}>
      <Stack>
        <Alert color="orange" role="note">
          {props.what}
        </Alert>
        {props.children}
        <Deed
          command={props.command}
          input={props.input}
          intent={props.intent}
          proposes={me?.permissions[props.permission] === 'propose'}
          isReady={props.isReady}
          does={props.does}
          onDone={props.onClose}
        >
          <Button variant="default" onClick={props.onClose}>
            {own.close}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}

/** Which customer; nothing to choose where the form stands on a customer's page. */
function Customer(props: {
  readonly account: string
  readonly value: string
  readonly onNumber: (number: string) => void
}) {
  const own = useWords(HOLDS_WORDS)
  if (props.account !== '') return null
  return (
    <CustomerInput
      label={own.customer}
      help=""
      required
      value={props.value}
      onNumber={props.onNumber}
    />
  )
}

function Entity(props: {
  readonly entities: Entities
  readonly value: string
  /** What choosing none means; left out: one is chosen. */
  readonly none?: string
  readonly onCode: (code: string) => void
}) {
  const own = useWords(HOLDS_WORDS)
  const { entities, none, value, onCode } = props
  return (
    <NativeSelect
      label={own.entity}
      value={value}
      onChange={event => onCode(event.currentTarget.value)}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...entities.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  )
}

/** Stops sales to a customer, with the reason. */
export function PlaceHold(props: FormProps & { readonly today: string }) {
  const own = useWords(HOLDS_WORDS)
  const { account, today, entities, onClose } = props
  const { typed, key, change } = useTyped({ number: account, entity: '', on: today, reason: '' })
  const { number, entity, on, reason } = typed
  return (
    <Form
      title={own.placeTitle}
      what={own.placeWhat}
      command="placeCreditHold"
      permission="credit.hold"
      input={() => ({
        ...{ accountNumber: number.trim(), fromOn: on, reason },
        ...(entity === '' ? {} : { entity }),
      })}
      intent={key}
      isReady={number.trim() !== '' && on !== '' && reason.trim() !== ''}
      does={own.placeDo}
      onClose={onClose}
    >
      <Group align="flex-end">
        <Customer account={account} value={number} onNumber={to => change({ number: to })} />
        <Entity
          entities={entities}
          none={own.all}
          value={entity}
          onCode={to => change({ entity: to })}
        />
        <DayInput label={own.from} required value={on} onDay={day => change({ on: day })} />
        <Reason value={reason} onText={to => change({ reason: to })} />
      </Group>
    </Form>
  )
}

/** Lets sales go on; until a day also above the limit. */
export function ReleaseHold(props: { readonly hold: CreditHold; readonly onClose: () => void }) {
  const own = useWords(HOLDS_WORDS)
  const { hold, onClose } = props
  const { typed, key, change } = useTyped({ until: '', reason: '' })
  const { until, reason } = typed
  return (
    <Form
      title={fill(own.releaseTitle, { name: hold.name })}
      what={own.releaseWhat}
      command="releaseCreditHold"
      permission="credit.hold"
      input={() => ({
        ...{ accountNumber: hold.account, reason },
        ...(until === '' ? {} : { untilOn: until }),
      })}
      intent={key}
      isReady={reason.trim() !== ''}
      does={own.releaseDo}
      onClose={onClose}
    >
      <Group align="flex-end">
        <DayInput
          label={own.until}
          description={own.untilHelp}
          value={until}
          onDay={day => change({ until: day })}
        />
        <Reason label={own.why} value={reason} onText={to => change({ reason: to })} />
      </Group>
    </Form>
  )
}

/** Sets how much a customer may owe a company. */
export function SetLimit(props: FormProps & { readonly today: string }) {
  const own = useWords(HOLDS_WORDS)
  const { account, today, entities, onClose } = props
  const { typed, key, change } = useTyped({
    ...{ number: account, entity: entities[0]?.code ?? '', on: today, amount: '', reason: '' },
  })
  const { number, entity, on, amount, reason } = typed
  const currency = entities.find(({ code }) => code === entity)?.currency ?? ''
  const row = {
    ...{ accountNumber: number.trim(), entity, currency, fromOn: on, reason },
    ...(amount.trim() === '' ? {} : { amount: amount.trim() }),
  }
  const isWhole = row.accountNumber !== '' && on !== '' && reason.trim() !== ''
  const check = useRowCheck('setCreditLimits', { rows: [row] }, isWhole)
  return (
    <Form
      title={own.setTitle}
      what={own.setWhat}
      command="setCreditLimits"
      permission="credit.limit"
      input={() => ({ rows: [row] })}
      intent={key}
      isReady={isWhole && check.isFine}
      does={own.setDo}
      onClose={onClose}
    >
      <Group align="flex-end">
        <Customer account={account} value={number} onNumber={to => change({ number: to })} />
        <Entity entities={entities} value={entity} onCode={to => change({ entity: to })} />
        <TextInput
          label={`${own.amount} (${currency})`}
          description={own.amountHelp}
          inputMode="decimal"
          value={amount}
          onChange={event => change({ amount: event.currentTarget.value })}
        />
        <DayInput label={own.from} required value={on} onDay={day => change({ on: day })} />
        <Reason value={reason} onText={to => change({ reason: to })} />
      </Group>
      {isWhole && !check.isFine && <RowFindings check={check} fine="" incomplete="" />}
    </Form>
  )
}

/** Gives notice that supply will be suspended for what is overdue with a company. */
export function GiveNotice({ account, entities, onClose }: FormProps) {
  const own = useWords(HOLDS_WORDS)
  const { typed, key, change } = useTyped({ number: account, entity: entities[0]?.code ?? '' })
  const { number, entity } = typed
  return (
    <Form
      title={own.startTitle}
      what={own.startWhat}
      command="startSuspension"
      permission="collections.suspend"
      input={() => ({ accountNumber: number.trim(), entity })}
      intent={key}
      isReady={number.trim() !== '' && entity !== ''}
      does={own.startDo}
      onClose={onClose}
    >
      <Group align="flex-end">
        <Customer account={account} value={number} onNumber={to => change({ number: to })} />
        <Entity entities={entities} value={entity} onCode={to => change({ entity: to })} />
      </Group>
    </Form>
  )
}

function Reason(props: {
  readonly label?: string
  readonly value: string
  readonly onText: (text: string) => void
}) {
  const own = useWords(HOLDS_WORDS)
  return (
    <TextInput
      label={props.label ?? own.reason}
      required
      maxLength={500}
      style={{ flex: 1, minWidth: 200 }}
      value={props.value}
      onChange={event => props.onText(event.currentTarget.value)}
    />
  )
}
