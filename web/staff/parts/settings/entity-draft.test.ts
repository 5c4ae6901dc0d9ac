import { expect, test } from 'vitest'
import { contrastOnWhite, entityDraft, entityRow } from './entity-draft.ts'

test('an entity is sent with its address line by line and without what is empty', () => {
  const draft = {
    ...entityDraft(undefined),
    code: 'FR',
    name: 'Aube',
    address: ' 1 rue A \n\nParis',
  }
  const row = entityRow(draft)
  expect(row).toMatchObject({ code: 'FR', addressLines: ['1 rue A', 'Paris'], paper: 'a4' })
  expect(row).not.toHaveProperty('iban')
})

test('a colour is told by its contrast on white', () => {
  expect(contrastOnWhite('#000000')).toBeCloseTo(21)
  expect(contrastOnWhite('#ffffff')).toBeCloseTo(1)
  expect(contrastOnWhite('#0b6e4f')).toBeGreaterThan(4.5)
})
