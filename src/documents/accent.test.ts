import { expect, test } from 'vitest'
import { accessibleAccent } from './accent.ts'

test('keeps a colour that is legible on white', () => {
  expect(accessibleAccent('#0f5c6e')).toBe('#0f5c6e')
})

test.each(['#ffff00', '#ffffff', '#9fd3c7'])('darkens %s until text in it is legible', colour => {
  const channels = accessibleAccent(colour).match(/[0-9a-f]{2}/g)!
  expect(channels.every(channel => Number.parseInt(channel, 16) < 0xc0)).toBe(true)
})

test.each(['red', '', '#fff', '#12345g', '"); panic("'])('replaces %j by a dark teal', colour => {
  expect(accessibleAccent(colour)).toBe('#1f4e5f')
})
