import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { RefusalError } from '../../kernel/result.ts'
import { loadLegalEntities } from '../../ledger/load.ts'
import type { Db } from '../../platform/database/database.ts'
import { atOneMoment } from '../../reporting/load.ts'
import { loadNumbers } from '../../reporting/numbers/load.ts'
import { registerHead, registerRow } from '../../reporting/numbers/register.ts'

/**
 * Writes the register of document numbers as CSV: issued, voided and unused ones, a series after the
 * other, as it stood at one moment. Throws the refusal `unknown_legal_entity`.
 */
export async function exportNumbers(db: Db, entity: string | null, out: Writable): Promise<void> {
  await atOneMoment(db, async tx => {
    if (entity !== null && (await loadLegalEntities(tx, [entity])).length === 0) {
      throw new RefusalError('unknown_legal_entity', { entity })
    }
    out.write(registerHead())
    for await (const page of loadNumbers(tx, entity)) {
      if (out.destroyed) return // the reader has gone (`| head`)
      if (!out.write(page.map(registerRow).join(''))) await once(out, 'drain')
    }
  })
}
