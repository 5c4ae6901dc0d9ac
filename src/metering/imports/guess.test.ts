import { expect, test } from 'vitest'
import { guessMapping } from './guess.ts'
import { dialectOf, formatOf } from './recognise.ts'
import { instantOf, readDate, readFigure, readQualityWord, readStamp } from './stamp.ts'

const guess = (header: string, ...rows: string[]) => {
  const cut = (line: string) => line.split(';')
  const { kind, columns, dates, decimalMark, minutes } = guessMapping(cut(header), rows.map(cut))
  const named = Object.entries(columns).map(([field, column]) => `${field}=${column}`)
  return [kind, dates, decimalMark, minutes ?? '-', ...named].join(' ')
}

test('what a row is, and each column, is guessed by header and first rows', () => {
  expect([
    guess('Zählernummer;Ablesedatum;Zählerstand', 'M-1;31.01.2026;1.250,5'),
    guess('meter;date;time;kWh', 'M-1;01/31/2026;00:00;1.5', 'M-1;01/31/2026;00:30;1.5'),
    guess('serial;register;day;minutes;values', 'M-1;1;2026-01-31;60;1 2 3'),
    guess('account;subscription;metric;event_key;occurred_at;quantity', 'A;S;m;k;x;1'),
  ]).toEqual([
    'reads day_first , - serial=Zählernummer on=Ablesedatum value=Zählerstand',
    'values month_first . 30 serial=meter on=date value=kWh time=time',
    'days year_first . - serial=serial on=day value=values minutes=minutes register=register',
    'events year_first . - account=account subscription=subscription meter=metric key=event_key on=occurred_at value=quantity',
  ])
  const times = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
  expect(guess(['NMI', 'Date', ...times].join(';'))).toBe(
    'days year_first . 60 serial=NMI on=Date value=00:00 lastValue=23:00',
  )
})

test('dates, times, figures and qualities are read as files write them', () => {
  const stamp = (text: string, order: 'year_first' | 'day_first' | 'month_first' = 'year_first') =>
    String(readStamp(text, order) ?? '-')
  expect([
    stamp('2026-01-31T08:00:00+01:00'),
    stamp('20260131 08:00'),
    stamp('31.01.2026 24:00', 'day_first'),
    stamp('1/31/26 8:15 PM', 'month_first'),
    stamp('30.02.2026', 'day_first'),
    stamp('2026-01-31 25:00'),
  ]).toEqual([
    '2026-01-31T07:00:00Z',
    '2026-01-31T08:00:00',
    '2026-02-01T00:00:00',
    '2026-01-31T20:15:00',
    '-',
    '-',
  ])
  expect(String(readDate('1.2.2026', 'day_first'))).toBe('2026-02-01')
  expect([readFigure('1.250,5', ','), readFigure("1'250.5", '.')]).toEqual(['1250.5', '1250.5'])
  expect(readQualityWord('geschätzt')).toEqual({ letter: 'E', word: 'estimated' })
  expect(readQualityWord('perhaps')).toBeUndefined()
})

test('of the hour that clocks strike twice the second follows the first; a skipped time is none', () => {
  const at = (text: string, before?: Temporal.Instant) =>
    instantOf(Temporal.PlainDateTime.from(text), 'Europe/Berlin', before)
  const first = at('2026-10-25T02:30')
  expect(String(first)).toBe('2026-10-25T00:30:00Z')
  expect(String(at('2026-10-25T02:30', first))).toBe('2026-10-25T01:30:00Z')
  expect(at('2026-03-29T02:30')).toBeUndefined()
})

test('format, delimiter and letters are told by how a file begins', () => {
  const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
  expect(formatOf(bytes('100,NEM12,2026'), 'a')).toBe('nem12')
  expect(formatOf(bytes('<?xml?><feed/>'), 'a')).toBe('green-button')
  expect(dialectOf(bytes('Zähler;Wert\n', 'latin1'))).toEqual({
    delimiter: ';',
    encoding: 'windows-1252',
  })
  expect(() => formatOf(bytes('%PDF-1.7'), 'a.pdf')).toThrow('usage_file_format')
})
