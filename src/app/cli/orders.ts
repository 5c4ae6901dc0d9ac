import type { Command } from 'commander'
import { z } from 'zod'
import { listOrders, ORDER_STATES, type OrderListing } from '../../contracts/orders/load/orders.ts'
import { orderName } from '../../contracts/orders/order.ts'
import { code, oneOf } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import { inputRefusal } from '../../platform/input.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'

const listInput = z.strictObject({
  state: oneOf(['waiting', 'all', ...ORDER_STATES]).default('waiting'),
  account: code.optional(),
  after: z.uuid({ error: 'the id of an order' }).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
})

type ListOptions = DataOption & z.input<typeof listInput> & { readonly json?: boolean }

/** `quittance orders`: which orders are not running yet, oldest first; it changes nothing. */
export function addOrders(program: Command): void {
  subcommand(program, 'orders', 'list quotes and orders that are not running or not billed yet')
    .option(
      '--state <state>',
      `waiting (default: all but billed and withdrawn), ${ORDER_STATES.join(', ')} or all`,
    )
    .option('--account <number>', 'of this account')
    .option('--after <id>', 'the page after this order')
    .option('--limit <rows>', 'rows of a page (default 50, at most 1000)')
    .option('--json', 'one line of JSON')
    .action(list)
}

async function list({ data, json, ...input }: ListOptions): Promise<void> {
  const parsed = listInput.safeParse(input)
  if (!parsed.success) {
    const { code, facts } = inputRefusal(parsed.error, input)
    throw new RefusalError(code, facts)
  }
  const { state, account, after, limit } = parsed.data
  const found = await withSystem({ ...(data === undefined ? {} : { data }) }, system =>
    listOrders(system.db, {
      on: system.clock.now().toZonedDateTimeISO('UTC').toPlainDate(),
      states: state === 'all' ? ORDER_STATES : state === 'waiting' ? WAITING : [state],
      ...(account === undefined ? {} : { accountNumber: account }),
      ...(after === undefined ? {} : { after }),
      limit,
    }),
  )
  const next = found.length < limit ? null : (found.at(-1)?.orderId ?? null)
  if (json === true) printJson({ rows: found, next }, true)
  else process.stdout.write(page(found, next))
}

const WAITING = ['quoted', 'expired', 'accepted', 'started'] as const

function page(orders: readonly OrderListing[], next: string | null): string {
  if (orders.length === 0) return 'No such orders.\n'
  const lines = orders.map(order => {
    const { accountNumber, accountName, state, startsOn, validUntil, lines } = order
    const when = startsOn === null ? (validUntil ?? '') : `from ${startsOn}`
    return `${state.padEnd(10)}${orderName(order)}  ${accountNumber} ${accountName}  ${lines} lines  ${when}`.trimEnd()
  })
  const more = next === null ? '' : `\nMore: --after ${next}`
  return `${lines.join('\n')}${more}\n`
}
