import { z } from 'zod'
import { loadAccount } from '../../../accounts/load/accounts.ts'
import { oneOf } from '../../../formats/fields.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { ACTIVITY_KINDS, ACTIVITY_PERMISSIONS } from '../../../reporting/activity/kinds.ts'
import { loadActivity } from '../../../reporting/activity/load/activity.ts'
import { view } from '../view.ts'

const PAGE = 50

/** `2026-01-31T12:00:00.123456Z~01a2…`: behind which happening the page begins. */
const place = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z~[\w.-]{1,60}$/, { error: 'the `next` of the page before' })

/** Everything that happened to a customer in one timeline, as far as the reader may see it. */
export const activityView = view({
  path: 'activity/:number',
  permission: 'accounts.read',
  parameters: { kind: oneOf([...ACTIVITY_KINDS]).optional(), before: place.optional() },
  read: async (tx, { number, may, kind, before }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_number', { number })
    const kinds = ACTIVITY_KINDS.filter(each => may(ACTIVITY_PERMISSIONS[each]))
    const [at = '', id = ''] = before?.split('~') ?? []
    const found = await loadActivity(
      tx,
      kind === undefined ? kinds : kinds.filter(k => k === kind),
      {
        accountId: account.accountId,
        number: account.accountNumber,
        before: before === undefined ? undefined : { at, id },
        limit: PAGE + 1,
      },
    )
    const shown = found.slice(0, PAGE)
    const last = shown.at(-1)
    const isLast = found.length <= PAGE || last === undefined
    return { kinds, happenings: shown, next: isLast ? null : `${last.at}~${last.id}` }
  },
})
