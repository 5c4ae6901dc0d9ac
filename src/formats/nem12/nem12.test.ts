import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { Nem12Reader } from './nem12.ts'
import type { Nem12Item } from './records.ts'

function read(text: string, chunk = text.length): Nem12Item[] {
  const bytes = new TextEncoder().encode(text)
  const reader = new Nem12Reader()
  const items: Nem12Item[] = []
  for (let at = 0; at < bytes.length; at += Math.max(chunk, 1)) {
    items.push(...reader.push(bytes.subarray(at, at + Math.max(chunk, 1))))
  }
  return [...items, ...reader.end()]
}

const HEAD = '100,NEM12,202603010900,METERCO,RETAIL'
const CHANNEL = '200,4001234567,E1B1,1,E1,N1,S-77,kWh,30,'
/** A day of one value, with quality and reason. */
const day = (date: string, value = '0.5', quality = 'A,,,20260301080000,'): string =>
  `300,${date}${`,${value}`.repeat(48)},${quality}`
const file = (...lines: string[]): string => `${[HEAD, ...lines, '900'].join('\r\n')}\r\n`

/** What a file says, a line an item: `date sum missing quality` or `line field code`. */
function said(text: string): string[] {
  return read(text).map(item => {
    if (item.kind === 'fault') return `${item.line} ${item.field} ${item.refusal.code}`
    if (item.kind === 'unreadable') return `${item.line} ${item.fault}`
    if (item.kind === 'read') {
      const { previous, current } = item
      return `${item.nmi} ${item.suffix} ${previous.value} ${previous.at} ${current.value} ${current.at} ${current.quality}`
    }
    const total = item.values.reduce<Decimal>((sum, v) => sum.plus(v ?? Decimal.zero), Decimal.zero)
    const missing = item.values.filter(value => value === null).length
    const spans = item.qualities.map(({ from, to, quality }) => `${from}-${to}${quality}`)
    return `${item.channel.suffix} ${item.day} ${total} missing ${missing} ${spans.join(' ')}`
  })
}

describe('a NEM12 file', () => {
  test('gives each day of each suffix with its values, units and qualities', () => {
    const feedIn = CHANNEL.replace(',E1,N1', ',B1,N1').replace('kWh,30', 'Wh,15')
    const quarter = `300,20260201${',7'.repeat(96)},A,,,,`
    expect(said(file(CHANNEL, day('20260201'), day('20260202', '1.25'), feedIn, quarter))).toEqual([
      'E1 2026-02-01 24 missing 0 1-48A',
      'E1 2026-02-02 60 missing 0 1-48A',
      'B1 2026-02-01 672 missing 0 1-96A',
    ])
  })

  test('gives a day its qualities by interval, and no value where there is none', () => {
    const varied = day('20260201', '2', 'V,,,,')
    expect(
      said(file(CHANNEL, varied, '400,1,10,A,,', '400,11,12,N,,', '400,13,48,S14,76,Fault')),
    ).toEqual(['E1 2026-02-01 92 missing 2 1-10A 11-12N 13-48S14'])
    expect(said(file(CHANNEL, day('20260201', '', 'N,,,,')))).toEqual([
      'E1 2026-02-01 0 missing 48 1-48N',
    ])
  })

  test('keeps reasons and the events of a day', () => {
    const substituted = day('20260201', '2', 'F14,76,Faulty clock,20260301080000,')
    const [item] = read(file(CHANNEL, substituted, '500,O,S01009,20260201104500,1234.5'))
    expect(item).toMatchObject({
      qualities: [{ quality: 'F14', reasonCode: '76', reason: 'Faulty clock' }],
      events: [{ transaction: 'O', serviceOrder: 'S01009' }],
      channel: { nmi: '4001234567', meterSerial: 'S-77', unit: 'kWh', minutes: 30 },
    })
    const [event] = item?.kind === 'day' ? item.events : []
    expect(`${event?.readAt} ${event?.index}`).toBe('2026-02-01T10:45:00 1234.5')
  })

  test('may be several files in one, with blank lines and trailing commas', () => {
    const text = file(CHANNEL, `${day('20260201')},,,,`, '')
    expect(said(`${text}\r\n${text.replaceAll('20260201', '20260202')}`)).toHaveLength(2)
  })

  test.each(['5 288', '10 144', '15 96', '30 48', '60 24'])(
    'may have intervals of %s a day',
    row => {
      const [minutes, count] = row.split(' ')
      const channel = CHANNEL.replace(',30,', `,${minutes},`)
      const [item] = read(file(channel, `300,20260201${',0.001'.repeat(Number(count))},A,,,,`))
      expect(item).toMatchObject({ kind: 'day', channel: { minutes: Number(minutes) } })
    },
  )
})

describe('a NEM13 file', () => {
  const READ =
    '250,4001234567,11,1,11,11,S-77,E,006342.8,20251005093055,A,,,007654.9,20260107100333,S67,,,1312.1,kWh,20260407,20260108100333,'

  test('gives both readings with their times and qualities, and the orders behind them', () => {
    const text = `100,NEM13,202603010900,METERCO,RETAIL\n${READ}\n550,N,,A,SO1\n900\n`
    expect(said(text)).toEqual([
      '4001234567 11 6342.8 2025-10-05T09:30:55 7654.9 2026-01-07T10:03:33 S67',
    ])
    expect(read(text)[0]).toMatchObject({
      quantity: Decimal.parse('1312.1'),
      events: [{ transaction: 'N' }, { transaction: 'A', serviceOrder: 'SO1' }],
    })
  })

  test('knows no interval records, nor does NEM12 know readings', () => {
    expect(said(`100,NEM13,202603010900,M,R\n${CHANNEL}\n900\n`)).toEqual([
      '2 RecordIndicator nem12_unknown_record',
    ])
    expect(said(file(READ))).toEqual(['2 RecordIndicator nem12_unknown_record'])
  })
})

