import { sql } from 'kysely'
import { commands } from '../src/app/registry.ts'
import { workBillRunChunk } from '../src/invoicing/commands/chunk.ts'
import { type AnyCommand, type Command, execute } from '../src/platform/command.ts'
import { one } from '../src/platform/database/database.ts'
import { boundHeapGrowth } from '../src/platform/memory.ts'
import { openSystem } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { CYCLE, ENTITY } from './reference-units.ts'
import { MONTH, seedManyEvents, seedManyItems } from './skew-world.ts'

// node bench/skew-case.ts FOLDER seed|bill items|events SIZE: one case of `skew.ts` in one process.
boundHeapGrowth()
const [folder = '', step = '', kind = '', sizeText = '0'] = process.argv.slice(2)
const size = Number(sizeText)
const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
try {
  if (step === 'seed') await (kind === 'items' ? seedManyItems : seedManyEvents)(system.db, size)
  else await bill()
} finally {
  await system.close()
}

async function give(command: AnyCommand | undefined, input: object): Promise<unknown> {
  const result = await execute(system, command as Command, input, { actor: 'bench' })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** The one account is the one chunk; its bill is large, which a person must accept. */
async function bill(): Promise<void> {
  const through = Temporal.PlainDate.from(MONTH).add({ months: 1 }).toString()
  const scope = { entity: ENTITY, cycle: CYCLE, through, issueOn: through }
  const begun = performance.now()
  const { runId } = (await give(commands.get('startBillRun'), scope)) as { runId: string }
  const chunk = { runId, chunkNo: 0 }
  await give(workBillRunChunk as AnyCommand, chunk)
  const rated = performance.now()
  await give(commands.get('decideExceptions'), { runId, decision: 'accept' })
  await give(commands.get('approveBillRun'), { runId })
  await give(commands.get('issueBillRun'), { runId })
  await give(workBillRunChunk as AnyCommand, chunk)
  const issued = performance.now()
  const found = await one(
    system.db,
    sql<{ lines: bigint; documents: bigint }>`
      SELECT count(*) AS lines, count(DISTINCT invoice_id) AS documents FROM invoice_line`,
  )
  const line = {
    name: 'skew',
    kind,
    size,
    ratingSeconds: Math.round((rated - begun) / 10) / 100,
    issuingSeconds: Math.round((issued - rated) / 10) / 100,
    documents: Number(found.documents),
    lines: Number(found.lines),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
