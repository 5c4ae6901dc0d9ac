import { ok } from '../../../kernel/result.ts'
import { loadLegalEntities } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { type TemplateRow, templateRow } from '../api.ts'
import { filled, namesOf } from '../facts.ts'
import { type LatestTemplate, loadLatestTemplates } from '../load.ts'
import { SAMPLE_PARTIES, sampleFacts } from '../sample-facts.ts'
import { insertTemplates, type NewTemplate } from '../save.ts'
import { TEMPLATES, templateBase } from '../template-codes.ts'
import { type WordingFault, wordingFaults } from '../wording.ts'

/**
 * Saves wordings of messages, each as the next version of its code, language, channel and legal
 * entity: what was sent keeps the version that it was sent by. A wording that Liquid does not
 * understand, or that uses a name which its kind of message does not have, is refused with the line.
 */
export const saveMessageTemplates = defineCommand({
  name: 'saveMessageTemplates',
  summary: 'Save wordings of messages as new versions, by language, channel and legal entity',
  permission: 'messages.word',
  input: rowsOf(templateRow),
  run: async (tx, input, ctx) => {
    const now = ctx.clock.now()
    const batch = new RowBatch(input.rows, templateRow)
    const codes = batch.open.flatMap(({ value }) => value.legalEntity ?? [])
    const entities = new Map((await loadLegalEntities(tx, codes)).map(each => [each.code, each]))
    for (const { row, value } of batch.open) {
      const refusal = refusalOf(value, entity => entities.has(entity))
      if (refusal !== undefined) batch.reject(row, refusal.code, refusal.facts)
    }
    batch.oneRowEach(({ code, language, channel, legalEntity }) =>
      [code, language, channel ?? '*', legalEntity ?? '*'].join(' '),
    )
    const latest = await loadLatestTemplates(
      tx,
      batch.open.map(({ value }) => value.code),
    )
    const made: NewTemplate[] = []
    for (const { row, value } of batch.open) {
      const entity = value.legalEntity === null ? undefined : entities.get(value.legalEntity)
      const legalEntityId = entity?.legalEntityId ?? null
      const zone = entity?.timeZone ?? 'UTC'
      const fromOn = value.fromOn ?? now.toZonedDateTimeISO(zone).toPlainDate()
      const before = latest.find(each => isOf(each, value, legalEntityId))
      if (before !== undefined && isSame(before, value, fromOn)) {
        batch.answer(row, 'unchanged')
        continue
      }
      made.push({
        templateId: ctx.newId(),
        code: value.code,
        language: value.language,
        channel: value.channel,
        legalEntityId,
        version: (before?.version ?? 0) + 1,
        fromOn,
        subject: value.subject,
        body: value.body,
      })
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
    if (made.length > 0) await insertTemplates(tx, made, { actor: ctx.actor, now })
    return ok(batch.result())
  },
  // Two people save the same wording at once: the second takes the next version.
  alsoRetry: ['23505'],
})

function isOf(latest: LatestTemplate, row: TemplateRow, legalEntityId: string | null): boolean {
  return (
    latest.code === row.code &&
    latest.language === row.language &&
    latest.channel === row.channel &&
    latest.legalEntityId === legalEntityId
  )
}

function isSame(latest: LatestTemplate, row: TemplateRow, fromOn: Temporal.PlainDate): boolean {
  const isText = latest.subject === row.subject && latest.body === row.body
  return isText && Temporal.PlainDate.compare(latest.fromOn, fromOn) <= 0
}

type RowRefusal = { readonly code: string; readonly facts: Record<string, string | number> }

function refusalOf(row: TemplateRow, isEntity: (code: string) => boolean): RowRefusal | undefined {
  const base = templateBase(row.code)
  if (base === undefined) {
    const kinds = Object.keys(TEMPLATES).join(', ')
    return { code: 'unknown_message_kind', facts: { template: row.code, kinds } }
  }
  if (row.legalEntity !== null && !isEntity(row.legalEntity)) {
    return { code: 'unknown_legal_entity', facts: { entity: row.legalEntity } }
  }
  const { subject, body } = row
  if (subject === null && body === null) return undefined
  const { scope } = filled(base, sampleFacts(base), SAMPLE_PARTIES, {
    language: row.language,
    locale: 'en-GB',
  })
  const wording = { subject: subject ?? '', body: body ?? '' }
  const [fault] = wordingFaults(wording, namesOf(base), scope)
  if (fault === undefined) return undefined
  return { code: FAULTS[fault.problem], facts: factsOf(fault, [...namesOf(base).keys()]) }
}

const FAULTS: Readonly<Record<WordingFault['problem'], string>> = {
  syntax: 'template_not_understood',
  unknown_name: 'template_name_unknown',
  table_in_text: 'template_table_in_text',
  empty: 'template_empty',
}

function factsOf({ part, line, what, problem }: WordingFault, names: readonly string[]) {
  const facts = { part, line, what }
  return problem === 'unknown_name' ? { ...facts, names: names.join(', ') } : facts
}
