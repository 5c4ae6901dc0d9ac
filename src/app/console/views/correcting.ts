import { z } from 'zod'
import { code, date } from '../../../formats/fields.ts'
import { draftCredit, draftVoid } from '../../../invoicing/commands/credit-draft.ts'
import type { CreditSource, IssuedDocument } from '../../../invoicing/credit.ts'
import type { StoredDraft } from '../../../invoicing/draft.ts'
import { loadCreditSources, loadIssued } from '../../../invoicing/load/credit.ts'
import { previewVoidAndRate } from '../../../invoicing/rebill/commands/rate.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import { RefusalError, refuse } from '../../../kernel/result.ts'
import { type LegalEntityRow, loadLegalEntity } from '../../../ledger/load.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { REFUSALS_BY_DOMAIN, sentence } from '../../../platform/refusals/table.ts'
import { loadInvoiceStanding } from '../../../reporting/console/load/correcting.ts'
import { loadChart } from '../../../reporting/journal/load.ts'
import { type Asked, dayOf, view } from '../view.ts'

const HOW = z.enum(['credit', 'void', 'rebill'])

/** Lines as a search asks for them: `1,2:5.00` = all that is left of line 1, 5.00 net of line 2. */
function linesIn(text: string) {
  return text.split(',').flatMap(part => {
    const [line, netAmount] = part.split(':')
    const number = Number(line)
    if (!Number.isInteger(number) || number < 1) return []
    return [netAmount === undefined ? { line: number } : { line: number, netAmount }]
  })
}

/**
 * An invoice before it is corrected: its lines with what is left of each, and beside them what they come
 * to by a credit, a void, or a void and a new bill; with the documents, taxes and postings that it
 * would make. Nothing is written.
 */
export const correctingView = view({
  path: 'correcting/:number',
  permission: 'documents.read',
  parameters: {
    on: date.optional(),
    how: HOW.default('credit'),
    /** Of a consolidated invoice: the account whose section is corrected. */
    account: code.optional(),
    lines: z.string().max(10_000).optional(),
    outcome: z.enum(['offset', 'keep', 'refund']).default('offset'),
  },
  read: async (tx, asked) => {
    const { number, account, how, on, now, language } = asked
    const section = account === undefined ? null : { number: account }
    const document = await loadIssued(tx, number, section)
    if (document?.kind !== 'invoice')
      throw new RefusalError('unknown_document', { document: number })
    const sections = document.sections ?? []
    const standing = await loadInvoiceStanding(tx, document)
    const sources = await loadCreditSources(tx, document.accountId, document.invoiceId)
    const entity = await loadLegalEntity(tx, document.legalEntityId)
    if (entity === undefined) throw new Error('defect: an invoice of no legal entity')
    const isWrittenOff = (standing?.writtenOffMinor ?? 0n) > 0n
    const made =
      isWrittenOff || (section === null && sections.length > 0)
        ? undefined
        : await worked(tx, { ...asked, how }, document, entity, on ?? dayOf(now))
    const drafts = made?.ok === true ? made.value : []
    const names = new Map((await loadChart(tx)).map(({ code, name }) => [code, name]))
    return {
      head: {
        number,
        ...standing,
        currency: document.currency,
        issuedOn: document.issuedOn,
        isVoided: document.voided,
        sections,
      },
      lines: linesOf(document, sources, drafts, isWrittenOff),
      documents: drafts.map(draft => shownDraft(draft, names)),
      refusal: made?.ok === false ? inWords(made.refusal, language) : null,
    }
  },
})

/** Why it cannot be done; why a run would leave the account out is told by its code alone. */
function inWords(refusal: Refusal, language: Asked['language']) {
  const { code } = refusal
  const isKnown = Object.values(REFUSALS_BY_DOMAIN).some(texts => Object.hasOwn(texts, code))
  return { code, sentence: isKnown ? sentence(refusal, language) : null }
}

