import { gatherFiles } from '../../documents/load/issued-files.ts'
import { RefusalError } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import { transaction } from '../../platform/database/database.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { packed } from '../../platform/pack.ts'
import type { Storage } from '../../platform/storage.ts'
import type { ZipEntry } from '../../platform/zip.ts'
import { evidenceInput } from './api.ts'
import { recordEvidence } from './commands/all.ts'
import { loadEvidenceDocuments, loadEvidenceTables } from './load/evidence.ts'
import { loadPlacement, type StoredPlacement } from './load/placements.ts'
import { csvOf } from './pack.ts'

/** What jobs of placements need: commands, and somewhere to keep files. */
export type PlacementHost = CommandHost & { readonly storage: Storage }

/** The worker's task of evidence packs. */
export function placementTasks(host: PlacementHost): Tasks {
  return {
    packEvidence: async payload => {
      const { placement } = evidenceInput.parse(payload)
      await packEvidence(host, placement)
    },
  }
}

/** Written whole or not at all; after a crash it is packed again, under another name. */
async function packEvidence(host: PlacementHost, placementId: string): Promise<void> {
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
    amountMinor: placement.amountMinor.toString(),
    currency: placement.currency,
    // Documents whose file has not been printed yet, or is not as it was issued.
    missing,
  }
  const zip = packed(manifest, entries)
  const stamp = host.clock.now().epochMilliseconds
  const path = `evidence/${placement.account.replace(/[^\w-]/g, '_')}/${placementId}-${stamp}.zip`
  const sha256 = await host.storage.write(path, zip)
  const input = { placement: placementId, path, sha256, sizeBytes: zip.length }
  const told = { ...input, files: entries.length + 1, missing }
  const done = await execute(host, recordEvidence, told, { actor: 'job:packEvidence' })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
}

/** Everything that is evidence, read at one moment; files of documents byte for byte as issued. */
async function gather(
  host: PlacementHost,
  placement: StoredPlacement,
): Promise<{ entries: ZipEntry[]; missing: string[] }> {
  const { tables, documents } = await transaction(
    host.db,
    async tx => ({
      tables: await loadEvidenceTables(tx, placement),
      documents: await loadEvidenceDocuments(tx, placement),
    }),
    { isolation: 'repeatable read' },
  )
  const entries: ZipEntry[] = tables.map(({ name, rows }) => ({
    ...{ name: `${name}.csv`, content: Buffer.from(csvOf(rows)) },
  }))
  const files = await gatherFiles(host.storage, documents)
  return { entries: [...entries, ...files.entries], missing: files.missing }
}
