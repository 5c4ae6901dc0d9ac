import { expect, test } from 'vitest'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { columnOf, isForPeople, loadColumns } from './columns.ts'

const columns = [...LISTS.values()].flatMap(list => Object.values(list.columns))
const described = [...new Set(columns.map(({ describe }) => describe))]

// Whoever adds a column describes it: in English beside it, and by that English in three languages in
// web/ui/words/columns/<language>/. What names codes of the API (`late_fee`) no screen shows.
test.each(['fr', 'es', 'de'] as const)('%s says what every column holds', async language => {
  const sentences = await loadColumns(language)
  const wanted = described.filter(isForPeople)
  expect({
    lacking: wanted.filter(text => (columnOf(text, language, sentences) ?? '') === ''),
    leftOver: Object.keys(sentences).filter(text => !wanted.includes(text)),
  }).toEqual({ lacking: [], leftOver: [] })
})

test('a column reads in the language of the reader; codes of the API nobody reads', async () => {
  const de = await loadColumns('de')
  expect(columnOf('number of the account', 'en', undefined)).toBe('Number of the account')
  expect(columnOf('number of the account', 'de', de)).toBe('Nummer des Kontos')
  expect(columnOf('number of the account', 'de', undefined)).toBeUndefined()
  expect(columnOf('invoice or credit_note', 'en', undefined)).toBeUndefined()
})
