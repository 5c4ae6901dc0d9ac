import {
  type Address,
  addressIn,
  businessIn,
  germanVatId,
  type Language,
  personIn,
  type Trade,
} from './people.ts'
import { type Random, randomFor } from './random.ts'
import { STORIES, type StoryCode } from './stories.ts'
import { type Day, monthStart, type Timeline } from './timeline.ts'
import type { RegionCode } from './weather.ts'

export type Segment = 'household' | 'trade' | 'power' | 'care' | 'data' | 'charging'

/** A customer of the demo and what the generator knows of the customer's life. */
export type Customer = {
  readonly index: number
  readonly number: string
  readonly country: 'DE' | 'US'
  readonly segment: Segment
  readonly story: StoryCode | undefined
  readonly name: string
  readonly language: Language
  readonly address: Address
  readonly climate: RegionCode
  readonly taxId: string | undefined
  readonly trade: Trade
  readonly cycle: 'household' | 'business'
  /** First day of service, and the first day without it. */
  readonly start: Day
  readonly end: Day | undefined
  readonly yearlyKwh: number
  /** Panels on the roof; 0 = none. */
  readonly panels: number
  readonly hasCare: boolean
  readonly minutes: 15 | 60
}

const TRADES: readonly Trade[] = [
  'office',
  'bakery',
  'shop',
  'workshop',
  'coldstore',
  'hotel',
  'gym',
]

/** Customer number `index`: the same in every world of one seed, however large the world. */
export function customerAt(seed: number, index: number, timeline: Timeline): Customer {
  const random = randomFor(seed, 'customer', index)
  const story = STORIES[index]
  const country = story?.country ?? (random.chance(0.3) ? 'US' : 'DE')
  const segment = story?.segment ?? segmentOf(random, country)
  const isHome = segment === 'household'
  const trade = story !== undefined && 'trade' in story ? story.trade : random.pick(TRADES)
  const person = personIn(country, random)
  const place =
    abroad(story !== undefined && 'abroad' in story ? story.abroad : undefined) ??
    addressIn(country, random)
  const solar = isHome ? random.chance(0.3) : random.chance(0.2)
  const cycle =
    segment === 'trade' || segment === 'power' || segment === 'charging' ? 'business' : 'household'
  return {
    index,
    number: accountNumber(country, index),
    country,
    segment,
    story: story?.code,
    name: isHome ? person.name : companyName(story?.code, country, trade, random),
    language: languageOf(story?.code, isHome, country, person.language),
    ...place,
    taxId: isHome ? undefined : taxIdOf(story?.code, country, random),
    trade,
    cycle,
    ...serviceOf(story?.code, cycle, timeline, random),
    yearlyKwh: yearlyKwh(segment, country, random),
    panels:
      segment === 'care'
        ? random.whole(20, 180)
        : solar || story?.code === 'installation'
          ? random.whole(14, 36)
          : 0,
    hasCare: segment === 'care' || (solar && story === undefined && random.chance(0.7)),
    minutes:
      story?.code === 'quarter-hourly' ||
      story?.code === 'time-of-use' ||
      (story === undefined && random.chance(0.2))
        ? 15
        : 60,
  }
}

/** D- for Germany, T- for Texas, and a running number. */
export function accountNumber(country: 'DE' | 'US', index: number): string {
  return `${country === 'DE' ? 'D' : 'T'}-${100_001 + index}`
}

function segmentOf(random: Random, country: 'DE' | 'US'): Segment {
  const roll = random.unit()
  if (roll < 0.86) return 'household'
  if (roll < 0.945) return 'trade'
  if (roll < 0.965) return 'power'
  if (country === 'US' || roll < 0.985) return 'care'
  return roll < 0.994 ? 'charging' : 'data'
}

/** kWh drawn in a usual year, before solar panels. */
function yearlyKwh(segment: Segment, country: 'DE' | 'US', random: Random): number {
  const middle = (random.unit() + random.unit()) / 2
  if (segment === 'household') return country === 'DE' ? 2500 + 2000 * middle : 7500 + 7500 * middle
  if (segment === 'trade') return 9_000 + 60_000 * middle * middle
  return segment === 'power' ? 90_000 + 360_000 * middle * middle : 0
}

