import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import { type XmlElement, XmlReader } from '../xml.ts'
import type { GreenButtonItem, Links } from './items.ts'
import { readLocalTime } from './local-time.ts'

const ATOM = 'http://www.w3.org/2005/Atom'
const ESPI = 'http://naesb.org/espi'

/** The resources that are read; others are passed over. */
const RESOURCES = [
  'UsagePoint',
  'MeterReading',
  'ReadingType',
  'LocalTimeParameters',
  'UsageSummary',
  'ElectricPowerUsageSummary',
]

/** Values of an element's parts by path below it, `timePeriod.start`; of repeated ones the first. */
class Fields {
  readonly line: number
  readonly texts = new Map<string, string>()
  readonly qualities: string[] = []

  constructor(line: number) {
    this.line = line
  }

  text(path: string): string {
    return this.texts.get(path) ?? ''
  }

  whole(path: string, min: number, max: number): number | null {
    const text = this.text(path)
    if (text === '') return null
    const number = /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN
    if (number >= min && number <= max) return number
    throw new ElementFault(path, text, `a whole number from ${min} to ${max}`)
  }

  decimal(path: string): Decimal | null {
    const text = this.text(path)
    if (text === '') return null
    const decimal = /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Decimal.tryParse(text) : undefined
    if (decimal !== undefined) return decimal
    throw new ElementFault(path, text, 'a whole or decimal number')
  }
}

class ElementFault extends Error {
  readonly field: string
  readonly value: string
  readonly expected: string

  constructor(field: string, value: string, expected: string) {
    super(`${field}: ${expected}`)
    this.field = field
    this.value = value.slice(0, 80)
    this.expected = expected
  }
}

/** More parts than any resource has; what is beyond is not kept. */
const MOST_FIELDS = 500
const LAST_SECOND = 7_258_118_400 // 2200-01-01

type Open = { readonly name: string; text: string }

type Entry = {
  readonly number: number
  self: string
  up: string
  readonly related: string[]
  title: string
  readonly resources: { readonly name: string; readonly fields: Fields }[]
  readonly blocks: { readonly line: number; readings: number }[]
}

/**
 * Reads a Green Button feed (ESPI in Atom) chunk by chunk, whatever prefixes its namespaces have.
 * Readings come as they are read, the resources and links that say what they mean when their entry
 * ends: `entry` joins them, because Atom gives no order to either. Throws a RefusalError where the
 * file is no safe XML or no feed; an element that cannot be right is a fault with its line. Source:
 * NAESB REQ.21, Energy Services Provider Interface.
 */
export class GreenButtonReader {
  readonly #xml: XmlReader
  readonly #stack: Open[] = []
  #items: GreenButtonItem[] = []
  #entries = 0
  #entry: Entry | undefined
  /** The resource or reading that is being read, and the depth at which it began. */
  #fields: Fields | undefined
  #depth = 0

