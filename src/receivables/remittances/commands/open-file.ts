import { ok, RefusalError } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { openRemittanceFileInput } from '../api.ts'
import { loadFile } from '../load/remittances.ts'

/** Which file of a payer is opened; who did stands in the log, for files may show account numbers. */
export const openRemittanceFile = defineCommand({
  name: 'openRemittanceFile',
  summary: 'Open the file in which a payer sent an advice; the log says who saw it',
  permission: 'receipts.read',
  input: openRemittanceFileInput,
  run: async (tx, { file }) => {
    const found = await loadFile(tx, file)
    if (found === undefined) throw new RefusalError('unknown_remittance_file', { file })
    return ok({ file, name: found.name, sha256: found.sha256 })
  },
})
