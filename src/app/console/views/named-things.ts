import { z } from 'zod'
import {
  loadNamedThings,
  NAMED_BY,
  type ThingKind,
} from '../../../reporting/console/load/named-things.ts'
import { view } from '../view.ts'

const MOST = 80

/** Several keys or numbers in one parameter, parted by commas. */
function several(each: z.ZodType<string, string>) {
  return z
    .string({ error: 'names with commas between' })
    .max(6_000, { error: 'at most 6000 characters' })
    .transform(text => text.split(','))
    .pipe(z.array(each).max(MOST, { error: `at most ${MOST}` }))
}

/** What keys in the pictures of rows stand for, as far as the reader may see those things. */
export const namedThingsView = view({
  path: 'named-things',
  parameters: {
    ids: several(z.uuid({ error: 'keys as ids with commas between' })),
    accounts: several(z.string().max(100, { error: 'at most 100 characters' })).optional(),
  },
  read: (tx, { ids, accounts, may }) => {
    const all = Object.entries(NAMED_BY) as [ThingKind, string][]
    const kinds = all.filter(([, permission]) => may(permission)).map(([kind]) => kind)
    return loadNamedThings(tx, { ids, accounts: accounts ?? [] }, new Set(kinds))
  },
})
