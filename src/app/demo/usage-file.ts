import { RefusalError } from '../../kernel/result.ts'
import { receiveUsageImport } from '../../metering/imports/commands.ts'
import { loadUsageImport, type UsageImportState } from '../../metering/imports/load.ts'
import { loadLastReads } from './load.ts'
import { ADA } from './staff.ts'
import { act, moveTo, named, type Stage } from './stage.ts'

/** What a household uses in a day, more or less, in kWh. */
const DAILY_KWH = 8

/**
 * A meter reader's file from another system, taken in the console: tried, looked at, committed. One meter
 * of it is not ours.
 */
export async function takeReaderFile(stage: Stage): Promise<void> {
  const { system, clock } = stage
  const today = clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  moveTo(stage, `${today}`, '15:20:00')
  const reads = await loadLastReads(system.db, 'MH-DE', today, 6)
  if (reads.length === 0) return
  const lines = reads.map(({ serial, value, readOn }) => {
    const used = readOn.until(today).days * DAILY_KWH
    return `${serial};${germanDay(today)};${Math.ceil(Number(value)) + used}`
  })
  const text = [
    'Zählernummer;Ablesedatum;Zählerstand',
    ...lines,
    `1XXX0000000000;${germanDay(today)};4711`,
  ]
  const { importId } = await act(stage, ADA, receiveUsageImport, {
    fileName: `ablesung-${today}.csv`,
    content: Buffer.from(`${text.join('\r\n')}\r\n`).toString('base64'),
  })
  const received = await loadUsageImport(system.db, importId)
  if (received === undefined) return
  await act(stage, ADA, named('checkUsageImport'), { importId, mapping: received.mapping })
  const attempt = await until(stage, importId, 'checked')
  await act(stage, ADA, named('commitUsageImport'), { importId, attempt })
  await until(stage, importId, 'done')
}

const germanDay = ({ day, month, year }: Temporal.PlainDate) =>
  `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`

/** Waits for the job that works an import; gives the attempt. */
async function until(stage: Stage, importId: string, state: UsageImportState): Promise<number> {
  for (;;) {
    stage.signal.throwIfAborted()
    const found = await loadUsageImport(stage.system.db, importId)
    if (found?.state === state) return found.attempt
    if (found?.refusal) throw new RefusalError(found.refusal.code, found.refusal.facts)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
