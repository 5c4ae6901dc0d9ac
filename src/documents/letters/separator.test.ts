import { expect, test } from 'vitest'
import { separatorOf } from './separator.ts'

const BATCH = { number: 'MH-DE-P-2026-11-14-1', letters: 51 }

test('a separator names the country, its letters and the day as the sender’s country writes them', () => {
  const sender = { name: 'Morgenhell Energie GmbH', country: 'DE', paper: 'a4' }
  const sheet = separatorOf(BATCH, sender, { country: 'AT', letters: 3 }, '2026-11-14')
  expect(sheet).toMatchObject({ title: 'Österreich', language: 'de', paper: 'a4' })
  expect(sheet.facts.map(fact => `${fact.label}: ${fact.value}`)).toEqual([
    'Druckstapel: MH-DE-P-2026-11-14-1',
    'Briefe in dieses Land: 3 von 51',
    'Erstellt am: 14.11.2026',
  ])
})

test('where we do not speak the language of the country, the sheet is in English', () => {
  const sender = { name: 'Sol', country: 'IN', paper: 'us-letter' }
  const sheet = separatorOf(BATCH, sender, { country: 'US', letters: 51 }, '2026-11-14')
  expect(sheet).toMatchObject({ title: 'United States', language: 'en', paper: 'us-letter' })
  expect(sheet.facts.at(-1)).toEqual({ label: 'Made on', value: 'Nov\u00a014, 2026' })
})