const good = day('20260202')
const FAULTS: readonly (readonly [rule: string, lines: string[], said: string[]])[] = [
  [
    'a value that is none',
    [day('20260201').replace(',0.5', ',x5')],
    ['3 IntervalValue1 nem12_field'],
  ],
  ['a negative value', [day('20260201', '-1')], ['3 IntervalValue1 nem12_field']],
  ['an exponent', [day('20260201', '1e3')], ['3 IntervalValue1 nem12_field']],
  ['a value left out', [day('20260201', '')], ['3 IntervalValue1 nem12_field']],
  [
    'one value too few',
    [day('20260201').replace(',0.5', '')],
    ['3 IntervalValue nem12_interval_count'],
  ],
  [
    'one value too many',
    [day('20260201').replace(',0.5', ',0.5,0.5')],
    ['3 IntervalValue nem12_interval_count'],
  ],
  ['a date that is none', [day('20260230')], ['3 IntervalDate nem12_field']],
  ['an unknown quality', [day('20260201', '1', 'X14,,,,')], ['3 QualityMethod nem12_field']],
  ['no quality', [day('20260201', '1', ',,,,')], ['3 QualityMethod nem12_field']],
  [
    'varied quality without 400',
    [day('20260201', '1', 'V,,,,')],
    ['3 QualityMethod nem12_quality_missing'],
  ],
  [
    'qualities that end early',
    [day('20260201', '1', 'V,,,,'), '400,1,47,A,,'],
    ['3 QualityMethod nem12_quality_missing'],
  ],
  [
    'qualities with a gap',
    [day('20260201', '1', 'V,,,,'), '400,1,9,A,,', '400,11,48,A,,'],
    ['5 StartInterval nem12_field'],
  ],
  [
    'qualities past the day',
    [day('20260201', '1', 'V,,,,'), '400,1,49,A,,'],
    ['4 EndInterval nem12_field'],
  ],
  ['an unknown record', ['600,1'], ['3 RecordIndicator nem12_unknown_record']],
  ['a line that is no CSV', ['300,"a"b'], ['3 stray_quote']],
]

describe('a record that cannot be right is one fault, and what is sure is read:', () => {
  test.each(FAULTS)('%s', (_, lines, faults) => {
    // The next channel begins anew whatever came before.
    expect(said(file(CHANNEL, ...lines, CHANNEL, good))).toEqual([
      ...faults,
      'E1 2026-02-02 24 missing 0 1-48A',
    ])
  })

  test('days of a channel that cannot be read are left out, not given to the one before', () => {
    const lost = CHANNEL.replace(',30,', ',7,')
    expect(said(file(CHANNEL, good, lost, day('20260203'), '400,1,48,A,,'))).toEqual([
      'E1 2026-02-02 24 missing 0 1-48A',
      '4 IntervalLength nem12_field',
    ])
  })

  test.each([
    ['empty', '', '1 nem12_no_header'],
    ['without header', `${CHANNEL}\n900\n`, '1 nem12_no_header'],
    ['of another version', '100,NEM99,1,a,b\n900\n', '1 nem12_version'],
    ['without data', `${HEAD}\n900\n`, '2 nem12_empty'],
    ['cut short', `${HEAD}\n${CHANNEL}\n${good}\n`, '3 nem12_no_end'],
    ['that goes on after its end', `${file(CHANNEL, good)}${good}\n`, '5 nem12_misplaced'],
    ['with a day before its channel', file(good), '2 nem12_misplaced'],
    ['with a quality before its day', file(CHANNEL, '400,1,48,A,,'), '3 nem12_misplaced'],
  ])('a file %s', (_, text, expected) => {
    const faults = read(text).filter(item => item.kind === 'fault')
    expect(faults.map(({ line, refusal }) => `${line} ${refusal.code}`)).toEqual([expected])
  })
})

describe('whatever the values', () => {
  const value = fc
    .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 9999 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(4, '0')}`)

  test('each comes back exactly, however the file is cut into chunks', () => {
    const values = fc.array(value, { minLength: 48, maxLength: 48 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 700 }), (written, chunk) => {
        const text = file(CHANNEL, `300,20260201,${written.join(',')},A,,,,`)
        const [item] = read(text, chunk)
        const found = item?.kind === 'day' ? item.values.map(v => v?.toFixed(4)) : []
        expect(found).toEqual(written)
      }),
      { numRuns: 50 },
    )
  })

  test('no text makes the reader throw', () => {
    const cell = fc.constantFrom(
      '100',
      '200',
      '300',
      '400',
      '500',
      '900',
      'NEM12',
      'A',
      'V',
      '1',
      '48',
      '30',
      '20260201',
      'x',
      '"',
      '',
    )
    const line = fc.array(cell, { maxLength: 8 }).map(cells => cells.join(','))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        read(`${HEAD}\n${lines.join('\n')}`)
      }),
    )
  })
})
