import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { seedMeteredAccounts, seedMeters } from '../../../test/support/metered.ts'
import { CsvReader } from '../../formats/csv.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { defineChannels } from '../../metering/commands/channels.ts'
import { execute } from '../../platform/command.ts'
import { rows } from '../../platform/database/database.ts'
import { importMeterData, type MeterDataOptions, type MeterDataSummary } from './import.ts'

let system: TestSystem
const made: string[] = []

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  await seedMeters(system.owner.db)
  await seedMeteredAccounts(system.owner.db, 3, 'Australia/Sydney')
  const channel = (account: number, meterCode: string, serial: string, register: string) => ({
    accountNumber: `A-${account}`,
    premiseCode: 'P1',
    meterCode,
    serial,
    register,
    installedOn: '2025-01-01',
  })
  const input = [
    channel(1, 'solar', '4001234567', 'E1'),
    channel(1, 'solar', 'MAPPED', '1'),
    channel(1, 'energy', '4001234567', '11'),
    channel(1, 'solar', '77', '1'),
    { ...channel(1, 'solar', 'MOVED', 'E1'), removedOn: '2025-06-10' },
    { ...channel(2, 'solar', 'MOVED', 'E1'), installedOn: '2025-06-10' },
    channel(2, 'solar', 'TWICE', 'E1'),
    channel(3, 'solar', 'TWICE', 'E1'),
  ]
  const answer = await execute(system, defineChannels, { rows: input }, { actor: 'test' })
  expect(answer).toMatchObject({ ok: true, value: { created: 8, rejected: 0 } })
})
beforeEach(async () => {
  await rows(system.owner.db, sql`TRUNCATE register_read, interval_day`)
})
afterAll(() => Promise.all(made.map(folder => rm(folder, { recursive: true, force: true }))))

