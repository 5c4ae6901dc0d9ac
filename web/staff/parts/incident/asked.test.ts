import { expect, test } from 'vitest'
import { furtherOf, inputOf, numbersIn } from './asked.ts'

test.each([
  ['A-1\nA-2\r\nA-1', ['A-1', 'A-2']],
  ['A-1, A-2; A-3', ['A-1', 'A-2', 'A-3']],
  ['document,amount\n"SUN-1",12.00\nSUN-2,13.00\n', ['SUN-1', 'SUN-2']],
  ['document\nSUN-1\nSUN-2', ['SUN-1', 'SUN-2']],
  ['', []],
])('numbers are found in what was pasted or in a file: %j', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers)
})

test('what is empty or does not belong to the remedy is not sent', () => {
  const told = { wrong: 'price', plan: 'CARE', planVersion: '2', charge: '', percent: '5,5' }
  expect(inputOf({ ...told, remedy: 'void', currency: 'EUR' })).toEqual({
    wrong: 'price',
    plan: 'CARE',
    planVersion: 2,
    remedy: 'void',
  })
  expect(inputOf({ ...told, remedy: 'credit', currency: 'EUR', 'notice.de': 'Zu teuer.' })).toEqual(
    {
      wrong: 'price',
      plan: 'CARE',
      planVersion: 2,
      remedy: 'credit',
      percent: '5.5',
      notice: { de: 'Zu teuer.' },
    },
  )
})

test('a condition is asked for in one place', () => {
  expect(furtherOf('tax')).not.toContain('taxCode')
  expect(furtherOf('tax')).toContain('plan')
})
