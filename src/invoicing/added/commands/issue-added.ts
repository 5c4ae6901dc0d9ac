import { type LegalEntityRow, loadLegalEntity } from '../../../ledger/load.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { decideTaxes } from '../../../tax/decide.ts'
import { loadTaxRules } from '../../../tax/load.ts'
import type { LineTax, TaxRule } from '../../../tax/tax-rule.ts'
import { numberDocuments, writeDocuments } from '../../commands/issue-documents.ts'
import type { PayerFacts, PayerSpanFacts } from '../../facts.ts'
import { loadAddressees, loadPayers } from '../../load/payers.ts'
import { payerAt } from '../../payers.ts'
import { ensureSeries, type NewDocument } from '../../save/issue.ts'
import { type AddedDocument, type AddedLine, type Addressed, addedDraft } from '../document.ts'
import {
  type AddedPlace,
  lineRefText,
  loadLineTaxes,
  loadOwnDocuments,
  loadPlaces,
} from '../load.ts'

/** A document that was issued, by its number. */
export type AddedIssued = {
  readonly accountId: string
  readonly documentId: string
  readonly label: string
  /** Who owes it: the item of the document's id lies with that account. */
  readonly owedBy: string
  readonly payableMinor: bigint
}

/** Documents that one job prints. */
const PRINTED_TOGETHER = 250

/**
 * Issues documents of given lines (late fees, interest, debit notes) for any number of accounts in the
 * caller's transaction: taxes as of the supply or as on the line referred to, whoever pays for the
 * account today owes them, open items, postings, numbers, and jobs for their files. It takes the
 * numbers, so the caller calls it last. Throws the refusals `no_tax_rule`, `period_closed` and
 * `issue_date_before_series`.
 */
export async function issueAddedDocuments(
  tx: Tx,
  ctx: Context,
  { issuedOn, documents }: Issue,
): Promise<AddedIssued[]> {
  const facts = await loadAround(tx, issuedOn, documents)
  const made = documents.map(document => newDocument(document, issuedOn, facts))
  const issued: AddedIssued[] = []
  const byEntity = Map.groupBy(made, ({ entity }) => entity)
  const issueOf = (entity: LegalEntityRow) => ({
    ...{ entity, issuedOn, runId: null },
    recordedAt: ctx.clock.now(),
    by: ctx.actor,
  })
  for (const [entity, group] of byEntity) {
    await ensureSeries(tx, entity, issuedOn.year)
    await writeDocuments(
      tx,
      issueOf(entity),
      group.map(({ document }) => document),
    )
  }
  await enqueuePrints(tx, ctx, documents)
  for (const [entity, group] of byEntity) {
    const [invoices, credits] = [ofKind(group, 'invoice'), ofKind(group, 'credit_note')]
    const labels = await numberDocuments(tx, issueOf(entity), [...invoices, ...credits])
    issued.push(...[...invoices, ...credits].map((each, i) => issuedAs(each, labels[i] ?? '')))
  }
  return issued
}

type Issue = {
  readonly issuedOn: Temporal.PlainDate
  readonly documents: readonly AddedDocument[]
}

type Made = { readonly entity: LegalEntityRow; readonly document: NewDocument }

function ofKind(group: readonly Made[], kind: 'invoice' | 'credit_note'): NewDocument[] {
  return group.map(each => each.document).filter(({ draft }) => draft.kind === kind)
}

function issuedAs({ accountId, invoiceId, draft }: NewDocument, label: string): AddedIssued {
  const owedBy = draft.payerId ?? accountId
  const payableMinor = BigInt(draft.payableMinor)
  return { accountId, documentId: invoiceId, label, owedBy, payableMinor }
}

/** Everything that the documents are made from beside their lines. */
type Around = {
  readonly entities: ReadonlyMap<string, LegalEntityRow>
  readonly accounts: ReadonlyMap<string, PayerFacts>
  readonly payers: ReadonlyMap<string, readonly PayerSpanFacts[]>
  readonly lineTaxes: ReadonlyMap<string, LineTax[]>
  readonly places: ReadonlyMap<string, AddedPlace>
  readonly own: ReadonlySet<string>
  readonly rules: readonly TaxRule[]
}