async function fileOf(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-meter-data-'))
  made.push(folder)
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

async function take(
  text: string,
  options: Partial<MeterDataOptions> = {},
): Promise<MeterDataSummary> {
  const files = [await fileOf(text.startsWith('<') ? 'a.greenbutton.xml' : 'a.nem12.csv', text)]
  return importMeterData(system, { files, actor: 'test', ...options })
}

/** The rejected rows of the first file as `line code`. */
async function rejected(summary: MeterDataSummary): Promise<string[]> {
  const path = summary.files[0]?.errors
  if (path == null) return []
  const reader = new CsvReader()
  const lines = [...reader.push(await readFile(path)), ...reader.end()].slice(1)
  for (const { cells } of lines) expect([cells[4], cells[5]]).not.toContain('')
  return lines.map(({ cells }) => `${cells[0]} ${cells[3]}`)
}

/** What stands: `account serial day minutes count missing total revision`, `~` where estimated. */
async function days(): Promise<string[]> {
  const found = await rows(
    system.db,
    sql<{ text: string; total: Decimal; estimated: boolean; qualities: string | null }>`
      SELECT DISTINCT ON (a.number, c.serial, c.register, d.day)
             concat_ws(' ', a.number, c.serial, d.day, d.minutes, cardinality(d.quantities),
                       d.missing) AS text, d.total, d.estimated, d.qualities
        FROM interval_day d
        JOIN channel c USING (account_id, channel_id)
        JOIN account a USING (account_id)
       ORDER BY a.number, c.serial, c.register, d.day, d.revision DESC`,
  )
  return found.map(
    ({ text, total, estimated, qualities }) =>
      `${text} ${total}${estimated ? ` ~${qualities ?? ''}` : ''}`,
  )
}

const channel = (nmi: string, suffix = 'E1', unit = 'kWh', minutes = 30): string =>
  `200,${nmi},E1,1,${suffix},N1,S-1,${unit},${minutes},`
const day = (date: string, value: string, quality = 'A'): string =>
  `300,${date}${`,${value}`.repeat(48)},${quality},,,,`
const nem12 = (...lines: string[]): string =>
  ['100,NEM12,202603010900,METERCO,RETAIL', ...lines, '900', ''].join('\r\n')

describe('NEM12', () => {
  test('becomes local days: market days of summer are cut anew, none is lost or doubled', async () => {
    const text = nem12(channel('4001234567'), day('20251201', '1'), day('20251202', '2'))
    expect(await take(text)).toMatchObject({ rows: 3, created: 3, rejected: 0, ok: true })
    expect(await days()).toEqual([
      'A-1 4001234567 2025-12-01 30 48 2 46',
      'A-1 4001234567 2025-12-02 30 48 0 94',
      'A-1 4001234567 2025-12-03 30 48 46 4',
    ])
    expect(await take(text)).toMatchObject({ created: 0, updated: 0, unchanged: 3, ok: true })
  })

  test('of the next day fills up what the one before left open, in either order', async () => {
    const first = nem12(channel('4001234567'), day('20251201', '1'))
    const second = nem12(channel('4001234567'), day('20251202', '2'))
    await take(second)
    expect(await take(first)).toMatchObject({ created: 1, updated: 1 })
    const whole = 'A-1 4001234567 2025-12-02 30 48 0 94'
    expect(await days()).toContain(whole)
    expect(await take(second)).toMatchObject({ updated: 0, unchanged: 2 })
    expect(await days()).toContain(whole)
  })

  test('in another length replaces whole days, and joins no part of one', async () => {
    const quarter = (date: string): string => `300,${date}${',1'.repeat(96)},A,,,,`
    await take(nem12(channel('4001234567'), day('20251201', '1'), day('20251202', '1')))
    const text = nem12(
      channel('4001234567', 'E1', 'kWh', 15),
      quarter('20251202'),
      quarter('20251203'),
    )
    expect(await rejected(await take(text))).toEqual(['3 interval_lengths_mixed'])
    expect(await days()).toEqual([
      'A-1 4001234567 2025-12-01 30 48 2 46',
      'A-1 4001234567 2025-12-02 30 48 0 48',
      'A-1 4001234567 2025-12-03 15 96 0 96',
      'A-1 4001234567 2025-12-04 15 96 92 4',
    ])
  })

  test('has 46 and 50 half hours on the days when clocks change', async () => {
    const march = [day('20251003', '1'), day('20251004', '1'), day('20251005', '1')]
    const april = [day('20250405', '1'), day('20250406', '1')]
    expect(await take(nem12(channel('4001234567'), ...march, ...april))).toMatchObject({ ok: true })
    expect(await days()).toEqual([
      'A-1 4001234567 2025-04-05 30 48 2 46',
      'A-1 4001234567 2025-04-06 30 50 0 50',
      'A-1 4001234567 2025-10-03 30 48 0 48',
      'A-1 4001234567 2025-10-04 30 48 0 48',
      'A-1 4001234567 2025-10-05 30 46 0 46',
      'A-1 4001234567 2025-10-06 30 48 46 2',
    ])
  })

  test('keeps gaps as missing, substitutes as estimated, and converts to the unit of the meter', async () => {
    const varied = [
      day('20250602', '500', 'V'),
      '400,1,40,A,,',
      '400,41,44,N,,',
      '400,45,48,S14,76,',
    ]
    const text = nem12(channel('4001234567', 'E1', 'WH'), day('20250601', '250'), ...varied)
    expect(await take(text)).toMatchObject({ created: 2, ok: true })
    expect(await days()).toEqual([
      'A-1 4001234567 2025-06-01 30 48 0 12',
      'A-1 4001234567 2025-06-02 30 48 4 22 ~A40N4S4',
    ])
    expect(await take(text)).toMatchObject({ unchanged: 2, ok: true })
    // The measured values that come later replace the substitutes and fill the gap.
    const final = nem12(channel('4001234567', 'E1', 'Wh'), day('20250602', '500'))
    expect(await take(final)).toMatchObject({ updated: 1 })
    expect(await days()).toContain('A-1 4001234567 2025-06-02 30 48 0 24')
    // And no estimate takes their place again: equal ones say nothing new, others are refused.
    expect(await take(text)).toMatchObject({ unchanged: 2, ok: true })
    const other = [day('20250602', '501', 'V'), '400,1,44,N,,', '400,45,48,S14,76,']
    const late = nem12(channel('4001234567', 'E1', 'Wh'), ...other)
    expect(await rejected(await take(late))).toEqual(['3 estimate_replaces_intervals'])
  })

  test('goes to the account at which the meter stood on the day', async () => {
    const text = nem12(channel('MOVED'), day('20250609', '1'), day('20250610', '2'))
    expect(await take(text)).toMatchObject({ created: 2, ok: true })
    expect(await days()).toEqual([
      'A-1 MOVED 2025-06-09 30 48 0 48',
      'A-2 MOVED 2025-06-10 30 48 0 96',
    ])
  })

  test('names another serial by the map, and an account where two have the meter', async () => {
    const map = await fileOf(
      'map.csv',
      'point,reading,account_number,serial,register,unit\nOTHER,E1,,MAPPED,1,MWh\nTWICE,,A-3,,,\n',
    )
    const text = nem12(
      channel('OTHER', 'E1', ''),
      day('20250609', '0.001'),
      channel('TWICE'),
      day('20250609', '1'),
    )
    expect(await rejected(await take(text))).toEqual([
      '3 meter_data_unknown',
      '5 meter_data_ambiguous',
    ])
    expect(await take(text, { map })).toMatchObject({ created: 2, ok: true })
    expect(await days()).toEqual([
      'A-1 MAPPED 2025-06-09 30 48 0 48',
      'A-3 TWICE 2025-06-09 30 48 0 48',
    ])
    expect(await take(text.replace('OTHER', 'MAPPED'), { account: 'A-2' })).toMatchObject({
      created: 1,
    })
  })

  test('lists what it cannot take once, with line and remedy, and takes the rest', async () => {
    const text = nem12(
      channel('4001234567', 'Q1'),
      day('20250601', '1'),
      day('20250602', '1'),
      channel('4001234567', 'E1', 'kVArh'),
      day('20250601', '1'),
      channel('4001234567'),
      day('20250603', 'x'),
      day('20250604', '1'),
      channel('4001234567', '11'),
      day('20250604', '1'),
      channel('4001234567', 'E1', 'kWh', 20),
      `300,20250605${',1'.repeat(72)},A,,,,`,
      day('20240604', '1').replace('300', '600'),
    )
    const summary = await take(text)
    expect(summary).toMatchObject({ created: 1, rejected: 6, ok: false })
    expect(await rejected(summary)).toEqual([
      '3 meter_data_unknown',
      '6 meter_data_unit',
      '8 nem12_field',
      '13 meter_data_length',
      '14 nem12_unknown_record',
      '11 meter_counts_other',
    ])
  })

  test('as a rehearsal changes nothing; with --atomic a bad file neither', async () => {
    const good = nem12(channel('4001234567'), day('20250601', '1'))
    expect(await take(good, { dryRun: true })).toMatchObject({ created: 1, dryRun: true, ok: true })
    const bad = good.replace('900', '300,20250602\r\n900')
    const undone = await take(bad, { atomic: true })
    expect(undone).toMatchObject({ created: 0, ok: false })
    expect(undone.files[0]?.refusal?.code).toBe('import_undone')
    expect(await days()).toEqual([])
    expect(await take(good, { atomic: true })).toMatchObject({ created: 1, ok: true })
  })

  test('cut short is said to be, after what was whole was taken', async () => {
    const text = nem12(channel('4001234567'), day('20250601', '1'), day('20250602', '1'))
    const summary = await take(text.slice(0, -60))
    expect(summary).toMatchObject({ created: 1, ok: false })
    expect(await rejected(summary)).toContain('4 nem12_no_end')
  })
})

test('NEM13 becomes register reads of local dates, once', async () => {
  const read = (from: string, to: string): string =>
    `250,4001234567,11,1,11,11,S-1,E,${from},20251005093055,A,,,${to},20260107100333,S67,,,1312.1,kWh,,,`
  const text = `100,NEM13,202603010900,M,R\n${read('006342.8', '007654.9')}\n900\n`
  expect(await take(text)).toMatchObject({ rows: 2, created: 2, ok: true })
  expect(await take(text)).toMatchObject({ created: 0, unchanged: 2, ok: true })
  const found = await rows(
    system.db,
    sql<{
      text: string
    }>`SELECT concat_ws(' ', read_on, value, quality) AS text FROM register_read ORDER BY read_on`,
  )
  expect(found.map(row => row.text)).toEqual([
    '2025-10-05 6342.8 actual',
    '2026-01-07 7654.9 customer',
  ])
  expect(await rejected(await take(text.replace('007654.9', '6000')))).toEqual([
    '2 read_went_backwards',
  ])
})

describe('Green Button', () => {
  const link = (rel: string, href: string): string => `<link rel="${rel}" href="${href}"/>`
  const entry = (links: string, content: string): string =>
    `<entry>${links}<content>${content}</content></entry>`
  const second = (instant: string): number =>
    Temporal.Instant.from(instant).epochMilliseconds / 1000

  /** A feed of hours from an instant on, newest first as some utilities send it. */
  function feed(from: string, hours: number, value = '1500', zone = '36000'): string {
    const readings = Array.from({ length: hours }, (_, i) => {
      const quality = i === 0 ? '<ReadingQuality><quality>8</quality></ReadingQuality>' : ''
      return `<IntervalReading>${quality}<timePeriod><duration>3600</duration><start>${second(from) + i * 3600}</start></timePeriod><value>${value}</value></IntervalReading>`
    }).toReversed()
    const xml = [
      entry(
        link('self', '/UsagePoint/77') + link('related', '/UsagePoint/77/MeterReading'),
        '<UsagePoint xmlns="http://naesb.org/espi"/>',
      ),
      entry(
        link('self', '/UsagePoint/77/MeterReading/1/IntervalBlock/1') +
          link('up', '/UsagePoint/77/MeterReading/1/IntervalBlock'),
        `<IntervalBlock xmlns="http://naesb.org/espi">${readings.join('\n')}</IntervalBlock>`,
      ),
      entry(
        link('self', '/UsagePoint/77/MeterReading/1') +
          link('up', '/UsagePoint/77/MeterReading') +
          link('related', '/ReadingType/1'),
        '<MeterReading xmlns="http://naesb.org/espi"/>',
      ),
      entry(
        link('self', '/ReadingType/1'),
        '<ReadingType xmlns="http://naesb.org/espi"><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom></ReadingType>',
      ),
      entry(
        link('self', '/Local/1'),
        `<LocalTimeParameters xmlns="http://naesb.org/espi"><dstEndRule>440E3000</dstEndRule><dstOffset>3600</dstOffset><dstStartRule>A40E2000</dstStartRule><tzOffset>${zone}</tzOffset></LocalTimeParameters>`,
      ),
    ]
    return `<feed xmlns="http://www.w3.org/2005/Atom">\n${xml.join('\n')}\n</feed>`
  }

  test('becomes local days with 23 and 25 hours, in the unit of the meter, once', async () => {
    const text = feed('2025-10-03T14:00:00Z', 24 + 23)
    const summary = await take(text)
    expect(summary).toMatchObject({ rows: 2, created: 2, ok: true })
    expect(summary.files[0]?.warnings).toEqual([])
    expect(await days()).toEqual([
      'A-1 77 2025-10-04 60 24 0 36 ~E1A23',
      'A-1 77 2025-10-05 60 23 0 34.5',
    ])
    expect(await take(text)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    await take(feed('2025-04-05T13:00:00Z', 25))
    expect(await days()).toContain('A-1 77 2025-04-06 60 25 0 37.5 ~E1A24')
  })

  test('leaves what it does not hold missing, and adds what comes later', async () => {
    await take(feed('2025-06-01T14:00:00Z', 10))
    expect(await days()).toEqual(['A-1 77 2025-06-02 60 24 14 15 ~E1A9N14'])
    await take(feed('2025-06-02T00:00:00Z', 14))
    expect(await days()).toEqual(['A-1 77 2025-06-02 60 24 0 36 ~E1A9E1A13'])
  })

  test('warns where its local time is not that of the account', async () => {
    const summary = await take(feed('2025-06-01T14:00:00Z', 24, '1', '-18000'))
    expect(summary.files[0]?.warnings).toMatchObject([
      { code: 'meter_data_zone', facts: { found: '-05:00', expected: '+10:00' } },
    ])
    expect(summary).toMatchObject({ created: 1, ok: true })
  })

  test.each([
    ['no safe XML', '<!DOCTYPE feed><feed/>', 'xml_doctype'],
    ['no feed', '<html/>', 'green_button_root'],
    ['cut short', feed('2025-06-01T14:00:00Z', 24).slice(0, -20), 'xml_malformed'],
    ['of no known format', 'hello', 'meter_data_format'],
  ])('that is %s is refused and nothing of it taken', async (_, text, code) => {
    const summary = await take(text)
    expect(summary).toMatchObject({ created: 0, ok: false })
    expect(summary.files[0]?.refusal?.code).toBe(code)
    expect(await days()).toEqual([])
  })
})
