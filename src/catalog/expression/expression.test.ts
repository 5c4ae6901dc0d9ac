import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { amountOf } from './evaluate.ts'
import { parseExpression } from './parse.ts'

function amount(text: string, quantity = '10', properties: Record<string, string> = {}): string {
  const parsed = parseExpression(text)
  if (!parsed.ok)
    return `${parsed.refusal.code} ${parsed.refusal.facts.position} ${parsed.refusal.facts.found}`
  const facts = {
    quantity: Decimal.parse(quantity),
    property: (name: string) => (Object.hasOwn(properties, name) ? properties[name] : undefined),
  }
  return amountOf(parsed.value, facts)?.toString() ?? 'null'
}

describe('an expression', () => {
  test.each([
    // Exact: no binary floats.
    ['0.1 + 0.2', '0.3'],
    ['quantity * 0.07', '0.7'],
    ['123456789012345678 * 1.000000000001', '123456789012469134.789012345678'],
    ['1 / 3', '0.333333333333'],
    ['2 / 3 * 3', '2.000000000001'],
    ['-2 / 3', '-0.666666666667'],
    ['1 + 2 * 3 - -4', '11'],
    ['(1 + 2) * 3', '9'],
    ['((quantity))', '10'],
    ['quantity > 5 ? quantity * 2 : 0', '20'],
    ['quantity > 5 && quantity <= 9 || quantity == 10.00 ? 1 : 2', '1'],
    ['!(quantity != 10) ? 1 : 2', '1'],
    ['min(quantity, 3, 7)', '3'],
    ['max(0.50, min(10, quantity * 0.2))', '2'],
    ['abs(-quantity)', '10'],
    ['floor(-2.5) + ceil(2.1)', '0'],
    ['round(2.345, 2)', '2.35'],
    ['round(-2.5)', '-3'],
    // Properties: numbers or texts by their place.
    ['event.price * quantity', '12.5', '10', { price: '1.25' }],
    ['event.region == "eu" ? 1 : 2', '1', '10', { region: 'eu' }],
    ['event.region == "eu" ? 1 : 2', '2'],
    ['event.region != "eu" ? 1 : 2', '1'],
    ['event.class == 1.0 ? 5 : 6', '5', '10', { class: '1' }],
    ['event.a == event.b ? 5 : 6', '5', '10', { a: '1', b: '1.0' }],
    // What cannot be worked out is nothing, unless it does not matter.
    ['event.price * quantity', 'null'],
    ['event.price * quantity', 'null', '10', { price: '1e3' }],
    ['event.constructor * quantity', 'null'],
    ['1 / (quantity - 10)', 'null'],
    ['quantity == 10 ? 1 : 1 / 0', '1'],
    ['event.x > 1 ? 1 : 2', 'null'],
    ['event.x > 1 || quantity == 10 ? 1 : 2', '1'],
    ['event.x > 1 && quantity == 11 ? 1 : 2', '2'],
    ['min(1, event.x)', 'null'],
  ])('%s → %s', (text, expected, quantity?: string, properties?: Record<string, string>) => {
    expect(amount(text, quantity, properties)).toBe(expected)
  })

  test.each([
    ['quantity *', 'expression_not_read 11 –'],
    ['', 'expression_not_read 1 –'],
    ['quantity 5', 'expression_not_read 10 5'],
    ['1 + seats * 2', 'expression_unknown_name 5 seats * 2'],
    ['process.exit(1)', 'expression_unknown_name 1 process.exit(1)'],
    ['event["price"]', 'expression_not_read 7 "price"]'],
    ['event.a.b', 'expression_unknown_name 1 event.a.b'],
    ['quantity.constructor', 'expression_unknown_name 1 quantity.constructor'],
    ['eval("1")', 'expression_unknown_name 1 eval("1")'],
    ['(function () { return 1 })()', 'expression_unknown_name 2 function () { return'],
    ['quantity = 5', 'expression_not_read 1 quantity = 5'],
    ['quantity ** 2', 'expression_not_read 11 * 2'],
    ['1, 2', 'expression_not_read 1 1, 2'],
    ['0x10', 'expression_not_read 1 0x10'],
    ['1e3', 'expression_not_read 1 1e3'],
    ['.5', 'expression_not_read 1 .5'],
    ['`x`', 'expression_not_read 1 `x`'],
    ['/x/', 'expression_not_read 1 /x/'],
    ['quantity % 2', 'expression_not_read 10 % 2'],
    ['quantity === 2', 'expression_not_read 10 === 2'],
    ['typeof 1', 'expression_not_read 1 typeof 1'],
    ['"eu"', 'expression_wrong_kind 1 "eu"'],
    ['quantity > 1', 'expression_wrong_kind 1 quantity > 1'],
    ['quantity ? 1 : 2', 'expression_wrong_kind 1 quantity ? 1 : 2'],
    ['quantity + "1"', 'expression_wrong_kind 12 "1"'],
    ['event.a < "b" ? 1 : 2', 'expression_wrong_kind 11 "b" ? 1 : 2'],
    ['round(1, 13)', 'expression_not_read 10 13)'],
    ['abs(1, 2)', 'expression_not_read 8 2)'],
    ['min()', 'expression_not_read 5 )'],
    ['1)', 'expression_not_read 2 )'],
    [`${'1+'.repeat(499)}1`, 'expression_too_long 1 1+1+1+1+1+1+1+1+1+1+'],
    ['1'.repeat(1001), 'expression_too_long 1001 …'],
    [`${'('.repeat(499)}1${')'.repeat(499)}`, '1'],
    [`-${'!'.repeat(900)}1`, 'expression_too_long 201 !!!!!!!!!!!!!!!!!!!!'],
    ['1;', 'expression_not_read 2 ;'],
    ['1\n2', 'expression_not_read 3 2'],
    ['{}', 'expression_not_read 1 {}'],
  ])('%s is refused: %s', (text, expected) => {
    expect(amount(text)).toBe(expected)
  })
})
