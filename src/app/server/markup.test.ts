import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml, html } from './markup.ts'

test('text is escaped, markup and lists stay, nothing is nothing', () => {
  const item = html`<li>${'<b>"&\'</b>'}</li>`
  expect(html`<ul>${[item, null, undefined, false, 1, 2n]}</ul>`.text).toBe(
    '<ul><li>&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;</li>12</ul>',
  )
})

test('no text gets out of content or of a quoted attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
    }),
  )
})
