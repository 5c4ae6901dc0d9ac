import { expect, test } from 'vitest'
import { LABELS } from './labels.ts'

const languages = Object.keys(LABELS) as (keyof typeof LABELS)[]

test.each(languages)('%s has every word, none of them empty', language => {
  for (const [key, word] of Object.entries(LABELS[language])) {
    const said = typeof word === 'string' ? word : word('A-1' as never, '1.1.2026' as never)
    expect(said.trim(), key).not.toBe('')
    expect(said, key).not.toContain('undefined')
  }
})

test('a credit note does not share its title with an invoice', () => {
  for (const language of languages) {
    expect(LABELS[language].creditNote).not.toBe(LABELS[language].invoice)
  }
})
