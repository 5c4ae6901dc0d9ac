import { openSystem } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { seedReferenceUnits } from './reference-units.ts'

// node bench/seed.ts FOLDER UNITS MONTHS START: fills a new data folder with reference units.
const [folder = '', units = '0', months = '1', start = ''] = process.argv.slice(2)
const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
try {
  await seedReferenceUnits(system.db, { count: Number(units), months: Number(months), start })
} finally {
  await system.close()
}
