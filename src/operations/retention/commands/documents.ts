import { z } from 'zod'
import { ok, type Result } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { endBooks, endDocuments, forgetFiles } from '../save.ts'

/** Documents that one command ends: some tenths of a second. */
const CHUNK = 200

/**
 * Takes whom they were for out of documents whose legal term has ended: file, copies, names and
 * addresses; and what was kept with the books as long as they: who paid, notes, files of banks,
 * statements, letters. Numbers, dates and amounts stay, for the books and whatever refers to them.
 */
export const endOldDocuments = defineCommand({
  name: 'endOldDocuments',
  summary: 'Empty issued documents whose legal term has ended (a job does this)',
  permission: 'data.eraseWork',
  input: z.strictObject({}),
  run: async (tx): Promise<Result<{ ended: number }>> =>
    ok({ ended: (await endDocuments(tx, CHUNK)) + (await endBooks(tx, CHUNK)) }),
})

/** Notes that files of ended documents are gone from the disk, too. */
export const noteFilesGone = defineCommand({
  name: 'noteFilesGone',
  summary: 'Note that files of ended documents were removed (a job does this)',
  permission: 'data.eraseWork',
  input: z.strictObject({ paths: z.array(z.string().max(500)).max(1000) }),
  run: async (tx, { paths }, ctx): Promise<Result<{ gone: number }>> =>
    ok({ gone: await forgetFiles(tx, paths, ctx.clock.now()) }),
})
