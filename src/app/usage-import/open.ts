import type { UsageMapping } from '../../metering/imports/api.ts'
import type { UsageImport } from '../../metering/imports/load.ts'
import type { Db } from '../../platform/database/database.ts'
import { type Bytes, greenButtonData, type MeterDatum, nem12Data } from '../meter-data/source.ts'
import { mapOf, Targets } from '../meter-data/target.ts'
import { csvData } from './csv-data.ts'

/** What a stored file holds, as its mapping reads it. */
export function dataOf(
  { format, fileName }: Pick<UsageImport, 'format' | 'fileName'>,
  mapping: UsageMapping,
  bytes: Bytes,
): AsyncGenerator<MeterDatum[]> {
  if (format === 'csv') return csvData(bytes, fileName, mapping)
  if (format === 'green-button') return greenButtonData(bytes)
  return nem12Data(bytes, fileName, mapping.zone === 'account' ? '+10:00' : mapping.zone)
}

const orNull = (text: string): string | null => (text === '' ? null : text)

/** Which channel each series is, by its mapping or its own names. */
export function targetsOf(db: Db, mapping: UsageMapping): Targets {
  const map = mapOf(
    mapping.series.map(({ point, reading, account, serial, register, unit }) => ({
      point,
      reading,
      account: orNull(account),
      serial: orNull(serial),
      register: orNull(register),
      unit: orNull(unit),
    })),
  )
  return new Targets(db, map, mapping.constants.account ?? null)
}
