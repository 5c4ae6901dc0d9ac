import { ok, type Result } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { RecordDocumentFiles } from '../api.ts'
import { insertDocumentFiles } from '../save.ts'

export type FilesRecorded = {
  readonly recorded: number
  /** Documents that had another file recorded before; theirs stays. */
  readonly differing: readonly { readonly path: string; readonly recorded: string }[]
}

/** Records the files of issued documents with their hashes; done twice it changes nothing. */
export const recordDocumentFiles = defineCommand({
  name: 'recordDocumentFiles',
  summary: 'Record the files of issued documents with their hashes (a job does this)',
  permission: 'documents.print',
  input: RecordDocumentFiles,
  logged: ({ files }) => ({ files: files.length, first: files[0]?.path }),
  run: async (tx, { files }, ctx): Promise<Result<FilesRecorded>> => {
    return ok(await insertDocumentFiles(tx, files, ctx.clock.now()))
  },
})
