import { decimalText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import type { Language } from '../../../ui/words/languages.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { PRICE_WORDS } from '../../words/price.ts'

type Tier = {
  readonly upTo: string | null
  readonly unitPrice?: string
  readonly flatPrice?: string
  readonly price?: string
  readonly percent?: string
}

/** A price as the API tells it: decimals as texts. */
export type ShownPrice = {
  readonly model: string
  readonly unitPrice?: string
  readonly tiers?: readonly Tier[]
  readonly steps?: readonly Tier[]
  readonly percent?: string
  readonly feePerEvent?: string
  readonly eventMinimum?: string | null
  readonly eventMaximum?: string | null
  readonly freeEvents?: number
  readonly size?: string
  readonly packagePrice?: string
  readonly index?: string
  readonly rows?: readonly {
    readonly when: Readonly<Record<string, string>>
    readonly unitPrice: string
  }[]
  readonly defaultPrice?: string | null
  readonly property?: string
  readonly carries?: string
  readonly expression?: string
}

type Words = ReturnType<typeof usePriceWords>

function usePriceWords() {
  return useWords(PRICE_WORDS)
}

/** A price of a unit with at least two decimals, as people write prices; none is rounded away. */
export function priceText(text: string, currency: string, language: Language): string {
  const [whole = '0', fraction = ''] = text.split('.')
  return `${decimalText(`${whole}.${fraction.padEnd(2, '0')}`, language)}\u00a0${currency}`
}

/** Says a price in one line in the reader's language; undefined is a price that there is not. */
export function usePriceText() {
  const { language } = useSpeech()
  const words = usePriceWords()
  return (price: ShownPrice | null | undefined, currency: string, unit: string): string =>
    price === null || price === undefined
      ? words.none
      : said(price, { words, language, currency, unit })
}

type Saying = {
  readonly words: Words
  readonly language: Language
  readonly currency: string
  readonly unit: string
}

function said(price: ShownPrice, saying: Saying): string {
  const { words, language, unit } = saying
  const money = (text = '0') => priceText(text, saying.currency, language)
  const each = () => fill(words.perUnit, { price: money(price.unitPrice), unit })
  switch (price.model) {
    case 'per_unit':
      return each()
    case 'graduated':
      return tiersText(price.tiers ?? [], saying)
    case 'volume':
      return fill(words.from, { tiers: tiersText(price.tiers ?? [], saying) })
    case 'stairstep':
    case 'graduated_percentage':
      return [
        tiersText(price.steps ?? price.tiers ?? [], saying),
        ...eventTexts(price, saying),
      ].join(', ')
    case 'package': {
      const size = decimalText(price.size ?? '1', language)
      return fill(words.package, { price: money(price.packagePrice), size, unit })
    }
    case 'percentage': {
      const percent = decimalText(price.percent ?? '0', language)
      return [fill(words.percent, { percent }), ...eventTexts(price, saying)].join(', ')
    }
    case 'escalated': {
      const percent = decimalText(price.percent ?? '0', language)
      return fill(words.rises, { price: money(price.unitPrice), unit, percent })
    }
    case 'indexed':
      return fill(words.index, { price: money(price.unitPrice), unit, index: price.index ?? '' })
    case 'matrix':
      return matrixText(price, saying)
    case 'event_price': {
      const text = price.carries === 'amount' ? words.carriedAmount : words.carried
      return fill(text, { property: price.property ?? '' })
    }
    default:
      return price.expression ?? price.model
  }
}

function tiersText(tiers: readonly Tier[], saying: Saying): string {
  const { words, language, currency } = saying
  const money = (text: string) => priceText(text, currency, language)
  const costs = ({ unitPrice, flatPrice, price, percent }: Tier): string => {
    if (percent !== undefined) return `${decimalText(percent, language)} %`
    if (price !== undefined) return fill(words.whole, { price: money(price) })
    const own = money(unitPrice ?? '0')
    const hasFlat = flatPrice !== undefined && !/^0*(\.0*)?$/.test(flatPrice)
    return hasFlat ? fill(words.flat, { price: own, flat: money(flatPrice) }) : own
  }
  return tiers
    .map(tier =>
      tier.upTo === null
        ? fill(words.beyond, { price: costs(tier) })
        : fill(words.upTo, { bound: decimalText(tier.upTo, language), price: costs(tier) }),
    )
    .join(' · ')
}

function eventTexts(price: ShownPrice, { words, language, currency }: Saying): string[] {
  const money = (text: string) => priceText(text, currency, language)
  const { feePerEvent = '0', eventMinimum, eventMaximum, freeEvents = 0 } = price
  return [
    ...(/^0*(\.0*)?$/.test(feePerEvent)
      ? []
      : [fill(words.eachEvent, { price: money(feePerEvent) })]),
    ...(eventMinimum == null ? [] : [fill(words.least, { price: money(eventMinimum) })]),
    ...(eventMaximum == null ? [] : [fill(words.most, { price: money(eventMaximum) })]),
    ...(freeEvents === 0 ? [] : [fill(words.freeEvents, { count: freeEvents })]),
  ]
}

function matrixText({ rows = [], defaultPrice }: ShownPrice, saying: Saying): string {
  const { words, language, currency } = saying
  const money = (text: string) => priceText(text, currency, language)
  const shown = rows.slice(0, 6).map(({ when, unitPrice }) => {
    const place = Object.values(when).join(' × ')
    return `${place}: ${money(unitPrice)}`
  })
  const rest = rows.length > shown.length ? ['…'] : []
  const last = defaultPrice == null ? [] : [fill(words.else, { price: money(defaultPrice) })]
  return [...shown, ...rest, ...last].join(' · ')
}
