import { RefusalError } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type EntityLogo, loadLegalEntityByCode } from '../load.ts'
import { lockLegalEntity, saveEntityLogo } from '../save.ts'

/**
 * The transaction step that gives a legal entity its logo, or none: for the command that has looked at the
 * picture. Throws `unknown_legal_entity`.
 */
export async function giveLogo(
  tx: Tx,
  code: string,
  logo: EntityLogo | null,
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  const entity = await loadLegalEntityByCode(tx, code)
  if (entity === undefined) throw new RefusalError('unknown_legal_entity', { entity: code })
  await lockLegalEntity(tx, entity.legalEntityId)
  await saveEntityLogo(tx, entity.legalEntityId, logo, by)
}
