import { localDate, localDecimal } from '../../../documents/localize.ts'
import { minorDigits } from '../../../kernel/currency.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { REFUSALS_BY_DOMAIN, sentence } from '../../../platform/refusals/table.ts'
import type {
  ExceptionLine,
  RunAccountLine,
  RunOutcome,
} from '../../../reporting/console/load/run-accounts.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { choices, type Paged, pager, pill, type Tone } from '../parts.ts'
import { href, pathOf } from '../query.ts'
import { amount, fill, moment, type Say, typed } from '../say.ts'
import { table } from '../table.ts'

type Asked = {
  readonly exceptions?: unknown
  readonly accounts?: unknown
  readonly outcome?: RunOutcome | undefined
}

const OUTCOME_TONES: Readonly<Record<RunOutcome, Tone>> = {
  pending: 'busy',
  billed: 'good',
  skipped: 'quiet',
  held: 'warn',
  failed: 'bad',
}

/** What became of an account, as a word with a mark. */
export function outcomePill(say: Say, outcome: RunOutcome): Markup {
  return pill(OUTCOME_TONES[outcome], say.words.runs.outcomes[outcome])
}

const EXCEPTION_TONES: Readonly<Record<ExceptionLine['state'], Tone>> = {
  open: 'warn',
  accepted: 'good',
  held: 'quiet',
}

/** The exception queue of a run. */
export function exceptionList(
  say: Say,
  number: string,
  asked: Asked,
  { rows, next }: Paged<ExceptionLine>,
): Markup {
  const words = say.words.run
  const title = words.exceptionQueue
  return html`<div class="list" id="exceptions">${[
    table<ExceptionLine>({
      title,
      rows,
      empty: words.exceptionsEmpty,
      columns: [
        {
          head: words.account,
          cell: row => accountLink(row.accountNumber, row.accountName),
          isRowHead: true,
          wraps: true,
        },
        {
          head: words.exception,
          cell: row => exceptionText(say, row),
          wraps: true,
        },
        { head: words.decision, cell: row => decision(say, row), wraps: true },
      ],
    }),
    pager(say, {
      list: title,
      path: pathOf('runs', number),
      query: { outcome: asked.outcome },
      parameter: 'exceptions',
      next,
      isFirst: asked.exceptions === undefined,
      anchor: 'exceptions',
    }),
  ]}</div>`
}

function accountLink(number: string, name: string): Markup {
  return html`<a href="${pathOf('accounts', number)}">${number}</a> ${typed(name)}`
}

function exceptionText(say: Say, { code, lineRef, facts }: ExceptionLine): Content {
  const known = say.words.exceptions[code]
  if (known === undefined) return [code.replaceAll('_', ' '), ' ', JSON.stringify(facts)]
  const [title, text] = known
  const isCharge = !/^\d+$/.test(lineRef)
  return html`${title}${isCharge ? html` <span class="lesser">(${lineRef})</span>` : null}<br>
    <span class="lesser">${fill(text, localFacts(say, facts))}</span>`
}

/** Facts are plain decimals, ISO dates, codes and words; those that we know are localized. */
function localFacts(say: Say, facts: ExceptionLine['facts']): Record<string, string> {
  const local = ([name, fact]: [string, string | number]): [string, string] => {
    const text = String(fact)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return [name, localDate(text, say.locale)]
    if (name === 'amount' && typeof facts.currency === 'string') {
      return [name, localDecimal(text, say.locale, minorDigits(facts.currency))]
    }
    return [name, Decimal.tryParse(text) === undefined ? text : localDecimal(text, say.locale)]
  }
  return Object.fromEntries(Object.entries(facts).map(local))
}

function decision(say: Say, row: ExceptionLine): Content {
  const mark = pill(EXCEPTION_TONES[row.state], say.words.exceptionStates[row.state])
  if (row.decidedBy === null) return mark
  return html`${mark} <span class="lesser">${fill(say.words.run.by, { who: row.decidedBy })}${
    row.decidedAt && [', ', moment(say, row.decidedAt)]
  }</span>${row.note === null ? null : html`<br><span class="lesser">“${typed(row.note)}”</span>`}`
}

const OUTCOMES = ['billed', 'skipped', 'held', 'failed'] as const

/** The accounts of a run with what became of each, filtered by outcome. */
export function accountList(
  say: Say,
  number: string,
  asked: Asked,
  { rows, next }: Paged<RunAccountLine>,
): Markup {
  const { run: words, runs } = say.words
  const path = pathOf('runs', number)
  const to = (outcome?: string): string => `${href(path, { outcome })}#accounts`
  const options = [
    { word: words.all, to: to(), isChosen: asked.outcome === undefined },
    ...OUTCOMES.map(outcome => ({
      word: runs.outcomes[outcome],
      to: to(outcome),
      isChosen: asked.outcome === outcome,
    })),
  ]
  return html`<div class="list" id="accounts">${[
    choices(words.outcome, options),
    table<RunAccountLine>({
      title: words.accountList,
      rows,
      empty: words.accountsEmpty,
      columns: [
        {
          head: words.account,
          cell: row => accountLink(row.number, row.name),
          isRowHead: true,
          wraps: true,
        },
        { head: words.outcome, cell: row => outcomePill(say, row.outcome) },
        { head: words.reason, cell: row => reasonText(say, row), wraps: true },
        { head: words.documents, cell: row => documentsOf(say, row), isFigure: true },
      ],
    }),
    pager(say, {
      list: words.accountList,
      path,
      query: { outcome: asked.outcome },
      parameter: 'accounts',
      next,
      isFirst: asked.accounts === undefined,
      anchor: 'accounts',
    }),
  ]}</div>`
}

const SENTENCES = new Set(Object.values(REFUSALS_BY_DOMAIN).flatMap(Object.keys))

/** Why an account was not billed: the refusal's sentence where there is one, else in our words. */
function reasonText(say: Say, { reason, facts }: RunAccountLine): Content {
  if (reason === null) return null
  if (SENTENCES.has(reason)) return sentence({ code: reason, facts }, say.language)
  const title = say.words.reasons[reason] ?? reason.replaceAll('_', ' ')
  const detail = facts.why ?? facts.error
  return detail === undefined ? title : html`${title}: ${typed(String(detail))}`
}

function documentsOf(say: Say, { documents }: RunAccountLine): Content {
  if (documents.length === 0) return null
  return html`<span class="many">${documents.map(
    ({ number, currency, grossMinor }) =>
      html`<span>${
        number === null
          ? say.words.run.draft
          : html`<a href="${pathOf('documents', number)}">${number}</a>`
      } ${amount(say, BigInt(grossMinor), currency)}</span>`,
  )}</span>`
}
