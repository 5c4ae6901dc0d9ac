import {
  Button,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import { DayInput } from '../../../../ui/form/day-input.tsx'
import { Deed } from '../../../../ui/form/deed.tsx'
import { dateText, minorText } from '../../../../ui/format.ts'
import { valueLabel } from '../../../../ui/labels.ts'
import { Pill } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../../ui/words/words.ts'
import { useMe } from '../../../queries.ts'
import type { AccountPaymentsView } from '../../../views/account-payments.ts'
import { AUTOPAY_WORDS } from '../../../words/autopay.ts'
import { EntityInput, useEntities } from '../../entity-input.tsx'
import {
  type AutopayDraft,
  capOf,
  draftOf,
  dueUnder,
  inputOf,
  usableWays,
  type Way,
} from './autopay-draft.ts'
import { creditorsOf } from './creditors.ts'
import type { MoneyPart } from './tab.tsx'

type Consent = AccountPaymentsView['autopay'][number]

const BUTTON = { size: 'compact-xs', variant: 'subtle' } as const

/** The button that opens the form of a consent, where there is something to take money by. */
export function SetAutopay(props: MoneyPart) {
  const own = useWords(AUTOPAY_WORDS)
  const { data: me } = useMe()
  const [isOpen, setOpen] = useState(false)
  const may = me?.permissions['mandates.write'] !== undefined
  if (!may || usableWays(props.view).length === 0) return null
  return (
    <>
      <Button {...BUTTON} onClick={() => setOpen(true)}>
        {own.set}
      </Button>
      {isOpen && <ConsentForm {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What a customer consented to, what is due above its cap, and the steps that change it. */
export function Autopay(props: MoneyPart) {
  return props.view.autopay.map(consent => (
    <Held key={`${consent.entity} ${consent.currency}`} {...props} consent={consent} />
  ))
}

function Held(props: MoneyPart & { readonly consent: Consent }) {
  const own = useWords(AUTOPAY_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const [open, setOpen] = useState<'change' | 'end'>()
  const { view, consent } = props
  const { currency, capMinor } = consent
  const amount = (minor: string) => `${minorText(minor, currency, language)} ${currency}`
  const due = dueUnder(view, consent)
  const close = () => setOpen(undefined)
  return (
    <Group justify="space-between" gap="xs">
      <Group gap={8}>
        <Pill state="usable">{valueLabel('autopay', language)}</Pill>
        <Text size="sm">{heldText(own, consent, language)}</Text>
        {capMinor !== null && due > BigInt(capMinor) && (
          <Text size="sm" c="orange">
            {fill(own.above, { due: amount(due.toString()) })}
          </Text>
        )}
      </Group>
      {me?.permissions['mandates.write'] !== undefined && (
        <Group gap={0}>
          {usableWays(view).length > 0 && (
            <Button {...BUTTON} onClick={() => setOpen('change')}>
              {own.change}
            </Button>
          )}
          <Button {...BUTTON} onClick={() => setOpen('end')}>
            {own.end}
          </Button>
        </Group>
      )}
      {open === 'change' && <ConsentForm {...props} before={consent} onClose={close} />}
      {open === 'end' && <EndForm {...props} onClose={close} />}
    </Group>
  )
}

function heldText(
  own: (typeof AUTOPAY_WORDS)['en' | 'fr'],
  { by, consentedOn, noticeDays, capMinor, currency }: Consent,
  language: ReturnType<typeof useSpeech>['language'],
): string {
  const held = fill(own.held, { by, day: dateText(consentedOn, language), days: noticeDays })
  if (capMinor === null) return held
  const amount = `${minorText(capMinor, currency, language)} ${currency}`
  return `${held}, ${fill(own.upTo, { amount })}`
}

/** Records to what a customer consents; it takes the place of the consent before. */
function ConsentForm(
  props: MoneyPart & { readonly before?: Consent; readonly onClose: () => void },
) {
  const { words } = useSpeech()
  const own = useWords(AUTOPAY_WORDS)
  const { data: me } = useMe()
  const { account, view, before, onClose } = props
  const ways = usableWays(view)
  const [draft, setDraft] = useState(() => draftOf(view, before))
  const [key, setKey] = useState(() => crypto.randomUUID())
  const change = (changed: Partial<AutopayDraft>) => {
    setDraft(old => ({ ...old, ...changed }))
    setKey(crypto.randomUUID())
  }
  const way = ways.find(each => each.key === draft.way)
  const isReady =
    [draft.way, draft.entity, draft.currency, draft.consentedOn].every(each => each !== '') &&
    draft.consent.trim() !== '' &&
    draft.noticeDays !== '' &&
    capOf(draft) !== undefined
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={own.title}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Stack gap="sm">
        <Fields {...{ view, ways, draft, change, isChange: before !== undefined }} />
        <Text size="sm" c="dimmed">
          {[way?.kind === 'mandate' ? own.byDebit : own.byCard, before && own.instead]
            .filter(Boolean)
            .join(' ')}
        </Text>
        <Deed
          key={key}
          command="setAutopay"
          input={() => inputOf(account, ways, draft)}
          intent={key}
          proposes={me?.permissions['mandates.write'] === 'propose'}
          isReady={isReady}
          does={own.record}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {own.leave}
          </Button>
        </Deed>
      </Stack>
    </Modal>
  )
}

type FieldsOf = {
  readonly view: AccountPaymentsView
  readonly ways: readonly Way[]
  readonly draft: AutopayDraft
  readonly change: (changed: Partial<AutopayDraft>) => void
  /** Of a consent that holds, for whom it is stays as it is. */
  readonly isChange: boolean
}

function Fields(props: FieldsOf) {
  const own = useWords(AUTOPAY_WORDS)
  const { draft, change } = props
  return (
    <>
      <ByWhat {...props} />
      <Group align="flex-start" grow>
        <TextInput
          label={`${own.cap}${draft.currency === '' ? '' : ` (${draft.currency})`}`}
          description={own.capHelp}
          inputMode="decimal"
          error={capOf(draft) === undefined}
          value={draft.cap}
          onChange={event => change({ cap: event.currentTarget.value })}
        />
        <NumberInput
          label={own.notice}
          description={own.noticeHelp}
          min={0}
          max={60}
          allowDecimal={false}
          value={draft.noticeDays}
          onChange={noticeDays => change({ noticeDays })}
        />
      </Group>
      <Group align="flex-start" grow>
        <DayInput
          label={own.on}
          description={own.onHelp}
          required
          value={draft.consentedOn}
          onDay={consentedOn => change({ consentedOn })}
        />
        <TextInput
          label={own.consent}
          description={own.consentHelp}
          required
          maxLength={300}
          value={draft.consent}
          onChange={event => change({ consent: event.currentTarget.value })}
        />
      </Group>
    </>
  )
}

/** By what money is taken, and for what is owed to whom: a mandate is of one legal entity. */
function ByWhat({ view, ways, draft, change, isChange }: FieldsOf) {
  const own = useWords(AUTOPAY_WORDS)
  const { language } = useSpeech()
  const entities = useEntities().data ?? []
  const bookCurrency = entities.find(({ code }) => code === draft.entity)?.currency
  const currencies = [
    ...new Set(
      creditorsOf(view)
        .filter(({ entity }) => entity === draft.entity)
        .map(({ currency }) => currency)
        .concat(draft.currency, bookCurrency ?? [])
        .filter(each => each !== ''),
    ),
  ]
  const label = (way: Way) => {
    if (way.kind === 'mandate') {
      const mandate = view.mandates.find(each => each.reference === way.reference)
      return `${fill(own.byMandate, way)} · ${mandate?.shown ?? ''}`
    }
    const means = view.means.find(({ meansId }) => meansId === way.meansId)
    return `${valueLabel(means?.kind ?? '', language)} · ${means?.shown ?? ''}`
  }
  const choose = (key: string) => {
    const way = ways.find(each => each.key === key)
    const currency = entities.find(({ code }) => way?.kind === 'mandate' && code === way.entity)
    change({
      way: key,
      ...(way?.kind === 'mandate' && !isChange ? { entity: way.entity } : {}),
      ...(currency === undefined || isChange ? {} : { currency: currency.currency }),
    })
  }
  const way = ways.find(({ key }) => key === draft.way)
  const usable = isChange
    ? ways.filter(each => each.kind === 'means' || each.entity === draft.entity)
    : ways
  return (
    <Group align="flex-start" grow>
      <NativeSelect
        label={own.way}
        value={draft.way}
        data={usable.map(each => ({ value: each.key, label: label(each) }))}
        onChange={event => choose(event.currentTarget.value)}
      />
      {!isChange && (
        <EntityInput
          label={own.entity}
          value={draft.entity}
          entities={
            way?.kind === 'mandate' ? entities.filter(({ code }) => code === way.entity) : entities
          }
          onEntity={(entity, currency) => change({ entity, ...(currency ? { currency } : {}) })}
        />
      )}
      {!isChange && currencies.length > 1 && (
        <NativeSelect
          label={own.currency}
          value={draft.currency}
          data={currencies}
          onChange={event => change({ currency: event.currentTarget.value })}
        />
      )}
    </Group>
  )
}

/** Ends a consent: nothing is taken by itself any more. */
function EndForm(props: MoneyPart & { readonly consent: Consent; readonly onClose: () => void }) {
  const { words } = useSpeech()
  const own = useWords(AUTOPAY_WORDS)
  const { data: me } = useMe()
  const { account, view, consent, onClose } = props
  const [endedOn, setEndedOn] = useState(view.today)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const input = () => ({
    ...{ accountNumber: account, legalEntity: consent.entity, currency: consent.currency },
    endedOn,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={own.endTitle}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Stack gap="sm">
        <Text size="sm">{fill(own.endTold, { by: consent.by })}</Text>
        <DayInput
          label={own.endsOn}
          required
          value={endedOn}
          onDay={day => {
            setEndedOn(day)
            setKey(crypto.randomUUID())
          }}
        />
        <Deed
          key={key}
          command="endAutopay"
          input={input}
          intent={key}
          proposes={me?.permissions['mandates.write'] === 'propose'}
          isReady={endedOn !== ''}
          does={own.endDo}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {own.leave}
          </Button>
        </Deed>
      </Stack>
    </Modal>
  )
}
