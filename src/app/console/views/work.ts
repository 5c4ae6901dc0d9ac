import { loadWork, WORK } from '../../../reporting/console/load/work.ts'
import { view } from '../view.ts'

/** What waits for the asker: by what they may do, so that nobody is shown another's work. */
export const workView = view({
  path: 'work',
  read: async (tx, { actor, now, may }) => {
    const kinds = WORK.filter(({ permission }) => may(permission))
    const waiting = await loadWork(tx, kinds, { actor, now })
    return waiting.map(each => {
      const kind = kinds.find(({ code }) => code === each.code)
      return { ...each, to: kind?.to, tone: kind?.tone }
    })
  },
})
