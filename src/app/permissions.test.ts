import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mayOf } from '../identity/access.ts'
import { JOB_PERMISSIONS, PERMISSIONS, permissionFacts } from '../identity/permissions.ts'
import { BUILT_IN_ROLES, OPERATOR, type Role } from '../identity/roles.ts'
import { commands } from './registry.ts'

const SRC = join(import.meta.dirname, '..')
const all = [...commands.values()]

function accessAs(role: Role) {
  const audience = role.audience
  return { actor: 'person:x', personId: 'x', audience, held: [{ role, accountId: null }] }
}

describe('every permission that a command names', () => {
  test.each(all.map(each => [each.name, each.permission] as const))('%s: %s', (_, permission) => {
    expect(permissionFacts(permission)).toBeDefined()
    const inRole = BUILT_IN_ROLES.some(role => role.permissions.has(permission))
    const inJob = Object.values(JOB_PERMISSIONS).some(list => list.some(p => p === permission))
    expect(inRole || inJob || permissionFacts(permission)?.machine === true).toBe(true)
    expect(OPERATOR.permissions.get(permission)).toBe('do')
  })

  test('is of a command, a page or a job: none is listed for nothing', () => {
    const named = new Set(all.map(each => each.permission))
    const idle = Object.entries(PERMISSIONS).filter(
      ([name, facts]) => !named.has(name) && !('reads' in facts) && !('customer' in facts),
    )
    expect(idle.map(([name]) => name).filter(name => !COMMANDLESS.has(name))).toEqual([])
  })
})

/** Asked for by imports, which make their commands on the fly, and by what is not a command. */
const COMMANDLESS = new Set(['import', 'session.own', 'people.first', 'audit.note'])

test('every job that acts has its permissions listed', () => {
  const tasks = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter(
      file => file.endsWith('.ts') && !file.includes('.test.') && !file.startsWith('platform'),
    )
    .flatMap(file => [...readFileSync(join(SRC, file), 'utf8').matchAll(/'job:(\w+)'/g)])
    .map(match => match[1] as string)
  expect(tasks.length).toBeGreaterThan(2)
  expect([...new Set(tasks)].filter(task => !(task in JOB_PERMISSIONS))).toEqual([])
})

describe('the roles keep their promise', () => {
  const of = (code: string) => BUILT_IN_ROLES.find(role => role.role === code) as Role

  test('the auditor reads everything and changes nothing', () => {
    const auditor = accessAs(of('auditor'))
    const changing = all.filter(each => permissionFacts(each.permission)?.reads !== true)
    expect(changing.filter(each => mayOf(auditor, each.permission) !== 'no')).toEqual([])
    const reads = Object.entries(PERMISSIONS).filter(
      ([, facts]) => 'reads' in facts && !('customer' in facts),
    )
    for (const [name] of reads) expect(mayOf(auditor, name)).toBe('do')
  })

  test('the IT administrator has no hand on money or customers', () => {
    const allowed = all.filter(
      each => mayOf(accessAs(of('it_administrator')), each.permission) !== 'no',
    )
    for (const { permission } of allowed)
      expect(permission).toMatch(/^(people|roles|identity|webhooks|approvals|views)/)
    expect(mayOf(accessAs(of('it_administrator')), 'documents.read')).toBe('no')
  })

  test('nobody but the local operator switches the second person off', () => {
    const able = BUILT_IN_ROLES.filter(role => role.permissions.has('authority.switch'))
    expect(able).toEqual([])
  })

  test('a customer runs no command of the staff', () => {
    for (const role of BUILT_IN_ROLES.filter(each => each.audience === 'customer')) {
      const staffs = all.filter(({ permission }) => permissionFacts(permission)?.customer !== true)
      for (const { permission } of staffs) expect(mayOf(accessAs(role), permission)).toBe('no')
    }
  })

  test('a customer who may pay opens the payment page, and one who may look does not', () => {
    const own = all.filter(({ permission }) => permissionFacts(permission)?.customer === true)
    expect(own.map(({ name }) => name)).toEqual([
      'recordDocumentOpened',
      'payOwnAccount',
      'requestPaymentPlan',
      'withdrawPlanRequest',
    ])
    const may = (role: string) => mayOf(accessAs(of(role)), 'portal.pay')
    expect(['customer_view', 'customer_pay', 'customer_admin'].map(may)).toEqual(['no', 'do', 'do'])
  })
})
