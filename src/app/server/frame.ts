import { ASSET_PATHS } from './assets.ts'
import { type Content, html, type Markup } from './markup.ts'
import type { Say } from './say.ts'

export type Section = 'overview' | 'runs' | 'documents' | 'accounts' | 'ledger' | 'proofs'

/** What a page hands to its frame. */
export type Page = {
  readonly title: string
  /** The section of the menu that it belongs to. */
  readonly section?: Section | undefined
  readonly body: Content
  /** Path of a script of ours that the page needs; the others run none. */
  readonly script?: string
}

const SECTIONS: readonly (readonly [Section, path: string])[] = [
  ['overview', '/'],
  ['runs', '/runs'],
  ['documents', '/documents'],
  ['accounts', '/accounts'],
  ['ledger', '/ledger'],
  ['proofs', '/proofs'],
]

/** A whole document around a page's body; `visitor` is the name of who is signed in. */
export function frame(say: Say, page: Page, visitor?: string): string {
  const { words } = say
  return html`<!doctype html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Quittance</title>
<link rel="icon" type="image/svg+xml" href="${ASSET_PATHS.mark}">
<link rel="stylesheet" href="${ASSET_PATHS.style}">
${page.script === undefined ? null : html`<script src="${page.script}" type="module"></script>`}
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="top">
  <a class="brand" href="/"><img src="${ASSET_PATHS.mark}" alt="" width="22" height="22"> Quittance</a>
  ${findForm(say)}
  ${visitor === undefined ? null : html`<a class="visitor" href="/me">${visitor}</a>`}
</header>
<nav class="sections" aria-label="${words.sections}"><ul>${SECTIONS.map(([section, path]) =>
    sectionLink(say, section, path, page.section),
  )}</ul></nav>
<main id="content" tabindex="-1">${page.body}</main>
<footer class="bottom">${words.readOnly}</footer>
</body>
</html>
`.text
}

function sectionLink(say: Say, section: Section, path: string, at: Section | undefined): Markup {
  const current = section === at ? html` aria-current="page"` : null
  return html`<li><a href="${path}"${current}>${say.words.navigation[section]}</a></li>`
}

function findForm(say: Say): Markup {
  const { find } = say.words
  return html`<form class="find" role="search" action="/find" method="get">
    <label class="unseen" for="find">${find.label}</label>
    <input id="find" name="number" type="search" placeholder="${find.hint}" maxlength="100"
      autocomplete="off" spellcheck="false" required>
    <button>${find.button}</button>
  </form>`
}
