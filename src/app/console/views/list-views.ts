import { RefusalError } from '../../../kernel/result.ts'
import { loadSavedViews } from '../../../operations/saved-views/load.ts'
import { LISTS } from '../../../reporting/lists/load/all.ts'
import { view } from '../view.ts'

/** The saved views of a list: one's own, and those that others share. */
export const listViewsView = view({
  path: 'list-views/:number',
  permission: 'views.save',
  read: async (tx, { number, actor }) => {
    if (!LISTS.has(number)) throw new RefusalError('unknown_number', { number })
    return loadSavedViews(tx, number, actor)
  },
})
