import { expect, test } from 'vitest'
import { isRebillWhole, rebillInput } from './rebill-draft.ts'

const DRAFT = {
  ...{ entity: 'SUN', from: '2026-01-01', to: '', plan: '', cycle: '', accounts: '' },
  ...{ method: 'difference' as const, cause: '', reason: ' wrong price ', issueOn: '2026-04-12' },
}

test('what is left empty bills everybody again, and customers are told apart by blanks and commas', () => {
  expect(rebillInput(DRAFT)).toEqual({
    ...{ entity: 'SUN', from: '2026-01-01', method: 'difference' },
    ...{ reason: 'wrong price', issueOn: '2026-04-12' },
  })
  expect(rebillInput({ ...DRAFT, accounts: 'A-1, A-2;A-1\nA-3', to: '2026-03-01' })).toMatchObject({
    ...{ to: '2026-03-01', accounts: ['A-1', 'A-2', 'A-3'] },
  })
})

test('it is tried once it says whose, from when, why and with which date', () => {
  expect(isRebillWhole(DRAFT)).toBe(true)
  for (const missing of ['entity', 'from', 'reason', 'issueOn']) {
    expect(isRebillWhole({ ...DRAFT, [missing]: ' '.trim() })).toBe(false)
  }
})