async function worked(
  tx: Tx,
  asked: {
    readonly how: z.output<typeof HOW>
    readonly lines?: string | undefined
    readonly outcome: 'offset' | 'keep' | 'refund'
    readonly number: string
  },
  document: IssuedDocument,
  entity: LegalEntityRow,
  on: Temporal.PlainDate,
): Promise<Result<readonly StoredDraft[]>> {
  const { how, lines: text, outcome, number: invoice } = asked
  if (document.voided) return refuse('invoice_voided', { invoice })
  if (how === 'credit') {
    const lines = text === undefined ? undefined : linesIn(text)
    if (lines?.length === 0) return { ok: true, value: [] }
    const draft = await draftCredit(tx, document, entity.roundingMode, { lines, outcome })
    return draft.ok ? { ok: true, value: [draft.value] } : draft
  }
  if (how === 'void') {
    const made = await draftVoid(tx, document)
    return made.ok ? { ok: true, value: [made.value.draft] } : made
  }
  const rated = await previewVoidAndRate(tx, entity, document, on)
  const drafts = rated?.drafts ?? []
  if (drafts.every(draft => draft.voids === undefined)) {
    const code = rated?.reason ?? 'invoice_corrected'
    return refuse(code, { invoice, ...rated?.facts })
  }
  return { ok: true, value: drafts }
}

/** Each line with what is left of it and what it comes to, and the lines that there are only afterwards. */
function linesOf(
  document: IssuedDocument,
  sources: readonly CreditSource[],
  drafts: readonly StoredDraft[],
  isWrittenOff: boolean,
) {
  const keyOf = (of: { itemId: string | null; periodStart: unknown; component: string | null }) =>
    of.itemId === null ? undefined : `${of.itemId}|${of.periodStart}|${of.component}`
  const keys = new Set(sources.flatMap(source => keyOf(source) ?? []))
  const again = drafts
    .filter(draft => draft.voids === undefined)
    .flatMap(draft => draft.lines.filter(line => line.kind !== 'credit'))
  const change = new Map<number, bigint>()
  for (const line of drafts.flatMap(draft => draft.lines)) {
    const { corrects } = line
    if (corrects?.invoiceId !== document.invoiceId) continue
    change.set(corrects.lineNo, (change.get(corrects.lineNo) ?? 0n) + BigInt(line.netMinor))
  }
  const seen = new Set<string>()
  const shown = sources.map(source => {
    const leftMinor = source.netMinor - source.takenMinor
    const key = keyOf(source)
    const isFirst = key !== undefined && !seen.has(key)
    if (key !== undefined) seen.add(key)
    const newMinor = isFirst
      ? again
          .filter(line => keyOf(line) === key)
          .reduce((sum, line) => sum + BigInt(line.netMinor), 0n)
      : 0n
    return {
      lineNo: source.lineNo,
      description: source.description,
      serviceStart: source.serviceStart,
      serviceEnd: source.serviceEnd,
      netMinor: source.netMinor,
      takenMinor: source.takenMinor,
      leftMinor,
      afterMinor: leftMinor + (change.get(source.lineNo) ?? 0n) + newMinor,
      state: isWrittenOff ? 'written_off' : leftMinor === 0n ? 'credited' : 'frozen',
    }
  })
  const added = again.filter(line => {
    const key = keyOf(line)
    return key === undefined || !keys.has(key)
  })
  return [
    ...shown,
    ...added.map(line => ({
      lineNo: null,
      description: line.description,
      serviceStart: line.serviceStart,
      serviceEnd: line.serviceEnd,
      netMinor: 0n,
      takenMinor: 0n,
      leftMinor: 0n,
      afterMinor: BigInt(line.netMinor),
      state: 'new',
    })),
  ]
}

/** A document that would come about, its postings with the names of the ledger accounts. */
function shownDraft(draft: StoredDraft, names: ReadonlyMap<string, string>) {
  const { kind, netMinor, taxMinor, payableMinor, taxes, postings } = draft
  return {
    kind,
    netMinor,
    taxMinor,
    payableMinor,
    taxes: taxes.map(({ code, ratePercent, taxableMinor, taxMinor: minor }) => ({
      ...{ code, ratePercent, taxableMinor },
      taxMinor: minor,
    })),
    postings: postings.map(({ event, debit, credit, amountMinor }) => ({
      ...{ event, debit, credit, amountMinor },
      debitName: names.get(debit) ?? '',
      creditName: names.get(credit) ?? '',
    })),
  }
}
