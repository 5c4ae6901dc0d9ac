import { loadOpenDisputes } from '../../disputes/cases/load.ts'
import { type DocumentExplanation, explainDocument } from '../../invoicing/explanation/document.ts'
import { loadIssuedFacts } from '../../invoicing/load/explain.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Db } from '../../platform/database/database.ts'
import { loadStandingByNumber } from '../../reporting/console/load/standing.ts'
import { disputeSentences, paymentSentences } from './payment-text.ts'

/** An explanation with where the payment of the document stands, and what of it is in dispute. */
export type ExplainedInvoice = DocumentExplanation & { readonly payment?: readonly string[] }

/**
 * How the figures of an issued document came about, or of one line of it, in a language (left out:
 * the customer's). Refuses `unknown_document` and `unknown_document_line`.
 */
export async function explainInvoice(
  db: Db,
  number: string,
  line: number | null = null,
  language?: string,
): Promise<Result<ExplainedInvoice>> {
  const document = await loadIssuedFacts(db, number)
  if (document === undefined) return refuse('unknown_document', { document: number })
  if (line !== null && !document.lines.some(each => each.lineNo === line)) {
    return refuse('unknown_document_line', { number, line, count: document.lines.length })
  }
  const explanation = explainDocument(document, line, language)
  const locale = language ?? document.buyer.language
  const disputes = await loadOpenDisputes(db, number)
  const own = line === null ? disputes : disputes.filter(({ lineNo }) => lineNo === line)
  const disputed = disputeSentences(own, document.currency, locale)
  const told = disputed.length === 0 ? {} : { payment: disputed }
  if (line !== null) return ok({ ...explanation, ...told })
  const standing = await loadStandingByNumber(db, number, document.issuedOn)
  if (standing === undefined) return ok({ ...explanation, ...told })
  const { kind, currency } = document
  const payment = [...paymentSentences(kind, standing, currency, locale), ...disputed]
  return ok({ ...explanation, payment })
}

/** The explanation as text: titles, and sentences indented below them. */
export function explanationText(explanation: ExplainedInvoice): string {
  const { heading, lines, taxGroups, totals, payment = [], transfers } = explanation
  const below = (sentences: readonly string[]) => sentences.map(sentence => `  ${sentence}`)
  const parts = [heading, ...lines, ...taxGroups].map(({ title, sentences }) => [
    title,
    ...below(sentences),
  ])
  return [...parts, totals, payment, transfers]
    .filter(part => part.length > 0)
    .map(part => `${part.join('\n')}\n`)
    .join('\n')
}
