import { actorOf } from '../../../identity/actor.ts'
import { loadGrants, loadPerson } from '../../../identity/load/people.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type Asker, loadWork, type Waiting, WORK } from '../../../reporting/console/load/work.ts'
import { view } from '../view.ts'
import { countToDecide } from './approvals.ts'

/** What waits for the asker: by what they may do, so that nobody is shown another's work. */
export const workView = view({
  path: 'work',
  read: async (tx, { actor, now, may }) => {
    const kinds = WORK.filter(({ permission }) => may(permission))
    const waiting = await loadApprovable(tx, await loadWork(tx, kinds, { actor, now }), {
      actor,
      now,
    })
    const asker = await askerOf(tx, actor, now)
    return waiting.map(each => {
      const kind = kinds.find(({ code }) => code === each.code)
      const to = typeof kind?.to === 'function' ? kind.to(asker) : kind?.to
      return { ...each, to, tone: kind?.tone }
    })
  },
})

/** Requests that only others may approve are not the asker's work. */
async function loadApprovable(
  tx: Tx,
  waiting: readonly Waiting[],
  { actor, now }: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<Waiting[]> {
  if (waiting.every(({ code }) => code !== 'approvals')) return [...waiting]
  const count = await countToDecide(tx, actor, now)
  return waiting
    .map(each => (each.code === 'approvals' ? { ...each, count } : each))
    .filter(each => each.count > 0)
}

async function askerOf(tx: Tx, actor: string, now: Temporal.Instant): Promise<Asker> {
  const who = actorOf(actor)
  if (who.kind !== 'person') return { email: undefined, whose: actor }
  const person = await loadPerson(tx, who.personId)
  const grants = await loadGrants(tx, who.personId, now)
  return { email: person?.email, whose: [actor, ...grants.map(({ role }) => role)].join(',') }
}