function serviceOf(
  story: StoryCode | undefined,
  cycle: 'household' | 'business',
  timeline: Timeline,
  random: Random,
): { start: Day; end: Day | undefined } {
  const cutOver = cycle === 'household' ? timeline.householdStart : timeline.businessStart
  const first = timeline.months[0]!
  const roll = random.unit()
  const joins = monthStart(first, random.whole(0, timeline.months.length - 1)) + random.whole(0, 27)
  const leaves =
    monthStart(first, random.whole(0, timeline.months.length - 1)) + random.whole(3, 27)
  if (story === 'move-in') return { start: monthStart(first, 2) + 11, end: undefined }
  if (story === 'move-out') return { start: cutOver, end: monthStart(first, 6) + 19 }
  if (story === 'month-end') return { start: monthStart(first, 2) - 1, end: undefined }
  if (story !== undefined) return { start: cutOver, end: undefined }
  if (roll < 0.07) return { start: joins, end: undefined }
  if (roll < 0.11) return { start: cutOver, end: leaves }
  return { start: cutOver, end: undefined }
}

const ABROAD: Record<string, { address: Address; climate: RegionCode }> = {
  PT: {
    address: {
      line1: 'Rua das Amendoeiras Fictícias 7, 2.º Esq.',
      postalCode: '8000-000',
      city: 'Faro',
      region: '',
      country: 'PT',
    },
    climate: 'DE-S',
  },
  FR: {
    address: {
      line1: '18 bis, rue des Tuiliers',
      line2: 'Bâtiment C',
      postalCode: '67000',
      city: 'Strasbourg',
      region: '',
      country: 'FR',
    },
    climate: 'DE-S',
  },
  ES: {
    address: {
      line1: 'Carrer del Xiprer, 41, 3.º 2.ª',
      postalCode: '17001',
      city: 'Girona',
      region: '',
      country: 'ES',
    },
    climate: 'DE-S',
  },
}

function abroad(country: string | undefined) {
  return country === undefined ? undefined : ABROAD[country]
}

const LONG_NAME =
  'Zweckverband für gemeinschaftliche Schul-, Schwimmbad- und ' +
  'Feuerwehrgebäudebewirtschaftung Südwestlausitzer Teichlandschaft'

function companyName(
  story: StoryCode | undefined,
  country: 'DE' | 'US',
  trade: Trade,
  random: Random,
): string {
  const plain = businessIn(country, trade, random)
  switch (story) {
    case 'poison':
      return 'Quinta do Sol Nascente – Energia Partilhada, Lda.'
    case 'reverse-charge-fr':
      return 'Société alsacienne d’études photovoltaïques « L’Été indien » SARL'
    case 'reverse-charge-es':
      return 'Cooperativa Solar Año Nuevo de l’Empordà, S. Coop.'
    case 'two-sites':
      return LONG_NAME
    default:
      return plain
  }
}

function languageOf(
  story: StoryCode | undefined,
  isHome: boolean,
  country: 'DE' | 'US',
  person: Language,
): Language {
  if (story === 'reverse-charge-fr') return 'fr'
  if (story === 'reverse-charge-es') return 'es'
  if (story === 'poison') return 'en'
  return isHome ? person : country === 'DE' ? 'de' : 'en'
}

/** Numbers with right check digits that belong to nobody we know of. */
function taxIdOf(
  story: StoryCode | undefined,
  country: 'DE' | 'US',
  random: Random,
): string | undefined {
  // Not registered for VAT: Portuguese tax would be due, and no rule for it is configured.
  if (story === 'poison') return undefined
  if (story === 'reverse-charge-fr') return 'FR88100000009'
  if (story === 'reverse-charge-es') return 'ESF00000000'
  return country === 'DE' ? germanVatId(random) : undefined
}