async function loadAround(
  tx: Tx,
  issuedOn: Temporal.PlainDate,
  documents: readonly AddedDocument[],
): Promise<Around> {
  const entities = new Map<string, LegalEntityRow>()
  for (const id of new Set(documents.map(each => each.legalEntityId))) {
    const entity = await loadLegalEntity(tx, id)
    if (entity === undefined) throw new Error('defect: a document of no legal entity')
    entities.set(id, entity)
  }
  const accountIds = [...new Set(documents.map(each => each.accountId))]
  const lines = documents.flatMap(({ accountId, lines }) =>
    lines.map(line => ({ accountId, ...line })),
  )
  return {
    entities,
    accounts: await loadAddressees(tx, accountIds, issuedOn),
    payers: await loadPayers(tx, accountIds, issuedOn),
    lineTaxes: await loadLineTaxes(
      tx,
      lines.flatMap(({ accountId, tax }) => (tax.by === 'line' ? { accountId, ...tax } : [])),
    ),
    places: await loadPlaces(
      tx,
      lines.flatMap(({ accountId, subscriptionId }) =>
        subscriptionId == null ? [] : { accountId, subscriptionId },
      ),
    ),
    own: await loadOwnDocuments(
      tx,
      documents.flatMap(({ accountId, refersTo }) =>
        refersTo.map(invoiceId => ({ accountId, invoiceId })),
      ),
    ),
    rules: lines.some(({ tax }) => tax.by === 'class') ? await loadTaxRules(tx) : [],
  }
}

function newDocument(document: AddedDocument, issuedOn: Temporal.PlainDate, facts: Around): Made {
  const { accountId, documentId, lines, purpose, reason } = document
  const entity = facts.entities.get(document.legalEntityId)
  const account = facts.accounts.get(accountId)
  if (entity === undefined || account === undefined) {
    throw new Error(`defect: no account ${accountId} to issue a document for`)
  }
  const payers = facts.payers.get(accountId) ?? []
  const payer = payerAt({ payers }, issuedOn)
  const taxes = lines.map(line => taxesOf(line, { account, payer }, entity, facts))
  const subscriptions = [...new Set(lines.map(line => line.subscriptionId ?? null))].flatMap(
    id => (id === null ? undefined : facts.places.get(id)?.snapshot) ?? [],
  )
  const draft = addedDraft(document, taxes, { account, payer }, subscriptions, entity, issuedOn)
  const links = [...new Set(document.refersTo)]
    .filter(otherId => facts.own.has(`${accountId} ${otherId}`))
    .map(otherId => ({ relation: 'adds_to' as const, otherId }))
  const creditOutcome = draft.kind === 'credit_note' ? ('offset' as const) : null
  const known = { accountId, invoiceId: documentId, draft, reason, creditOutcome, links, purpose }
  return { entity, document: known }
}

function taxesOf(
  line: AddedLine,
  { account, payer }: Addressed,
  entity: LegalEntityRow,
  { lineTaxes, places, rules }: Around,
): readonly LineTax[] {
  if (line.tax.by === 'line') {
    const taxes = lineTaxes.get(lineRefText({ accountId: account.accountId, ...line.tax }))
    if (taxes === undefined) throw new Error('defect: the taxes of a line that is not there')
    return taxes
  }
  const { country, taxId, kind } = payer ?? account
  const place = places.get(line.subscriptionId ?? '')
  return decideTaxes({
    taxClass: line.tax.taxClass,
    seller: entity,
    place: place?.country == null ? account : { country: place.country, region: place.region },
    customer: { country, taxId, business: kind === 'business', exemptions: account.exemptions },
    suppliedOn: line.period.start,
    rules,
  })
}

async function enqueuePrints(
  tx: Tx,
  ctx: Context,
  documents: readonly AddedDocument[],
): Promise<void> {
  for (let i = 0; i < documents.length; i += PRINTED_TOGETHER) {
    const some = documents.slice(i, i + PRINTED_TOGETHER)
    await ctx.enqueue(tx, {
      task: 'renderDocuments',
      payload: { documents: some.map(each => [each.accountId, each.documentId]) },
    })
  }
}
