import { personActor } from '../../../identity/actor.ts'
import { listKeyNames } from '../../../identity/api-keys/load.ts'
import { listStaff } from '../../../identity/load/people.ts'
import { view } from '../view.ts'

const MOST_STAFF = 1000
const MOST_KEYS = 200

/** The names of staff and of programs by the actor that lists name them by. */
export const namesView = view({
  path: 'names',
  permission: 'views.save',
  read: async (tx, { now }) => {
    const staff = await listStaff(tx, { at: now, limit: MOST_STAFF })
    const keys = await listKeyNames(tx, MOST_KEYS)
    return Object.fromEntries([
      ...staff.map(({ personId, name }) => [personActor(personId), name]),
      ...keys.map(({ keyId, name }) => [`key:${keyId}`, `API: ${name}`]),
    ])
  },
})

/** Staff with the roles that they have now. */
export const peopleView = view({
  path: 'people',
  permission: 'people.read',
  read: (tx, { now }) => listStaff(tx, { at: now, limit: MOST_STAFF }),
})
