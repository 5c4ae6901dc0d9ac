import { chargeName, loadCharges } from '../../catalog/load/billing.ts'
import { planVersionName } from '../../catalog/plan-version.ts'
import { checkCharge } from '../../catalog/price-rules.ts'
import { readJson } from '../../formats/strict-json.ts'
import type { RatedRun } from '../../invoicing/commands/rating-facts.ts'
import type { AccountFacts } from '../../invoicing/facts.ts'
import { loadFacts } from '../../invoicing/load/facts.ts'
import { rateAgain } from '../../invoicing/rebill/commands/rate.ts'
import { type Comparison, comparisonsOf } from '../../invoicing/rebill/comparison.ts'
import { loadItemIds } from '../../invoicing/rebill/load.ts'
import { withDiscounts, withPrices, withTaxRules } from '../../invoicing/what-if/changes.ts'
import { type WhatIf, whatIfInput } from '../../invoicing/what-if/input.ts'
import { loadBilledAccounts } from '../../invoicing/what-if/load.ts'
import { RefusalError } from '../../kernel/result.ts'
import { type LegalEntityRow, loadLegalEntityByCode } from '../../ledger/load.ts'
import type { Db, Tx } from '../../platform/database/database.ts'
import { inputRefusal } from '../../platform/input.ts'
import { atOneMoment } from '../../reporting/load.ts'
import { loadTaxRules } from '../../tax/load.ts'

/** Accounts worked out at a time: what bounds the memory. */
const CHUNK_ACCOUNTS = 500

/** Reads a what-if. Throws a RefusalError that names place, value and what was expected. */
export function readWhatIf(text: string): WhatIf {
  const json = readJson(text)
  if (!json.ok) throw new RefusalError('invalid_json', { ...json.fault })
  const parsed = whatIfInput.safeParse(json.value)
  if (parsed.success) return parsed.data
  const { code, facts } = inputRefusal(parsed.error, json.value)
  throw new RefusalError(code, facts)
}

/** What became of an account; `factsChanged`: since it was billed, so that a difference is due anyway. */
export type WhatIfAccount = {
  readonly account: string
  readonly name: string
  readonly outcome: 'same' | 'differs' | 'held' | 'failed'
  readonly reason: string | null
  readonly facts: Readonly<Record<string, string | number>>
  readonly factsChanged: boolean
  readonly compared: Comparison | null
}

/**
 * Works billed periods out again with other prices, discounts and taxes, and by the program as it is
 * now, and compares them with what was billed. It reads, chunk by chunk, each from a snapshot of its
 * own; it cannot write. Gives a row an account and currency, in chunks.
 */
export async function* runWhatIf(
  db: Db,
  whatIf: WhatIf,
  today: Temporal.PlainDate,
): AsyncGenerator<{ readonly accounts: number; readonly rows: readonly WhatIfAccount[] }> {
  const entity = await atOneMoment(db, tx => checked(tx, whatIf))
  for (let after: string | null = null; ; ) {
    const chunk = await atOneMoment(db, tx => chunkOf(tx, whatIf, entity, after, today))
    if (chunk.ids.length > 0) yield { accounts: chunk.ids.length, rows: chunk.rows }
    if (chunk.ids.length < CHUNK_ACCOUNTS) return
    after = chunk.ids.at(-1) ?? null
  }
}

/** The legal entity, once everything named is known to be there and every price can be charged. */
async function checked(tx: Tx, whatIf: WhatIf): Promise<LegalEntityRow> {
  const { entity: code, prices, from, to } = whatIf
  const entity = await loadLegalEntityByCode(tx, code)
  if (entity === undefined) throw new RefusalError('unknown_legal_entity', { entity: code })
  if (to !== undefined && Temporal.PlainDate.compare(to, from) <= 0) {
    throw new RefusalError('dates_reversed', { from: from.toString(), to: to.toString() })
  }
  const charges = await loadCharges(tx, prices)
  for (const row of prices) {
    const { chargeCode, effectiveFrom, price } = row
    const found = charges.get(chargeName(row.planCode, row.planVersion, chargeCode))
    if (found === undefined) {
      const facts = { plan: planVersionName(row), charge: chargeCode }
      throw new RefusalError('unknown_charge', facts)
    }
    const findings = checkCharge({ ...found.charge, prices: [{ effectiveFrom, price }] })
    const fault = findings.find(finding => finding.severity === 'refusal')
    if (fault !== undefined) throw new RefusalError(fault.code, { ...fault.facts })
  }
  return entity
}

async function chunkOf(
  tx: Tx,
  whatIf: WhatIf,
  entity: LegalEntityRow,
  after: string | null,
  today: Temporal.PlainDate,
): Promise<{ ids: string[]; rows: WhatIfAccount[] }> {
  const { legalEntityId } = entity
  const ids = await loadBilledAccounts(tx, { ...whatIf, legalEntityId }, after, CHUNK_ACCOUNTS)
  if (ids.length === 0) return { ids, rows: [] }
  const { from, to = null, plan = null, charge = null } = whatIf
  const pricesOf = Map.groupBy(whatIf.prices, row =>
    chargeName(row.planCode, row.planVersion, row.chargeCode),
  )
  const facts = await loadFacts(tx, {
    accountIds: ids,
    legalEntityId,
    through: today,
    again: { from, to },
    changed: (name, known) => withPrices(known, pricesOf.get(name) ?? []),
  })
  const limited = plan !== null || charge !== null
  const range = {
    from,
    to,
    itemIds: limited ? await loadItemIds(tx, ids, { plan, charge }) : null,
    settling: false,
    takenBack: new Set<string>(),
  }
  const taxRules = withTaxRules(await loadTaxRules(tx), whatIf.taxRules)
  const run: RatedRun = { runId: '', throughOn: today, issueOn: today, entity, taxRules }
  const changed = facts.map(account => withDiscounts(freed(account), whatIf))
  const { rated, nets } = await rateAgain(tx, run, changed, range)
  const netsOf = Map.groupBy(nets, net => net.accountId)
  const byId = new Map(facts.map(account => [account.accountId, account]))
  const rows = rated.flatMap(each => {
    const account = byId.get(each.accountId)!
    const compared = comparisonsOf(netsOf.get(each.accountId) ?? [], each.drafts)
    return rowsOf(account, each, compared)
  })
  return { ids, rows }
}

/** As if no hold were on the account and no run had drafted it: what was billed stands. */
function freed(account: AccountFacts): AccountFacts {
  return {
    ...account,
    billingHold: null,
    // Prepaid credits pay for what is billed; they do not make it cheaper.
    wallets: [],
    subscriptions: account.subscriptions.map(subscription => ({
      ...subscription,
      state: { ...subscription.state, draftRunId: null },
    })),
  }
}

function rowsOf(
  account: AccountFacts,
  rated: Awaited<ReturnType<typeof rateAgain>>['rated'][number],
  compared: readonly Comparison[],
): WhatIfAccount[] {
  const { outcome, reason, facts } = rated
  const factsChanged = account.subscriptions.some(({ state }) => state.staleFrom !== null)
  const known = { account: account.number, name: account.name, factsChanged }
  if (outcome === 'held' || outcome === 'failed') {
    return [{ ...known, outcome, reason, facts, compared: null }]
  }
  const row = (each: Comparison | null): WhatIfAccount => {
    const differs = each !== null && each.documents > 0
    return {
      ...known,
      outcome: differs ? 'differs' : 'same',
      reason: null,
      facts: {},
      compared: each,
    }
  }
  return compared.length === 0 ? [row(null)] : compared.map(row)
}
