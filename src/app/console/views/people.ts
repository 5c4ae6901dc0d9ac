import { personActor } from '../../../identity/actor.ts'
import { listStaff } from '../../../identity/load/people.ts'
import { view } from '../view.ts'

const MOST_STAFF = 1000

/** The names of staff by the actor that lists name them by. */
export const namesView = view({
  path: 'names',
  permission: 'views.save',
  read: async (tx, { now }) => {
    const staff = await listStaff(tx, { at: now, limit: MOST_STAFF })
    return Object.fromEntries(staff.map(({ personId, name }) => [personActor(personId), name]))
  },
})

/** Staff with the roles that they have now. */
export const peopleView = view({
  path: 'people',
  permission: 'people.read',
  read: (tx, { now }) => listStaff(tx, { at: now, limit: MOST_STAFF }),
})
