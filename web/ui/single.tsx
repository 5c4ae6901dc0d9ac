import { Anchor, Code, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { countryName } from './countries.ts'
import { ThingName } from './form/known-fields.tsx'
import { namedThings } from './form/known-things.ts'
import { decimalText, minorText, percentOfBps } from './format.ts'
import { cellLabel, valueLabel } from './labels.ts'
import { useActorText } from './list/actors.ts'
import { useActorNames, useLinks } from './list/links.ts'
import { Day, Moment } from './parts.tsx'
import { isKey, toldThing, useThings } from './things.tsx'
import type { Language } from './words/languages.ts'
import { useSpeech } from './words/words.ts'

/** Members that say to whom something is given. */
const GIVEN_TO = new Set(['to', 'owner', 'role'])

/** Fields whose figures are money in the currency that stands beside them. */
const MONEY =
  /^(amount|balance|closing|fees?|granted|gross|limit|net|overdue|payable|posted|rounding|target|tax|toPay|total)$/

type Asked = {
  readonly value: unknown
  readonly name: string
  readonly list?: string
  readonly currency?: string | undefined
}

/** Whether a value is the way to a customer's payment page. */
export function isPayLink(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('/pay/')
}

/** A single value by the kind of its field: where it leads, or a day, money, a person, a code by its words. */
export function Single(props: Asked) {
  const { value, name, list = '' } = props
  const { words, language } = useSpeech()
  const linkOf = useLinks()
  const text = String(value)
  const things = useThings()
  if (isKey(value) && (things.has(value) || linkOf(list, name, text) === undefined)) {
    return <Key id={value} />
  }
  const to = linkOf(list, name, text)
  if (to !== undefined) {
    return (
      <Anchor component={Link} to={to} size="sm">
        {text}
      </Anchor>
    )
  }
  if (typeof value === 'boolean') return value ? words.list.yes : words.list.no
  const figure = figureOf(props, language)
  if (figure !== undefined) return figure
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <Day on={text} />
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)) return <Moment at={text} />
  if (isPayLink(text)) return <Code>{`${window.location.origin}${text}`}</Code>
  const coded = namedThings('', name)
  if (coded !== undefined) return <ThingName things={coded} code={text} />
  return <Called {...props} />
}

/** What a figure says: money with its currency, or a percentage. */
function figureOf({ value, name, currency }: Asked, language: Language): string | undefined {
  const text = String(value)
  if (/^-?\d+$/.test(text)) {
    if (name.endsWith('Minor') && currency !== undefined) {
      return `${minorText(text, currency, language)}\u00a0${currency}`
    }
    return name.endsWith('Bps') ? `${percentOfBps(text, language)}\u00a0%` : undefined
  }
  if (!/^-?\d+\.\d{1,3}$/.test(text)) return undefined
  // `fees: { EUR: "3.00" }` says the currency where others say the name of the field.
  const money = /^[A-Z]{3}$/.test(name) ? '' : MONEY.test(name) ? (currency ?? '') : ''
  return money === '' ? decimalText(text, language) : `${decimalText(text, language)}\u00a0${money}`
}

/** What a key stands for; of what nobody can name, the end by which two are told apart. */
function Key({ id }: { readonly id: string }) {
  const { language } = useSpeech()
  const linkOf = useLinks()
  const names = useActorNames()
  const thing = useThings().get(id)
  const person = names[`person:${id}`]
  if (person !== undefined) return person
  if (thing === undefined) {
    return (
      <Text span size="xs" c="dimmed" title={id}>
        …{id.slice(-6)}
      </Text>
    )
  }
  const { text, to } = toldThing(thing, linkOf, language)
  if (to === undefined) return text
  return (
    <Anchor component={Link} to={to} size="sm">
      {text}
    </Anchor>
  )
}

/** A code by its words, a person or a role by name, a country in the reader's language. */
function Called({ value, name }: Asked) {
  const { language } = useSpeech()
  const names = useActorNames()
  const actorText = useActorText()
  const text = String(value)
  const named = actorText(text) ?? names[`${GIVEN_TO.has(name) ? 'owner' : name}.${text}`]
  if (named !== undefined) return named
  if (name === 'country') return countryName(text, language)
  if (name === 'result' || name === 'reasonCode') return valueLabel(text, language)
  return cellLabel('', name, text, language)
}
