import { sql } from 'kysely'
import { one } from '../src/platform/database/database.ts'
import { boundHeapGrowth } from '../src/platform/memory.ts'
import { openSystem } from '../src/platform/system.ts'
import { runOnce } from './bill-run.ts'
import { MONTH, seedManyEvents, seedManyItems } from './skew-world.ts'

// node bench/skew-case.ts FOLDER seed|bill items|events SIZE: one case of `skew.ts` in one process.
boundHeapGrowth()
const [folder = '', step = '', kind = '', sizeText = '0'] = process.argv.slice(2)
const size = Number(sizeText)
const system = await openSystem({ data: folder, ownership: 'own' })
try {
  if (step === 'seed') await (kind === 'items' ? seedManyItems : seedManyEvents)(system.db, size)
  else await bill()
} finally {
  await system.close()
}

async function bill(): Promise<void> {
  const through = Temporal.PlainDate.from(MONTH).add({ months: 1 })
  const { seconds, ratingSeconds, issuingSeconds } = await runOnce(system, through)
  const found = await one(
    system.db,
    sql<{ lines: bigint; documents: bigint }>`
      SELECT count(*) AS lines, count(DISTINCT invoice_id) AS documents FROM invoice_line`,
  )
  const line = {
    name: 'skew',
    kind,
    size,
    seconds,
    ratingSeconds,
    issuingSeconds,
    documents: Number(found.documents),
    lines: Number(found.lines),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
