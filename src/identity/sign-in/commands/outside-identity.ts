import { z } from 'zod'
import { ok, type Result } from '../../../kernel/result.ts'
import { defineCommand, execute } from '../../../platform/command.ts'
import { personActor, personIn } from '../../actor.ts'
import { loadPersonByEmail } from '../../load/people.ts'
import { loadOutsidePerson } from '../load/sign-in.ts'
import { insertOutsideIdentity } from '../save/sign-in.ts'
import type { SignInHost } from './internal.ts'

const linkIdentity = defineCommand({
  name: 'linkIdentity',
  permission: 'session.own',
  input: z.strictObject({ issuer: z.string(), subject: z.string() }),
  run: async (tx, { issuer, subject }, ctx): Promise<Result<null>> => {
    await insertOutsideIdentity(tx, { issuer, subject }, personIn(ctx), ctx.clock.now())
    return ok(null)
  },
})

/** What an identity provider says of somebody, its signature checked. */
export type OutsideClaims = {
  readonly issuer: string
  readonly subject: string
  readonly email: string | undefined
  readonly isEmailVerified: boolean
}

/**
 * The person an identity provider means: whoever came by this subject before, else the invited person
 * whose address the provider has verified, who is then known by the subject whatever becomes of the
 * address. Nobody is put on record by signing in.
 */
export async function personOutside(
  host: SignInHost,
  claims: OutsideClaims,
): Promise<string | undefined> {
  const { issuer, subject, email, isEmailVerified } = claims
  const known = await loadOutsidePerson(host.db, issuer, subject)
  if (known !== undefined) return known
  if (email === undefined || !isEmailVerified) return undefined
  const person = await loadPersonByEmail(host.db, email.toLowerCase())
  if (person === undefined || person.disabledAt !== null) return undefined
  const actor = personActor(person.personId)
  const linked = await execute(host, linkIdentity, { issuer, subject }, { actor })
  return linked.ok ? person.personId : undefined
}
