import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { requireAccount } from '../../commands/credits.ts'
import { importRemittanceInput, remittanceMappingRow } from '../api.ts'
import { isFileKnown, loadMapping } from '../load/remittances.ts'
import { insertFile, saveMapping } from '../save.ts'
import { type TakenRemittance, takeAdvice } from './intake-steps.ts'
import { readAdviceFile } from './read-file.ts'

export type ImportedRemittances = {
  /** The file was taken before; nothing was done. */
  readonly isKnown: boolean
  readonly format: string
  readonly remittances: readonly TakenRemittance[]
}

/** A remittance that was taken may be of money that is here already: the worker looks. */
export function lookForMoney(tx: Tx, ctx: Context): Promise<void> {
  return ctx.enqueue(tx, { task: 'workRemittances', payload: {}, key: 'workRemittances' })
}

/**
 * Takes a payer's file of what payments pay: keeps it, finds the documents that it names, and hands its
 * remittances to matching. A dry run shows what is found. A file that cannot be read whole is refused,
 * and nothing of it is kept; the same file again does nothing.
 */
export const importRemittance = defineCommand({
  name: 'importRemittance',
  summary: 'Take a payer’s remittance advice: X12 820, CSV, e-mail, PDF or text',
  permission: 'receipts.record',
  input: importRemittanceInput,
  logged: input => ({ ...input, content: `${input.content.length} characters` }),
  run: async (tx, input, ctx): Promise<Result<ImportedRemittances>> => {
    const entity = input.entity === null ? null : await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity ?? '' })
    const mapping = input.mapping === null ? null : await loadMapping(tx, input.mapping)
    if (mapping === undefined) {
      return refuse('unknown_remittance_mapping', { mapping: input.mapping ?? '' })
    }
    const payerId =
      input.accountNumber === null ? null : await requireAccount(tx, input.accountNumber)
    const bytes = Buffer.from(input.content, 'base64')
    const sha256 = createHash('sha256').update(bytes).digest()
    if (await isFileKnown(tx, sha256)) return ok({ isKnown: true, format: '', remittances: [] })
    const { format, advices } = await readAdviceFile(bytes, mapping)
    const fileId = ctx.newId()
    const place = { table: 'remittance_file', column: 'content', row: [fileId] }
    const content = ctx.vault.seal(place, gzipSync(bytes))
    const file = { fileId, sha256, name: input.fileName, format, byteCount: bytes.length, content }
    const by = { at: ctx.clock.now(), by: ctx.actor }
    if (!(await insertFile(tx, file, by))) return ok({ isKnown: true, format, remittances: [] })
    const remittances: TakenRemittance[] = []
    const legalEntityId = entity?.legalEntityId ?? null
    for (const [place, advice] of advices.entries()) {
      const given = { source: format, legalEntityId, payerId, fileId, ordinal: place + 1 }
      remittances.push(await takeAdvice(tx, advice, given, ctx))
    }
    if (remittances.some(each => each.remittanceId !== null)) await lookForMoney(tx, ctx)
    return ok({ isKnown: false, format, remittances })
  },
})

/** Says how payers' CSV files name their columns. */
export const defineRemittanceMappings = defineCommand({
  name: 'defineRemittanceMappings',
  summary: 'Define what the columns of a payer’s remittance CSV mean',
  permission: 'bank.define',
  input: rowsOf(remittanceMappingRow),
  run: async (tx, { rows }, ctx): Promise<Result<BatchAnswer>> => {
    const batch = new RowBatch(rows, remittanceMappingRow)
    batch.oneRowEach(value => value.mapping)
    const by = { at: ctx.clock.now(), by: ctx.actor }
    for (const { row, value } of batch.open) {
      const { mapping: code, name, ...mapping } = value
      batch.answer(
        row,
        (await saveMapping(tx, { code, name, mapping }, by)) ? 'created' : 'updated',
      )
    }
    return ok(batch.result())
  },
})
