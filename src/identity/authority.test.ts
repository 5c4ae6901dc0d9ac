import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { type Access, accountsOf, limitOf, mayOf } from './access.ts'
import { actorOf } from './actor.ts'
import {
  type Act,
  approverVerdict,
  BUILT_IN_RULES,
  DEFAULT_SWITCH,
  type Requirement,
  rulesInForce,
  verdictOn,
} from './authority.ts'
import { conflictsOf } from './duties.ts'
import { JOB_PERMISSIONS } from './permissions.ts'
import { BUILT_IN_ROLES, type Role, type RoleLimit } from './roles.ts'

function role(code: string, limits: readonly RoleLimit[] = []): Role {
  const found = BUILT_IN_ROLES.find(each => each.role === code)
  if (found === undefined) throw new Error(code)
  return { ...found, limits }
}

function someone(actor: string, ...roles: readonly Role[]): Access {
  const held = roles.map(each => ({ role: each, accountId: null }))
  return { actor, personId: actor, audience: 'staff', held }
}

const NOTHING: readonly never[] = []

function credit(amount = 0n): Act {
  return {
    command: 'issueCreditNote',
    permission: 'invoices.credit',
    reason: 'Goodwill of the branch',
    amounts: [{ minor: -amount, currency: 'EUR' }],
  }
}

describe('actors', () => {
  test.each([
    ['person:019a0000-0000-7000-8000-000000000001', 'person'],
    ['person:ada', 'nobody'],
    ['cli:root', 'operator'],
    ['job:billRunChunk', 'job'],
    ['test', 'nobody'],
    ['cli:', 'nobody'],
    [':x', 'nobody'],
    ['', 'nobody'],
    ['Person:019a0000-0000-7000-8000-000000000001', 'nobody'],
  ])('%s is %s', (text, kind) => expect(actorOf(text).kind).toBe(kind))
})

test('jobs that enclose a document may store its file, where nobody has printed it yet', () => {
  for (const job of ['sendMessages', 'printLetters', 'packEvidence']) {
    expect(JOB_PERMISSIONS[job], job).toContain('documents.print')
  }
})

describe('limits by role', () => {
  const clerk = role('billing_clerk', [
    { command: 'issueCreditNote', currency: 'EUR', amountMinor: 50_000n },
  ])
  test.each([
    ['0.00', 0n, 'alone'],
    ['500.00, the limit', 50_000n, 'alone'],
    ['500.01', 50_001n, 'approval'],
  ])('a credit of %s', (_, amount, kind) => {
    const verdict = verdictOn(someone('a', clerk), credit(amount), NOTHING, DEFAULT_SWITCH)
    expect(verdict.kind).toBe(kind)
  })

  test('in another currency than the limits name nothing is done alone', () => {
    const act = { ...credit(), amounts: [{ minor: 1n, currency: 'USD' }] }
    expect(verdictOn(someone('a', clerk), act, NOTHING, DEFAULT_SWITCH).kind).toBe('approval')
  })

  test('the widest of several roles counts', () => {
    const wide = someone('a', clerk, role('billing_manager'))
    const asked = { permission: 'invoices.credit', command: 'issueCreditNote', currency: 'EUR' }
    expect(limitOf(wide, asked)).toBeUndefined()
    expect(limitOf(someone('a', clerk), asked)).toBe(50_000n)
  })
})

describe('rules', () => {
  const clerk = someone('a', role('billing_clerk'))
  const base = { ...(BUILT_IN_RULES[1] as (typeof BUILT_IN_RULES)[number]) }
  const from = (more: object) => [{ ...base, ...more }]
  test.each([
    ['by amount, below', { atLeast: Decimal.parse('100') }, 9_999n, 'alone'],
    ['by amount, at', { atLeast: Decimal.parse('100') }, 10_000n, 'approval'],
    [
      'by amount in another currency',
      { atLeast: Decimal.parse('1'), currency: 'USD' },
      10_000n,
      'alone',
    ],
    ['by role', { role: 'billing_clerk' }, 1n, 'approval'],
    ['by a role that one has not', { role: 'finance' }, 1n, 'alone'],
    ['by reason', { reason: 'GOODWILL' }, 1n, 'approval'],
    ['by another reason', { reason: 'returned goods' }, 1n, 'alone'],
    ['of another command', { command: 'voidInvoice' }, 1n, 'alone'],
  ])('%s', (_, more, amount, kind) => {
    expect(verdictOn(clerk, credit(amount), from(more), DEFAULT_SWITCH).kind).toBe(kind)
  })

  test('switched off, they ask nobody; roles and limits still do', () => {
    const off = { secondPerson: false, bindsOperator: false }
    expect(verdictOn(clerk, credit(1n), BUILT_IN_RULES, off).kind).toBe('alone')
    const release = { ...credit(), command: 'approveBillRun', permission: 'billRuns.approve' }
    expect(verdictOn(clerk, release, BUILT_IN_RULES, off)).toMatchObject({ rules: ['role'] })
  })

  test('of the installation take the place of built-in ones, and can end them', () => {
    const none = rulesInForce([{ ...base, active: false }])
    expect(none.some(rule => rule.code === base.code)).toBe(false)
    expect(none).toHaveLength(BUILT_IN_RULES.length - 1)
  })
})

