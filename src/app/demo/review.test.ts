import { describe, expect, test } from 'vitest'
import { decide, type OpenException } from './review.ts'

const none = { stories: new Map<string, string>(), checked: new Set<string>() }

function spike(accountNumber: string, quantity: string, usual: string): OpenException {
  return { accountNumber, code: 'usage_spike', facts: { quantity, usual } }
}

describe('the demo’s clerk', () => {
  test('holds usage that no season explains, with everything else about the account', () => {
    const queue = [spike('A', '601', '120'), { accountNumber: 'A', code: 'new_tax', facts: {} }]
    const decisions = decide(queue, none)
    expect(decisions.map(({ decision, code }) => `${decision} ${code}`)).toEqual([
      'hold usage_spike',
      'hold new_tax',
    ])
  })

  test('accepts five times the usual, and what was looked at once', () => {
    expect(decide([spike('A', '600', '120')], none)).toMatchObject([
      { decision: 'accept', note: 'Fits the season and the household' },
    ])
    const checked = { ...none, checked: new Set(['A']) }
    expect(decide([spike('A', '601', '120')], checked)).toMatchObject([
      { decision: 'accept', note: 'The meter has been looked at; the read is right' },
    ])
  })

  test('takes one decision for all accounts of a kind', () => {
    const stories = new Map([['B', 'vacant']])
    const queue = ['A', 'B', 'C', 'C'].map(accountNumber => ({
      accountNumber,
      code: 'zero_usage',
      facts: {},
    }))
    expect(decide(queue, { ...none, stories })).toEqual([
      {
        decision: 'accept',
        code: 'zero_usage',
        note: 'Fits the season and the contract',
        accounts: ['A', 'C'],
      },
      { decision: 'accept', code: 'zero_usage', note: 'The flat is empty', accounts: ['B'] },
    ])
  })
})
