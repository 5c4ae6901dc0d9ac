import { z } from 'zod'
import { queueMessages } from '../../documents/messages/commands/queue.ts'
import { optional } from '../../formats/fields.ts'
import { loadIncident } from '../../invoicing/incidents/load.ts'
import { loadRun } from '../../invoicing/load/runs.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { type CustomerCorrection, loadCorrected } from './load.ts'

/** Customers of a page. */
const PAGE = 500

/**
 * Tells a page of customers what was put right on their documents by an incident, where that is
 * wanted; told once, however often it is asked for.
 */
export const sendIncidentNotices = defineCommand({
  name: 'sendIncidentNotices',
  summary: 'Tell customers what an incident put right on their documents (a job does this)',
  permission: 'disputes.work',
  input: z.strictObject({ runId: z.uuid(), after: optional(z.uuid()) }),
  run: async (
    tx,
    { runId, after },
    ctx,
  ): Promise<Result<{ sent: number; next: string | null }>> => {
    const run = await loadRun(tx, runId)
    const incidentId = run?.incidentId ?? null
    const incident = incidentId === null ? undefined : await loadIncident(tx, incidentId)
    const { notice = null, number, terms } = incident ?? {}
    if (run?.state !== 'issued' || notice === null || number === undefined) {
      return ok({ sent: 0, next: null })
    }
    const page = await loadCorrected(tx, runId, after, PAGE)
    const told = page.filter(({ payableMinor }) => payableMinor !== 0n)
    const code = terms?.wording ?? null
    const queued = await queueMessages(
      tx,
      ctx,
      told.map(each => ({
        accountId: each.accountId,
        legalEntityId: each.legalEntityId,
        templateCode:
          code === null ? ('correction_notice' as const) : (`correction_notice.${code}` as const),
        facts: factsOf(number, notice, each),
        about: [],
        key: `incident ${number} ${each.currency}`,
      })),
    )
    const last = page.at(-1)?.accountId ?? null
    const accounts = new Set(page.map(({ accountId }) => accountId)).size
    const sent = queued.filter(({ isNew }) => isNew).length
    return ok({ sent, next: accounts < PAGE ? null : last })
  },
})

function factsOf(
  incident: string,
  notice: Readonly<Record<string, string>>,
  { language, currency, documents, corrections, payableMinor }: CustomerCorrection,
) {
  const minor = payableMinor < 0n ? -payableMinor : payableMinor
  return {
    incident,
    explanation: notice[language] ?? notice.en ?? Object.values(notice)[0] ?? '',
    documents: documents.join(', '),
    corrections: corrections.join(', '),
    isCredit: payableMinor < 0n,
    amount: { minor, currency },
  }
}
