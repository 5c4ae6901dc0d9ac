import type { List } from '../../../platform/list.ts'
import { ACCESS_LISTS } from './access.ts'
import { BILL_LISTS } from './bills.ts'
import { CATALOG_LISTS } from './catalog.ts'
import { CUSTOMER_LISTS } from './customers.ts'
import { USAGE_LISTS } from './usage.ts'

/** Every list by its name, which is its address: `/v1/accounts`. */
export const LISTS: ReadonlyMap<string, List> = new Map(
  [...CUSTOMER_LISTS, ...CATALOG_LISTS, ...BILL_LISTS, ...USAGE_LISTS, ...ACCESS_LISTS].map(
    list => [list.name, list],
  ),
)
