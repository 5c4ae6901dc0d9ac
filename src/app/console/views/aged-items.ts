import { z } from 'zod'
import { boundsOf, bucketNames } from '../../../collections/ageing.ts'
import { date, instant, line, oneOf } from '../../../formats/fields.ts'
import { loadAgedItems } from '../../../reporting/ageing/load/items.ts'
import { view } from '../view.ts'

const PAGE = 200

/** The items that a figure of the ageing is the sum of, as they were open on its day. */
export const agedItemsView = view({
  path: 'aged-items',
  permission: 'receipts.read',
  parameters: {
    on: date.optional(),
    by: oneOf(['due', 'document']).optional(),
    knownAt: instant.optional(),
    entity: line().optional(),
    currency: line().optional(),
    account: line().optional(),
    group: oneOf(['segment', 'collector']).optional(),
    /** Code of the segment or collector; `-`: of none. */
    member: line().optional(),
    /** The place of an age in the ageing, or credits; left out: all. */
    age: z
      .string()
      .regex(/^(\d|credit)$/, { error: 'the place of an age, or credit' })
      .optional(),
    skip: z
      .string()
      .regex(/^\d{1,7}$/, { error: 'how many to leave out' })
      .optional(),
  },
  read: async (tx, { on, by = 'due', knownAt, group, member, age, skip = '0', now, ...of }) => {
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    const asked = { on: on ?? today, by, knownAt: knownAt ?? now }
    const narrowed =
      group === undefined || member === undefined
        ? undefined
        : { by: group, value: member === '-' ? null : member }
    const found = await loadAgedItems(
      tx,
      asked,
      {
        ...{ entity: of.entity, currency: of.currency, account: of.account, group: narrowed },
        age: age === undefined || age === 'credit' ? age : Number(age),
      },
      { skip: Number(skip), limit: PAGE + 1 },
    )
    return {
      ...asked,
      columns: bucketNames(boundsOf(by)),
      items: found.slice(0, PAGE),
      next: found.length > PAGE ? String(Number(skip) + PAGE) : null,
    }
  },
})
