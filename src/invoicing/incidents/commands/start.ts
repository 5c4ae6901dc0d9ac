import type { z } from 'zod'
import { parseAmount } from '../../../kernel/money.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { beginRun, openSpecialRun } from '../../commands/start-run.ts'
import { isCause } from '../../load/credit.ts'
import type { RebillTerms } from '../../rebill/api.ts'
import { type IncidentTerms, StartIncident, termsOf } from '../api.ts'
import { countIncidents, loadEntitiesConcerned, loadMissing } from '../load.ts'
import { insertIncident, selectAccountsOfDocuments, selectDocuments } from '../save.ts'

type Asked = z.output<typeof StartIncident>

/** Accounts of a chunk: voiding takes some statements a document. */
const CHUNK_ACCOUNTS = { difference: 500, void: 100, credit: 250 }

/**
 * Writes down what was wrong, selects the documents that it was wrong on, and starts working out what
 * each of them has to come to: by rating again what was billed, or by crediting a share or an amount.
 * Nothing is issued before `approveIncident` and `issueIncident`.
 */
export const startIncident = defineCommand({
  name: 'startIncident',
  summary: 'Select documents that were wrong for one cause and work out what puts them right',
  permission: 'billRuns.start',
  input: StartIncident,
  alsoRetry: ['23505'],
  logged: input => ({ ...input, documents: input.documents?.length ?? null }),
  run: async (
    tx,
    input,
    ctx,
  ): Promise<Result<{ incident: string; documents: number; runs: string[] }>> => {
    if (!(await isCause(tx, input.cause))) return refuse('unknown_cause', { cause: input.cause })
    const amountMinor = amountOf(input)
    const refusal = refusalOf(input, amountMinor)
    if (refusal !== undefined) return { ok: false, refusal }
    const terms = termsOf(input, amountMinor ?? null)
    const prefix = `INC-${input.issueOn.year}-`
    const incidentId = ctx.newId()
    const number = `${prefix}${(await countIncidents(tx, prefix)) + 1}`
    const { title, wrong, cause, remedy, reason, issueOn, notice } = input
    const by = { at: ctx.clock.now(), by: ctx.actor }
    const incident = { incidentId, number, title, wrong, cause, remedy, terms, reason, issueOn }
    await insertIncident(tx, { ...incident, notice: textsOf(notice) }, by)
    const came = { incident: number, documents: 0, runs: [] as string[] }
    for (const entity of await loadEntitiesConcerned(tx, terms, input.documents)) {
      const found = await selectFor(tx, ctx, { ...input, incidentId, terms }, entity)
      came.documents += found.documents
      came.runs.push(found.number)
    }
    if (came.documents === 0) return refuse('incident_empty', { from: terms.from })
    const missing = await loadMissing(tx, incidentId, input.documents ?? [])
    if (missing.length > 0) {
      return refuse('incident_documents_missing', { documents: missing.join(', ') })
    }
    return ok(came)
  },
})

/** Opens the run of a legal entity and selects its documents. */
async function selectFor(
  tx: Tx,
  ctx: Context,
  asked: Asked & { readonly incidentId: string; readonly terms: IncidentTerms },
  code: string,
): Promise<{ documents: number; number: string }> {
  const entity = await loadLegalEntityByCode(tx, code)
  if (entity === undefined) throw new Error('defect: a document of no legal entity')
  const { incidentId, terms, remedy, from, issueOn } = asked
  const rebill: RebillTerms | object =
    remedy === 'credit'
      ? {}
      : {
          method: remedy,
          from: terms.from,
          to: terms.to,
          reason: asked.reason,
          plan: terms.plan,
          charge: terms.charge,
          cause: asked.cause,
        }
  const kind = remedy === 'credit' ? 'credit' : 'rebill'
  const run = await openSpecialRun(tx, entity, { kind, on: from, issueOn, terms: rebill }, ctx)
  const { runId, number } = run
  const of = { runId, incidentId, legalEntityId: entity.legalEntityId }
  const documents = await selectDocuments(tx, of, terms, asked.documents)
  await selectAccountsOfDocuments(tx, of, CHUNK_ACCOUNTS[remedy])
  await beginRun(tx, runId, ctx)
  return { documents, number }
}

function amountOf({ amount, currency }: Asked): bigint | undefined {
  return amount === null || currency === null ? undefined : parseAmount(amount, currency)
}

/** What each kind of fault has to be told by, where the documents are not named one by one. */
const TOLD_BY = {
  price: ['plan', 'charge', 'product'],
  tariff: ['plan'],
  reads: ['meter', 'serials'],
  tax: ['taxCode'],
  other: [],
} as const satisfies Record<Asked['wrong'], readonly (keyof Asked)[]>

/** Why an incident cannot be started as asked, if so. */
function refusalOf(asked: Asked, amountMinor: bigint | undefined): Refusal | undefined {
  const { from, to, wrong, remedy, percent, amount, currency } = asked
  const no = (code: string, facts: Refusal['facts'] = {}) => ({ code, facts })
  if (to !== null && Temporal.PlainDate.compare(to, from) <= 0) {
    return no('dates_reversed', { from: from.toString(), to: to.toString() })
  }
  const needed: readonly (keyof Asked)[] = TOLD_BY[wrong]
  if (needed.length > 0 && asked.documents === null && needed.every(each => asked[each] === null)) {
    return no('incident_not_told', { wrong, needed: needed.join(', ') })
  }
  if (remedy !== 'credit') {
    return percent === null && amount === null ? undefined : no('incident_credits_nothing')
  }
  if ((percent === null) === (amount === null)) return no('incident_percent_or_amount')
  if (percent !== null && Number(percent.toString()) > 100) {
    return no('incident_percent_or_amount')
  }
  if (amount === null) return undefined
  if (currency === null) return no('incident_percent_or_amount')
  if (amountMinor === undefined || amountMinor <= 0n) {
    return no('invalid_amount', { value: amount, currency })
  }
  return undefined
}

function textsOf(notice: Asked['notice']): Readonly<Record<string, string>> | null {
  if (notice === null) return null
  return Object.fromEntries(
    Object.entries(notice).flatMap(([language, text]) =>
      text === undefined ? [] : [[language, text]],
    ),
  )
}