  constructor() {
    this.#xml = new XmlReader({
      open: element => this.#open(element),
      text: text => {
        const top = this.#stack.at(-1)
        if (top !== undefined && top.text.length < 4096) top.text += text
      },
      close: () => this.#close(),
    })
  }

  push(bytes: Uint8Array): GreenButtonItem[] {
    this.#xml.push(bytes)
    return this.#drain()
  }

  end(): GreenButtonItem[] {
    this.#xml.end()
    return this.#drain()
  }

  #open(element: XmlElement): void {
    const { namespace, name, attributes, line } = element
    if (this.#stack.length === 0 && !(namespace === ATOM && ['feed', 'entry'].includes(name))) {
      throw new RefusalError('green_button_root', { line, found: name.slice(0, 60) })
    }
    const prefix = namespace === ATOM ? 'atom:' : namespace === ESPI ? '' : 'other:'
    this.#stack.push({ name: `${prefix}${name}`, text: '' })
    if (namespace === ATOM) this.#openAtom(name, attributes)
    else if (namespace === ESPI) this.#openEspi(name, line)
  }

  #openAtom(name: string, attributes: XmlElement['attributes']): void {
    if (name === 'entry') {
      this.#entries += 1
      const number = this.#entries
      this.#entry = { number, self: '', up: '', related: [], title: '', resources: [], blocks: [] }
    } else if (name === 'link' && this.#entry !== undefined) {
      const href = withoutServer(attributes.href ?? '')
      const { rel } = attributes
      if (rel === 'self') this.#entry.self ||= href
      else if (rel === 'up') this.#entry.up ||= href
      else if (rel === 'related' && this.#entry.related.length < MOST_FIELDS) {
        this.#entry.related.push(href)
      }
    }
  }

  #openEspi(name: string, line: number): void {
    const entry = this.#entry
    if (entry === undefined || this.#fields !== undefined) return
    const parent = this.#stack.at(-2)?.name
    if (parent === 'atom:content' && name === 'IntervalBlock') {
      entry.blocks.push({ line, readings: 0 })
    } else if (
      (parent === 'IntervalBlock' && name === 'IntervalReading') ||
      (parent === 'atom:content' && RESOURCES.includes(name))
    ) {
      this.#fields = new Fields(line)
      this.#depth = this.#stack.length
    }
  }

  #close(): void {
    const depth = this.#stack.length
    const { name, text } = this.#stack.pop() as Open
    const fields = this.#fields
    if (fields === undefined) {
      if (name === 'atom:title' && this.#entry !== undefined) this.#entry.title = text.trim()
      if (name === 'atom:entry') this.#endEntry()
      return
    }
    if (depth > this.#depth) {
      const path = [...this.#stack.slice(this.#depth), { name }].map(each => each.name).join('.')
      if (path === 'ReadingQuality.quality') fields.qualities.push(text.trim())
      if (!fields.texts.has(path) && fields.texts.size < MOST_FIELDS) {
        fields.texts.set(path, text.trim())
      }
      return
    }
    this.#fields = undefined
    if (name === 'IntervalReading') this.#endReading(fields)
    else this.#entry?.resources.push({ name, fields })
  }

  #endReading(fields: Fields): void {
    const entry = this.#entry as Entry
    const block = entry.blocks.at(-1)
    if (block !== undefined) block.readings += 1
    this.#guard('IntervalReading', fields, () => {
      const start = fields.whole('timePeriod.start', 0, LAST_SECOND)
      if (start === null) {
        throw new ElementFault('timePeriod.start', '', 'seconds since 1970')
      }
      return {
        kind: 'reading',
        entry: entry.number,
        line: fields.line,
        start,
        seconds: fields.whole('timePeriod.duration', 1, 86_400),
        value: fields.decimal('value'),
        cost: fields.decimal('cost'),
        qualities: fields.qualities.filter(code => /^\d{1,2}$/.test(code)).map(Number),
      }
    })
  }

  #endEntry(): void {
    const entry = this.#entry as Entry
    this.#entry = undefined
    const { number, self, up, related, title } = entry
    const links = { self, up, related }
    for (const { name, fields } of entry.resources) {
      this.#guard(name, fields, () => resourceOf(name, fields, number, links, title))
    }
    for (const { line, readings } of entry.blocks) {
      this.#items.push({ kind: 'block', entry: number, line, links, readings })
    }
  }

  /** Adds an item, or the fault that kept it from being read. */
  #guard(element: string, { line }: Fields, make: () => GreenButtonItem): void {
    try {
      this.#items.push(make())
    } catch (error) {
      if (!(error instanceof ElementFault)) throw error
      const { field, value, expected } = error
      const facts = { element, field, value: JSON.stringify(value), expected }
      const refusal = { code: 'green_button_field', facts }
      this.#items.push({ kind: 'fault', line, field: `${element}.${field}`, value, refusal })
    }
  }

  #drain(): GreenButtonItem[] {
    const items = this.#items
    this.#items = []
    return items
  }
}

function resourceOf(
  name: string,
  fields: Fields,
  entry: number,
  links: Links,
  title: string,
): GreenButtonItem {
  const resource = { entry, line: fields.line, links }
  const code = (path: string): number | null => fields.whole(path, 0, 65_535)
  switch (name) {
    case 'UsagePoint':
      return { kind: 'usagePoint', ...resource, title, serviceKind: code('ServiceCategory.kind') }
    case 'MeterReading':
      return { kind: 'meterReading', ...resource, title }
    case 'ReadingType':
      return {
        kind: 'readingType',
        ...resource,
        accumulationBehaviour: code('accumulationBehaviour'),
        commodity: code('commodity'),
        currency: code('currency'),
        defaultQuality: code('defaultQuality'),
        flowDirection: code('flowDirection'),
        intervalLength: fields.whole('intervalLength', 0, 86_400),
        powerOfTenMultiplier: fields.whole('powerOfTenMultiplier', -12, 12) ?? 0,
        uom: code('uom'),
      }
    case 'LocalTimeParameters': {
      const [zone, summer, start, end] = ['tzOffset', 'dstOffset', 'dstStartRule', 'dstEndRule']
      const localTime = readLocalTime(
        fields.text(zone!),
        fields.text(summer!),
        fields.text(start!),
        fields.text(end!),
      )
      return { kind: 'localTime', ...resource, localTime: localTime ?? null }
    }
    default:
      return {
        kind: 'usageSummary',
        ...resource,
        start: fields.whole('billingPeriod.start', 0, LAST_SECOND),
        seconds: fields.whole('billingPeriod.duration', 0, LAST_SECOND),
        billLastPeriod: fields.decimal('billLastPeriod'),
        overallConsumptionLastPeriod: fields.decimal('overallConsumptionLastPeriod.value'),
      }
  }
}

/** `https://utility.example/espi/UsagePoint/1/` and `/espi/UsagePoint/1` are the same resource. */
function withoutServer(href: string): string {
  return href
    .trim()
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/\/+$/, '')
}
