import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '../../src/app/registry.ts'
import { mayOf } from '../../src/identity/access.ts'
import { BUILT_IN_RULES } from '../../src/identity/authority.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { BUILT_IN_ROLES, type Role } from '../../src/identity/roles.ts'
import { ok } from '../../src/kernel/result.ts'
import { type Command, execute } from '../../src/platform/command.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
const actors = new Map<string, string>()

const OPERATOR = 'cli:test'

async function must(name: string, input: object): Promise<Record<string, string>> {
  const command = commands.get(name)
  if (command === undefined) throw new Error(name)
  const result = await execute(system, command, input, { actor: OPERATOR })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value as Record<string, string>
}

beforeAll(async () => {
  system = await createTestSystem('2026-03-02T08:00:00Z', installedAuthority)
  const entity = {
    code: 'SUN',
    name: 'Sun Power',
    addressLines: ['1 Sun Street'],
    country: 'DE',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
  }
  await must('defineLegalEntities', { entities: [entity] })
  const accountNumber = await houseAccount()
  for (const { role, audience } of BUILT_IN_ROLES) {
    const email = `${role}@example.com`
    const { personId } = await must('invitePerson', { email, name: role, kind: audience })
    const about = audience === 'customer' ? { accountNumber } : {}
    await must('grantRole', { email, role, reason: 'matrix', ...about })
    actors.set(role, `person:${personId}`)
  }
})

async function houseAccount(): Promise<string> {
  const found = await system.owner.pool.query('select number from account limit 1')
  return found.rows[0].number as string
}

/** The command as far as rights go: it takes anything and does nothing. */
function hollow({ name, permission }: Command): Command {
  return { name, permission, input: z.unknown(), run: async () => ok(null) }
}

/** What a role must be answered, read off its permissions and the rules. */
function expected(role: Role, { name, permission }: Command): string {
  const held = [{ role, accountId: null }]
  const may = mayOf({ actor: '', personId: '', audience: role.audience, held }, permission)
  if (may === 'no') return 'not_permitted'
  // A rule from an amount on does not concern a command that moves none.
  const isRuled = BUILT_IN_RULES.some(rule => rule.command === name && rule.atLeast === null)
  return may === 'propose' || isRuled ? 'approval_needed' : 'done'
}

test.each(BUILT_IN_ROLES.map(role => [role.role, role] as const))(
  '%s is answered each command as the role says, by the wrapper on the database',
  async (code, role) => {
    const actor = actors.get(code) as string
    for (const command of commands.values()) {
      const result = await execute(system, hollow(command), {}, { actor })
      const answer = result.ok ? 'done' : result.refusal.code
      expect([command.name, answer]).toEqual([command.name, expected(role, command)])
    }
  },
)

test('the commands were there', () => {
  expect(commands.size).toBeGreaterThan(60)
  expect(BUILT_IN_ROLES.length).toBe(11)
})
