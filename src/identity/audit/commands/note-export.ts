import { z } from 'zod'
import { ok, type Result } from '../../../kernel/result.ts'
import { type CommandHost, defineCommand, execute } from '../../../platform/command.ts'

/** What somebody takes out of the system: a whole list, narrowed by some conditions. */
const ExportOfData = z.strictObject({
  list: z.string(),
  filters: z.record(z.string(), z.string()),
})

const noteExportOfData = defineCommand({
  name: 'exportPersonalData',
  permission: 'audit.note',
  input: ExportOfData,
  run: async (): Promise<Result<null>> => ok(null),
})

/**
 * Has the log say that somebody takes personal data out, before the first row leaves. Who may see
 * the list was asked before.
 */
export async function noteExport(
  host: CommandHost,
  actor: string,
  taken: z.input<typeof ExportOfData>,
): Promise<void> {
  const noted = await execute(host, noteExportOfData, taken, { actor })
  if (!noted.ok) throw new Error(`defect: an export that cannot be noted: ${noted.refusal.code}`)
}
