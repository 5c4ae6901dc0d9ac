import { languageOf } from '../../../kernel/localize.ts'
import type { LegalEntityRow } from '../../../ledger/load.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { Parcel } from '../../mail/load.ts'
import { renderLetter } from '../../render.ts'
import { loadStatement } from '../load.ts'
import { statementLetter } from '../statement-letter.ts'

/** The statements that go with a message, as PDF: what was kept gives the same bytes each time. */
export async function statementFiles(
  db: Db,
  { accountId, statements, language, recipient }: Parcel,
  sender: LegalEntityRow,
): Promise<Uint8Array[]> {
  const files: Uint8Array[] = []
  for (const statementId of statements) {
    const statement = await loadStatement(db, { accountId, statementId })
    if (statement === undefined)
      throw new Error('defect: a message with a statement that is not there')
    const to = { language: languageOf(language), recipient, sender }
    files.push(renderLetter(statementLetter(statement, to)))
  }
  return files
}
