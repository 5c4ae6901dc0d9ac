import { z } from 'zod'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand, execute } from '../../../platform/command.ts'
import { transaction } from '../../../platform/database/database.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { loadPerson, loadPersonByEmail, type Person } from '../../load/people.ts'
import { networkOf } from '../networks.ts'
import { LINK_HOURS } from '../session-times.ts'
import { forgottenBuckets } from '../throttle.ts'
import type { SignInHost, Visitor } from './internal.ts'
import { newPasswordLink } from './password-link.ts'
import { type Attempt, takeAttempt } from './sign-in.ts'

/** What a job of the mailed link is told. */
export const ForgottenPassword = z.strictObject({
  /** Null: nobody has the address, and nothing is sent. */
  personId: z.uuid().nullable(),
  /** How the server is reached, as far as the path of the link. */
  origin: z.url(),
  network: z.string(),
})

/** After so many tries the mail is given up: the link is asked for again long before. */
const MOST_TRIES = 5

/**
 * Somebody says that they forgot their password. Known and unknown addresses take the same steps to the same
 * answer: a job, which for an unknown one sends nothing. Undefined: asked for; else how long to wait.
 */
export async function askForPassword(
  host: SignInHost,
  asked: { readonly email: string; readonly origin: string },
  visitor: Visitor,
): Promise<Attempt | undefined> {
  const email = asked.email.trim().toLowerCase().slice(0, 320)
  const network = networkOf(visitor.address)
  const wait = await takeAttempt(host, forgottenBuckets(email, network))
  if (wait !== undefined) return wait
  const personId = (await loadPersonByEmail(host.db, email))?.personId ?? null
  const payload: z.input<typeof ForgottenPassword> = { personId, origin: asked.origin, network }
  await transaction(host.db, tx =>
    enqueue(tx, { task: 'mailPasswordLink', payload, maxAttempts: MOST_TRIES }),
  )
  return undefined
}

const makeForgottenLink = defineCommand({
  name: 'makeForgottenLink',
  permission: 'session.own',
  input: z.strictObject({ personId: z.uuid(), network: z.string() }),
  loggedValue: ({ personId }: { personId: string; link: string }) => ({ personId }),
  run: async (tx, { personId }, ctx): Promise<Result<{ personId: string; link: string }>> => {
    const person = await loadPerson(tx, personId)
    if (person === undefined || person.disabledAt !== null) return refuse('link_unusable')
    const link = await newPasswordLink(tx, personId, ctx, LINK_HOURS.forgotten)
    return ok({ personId, link })
  },
})

/**
 * Makes the link of somebody who forgot their password, at the moment at which it is sent, so that it lies
 * nowhere meanwhile. Undefined for nobody, and for a person who may not sign in.
 */
export async function forgottenLink(
  host: SignInHost,
  asked: z.output<typeof ForgottenPassword>,
): Promise<{ readonly person: Person; readonly url: string } | undefined> {
  const { personId, origin, network } = asked
  if (personId === null) return undefined
  const made = await execute(
    host,
    makeForgottenLink,
    { personId, network },
    { actor: 'job:mailPasswordLink' },
  )
  const person = made.ok ? await loadPerson(host.db, personId) : undefined
  if (!made.ok || person === undefined) return undefined
  return { person, url: new URL(made.value.link, origin).href }
}
