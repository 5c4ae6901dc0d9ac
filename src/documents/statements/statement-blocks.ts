import { formatAmount } from '../../kernel/money.ts'
import type { LetterBlock } from '../letters/printed-letter.ts'
import { type Locale, localDate, localMoney } from '../localize.ts'
import type { Language } from '../page.ts'
import { billedBlocks } from './billed-blocks.ts'
import type { StatementContent } from './draw.ts'
import type { Movement, StatementFigures, StatementMethod } from './statement.ts'
import { STATEMENT_WORDS, type StatementWords } from './words.ts'

/** What a statement is of. */
export type StatementHead = {
  readonly method: StatementMethod
  readonly currency: string
  readonly from: string
  readonly asOf: string
}

/** How a customer reads amounts and dates. */
export type Reader = {
  readonly language: Language
  readonly words: StatementWords
  readonly date: (iso: string) => string
  readonly money: (minor: bigint) => string
}

/** A statement worded in the customer's language: its title, and the blocks of its page. */
export function printedStatement(
  head: StatementHead,
  figures: StatementContent,
  to: { readonly language: Language; readonly locale: Locale },
): { readonly title: string; readonly blocks: readonly LetterBlock[] } {
  const words = STATEMENT_WORDS[to.language]
  const reader: Reader = {
    language: to.language,
    words,
    date: iso => localDate(iso, to.locale),
    money: minor => localMoney(formatAmount(minor, head.currency), head.currency, to.locale),
  }
  return {
    title: words.title(reader.date(head.asOf), head.currency),
    blocks: [
      summary(head, figures, reader),
      ...body(head, figures, reader),
      credits(words),
      ...(figures.billed === null ? [] : billedBlocks(figures.billed, reader)),
    ],
  }
}

function credits(words: StatementWords): LetterBlock {
  return { kind: 'paragraph', runs: [{ text: words.credits }] }
}

function summary(
  { method, from, asOf }: StatementHead,
  figures: StatementFigures,
  { words, date, money }: Reader,
): LetterBlock {
  const closing = { label: words.closing(date(asOf)), value: money(figures.closingMinor) }
  const overdue = { label: words.overdue, value: money(figures.overdueMinor) }
  if (method === 'open_item') return { kind: 'summary', facts: [overdue, closing] }
  return {
    kind: 'summary',
    facts: [
      { label: words.opening(date(from)), value: money(figures.openingMinor) },
      { label: words.movements, value: money(figures.movementMinor) },
      closing,
    ],
  }
}

function body(head: StatementHead, figures: StatementFigures, reader: Reader): LetterBlock[] {
  const { words, date } = reader
  const period = words.period(date(head.from), date(head.asOf))
  const open = [heading(words.openItems), openItems(figures, reader)]
  switch (head.method) {
    case 'open_item':
      return open
    case 'activity':
      return [heading(`${words.activity}: ${period}`), activity(figures, reader)]
    case 'balance_forward':
      return [heading(period), byKind(figures, reader), ...open]
  }
}

function heading(text: string): LetterBlock {
  return { kind: 'heading', text }
}

function openItems(
  { openItems: items, closingMinor }: StatementFigures,
  reader: Reader,
): LetterBlock {
  const { words, date, money } = reader
  if (items.length === 0) return { kind: 'paragraph', runs: [{ text: words.nothingOpen }] }
  return {
    kind: 'table',
    head: [
      { label: words.document, isRight: false },
      { label: words.what, isRight: false },
      { label: words.date, isRight: false },
      { label: words.due, isRight: false },
      { label: words.amount, isRight: true },
      { label: words.open, isRight: true },
    ],
    rows: items.map(item => [
      item.label,
      kindOf(item.kind, words),
      date(item.documentOn),
      item.openMinor > 0n ? date(item.dueOn) : '',
      money(item.amountMinor),
      money(item.openMinor),
    ]),
    foot: [words.total, '', '', '', '', money(closingMinor)],
  }
}

function activity(figures: StatementFigures, { words, date, money }: Reader): LetterBlock {
  let balance = figures.openingMinor
  const rows = figures.movements.map(each => {
    balance += each.amountMinor
    return [
      each.label,
      kindOf(each.kind, words),
      date(each.on),
      money(each.amountMinor),
      money(balance),
    ]
  })
  return {
    kind: 'table',
    head: [
      { label: words.document, isRight: false },
      { label: words.what, isRight: false },
      { label: words.date, isRight: false },
      { label: words.amount, isRight: true },
      { label: words.balance, isRight: true },
    ],
    rows,
    foot: [words.total, '', '', money(figures.movementMinor), money(figures.closingMinor)],
  }
}

function byKind(figures: StatementFigures, { words, money }: Reader): LetterBlock {
  const sums = [...Map.groupBy(figures.movements, (each: Movement) => each.kind)].map(
    ([kind, group]) => [
      kindOf(kind, words),
      String(group.length),
      money(group.reduce((total, each) => total + each.amountMinor, 0n)),
    ],
  )
  return {
    kind: 'table',
    head: [
      { label: words.what, isRight: false },
      { label: '', isRight: true },
      { label: words.amount, isRight: true },
    ],
    rows: sums,
    foot: [words.total, '', money(figures.movementMinor)],
  }
}

function kindOf(kind: string, words: StatementWords): string {
  return words.kinds[kind] ?? words.kinds.other
}
