import { z } from 'zod'
import { email, language, line } from '../../../formats/fields.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand, execute } from '../../../platform/command.ts'
import { newSecret, secretHash } from '../../../platform/secret.ts'
import { personActor, personIn } from '../../actor.ts'
import { personRef } from '../../api.ts'
import { personFor } from '../../commands/people.ts'
import { hasPeople } from '../../load/people.ts'
import { insertGrant, insertPerson } from '../../save/people.ts'
import { loadPasswordHash, lockLink, peekLink } from '../load/sign-in.ts'
import type { PasswordFault } from '../password-rules.ts'
import { deletePasskeys } from '../save/passkeys.ts'
import {
  endSessions,
  insertLink,
  removeAuthenticator,
  savePassword,
  useLink,
} from '../save/sign-in.ts'
import { LINK_HOURS } from '../session-times.ts'
import type { SignInHost } from './internal.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import { newPasswordLink } from './password-link.ts'

/** The list of known passwords is unpacked when one is chosen: each start would wait for it. */
async function faultOf(
  password: string,
  person: { readonly email: string; readonly name: string },
): Promise<PasswordFault | undefined> {
  const { passwordFault } = await import('../password-rules.ts')
  return passwordFault(password, person)
}

/** Gives a person a link to choose a new password by. It does not take the second factor away. */
export const makePasswordLink = defineCommand({
  name: 'makePasswordLink',
  summary: 'Make a link by which a person chooses a new password; hand it over yourself',
  permission: 'people.manage',
  input: personRef,
  answersAsker: true,
  loggedValue: ({ personId }: { personId: string; link: string }) => ({ personId }),
  run: async (tx, input, ctx) => {
    const found = await personFor(tx, input.email)
    if (!found.ok) return found
    const { personId } = found.value
    return ok({ personId, link: await newPasswordLink(tx, personId, ctx) })
  },
  atStake: async (_tx, { personId }, { email }) => ({ facts: { email, personId } }),
})

/** Takes a lost authenticator and all passkeys away: the person signs in by password and adds others. */
export const removeSecondFactor = defineCommand({
  name: 'removeSecondFactor',
  summary: 'Take the second factor and passkeys away from a person who has lost them',
  permission: 'people.manage',
  input: personRef,
  run: async (tx, input, ctx): Promise<Result<{ personId: string }>> => {
    const found = await personFor(tx, input.email)
    if (!found.ok) return found
    const { personId } = found.value
    await removeAuthenticator(tx, personId)
    // They lie on the device that was lost, or in an account that may be lost with it.
    await deletePasskeys(tx, personId)
    await endSessions(tx, { personId }, { actor: ctx.actor, at: ctx.clock.now() })
    return ok({ personId })
  },
})

const buffer = z.instanceof(Buffer)

const choosePassword = defineCommand({
  name: 'choosePassword',
  permission: 'session.own',
  input: z.strictObject({
    hash: z.string(),
    linkHash: buffer.optional(),
    butSession: z.uuid().optional(),
  }),
  logged: ({ linkHash }) => ({ byLink: linkHash !== undefined }),
  run: async (tx, { hash, linkHash, butSession }, ctx): Promise<Result<null>> => {
    const personId = personIn(ctx)
    const now = ctx.clock.now()
    if (linkHash !== undefined) {
      const link = await lockLink(tx, linkHash, 'password', now)
      if (link?.personId !== personId) return refuse('link_unusable')
      await useLink(tx, linkHash, now)
    }
    await savePassword(tx, personId, hash, now)
    // Whoever knew the old one is out.
    await endSessions(tx, { personId, but: butSession }, { actor: ctx.actor, at: now })
    return ok(null)
  },
})

