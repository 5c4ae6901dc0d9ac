import { expect, test } from 'vitest'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { aboutOf, loadAbout } from './about.ts'

const wanted = [...LISTS.values()].map(({ name, summary }) => ({ name, summary }))

// Whoever adds a list says what it shows: in web/ui/words/about/<language>/, in three languages;
// English is its `summary`.
test.each(['fr', 'es', 'de'] as const)('%s says what every list shows', async language => {
  const sentences = await loadAbout(language)
  const names = wanted.map(({ name }) => name)
  expect({
    lacking: wanted.filter(told => aboutOf(told, language, sentences).trim() === ''),
    leftOver: Object.keys(sentences).filter(name => !names.includes(name)),
    unlikeALabel: Object.entries(sentences).filter(([, text]) => /^\P{L}|[.\s]$/u.test(text)),
  }).toEqual({ lacking: [], leftOver: [], unlikeALabel: [] })
})

test('every list says in English what it shows, in plain words', () => {
  const isPlain = (text: string) => /^[A-Z]/.test(text) && !/[.\s]$|[a-z][A-Z]|_/.test(text)
  expect(wanted.filter(({ summary }) => !isPlain(summary))).toEqual([])
})

test('English reads what the code says; a list that nobody translated says nothing', async () => {
  const told = { name: 'bill-runs', summary: 'Bill runs, the latest first' }
  expect(aboutOf(told, 'en', undefined)).toBe('Bill runs, the latest first')
  expect(aboutOf(told, 'de', await loadAbout('de'))).toBe('Abrechnungsläufe, die neuesten zuerst')
  expect(aboutOf({ ...told, name: 'constructor' }, 'de', {})).toBe('')
})
