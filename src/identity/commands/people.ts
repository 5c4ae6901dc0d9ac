import { ok, type Result, refuse } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { personActor } from '../actor.ts'
import { changePersonInput, disablePersonInput, invitePersonInput, personRef } from '../api.ts'
import { lockPersonByEmail, type Person } from '../load/people.ts'
import { insertPerson, setDisabled, updatePerson } from '../save/people.ts'
import { newPasswordLink } from '../sign-in/commands/password-link.ts'
import { endSessions } from '../sign-in/save/sign-in.ts'

/** Puts a person on record, who may do nothing until a role is given to them. */
export const invitePerson = defineCommand({
  name: 'invitePerson',
  summary: 'Enter a person, with a link by which they choose a password',
  permission: 'people.manage',
  input: invitePersonInput,
  answersAsker: true,
  loggedValue: ({ personId }: { personId: string; link: string }) => ({ personId }),
  run: async (tx, input, ctx) => {
    const personId = ctx.newId()
    const by = { actor: ctx.actor, at: ctx.clock.now() }
    if (!(await insertPerson(tx, { ...input, personId }, by))) {
      return refuse('person_exists', { email: input.email })
    }
    return ok({ personId, link: await newPasswordLink(tx, personId, ctx) })
  },
  atStake: async (_tx, _value, input) => ({ facts: input }),
})

/** Changes the address, name or language of a person. */
export const changePerson = defineCommand({
  name: 'changePerson',
  summary: 'Change the e-mail address, name or language of a person',
  permission: 'people.manage',
  input: changePersonInput,
  run: async (tx, input): Promise<Result<{ personId: string }>> => {
    const found = await personFor(tx, input.email)
    if (!found.ok) return found
    const { personId, email, name, language } = found.value
    const changed = {
      personId,
      email: input.newEmail ?? email,
      name: input.name ?? name,
      language: input.language ?? language,
    }
    if (await updatePerson(tx, changed)) return ok({ personId })
    return refuse('person_exists', { email: changed.email })
  },
})

/** Keeps a person from acting at once, whatever roles and sessions they have. */
export const disablePerson = defineCommand({
  name: 'disablePerson',
  summary: 'Keep a person from signing in and acting, at once',
  permission: 'people.manage',
  input: disablePersonInput,
  run: async (tx, input, ctx): Promise<Result<{ personId: string }>> => {
    const found = await personFor(tx, input.email)
    if (!found.ok) return found
    const { personId } = found.value
    if (ctx.actor === personActor(personId)) return refuse('own_rights', { email: input.email })
    const by = { actor: ctx.actor, at: ctx.clock.now() }
    await setDisabled(tx, personId, by)
    await endSessions(tx, { personId }, by)
    return ok({ personId })
  },
})

/** Lets a person act again who was kept from it. */
export const enablePerson = defineCommand({
  name: 'enablePerson',
  summary: 'Let a person sign in and act again',
  permission: 'people.manage',
  input: personRef,
  run: async (tx, input): Promise<Result<{ personId: string }>> => {
    const found = await personFor(tx, input.email)
    if (!found.ok) return found
    await setDisabled(tx, found.value.personId, null)
    return ok({ personId: found.value.personId })
  },
})

/** The person with an address, locked: whoever relies on their rights has finished or waits. */
export async function personFor(tx: Tx, email: string): Promise<Result<Person>> {
  const person = await lockPersonByEmail(tx, email)
  return person === undefined ? refuse('unknown_person', { email }) : ok(person)
}
