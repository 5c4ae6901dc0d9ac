import type { Refusal } from '../../kernel/result.ts'
import type {
  GreenButtonItem,
  IntervalBlock,
  MeterReading,
  ReadingType,
  UsagePoint,
} from './items.ts'
import type { LocalTime } from './local-time.ts'

/** What a block's readings mean. */
export type GreenButtonSeries = {
  /** The address of the usage point without server: `/espi/…/UsagePoint/1402026`. */
  readonly usagePoint: string
  readonly meterReading: string
  readonly title: string
  readonly readingType: ReadingType
  readonly localTime: LocalTime | null
}

/**
 * The resources of a feed by their links: which reading type and usage point a block belongs to.
 * Built in a first pass over the file, because a feed may say what its values mean after them.
 */
export class GreenButtonDirectory {
  readonly #usagePoints: UsagePoint[] = []
  readonly #meterReadings = new Map<string, MeterReading>()
  readonly #readingTypes = new Map<string, ReadingType>()
  readonly #localTimes = new Map<string, LocalTime | null>()
  readonly #blocks = new Map<number, IntervalBlock>()
  readonly #resolved = new Map<string, GreenButtonSeries | Refusal>()

  /** Keeps what an item says of the others; readings and faults are none of its business. */
  add(item: GreenButtonItem): void {
    switch (item.kind) {
      case 'usagePoint':
        this.#usagePoints.push(item)
        return
      case 'meterReading':
        this.#meterReadings.set(item.links.self, item)
        // The list of its blocks, by the name that the feed gives it and by the usual one.
        for (const link of [...item.links.related, `${item.links.self}/IntervalBlock`]) {
          if (link.endsWith('/IntervalBlock')) this.#meterReadings.set(link, item)
        }
        return
      case 'readingType':
        this.#readingTypes.set(item.links.self, item)
        return
      case 'localTime':
        this.#localTimes.set(item.links.self, item.localTime)
        return
      case 'block':
        this.#blocks.set(item.entry, item)
        return
      default:
    }
  }

  /** What the readings of an entry mean, or why nobody can tell. */
  seriesOf(entry: number): GreenButtonSeries | Refusal {
    const block = this.#blocks.get(entry)
    const up = block?.links.up ?? ''
    const known = this.#resolved.get(up)
    if (known !== undefined) return known
    const series = this.#resolve(up)
    this.#resolved.set(up, series)
    return series
  }

  #resolve(up: string): GreenButtonSeries | Refusal {
    const reading = this.#meterReadings.get(up)
    if (reading === undefined) return unlinked('IntervalBlock', 'MeterReading', up)
    const { self, related } = reading.links
    const types = related.flatMap(link => this.#readingTypes.get(link) ?? [])
    const [readingType] = types
    if (readingType === undefined) return unlinked('MeterReading', 'ReadingType', self)
    const point = this.#usagePointOf(reading)
    return {
      usagePoint: point?.links.self ?? reading.links.up.replace(/\/MeterReading$/, ''),
      meterReading: self,
      title: reading.title,
      readingType,
      localTime: this.#localTimeOf(point),
    }
  }

  #usagePointOf({ links }: MeterReading): UsagePoint | undefined {
    return this.#usagePoints.find(
      point =>
        point.links.related.includes(links.up) || `${point.links.self}/MeterReading` === links.up,
    )
  }

  /** The local time that the usage point names; else the only one of the feed. */
  #localTimeOf(point: UsagePoint | undefined): LocalTime | null {
    for (const link of point?.links.related ?? []) {
      const localTime = this.#localTimes.get(link)
      if (localTime !== undefined) return localTime
    }
    const [only] = this.#localTimes.values()
    return this.#localTimes.size === 1 ? (only ?? null) : null
  }
}

function unlinked(element: string, wanted: string, link: string): Refusal {
  const facts = { element, wanted, link: link === '' ? '–' : link.slice(0, 200) }
  return { code: 'green_button_unlinked', facts }
}
