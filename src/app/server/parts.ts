import { type Content, html, type Markup } from './markup.ts'
import { href } from './query.ts'
import { fill, type Say } from './say.ts'

/** How a state is to be taken. The mark before the word differs in shape, not in colour alone. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet'

/** A state as a word with a mark. */
export function pill(tone: Tone, word: string): Markup {
  return html`<span class="pill ${tone}">${word}</span>`
}

/** A page's title, with what belongs beside it. */
export function heading(title: Content, beside?: Content): Markup {
  return html`<div class="heading"><h1>${title}</h1>${beside ?? null}</div>`
}

/** Named facts; those without value are left out. */
export function facts(entries: readonly (readonly [name: string, value: Content])[]): Markup {
  const known = entries.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return html`<dl class="facts">${known.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

/** The page of a list and the key to its next page. */
export type Paged<Row> = { readonly rows: readonly Row[]; readonly next: string | undefined }

/** Cuts the one row that was read beyond the page, which tells that there is a next one. */
export function pageOf<Row>(
  found: readonly Row[],
  size: number,
  key: (last: Row) => string,
): Paged<Row> {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? key(last) : undefined }
}

type PagerParts = {
  readonly list: string
  readonly path: string
  readonly query: Readonly<Record<string, string | undefined>>
  /** The parameter that holds the key. */
  readonly parameter: string
  readonly next: string | undefined
  readonly isFirst: boolean
  /** Where on the page the list stands. */
  readonly anchor?: string
}

/** Links to the first and the next page; nothing where the list is on one. */
export function pager(say: Say, parts: PagerParts): Content {
  const { list, path, query, parameter, next, isFirst, anchor } = parts
  if (isFirst && next === undefined) return null
  const { paging } = say.words
  const to = (key: string | undefined): string =>
    href(path, { ...query, [parameter]: key }) + (anchor === undefined ? '' : `#${anchor}`)
  return html`<nav class="pager" aria-label="${fill(paging.label, { list })}">
    ${isFirst ? null : html`<a href="${to(undefined)}">${paging.first}</a>`}
    ${next === undefined ? null : html`<a href="${to(next)}" rel="next">${paging.next}</a>`}
  </nav>`
}

/** A filter in force, and the address without it. */
export type Chip = { readonly name: string; readonly value: string; readonly without: string }

/** The filters in force, each a link that removes it. */
export function chips(say: Say, active: readonly Chip[]): Content {
  if (active.length === 0) return null
  const { filter } = say.words
  return html`<ul class="chips" aria-label="${filter.active}">${active.map(
    ({ name, value, without }) => html`<li><a href="${without}"
      aria-label="${fill(filter.remove, { filter: `${name}: ${value}` })}"><span
      class="chip-name">${name}</span> <bdi>${value}</bdi> <span aria-hidden="true">×</span></a></li>`,
  )}</ul>`
}

/** Choices of one filter as links; the one in force is marked. */
export function choices(
  label: string,
  options: readonly { readonly word: string; readonly to: string; readonly isChosen: boolean }[],
): Markup {
  return html`<nav class="choices" aria-label="${label}"><ul>${options.map(
    ({ word, to, isChosen }) =>
      html`<li><a href="${to}"${isChosen ? html` aria-current="true"` : null}>${word}</a></li>`,
  )}</ul></nav>`
}
