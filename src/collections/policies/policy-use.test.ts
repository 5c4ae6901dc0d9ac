import { expect, test } from 'vitest'
import { policyCodeOf } from './policy-use.ts'

const use = (text: string) => {
  const [where = '', policy = ''] = text.split('=')
  const [entity, segment] = where.split('/')
  return {
    legalEntityId: entity === '*' ? null : (entity ?? null),
    segmentCode: segment === '*' ? null : (segment ?? null),
    policyCode: policy === '-' ? null : policy,
  }
}

/** Entity/segment = policy; the customer is of entity A and segment home. */
test.each([
  ['*/*=all', undefined, 'all'],
  ['*/*=all A/*=entity', undefined, 'entity'],
  ['*/*=all A/*=entity */home=segment', undefined, 'segment'],
  ['A/home=both */home=segment */*=all', undefined, 'both'],
  ['B/home=other */*=all', undefined, 'all'],
  ['*/trade=other A/*=-', undefined, null],
  ['*/*=all', 'own', 'own'],
  ['*/*=all', null, null],
  ['', undefined, null],
] as const)('of %s, own %s: %s', (uses, ownPolicy, policy) => {
  const parsed = uses === '' ? [] : uses.split(' ').map(use)
  const by = { legalEntityId: 'A', segmentCode: 'home', ownPolicy }
  expect(policyCodeOf(parsed, by)).toBe(policy)
})
