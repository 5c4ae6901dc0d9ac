import type { z } from 'zod'
import { personActor } from '../../identity/actor.ts'
import { choosePasswordByLink } from '../../identity/sign-in/commands/links.ts'
import { RefusalError } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import type { System } from '../../platform/system.ts'
import { commands } from '../registry.ts'

/** Who works at the demo's company: who keys in does not release, and who books does neither. */
export type Employee = 'ada' | 'grace' | 'mary' | 'carl' | 'cole' | 'ida' | 'otto' | 'sue'

export const ADA: Employee = 'ada'
export const GRACE: Employee = 'grace'
export const MARY: Employee = 'mary'
export const CARL: Employee = 'carl'
export const COLE: Employee = 'cole'
export const IDA: Employee = 'ida'

const STAFF = [
  { who: ADA, name: 'Ada Clerk', email: 'ada@morgenhell.example', role: 'billing_clerk' },
  {
    who: GRACE,
    name: 'Grace Manager',
    email: 'grace@morgenhell.example',
    role: 'billing_manager',
  },
  { who: MARY, name: 'Mary Ledger', email: 'mary@morgenhell.example', role: 'finance' },
  { who: CARL, name: 'Carl Cash', email: 'carl@morgenhell.example', role: 'cash_clerk' },
  { who: COLE, name: 'Cole Collector', email: 'cole@morgenhell.example', role: 'collector' },
  { who: 'ida', name: 'Ida Keys', email: 'ida@morgenhell.example', role: 'it_administrator' },
  { who: 'otto', name: 'Otto Audit', email: 'otto@morgenhell.example', role: 'auditor' },
  { who: 'sue', name: 'Sue Service', email: 'sue@morgenhell.example', role: 'support' },
] as const

/** The password of all of them; the demo serves its own machine alone. */
export const DEMO_PASSWORD = 'sunny meter reading'

/** How a visitor of the demo signs in. */
export const DEMO_SIGN_IN = `Sign in as ${STAFF[1].email} with the password "${DEMO_PASSWORD}"; Settings, People name the others.`

/** Whoever sets the company up and takes its data over: the local operator. */
export const SET_UP = 'cli:demo'

/** Puts the staff on record with their roles; gives the actor that each acts as. */
export async function hireStaff(system: System): Promise<ReadonlyMap<Employee, string>> {
  const actors = new Map<Employee, string>()
  for (const { who, name, email, role } of STAFF) {
    actors.set(who, await welcome(system, { email, name }))
    await setUp(system, 'grantRole', { email, role, reason: 'Works here' })
  }
  return actors
}

/** A customer who signs in and sees one account; gives the actor that they act as. */
export async function inviteCustomer(system: System, accountNumber: string): Promise<string> {
  const email = 'pat@customer.example'
  const actor = await welcome(system, { email, name: 'Pat Customer', kind: 'customer' })
  const role = { email, role: 'customer_admin', accountNumber, reason: 'Asked by telephone' }
  await setUp(system, 'grantRole', role)
  return actor
}

/** Invites a person, who chooses the password of the demo. */
async function welcome(
  system: System,
  person: { readonly email: string; readonly name: string; readonly kind?: string },
): Promise<string> {
  const { personId, link } = (await setUp(system, 'invitePerson', person)) as {
    personId: string
    link: string
  }
  const token = link.slice(link.lastIndexOf('/') + 1)
  const chosen = await choosePasswordByLink(system, token, DEMO_PASSWORD)
  if (!chosen.ok) throw new RefusalError(chosen.refusal.code, chosen.refusal.facts)
  return personActor(personId)
}

async function setUp(system: System, name: string, input: z.core.util.JSONType): Promise<unknown> {
  const command = commands.get(name)
  if (command === undefined) throw new Error(`defect: no command ${name}`)
  const result = await execute(system, command, input, { actor: SET_UP })
  if (!result.ok) throw new RefusalError(result.refusal.code, result.refusal.facts)
  return result.value
}
