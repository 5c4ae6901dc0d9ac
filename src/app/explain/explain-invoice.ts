import { type DocumentExplanation, explainDocument } from '../../invoicing/explanation/document.ts'
import { loadIssuedFacts } from '../../invoicing/load/explain.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Db } from '../../platform/database/database.ts'

/**
 * How the figures of an issued document came about, or of one line of it, in a language (left out:
 * the customer's). Refuses `unknown_document` and `unknown_document_line`.
 */
export async function explainInvoice(
  db: Db,
  number: string,
  line: number | null = null,
  language?: string,
): Promise<Result<DocumentExplanation>> {
  const document = await loadIssuedFacts(db, number)
  if (document === undefined) return refuse('unknown_document', { document: number })
  if (line !== null && !document.lines.some(each => each.lineNo === line)) {
    return refuse('unknown_document_line', { number, line, count: document.lines.length })
  }
  return ok(explainDocument(document, line, language))
}

/** The explanation as text: titles, and sentences indented below them. */
export function explanationText(explanation: DocumentExplanation): string {
  const { heading, lines, taxGroups, totals, transfers } = explanation
  const below = (sentences: readonly string[]) => sentences.map(sentence => `  ${sentence}`)
  const parts = [heading, ...lines, ...taxGroups].map(({ title, sentences }) => [
    title,
    ...below(sentences),
  ])
  return [...parts, totals, transfers]
    .filter(part => part.length > 0)
    .map(part => `${part.join('\n')}\n`)
    .join('\n')
}
