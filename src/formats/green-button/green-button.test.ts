import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GreenButtonDirectory } from './directory.ts'
import { GreenButtonReader } from './green-button.ts'
import type { GreenButtonItem } from './items.ts'

function read(text: string, chunk = 1_000_000): GreenButtonItem[] {
  const bytes = new TextEncoder().encode(text)
  const reader = new GreenButtonReader()
  const items: GreenButtonItem[] = []
  for (let at = 0; at < bytes.length; at += chunk) {
    items.push(...reader.push(bytes.subarray(at, at + chunk)))
  }
  return [...items, ...reader.end()]
}

const POINT = '/espi/UsagePoint/77'
const SERIES = `${POINT}/MeterReading/1`

const link = (rel: string, href: string): string => `<link rel="${rel}" href="${href}"/>`
const entry = (links: string, content: string): string =>
  `<entry>${links}<content>${content}</content></entry>`
const feed = (...entries: string[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:e="http://naesb.org/espi">\n${entries.join('\n')}\n</feed>`

const usagePoint = entry(
  link('self', POINT) + link('related', `${POINT}/MeterReading`) + link('related', '/espi/Local/1'),
  '<e:UsagePoint><e:ServiceCategory><e:kind>0</e:kind></e:ServiceCategory></e:UsagePoint>',
)
const meterReading = entry(
  link('self', SERIES) +
    link('up', `${POINT}/MeterReading`) +
    link('related', `${SERIES}/IntervalBlock`) +
    link('related', 'https://utility.example/espi/ReadingType/9/'),
  '<e:MeterReading/>',
)
const readingType = (fields: string): string =>
  entry(link('self', '/espi/ReadingType/9'), `<e:ReadingType>${fields}</e:ReadingType>`)
const WH =
  '<e:powerOfTenMultiplier>-3</e:powerOfTenMultiplier><e:uom>72</e:uom><e:flowDirection>1</e:flowDirection><e:intervalLength>900</e:intervalLength>'
const local = entry(
  link('self', '/espi/Local/1'),
  '<e:LocalTimeParameters><e:dstEndRule>B40E2000</e:dstEndRule><e:dstOffset>3600</e:dstOffset><e:dstStartRule>360E2000</e:dstStartRule><e:tzOffset>-18000</e:tzOffset></e:LocalTimeParameters>',
)
const reading = (start: string, value: string, more = ''): string =>
  `<e:IntervalReading>${more}<e:timePeriod><e:duration>900</e:duration><e:start>${start}</e:start></e:timePeriod><e:value>${value}</e:value></e:IntervalReading>`
const block = (...readings: string[]): string =>
  entry(
    link('self', `${SERIES}/IntervalBlock/1`) + link('up', `${SERIES}/IntervalBlock`),
    `<e:IntervalBlock>${readings.join('\n')}</e:IntervalBlock>`,
  )

const GOOD = [usagePoint, local, meterReading, readingType(WH), block(reading('1767243600', '250'))]

function directoryOf(items: readonly GreenButtonItem[]): GreenButtonDirectory {
  const directory = new GreenButtonDirectory()
  for (const item of items) directory.add(item)
  return directory
}

describe('a Green Button feed', () => {
  test('tells what a reading means, whatever the order of its entries and links', () => {
    const backwards = feed(...GOOD.toReversed())
    // Links after the content, as Atom allows.
    const late = backwards.replaceAll(
      /(<link[^>]*>)+(<content>.*?<\/content>)/gs,
      (all, _, content) => `${content}${all.slice(0, all.length - content.length)}`,
    )
    for (const text of [feed(...GOOD), backwards, late]) {
      const items = read(text)
      const found = items.find(item => item.kind === 'reading')
      expect(found).toMatchObject({ start: 1767243600, seconds: 900, cost: null, qualities: [] })
      expect(`${found?.value}`).toBe('250')
      expect(directoryOf(items).seriesOf(found?.entry ?? 0)).toMatchObject({
        usagePoint: POINT,
        meterReading: SERIES,
        readingType: { uom: 72, powerOfTenMultiplier: -3, flowDirection: 1, intervalLength: 900 },
        localTime: { tzOffset: -18000, dstOffset: 3600 },
      })
    }
  })

  test('may be one entry, and have any prefixes', () => {
    const one = entry(
      '',
      '<e:UsageSummary><e:billLastPeriod>6752000</e:billLastPeriod></e:UsageSummary>',
    )
      .replace(
        '<entry>',
        '<a:entry xmlns:a="http://www.w3.org/2005/Atom" xmlns:e="http://naesb.org/espi">',
      )
      .replace('</entry>', '</a:entry>')
      .replace(/<(\/?)content>/g, '<$1a:content>')
    const [summary] = read(one)
    expect(summary?.kind === 'usageSummary' && `${summary.billLastPeriod}`).toBe('6752000')
  })

  test('keeps cost, qualities and the gaps that it states', () => {
    const full = reading(
      '1767243600',
      '250',
      '<e:cost>974</e:cost><e:ReadingQuality><e:quality>8</e:quality></e:ReadingQuality>',
    )
    const gap = reading('1767244500', '')
    const found = read(feed(...GOOD.slice(0, 4), block(full, gap))).filter(
      item => item.kind === 'reading',
    )
    expect(found.map(({ value, cost, qualities }) => `${value} ${cost} ${qualities}`)).toEqual([
      '250 974 8',
      'null null ',
    ])
  })

  test.each([
    ['a value that is none', reading('1767243600', '1e3'), 'IntervalReading.value'],
    ['a start that is none', reading('tomorrow', '1'), 'IntervalReading.timePeriod.start'],
    ['no start', reading('', '1'), 'IntervalReading.timePeriod.start'],
    ['a start beyond the books', reading('99999999999', '1'), 'IntervalReading.timePeriod.start'],
  ])('passes over a reading with %s and reads the next', (_, bad, field) => {
    const items = read(feed(...GOOD.slice(0, 4), block(bad, reading('1767244500', '1'))))
    const fault = items.find(item => item.kind === 'fault')
    expect(fault).toMatchObject({ field, line: 6, refusal: { code: 'green_button_field' } })
    expect(items.filter(item => item.kind === 'reading')).toHaveLength(1)
  })

  test.each([
    ['block without series', [usagePoint, readingType(WH), GOOD[4]!], 'IntervalBlock'],
    ['series without type', [usagePoint, meterReading, GOOD[4]!], 'MeterReading'],
  ])('does not guess what a %s means', (_, entries, element) => {
    const items = read(feed(...entries))
    const found = items.find(item => item.kind === 'reading')
    expect(directoryOf(items).seriesOf(found?.entry ?? 0)).toMatchObject({
      code: 'green_button_unlinked',
      facts: { element },
    })
  })

  test.each(['<html/>', '<feed/>', '<feed xmlns="urn:other"/>'])('%s is none', text => {
    expect(() => read(text)).toThrow('green_button_root')
  })

  test('gives each value exactly, however the file is cut', () => {
    const value = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map(String)
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 8 }),
        fc.integer({ min: 7, max: 900 }),
        (values, chunk) => {
          const blocks = block(
            ...values.map((each, i) => reading(String(1767243600 + i * 900), each)),
          )
          const items = read(feed(...GOOD.slice(0, 4), blocks), chunk)
          const found = items.flatMap(item => (item.kind === 'reading' ? [String(item.value)] : []))
          expect(found).toEqual(values)
        },
      ),
      { numRuns: 40 },
    )
  })
})
