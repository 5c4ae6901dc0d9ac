import { type Content, html, type Markup } from './markup.ts'

/** A page's title, with what belongs beside it. */
export function heading(title: Content, beside?: Content): Markup {
  return html`<div class="heading"><h1>${title}</h1>${beside ?? null}</div>`
}
