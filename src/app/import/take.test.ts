import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ErrorsFile } from './errors-file.ts'
import { intervals } from './files/metering.ts'
import { type Apply, takeFile } from './take.ts'

/** Which batches were under way together, by the days of their first rows, in the order begun. */
async function together(days: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-take-'))
  const begun: string[] = []
  const underWay = new Set<string>()
  const apply: Apply = async (_, rows) => {
    const { day } = rows[0] as { day: string }
    underWay.add(day)
    begun.push([...underWay].join('+'))
    // As long as it takes to read on, if anything is read.
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
    underWay.delete(day)
    return { created: rows.length, updated: 0, unchanged: 0, rejected: 0, rows: [] }
  }
  try {
    const path = join(folder, intervals.file)
    const lines = days.map(day => `A-1,M 1,${day},1440,5\n`).join('')
    await writeFile(path, `account_number,serial,day,minutes,values\n${lines}`)
    const errors = new ErrorsFile(folder, intervals.file, 'en')
    const taken = await takeFile(path, { ...intervals, batchRows: 1 }, apply, errors, () => {})
    expect(taken).toMatchObject({ rows: days.length, created: days.length, refusal: null })
    return begun
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('batches of interval days go side by side, but those about one day take turns', async () => {
  expect(await together(['2026-01-01', '2026-01-02'])).toEqual([
    '2026-01-01',
    '2026-01-01+2026-01-02',
  ])
  expect(await together(['2026-01-01', ' 2026-01-01'])).toEqual(['2026-01-01', ' 2026-01-01'])
})
