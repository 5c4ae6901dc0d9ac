import type { House } from './house.ts'

/** The meter of the company that is worth a look: an interval register, and a register that is read. */
export const METERS = { intervals: 'LP-1', reads: '1ISK-7' } as const

/**
 * Two meters at the home of A-0001: one of intervals, of whose March a day is estimated, one has a
 * gap and one is missing; and one whose reads hold an estimate that an actual read replaced.
 */
export async function standMeters(house: House): Promise<void> {
  const meter = (meterCode: string, source: string) => ({
    meterCode,
    name: { en: meterCode },
    unit: 'kWh',
    source,
  })
  await house.must('defineMeters', {
    rows: [meter('LOAD', 'intervals'), meter('REGISTER', 'reads')],
  })
  const account = { accountNumber: 'A-0001' }
  const home = { ...account, premiseCode: 'HOME' }
  await house.must('createPremises', {
    rows: [{ ...home, name: 'Home', line1: 'Sonnenallee 12', city: 'Berlin', country: 'DE' }],
  })
  const channel = { ...home, installedOn: '2026-01-01' }
  await house.must('defineChannels', {
    rows: [
      { ...channel, meterCode: 'LOAD', serial: METERS.intervals },
      { ...channel, meterCode: 'REGISTER', serial: METERS.reads, multiplier: '10', digits: 6 },
    ],
  })
  const series = { ...account, serial: METERS.intervals, minutes: 60 }
  const hours = (value: string, count = 24) => Array.from({ length: count }, () => value)
  await house.must('recordIntervals', {
    source: 'test',
    rows: [
      { ...series, day: '2026-03-01', values: hours('1') },
      { ...series, day: '2026-03-02', values: hours('2'), qualities: 'A12E12' },
      { ...series, day: '2026-03-03', values: ['-', '-', ...hours('1', 22)] },
      { ...series, day: '2026-03-05', values: hours('1.5') },
    ],
  })
  const read = (readOn: string, value: string, quality = 'actual') => ({
    ...account,
    serial: METERS.reads,
    readOn,
    value,
    quality,
  })
  const record = (...rows: unknown[]) => house.must('recordReads', { source: 'test', rows })
  await record(read('2026-01-01', '100'), read('2026-02-01', '150', 'estimated'))
  await record(read('2026-02-01', '140'), read('2026-03-01', '200', 'estimated'))
}
