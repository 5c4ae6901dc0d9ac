import { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import {
  type Finding,
  loadFindingCounts,
  loadFindings,
  loadSameFile,
  loadUsageImport,
  loadUsageMappings,
  type UsageImport,
} from '../../../metering/imports/load.ts'
import { loadBilledOfImport, loadBrought } from '../../../metering/load/voids.ts'
import type { Db } from '../../../platform/database/database.ts'
import { type Language, splitSentence } from '../../../platform/refusals/sentence.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { loadImportEffects, loadImportReach } from '../../../reporting/console/load/usage-import.ts'
import { view } from '../view.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const FINDINGS = 50
const EFFECTS = 50

async function importOf(tx: Db, number: string): Promise<UsageImport> {
  const found = ID.test(number) ? await loadUsageImport(tx, number) : undefined
  if (found === undefined) throw new RefusalError('unknown_usage_import', { import: number })
  return found
}

/** An import of usage: how far it is, what was found, and what saved mappings there are. */
export const usageImportView = view({
  path: 'usage-imports/:number',
  permission: 'usage.read',
  parameters: {},
  read: async (tx, { number, language }) => {
    const found = await importOf(tx, number)
    const { refusal } = found
    return {
      ...found,
      problem: refusal === null ? null : sentence(refusal, language),
      found: await loadFindingCounts(tx, found),
      reach: await loadImportReach(tx, found),
      sameFile: await loadSameFile(tx, found),
      mappings: await loadUsageMappings(tx),
      takeBack: found.state === 'done' ? await takeBackOf(tx, found) : null,
    }
  },
})

/** What taking it back would void, and what of that was billed. */
async function takeBackOf(tx: Db, found: UsageImport) {
  const isEvents = found.format === 'csv' && found.mapping.kind === 'events'
  const { reads, days } = await loadBrought(tx, found.importId)
  const billed = await loadBilledOfImport(tx, found)
  return { reads, days, events: isEvents ? found.created : 0n, ...billed }
}

/** What is to be said of rows of an import, page by page, with what to do. */
export const usageFindingsView = view({
  path: 'usage-import-findings/:number',
  permission: 'usage.read',
  parameters: {
    code: z.string().max(100).optional(),
    line: z.coerce.number().int().optional(),
    label: z.string().max(400).optional(),
    after: z.string().max(100).optional(),
  },
  read: async (tx, { number, code, line, label = '', after, language }) => {
    const found = await importOf(tx, number)
    const from = line === undefined ? {} : { after: { line, label, code: after ?? '' } }
    const page = await loadFindings(tx, found, { ...from, code, limit: FINDINGS + 1 })
    const rows = page.slice(0, FINDINGS)
    return { rows: rows.map(each => told(each, language)), more: page.length > FINDINGS }
  },
})

function told({ lines, ...finding }: Finding, language: Language) {
  const [reason, remedy] = splitSentence(
    sentence({ code: finding.code, facts: finding.facts }, language),
  )
  return { ...finding, lineCount: lines.length, reason, remedy }
}

/** Whose usage an import changes, and what of theirs was billed or drafted, page by page. */
export const usageEffectsView = view({
  path: 'usage-import-effects/:number',
  permission: 'usage.read',
  parameters: { after: z.string().max(200).optional() },
  read: async (tx, { number, after = '' }) => {
    const found = await importOf(tx, number)
    const page = await loadImportEffects(tx, found, after, EFFECTS + 1)
    return { rows: page.slice(0, EFFECTS), more: page.length > EFFECTS }
  },
})