describe('approving', () => {
  const required: Requirement = {
    act: credit(100n),
    requestedBy: 'maker',
    beneficiaries: ['friend'],
    approvers: [['billing_manager', 'finance']],
  }
  const manager = (actor: string) => someone(actor, role('billing_manager'))
  const by = (access: Access, ...standsFor: readonly Access[]) =>
    approverVerdict(
      { access, standsFor: standsFor.map(each => ({ personId: each.actor, access: each })) },
      required,
    )

  test.each([
    ['another manager', by(manager('boss')), { ok: true }],
    ['the maker', by(manager('maker')), { ok: false, why: 'own_request' }],
    ['who gains by it', by(manager('friend')), { ok: false, why: 'own_request' }],
    ['a clerk', by(someone('c', role('billing_clerk'))), { ok: false, why: 'not_entitled' }],
    [
      'the maker with two roles',
      by(someone('maker', role('billing_manager'), role('finance'))),
      { ok: false, why: 'own_request' },
    ],
    [
      'a clerk in the place of a manager',
      by(someone('c', role('billing_clerk')), manager('boss')),
      { ok: true, onBehalfOf: 'boss' },
    ],
    [
      'a clerk in the place of the maker',
      by(someone('c', role('billing_clerk')), manager('maker')),
      { ok: false, why: 'own_request' },
    ],
    [
      'the maker in the place of a manager',
      by(someone('maker', role('billing_clerk')), manager('boss')),
      { ok: false, why: 'own_request' },
    ],
    ['an auditor', by(someone('x', role('auditor'))), { ok: false, why: 'not_entitled' }],
  ])('by %s', (_, verdict, expected) => expect(verdict).toMatchObject(expected))

  test('never by the maker, whatever roles, rules and delegations there are', () => {
    const roles = fc.subarray([...BUILT_IN_ROLES])
    fc.assert(
      fc.property(
        roles,
        roles,
        fc.subarray(['finance', 'billing_manager']),
        (own, other, named) => {
          const maker = someone('maker', ...own)
          const standsFor = [{ personId: 'o', access: someone('o', ...other) }]
          const asked = { ...required, approvers: [named] }
          return !approverVerdict({ access: maker, standsFor }, asked).ok
        },
      ),
    )
  })

  test('by somebody whose own limit is above the amount alone', () => {
    const limit = { command: 'issueCreditNote', currency: 'EUR', amountMinor: 99n }
    const bounded = someone('boss', role('billing_manager', [limit]))
    expect(approverVerdict({ access: bounded, standsFor: [] }, required).ok).toBe(false)
  })
})

describe('customers', () => {
  const view = role('customer_view')
  const pay = role('customer_pay')
  const access: Access = {
    actor: 'p',
    personId: 'p',
    audience: 'customer',
    held: [
      { role: view, accountId: 'A' },
      { role: pay, accountId: 'B' },
    ],
  }
  test.each([
    ['portal.view', 'A', 'do'],
    ['portal.pay', 'A', 'no'],
    ['portal.pay', 'B', 'do'],
    ['portal.view', 'C', 'no'],
    ['portal.admin', 'B', 'no'],
    ['documents.read', 'A', 'no'],
  ])('%s of account %s: %s', (permission, account, may) =>
    expect(mayOf(access, permission, account)).toBe(may),
  )
  test('see the accounts that their roles are about', () => {
    expect(accountsOf(access, 'portal.view')).toEqual(['A', 'B'])
    expect(accountsOf(access, 'portal.pay')).toEqual(['B'])
    expect(accountsOf(someone('x', role('auditor')), 'documents.read')).toBe('all')
  })
})

test('duties in one hand are reported, those that are only proposed are not', () => {
  const found = conflictsOf([
    someone('clerk', role('billing_clerk')),
    someone('both', role('billing_clerk'), role('finance')),
  ])
  const codes = (actor: string) =>
    found.filter(each => each.actor === actor).map(each => each.conflict.code)
  expect(codes('clerk')).toEqual(['contract_and_credit'])
  expect(codes('both')).toContain('credit_and_book')
})
