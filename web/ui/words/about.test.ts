import { expect, test } from 'vitest'
import { commands } from '../../../src/app/registry.ts'
import { permissionFacts } from '../../../src/identity/permissions.ts'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { aboutOf, loadAbout } from './about.ts'

const told = ({ name, summary = '' }: { readonly name: string; readonly summary?: string }) => ({
  name,
  summary,
})
const lists = [...LISTS.values()].map(told)
// What only jobs and the local operator may do, no screen offers.
const offered = [...commands.values()].filter(
  ({ permission }) => permissionFacts(permission)?.machine !== true,
)
const wanted = [...lists, ...offered.map(told)]

// Whoever adds a list or a command says what it shows or does: in web/ui/words/about/<language>/, in
// three languages; English is its `summary`.
test.each(['fr', 'es', 'de'] as const)('%s says it of every list and command', async language => {
  const sentences = await loadAbout(language)
  const names = new Set(wanted.map(({ name }) => name))
  expect({
    lacking: wanted.filter(each => aboutOf(each, language, sentences) === ''),
    leftOver: Object.keys(sentences).filter(name => !names.has(name)),
    notPlain: Object.entries(sentences).filter(([, text]) => !isPlain(text)),
  }).toEqual({ lacking: [], leftOver: [], notPlain: [] })
})

/** Begins with a capital letter, ends without a stop, names nothing as code does. */
function isPlain(text: string): boolean {
  return /^\p{Lu}/u.test(text) && !/[.\s]$|\b[a-z]+[A-Z]|_/.test(text)
}

test('English says in plain words what a list shows, and bids what a command does', () => {
  const bids = ({ summary }: { readonly summary: string }) => !/^\w+[^s\W]s\b/.test(summary)
  const all = [...commands.values()].map(told)
  expect({
    notPlain: [...lists, ...all].filter(({ summary }) => !isPlain(summary)),
    notBidding: all.filter(each => !bids(each)),
  }).toEqual({ notPlain: [], notBidding: [] })
})

test('no list is called like a command', () => {
  expect(lists.filter(({ name }) => commands.has(name))).toEqual([])
})

test('English reads what the code says; a list that nobody translated says nothing', async () => {
  const runs = { name: 'bill-runs', summary: 'Bill runs, the latest first' }
  expect(aboutOf(runs, 'en', undefined)).toBe('Bill runs, the latest first')
  expect(aboutOf(runs, 'de', await loadAbout('de'))).toBe('Abrechnungsläufe, die neuesten zuerst')
  expect(aboutOf({ ...runs, name: 'constructor' }, 'de', {})).toBe('')
})
