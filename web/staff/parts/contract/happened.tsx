import { Anchor, Group, Table, Text } from '@mantine/core'
import { dateText, decimalText } from '../../../ui/format.ts'
import { labelOf, valueLabel } from '../../../ui/labels.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Day, Moment, Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import type { Language } from '../../../ui/words/languages.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { Amendment, ContractView, PriceChange } from '../../views/contract.ts'
import { CONTRACT_WORDS } from '../../words/contract.ts'
import { usePriceText } from '../price/price-text.ts'

type Happening = {
  readonly key: string
  readonly on: string
  readonly recordedAt: string
  readonly by: string | null
  readonly kind: string
  readonly subject: string | null
  readonly what: string | null
  readonly before: string | null
  readonly after: string | null
}

/** All that was and will be changed of a contract, the latest first: what, from what to what, by whom, when. */
export function Happened(props: {
  readonly view: ContractView
  readonly onDay: (day: string) => void
}) {
  const { view, onDay } = props
  const words = useWords(CONTRACT_WORDS)
  const all = useHappenings(view)
  const coming = all.filter(({ on }) => on > view.today)
  const past = all.filter(({ on }) => on <= view.today)
  const group = (title: string, rows: readonly Happening[]) =>
    rows.length > 0 && (
      <Table.Tbody key={title}>
        <Table.Tr className="group">
          <Table.Td colSpan={4}>{title}</Table.Td>
        </Table.Tr>
        {rows.map(each => (
          <Row key={each.key} happening={each} onDay={onDay} />
        ))}
      </Table.Tbody>
    )
  return (
    <Table className="happened">
      {group(words.coming, coming)}
      {group(words.past, past)}
    </Table>
  )
}

function Row(props: { readonly happening: Happening; readonly onDay: (day: string) => void }) {
  const words = useWords(CONTRACT_WORDS)
  const actorText = useActorText()
  const { on, recordedAt, by, kind, subject, what, before, after } = props.happening
  const title = words[`kind_${kind}` as keyof typeof words] ?? kind
  const isBackDated = recordedAt.slice(0, 10) > on
  return (
    <Table.Tr>
      <Table.Td w={130}>
        <Anchor component="button" size="sm" title={words.showDay} onClick={() => props.onDay(on)}>
          <Day on={on} />
        </Anchor>
      </Table.Td>
      <Table.Td w={150}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="xs" c="dimmed">
          {subject}
        </Text>
      </Table.Td>
      <Table.Td>
        {what !== null && (
          <Text size="xs" c="dimmed">
            {what}
          </Text>
        )}
        <Text size="sm">
          {before !== null && (
            <>
              <span>{before}</span> <span aria-hidden="true">→</span>{' '}
            </>
          )}
          <Text span fw={before === null ? 400 : 600}>
            {after}
          </Text>
        </Text>
      </Table.Td>
      <Table.Td w={220}>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {by === null ? words.list : (actorText(by) ?? by)}
            {', '}
            <Moment at={recordedAt} />
          </Text>
          {isBackDated && kind !== 'created' && kind !== 'price' && (
            <Pill state="open">{words.backDated}</Pill>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function useHappenings(view: ContractView): Happening[] {
  const { language } = useSpeech()
  const priceText = usePriceText()
  const currency = view.head?.currency ?? ''
  const words = useWords(CONTRACT_WORDS)
  const changes = view.amendments
    // A price that was agreed is told with the price that it took the place of.
    .filter(({ kind }) => kind !== 'price')
    .map((each, i): Happening => {
      const { what, before, after } = sidesOf(each, language)
      const { subscription, effectiveOn: on, recordedAt, madeBy: by, kind } = each
      return { key: `a${i}`, on, recordedAt, by, kind, subject: subscription, what, before, after }
    })
  const prices = view.prices.map((each): Happening => {
    const { subscription, from: on, recordedAt, by, chargeCode } = each
    const own = each.isAgreed ? ` · ${words.agreed}` : ''
    const text = (price: PriceChange['before']) => priceText(price, currency, each.unit)
    return {
      ...{ key: `p${subscription} ${chargeCode} ${on} ${own}`, on, recordedAt, by },
      kind: 'price',
      subject: subscription,
      what: `${each.chargeName[language] ?? each.chargeName.en}${own}`,
      before: each.before === null ? null : text(each.before),
      after: text(each.after),
    }
  })
  const order = ({ on, recordedAt }: Happening) => `${on} ${recordedAt}`
  return [...changes, ...prices].sort((a, b) => (order(a) < order(b) ? 1 : -1))
}

/** Ids say nothing to people, nor what is repeated on both sides. */
const UNSAID = new Set(['itemId', 'items', 'started', 'pauseId', 'discountId', 'redemptionId'])

/** What an amendment says of before and after: of a start all that was agreed, else what differs. */
function sidesOf({ kind, before, after }: Amendment, language: Language) {
  if (kind === 'quantity') {
    const { chargeCode, quantity: now } = after
    const text = (value: unknown) => (value == null ? '–' : decimalText(String(value), language))
    return { what: String(chargeCode ?? ''), before: text(before.quantity), after: text(now) }
  }
  if (kind === 'plan' || kind === 'alignment') {
    const text = (side: Amendment['after']) => shown(side.plan ?? side.alignTo, language)
    return { what: null, before: text(before), after: text(after) }
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    name => !UNSAID.has(name) && !isEqual(before[name], after[name]),
  )
  const side = (members: Amendment['after']): string =>
    names
      .filter(name => members[name] !== undefined && members[name] !== null)
      .map(name => `${labelOf(name, language)} ${shown(members[name], language)}`)
      .join(', ')
  const was = side(before)
  return { what: null, before: was === '' ? null : was, after: side(after) || '–' }
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

function shown(value: unknown, language: Language): string {
  if (value === null || value === undefined) return '–'
  if (typeof value !== 'object') {
    const text = String(value)
    return /^\d{4}-\d\d-\d\d$/.test(text) ? dateText(text, language) : valueLabelOf(text, language)
  }
  return Object.values(value)
    .filter(each => typeof each !== 'object' || each === null)
    .map(each => shown(each, language))
    .join(' ')
}

/** A word that stands for something is said in the reader's language; numbers and codes are not words. */
function valueLabelOf(text: string, language: Language): string {
  return /^[a-z][a-z_]+$/.test(text) ? valueLabel(text, language) : text
}
