import { ASSET_PATHS } from './assets.ts'
import { type Content, html } from './markup.ts'
import type { Say } from './say.ts'

/** What a page hands to its frame. */
export type Page = {
  readonly title: string
  readonly body: Content
  /** Path of a script of ours that the page needs; the others run none. */
  readonly script?: string
}

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
  ${visitor === undefined ? null : html`<a class="visitor" href="/me">${visitor}</a>`}
</header>
<main id="content" tabindex="-1">${page.body}</main>
</body>
</html>
`.text
}
