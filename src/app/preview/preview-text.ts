import { documentTerms, lastDueOn } from '../../invoicing/document-terms.ts'
import { explainDocument } from '../../invoicing/explanation/document.ts'
import type { IssuedDocumentFacts } from '../../invoicing/explanation/issued.ts'
import { issuedFacts } from '../../invoicing/simulate.ts'
import { type Language, languageOf, localAmount, localDate } from '../../kernel/localize.ts'
import type { Refusal } from '../../kernel/result.ts'
import { sentence } from '../../platform/refusals/table.ts'
import { explanationText } from '../explain/explain-invoice.ts'
import type { BillPreview, CurrentUsage } from './preview-invoice.ts'
import { sayPreview } from './words.ts'

/** A preview for a terminal: the bill, its documents with every calculation, and what is to come. */
export function previewText(preview: BillPreview, locale: string): string {
  const language = languageOf(locale)
  const { account, entity, through, issueOn, hold, inRun, exceptions } = preview
  const day = (date: Temporal.PlainDate): string => localDate(date.toString(), locale)
  const head = [
    sayPreview(language, 'title', {
      account: account.number,
      entity: entity.code,
      through: day(through),
      issueOn: day(issueOn),
    }),
    ...(hold === null ? [] : [sayPreview(language, 'hold', { reason: hold.reason })]),
    ...(inRun === null ? [] : [sayPreview(language, 'in_run', { run: inRun })]),
    ...outcomeSentences(preview, language),
    ...exceptions.map(({ code, ref }) =>
      sayPreview(language, 'look_at', { what: `${code} (${ref})` }),
    ),
  ]
  const documents = preview.documents.map((_, i) =>
    explanationText(explainDocument(documentFacts(preview, i, language), null, locale)),
  )
  const current = (preview.current ?? []).flatMap(usage => currentSentences(usage, locale))
  const upcoming = preview.upcoming.map(({ on, change, subscription, what, before, after }) =>
    sayPreview(language, change, {
      on: day(on),
      subscription,
      what: what ?? '',
      before: before ?? '',
      after: after ?? '',
    }),
  )
  return [
    `${head.join('\n')}\n`,
    ...documents,
    ...section(sayPreview(language, 'current'), current),
    ...section(sayPreview(language, 'upcoming'), upcoming),
  ].join('\n')
}

function section(title: string, sentences: readonly string[]): string[] {
  if (sentences.length === 0) return []
  return [`${title}\n${sentences.map(text => `  ${text}\n`).join('')}`]
}

function outcomeSentences({ outcome, reason, facts }: BillPreview, language: Language): string[] {
  if (outcome === 'billed') return []
  if (outcome === 'skipped') return [sayPreview(language, 'nothing')]
  const refusal: Refusal = { code: reason ?? '', facts }
  return [sayPreview(language, 'not_billed', { reason: sentence(refusal, language) })]
}

function currentSentences(usage: CurrentUsage, locale: string): string[] {
  const language = languageOf(locale)
  const { subscription, charge, unit, currency, passed, refusal, quantity, lines } = usage
  if (refusal !== null) {
    const reason = sentence(refusal, language)
    return [sayPreview(language, 'unknown_usage', { subscription, charge, reason })]
  }
  const minor = lines.reduce((sum, line) => sum + line.part.amountMinor, 0n)
  return [
    sayPreview(language, usage.estimated ? 'used_estimated' : 'used', {
      subscription,
      charge,
      unit,
      from: localDate(passed.start.toString(), locale),
      to: localDate(lastDay(passed).toString(), locale),
      quantity: quantity?.toString() ?? '',
    }),
    `  ${sayPreview(language, 'so_far', { amount: localAmount(minor, currency, locale) })}`,
  ]
}

function lastDay({ start, end }: CurrentUsage['passed']): Temporal.PlainDate {
  return start.equals(end) ? start : end.subtract({ days: 1 })
}

/** A document that is not issued, in the form in which issued ones are explained. */
function documentFacts(preview: BillPreview, i: number, language: Language): IssuedDocumentFacts {
  const document = preview.documents[i]!
  const { account, issueOn, entity, labels } = preview
  const numbers = new Map(account.subscriptions.map(s => [s.subscriptionId, s.number]))
  const dueOn = lastDueOn({ kind: document.kind, ...documentTerms(account, document) }, issueOn)
  return {
    number: `(${sayPreview(language, document.kind)})`,
    kind: document.kind,
    currency: document.currency,
    issuedOn: issueOn,
    dueOn,
    taxRounding: entity.taxRounding,
    reason: null,
    buyer: { name: account.name, accountNumber: account.number, language: account.language },
    netMinor: document.netMinor,
    taxMinor: document.taxMinor,
    grossMinor: document.grossMinor,
    roundingMinor: document.roundingMinor,
    payableMinor: document.payableMinor,
    lines: document.lines.map((line, n) => {
      const facts = issuedFacts(line, n + 1)
      const corrected = facts.corrects
      return {
        ...facts,
        subscription: numbers.get(line.subscriptionId) ?? '',
        corrects: corrected && {
          ...corrected,
          document: labels.get(corrected.document) ?? corrected.document,
        },
      }
    }),
    groups: document.groups,
    transfers: [],
  }
}
