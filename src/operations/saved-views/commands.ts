import { ok, type Result, refuse } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { removeViewInput, saveViewInput } from './api.ts'
import { countSavedViews } from './load.ts'
import { deleteSavedView, saveSavedView } from './save.ts'

/** Nobody finds anything among more. */
const MOST_VIEWS = 200

/** Keeps how a list is looked at under a name, for oneself or for all who see the list. */
export const saveView = defineCommand({
  name: 'saveView',
  summary: 'Save filters, order and columns of a list under a name, for yourself or for everybody',
  permission: 'views.save',
  input: saveViewInput,
  run: async (tx, input, ctx): Promise<Result<{ viewId: string }>> => {
    if ((await countSavedViews(tx, ctx.actor)) >= MOST_VIEWS) {
      return refuse('too_many_views', { most: String(MOST_VIEWS) })
    }
    const view = { ...input, viewId: ctx.newId(), owner: ctx.actor, savedAt: ctx.clock.now() }
    return ok({ viewId: await saveSavedView(tx, view) })
  },
})

/** Removes a view that one saved oneself. */
export const removeView = defineCommand({
  name: 'removeView',
  summary: 'Remove a saved view of yours',
  permission: 'views.save',
  input: removeViewInput,
  run: async (tx, { viewId }, ctx): Promise<Result<{ viewId: string }>> =>
    (await deleteSavedView(tx, viewId, ctx.actor))
      ? ok({ viewId })
      : refuse('unknown_view', { view: viewId }),
})