/** Chooses a password by a link; all sessions end. The person is then known by the link. */
export async function choosePasswordByLink(
  host: SignInHost,
  token: string,
  password: string,
): Promise<Result<{ personId: string }>> {
  const linkHash = secretHash(token)
  const link = await peekLink(host.db, linkHash, 'password', host.clock.now())
  if (link?.personId == null) return refuse('link_unusable')
  const { personId } = link
  const fault = await faultOf(password, { email: link.email ?? '', name: link.name ?? '' })
  if (fault !== undefined) return refuse('password_weak', { fault })
  const input = { hash: await hashPassword(password), linkHash }
  const done = await execute(host, choosePassword, input, { actor: personActor(personId) })
  return done.ok ? ok({ personId }) : done
}

/** Changes one's password by the old one; every other session ends. */
export async function changePassword(
  host: SignInHost,
  who: { personId: string; email: string; name: string; sessionId: string },
  typed: { readonly old: string; readonly password: string },
): Promise<Result<null>> {
  const hash = await loadPasswordHash(host.db, who.personId)
  if (!(await isPassword(typed.old, hash))) return refuse('old_password_wrong')
  const fault = await faultOf(typed.password, who)
  if (fault !== undefined) return refuse('password_weak', { fault })
  const input = { hash: await hashPassword(typed.password), butSession: who.sessionId }
  return execute(host, choosePassword, input, { actor: personActor(who.personId) })
}

const makeSetUpLink = defineCommand({
  name: 'makeSetUpLink',
  permission: 'people.manage',
  input: z.strictObject({ tokenHash: buffer }),
  logged: () => ({}),
  run: async (tx, { tokenHash }, ctx): Promise<Result<null>> => {
    const at = ctx.clock.now()
    const expiresAt = at.add({ hours: LINK_HOURS.set_up })
    const link = { tokenHash, purpose: 'set_up', personId: null, expiresAt }
    await insertLink(tx, link, { actor: ctx.actor, at })
    return ok(null)
  },
})

/** While nobody is on record: the path at which the first person enters; else undefined. */
export async function setUpPath(host: SignInHost, actor: string): Promise<string | undefined> {
  if (await hasPeople(host.db)) return undefined
  const token = newSecret('')
  const made = await execute(host, makeSetUpLink, { tokenHash: secretHash(token) }, { actor })
  return made.ok ? `/set-up/${token}` : undefined
}

const SetUp = z.strictObject({
  tokenHash: buffer,
  email: email.transform(text => text.toLowerCase()),
  name: line(),
  language,
  hash: z.string(),
})

/** The roles of the first person: manages people, sees everything, moves no money. */
const FIRST_ROLES = ['it_administrator', 'auditor'] as const

const setUpFirstPerson = defineCommand({
  name: 'setUpFirstPerson',
  permission: 'people.first',
  input: SetUp,
  logged: ({ email: address, name }) => ({ email: address, name }),
  run: async (tx, input, ctx): Promise<Result<{ personId: string }>> => {
    const at = ctx.clock.now()
    const link = await lockLink(tx, input.tokenHash, 'set_up', at)
    if (link === undefined || (await hasPeople(tx))) return refuse('link_unusable')
    const personId = ctx.newId()
    const by = { actor: ctx.actor, at }
    await insertPerson(tx, { ...input, personId, kind: 'staff' }, by)
    for (const role of FIRST_ROLES) {
      const grant = { grantId: ctx.newId(), personId, role, accountId: null }
      await insertGrant(tx, { ...grant, fromAt: at, untilAt: null }, by)
    }
    await savePassword(tx, personId, input.hash, at)
    await useLink(tx, input.tokenHash, at)
    return ok({ personId })
  },
})

/** Puts the first person on record, who came by the set-up link. */
export async function setUp(
  host: SignInHost,
  token: string,
  typed: {
    readonly email: string
    readonly name: string
    readonly language: string
    readonly password: string
  },
): Promise<Result<{ personId: string }>> {
  const fault = await faultOf(typed.password, typed)
  if (fault !== undefined) return refuse('password_weak', { fault })
  const { email: address, name, language: spoken } = typed
  const hash = await hashPassword(typed.password)
  const input = { tokenHash: secretHash(token), email: address, name, language: spoken, hash }
  return execute(host, setUpFirstPerson, input as z.input<typeof SetUp>, { actor: 'job:setUp' })
}
