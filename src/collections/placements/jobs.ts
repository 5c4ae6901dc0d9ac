import { gatherOriginals, type MissingDocument } from '../../documents/commands/gather.ts'
import type { PrintHost } from '../../documents/commands/print.ts'
import { csvOf, forReaders } from '../../documents/evidence-table.ts'
import { loadActorNames } from '../../identity/load/people.ts'
import { formatAmount } from '../../kernel/money.ts'
import { RefusalError } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import { transaction } from '../../platform/database/database.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { packed } from '../../platform/pack.ts'
import type { ZipEntry } from '../../platform/zip.ts'
import { evidenceInput } from './api.ts'
import { recordEvidence } from './commands/all.ts'
import { loadEvidenceDocuments, loadEvidenceTables } from './load/evidence.ts'
import { loadPlacement, type StoredPlacement } from './load/placements.ts'

const ACTOR = 'job:packEvidence'

/** The worker's task of evidence packs. */
export function placementTasks(host: PrintHost): Tasks {
  return {
    packEvidence: async payload => {
      const { placement } = evidenceInput.parse(payload)
      await packEvidence(host, placement)
    },
  }
}

/** Written whole or not at all; after a crash it is packed again, under another name. */
async function packEvidence(host: PrintHost, placementId: string): Promise<void> {
  const placement = await loadPlacement(host.db, placementId)
  if (placement === undefined) return
  const { entries, missing } = await gather(host, placement)
  const manifest = {
    placement: placementId,
    account: placement.account,
    entity: placement.entity,
    handedTo: placement.agencyName,
    placedOn: placement.placedOn.toString(),
    packedAt: host.clock.now().toString(),
    amount: formatAmount(placement.amountMinor, placement.currency),
    currency: placement.currency,
    // Documents that could not be printed, or whose file is not as it was issued.
    missing,
  }
  const zip = packed(manifest, entries)
  const stamp = host.clock.now().epochMilliseconds
  const path = `evidence/${placement.account.replace(/[^\w-]/g, '_')}/${placementId}-${stamp}.zip`
  const sha256 = await host.storage.write(path, zip)
  const input = { placement: placementId, path, sha256, sizeBytes: zip.length }
  const numbers = missing.map(({ document }) => document)
  const told = { ...input, files: entries.length + 1, missing: numbers }
  const done = await execute(host, recordEvidence, told, { actor: ACTOR })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
}

/** Everything that is evidence, read at one moment; files of documents byte for byte as issued. */
async function gather(
  host: PrintHost,
  placement: StoredPlacement,
): Promise<{ entries: ZipEntry[]; missing: MissingDocument[] }> {
  const { tables, names, documents } = await transaction(
    host.db,
    async tx => {
      const tables = await loadEvidenceTables(tx, placement)
      const actors = tables.flatMap(({ rows }) => rows.map(row => String(row.by_actor)))
      const names = await loadActorNames(tx, actors)
      return { tables, names, documents: await loadEvidenceDocuments(tx, placement) }
    },
    { isolation: 'repeatable read' },
  )
  const entries: ZipEntry[] = tables.map(({ name, rows }) => ({
    ...{ name: `${name}.csv`, content: Buffer.from(csvOf(forReaders(rows, names))) },
  }))
  const files = await gatherOriginals(host, documents, ACTOR)
  return { entries: [...entries, ...files.entries], missing: files.missing }
}
