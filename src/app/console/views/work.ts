import { actorOf } from '../../../identity/actor.ts'
import { loadGrants, loadPerson } from '../../../identity/load/people.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type Asker, loadWork, WORK } from '../../../reporting/console/load/work.ts'
import { view } from '../view.ts'

/** What waits for the asker: by what they may do, so that nobody is shown another's work. */
export const workView = view({
  path: 'work',
  read: async (tx, { actor, now, may }) => {
    const kinds = WORK.filter(({ permission }) => may(permission))
    const waiting = await loadWork(tx, kinds, { actor, now })
    const asker = await askerOf(tx, actor, now)
    return waiting.map(each => {
      const kind = kinds.find(({ code }) => code === each.code)
      const to = typeof kind?.to === 'function' ? kind.to(asker) : kind?.to
      return { ...each, to, tone: kind?.tone }
    })
  },
})

async function askerOf(tx: Tx, actor: string, now: Temporal.Instant): Promise<Asker> {
  const who = actorOf(actor)
  if (who.kind !== 'person') return { email: undefined, whose: actor }
  const person = await loadPerson(tx, who.personId)
  const grants = await loadGrants(tx, who.personId, now)
  return { email: person?.email, whose: [actor, ...grants.map(({ role }) => role)].join(',') }
}
