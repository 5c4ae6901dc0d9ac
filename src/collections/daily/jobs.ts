import type { Result } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import { billPaidEverywhere } from '../late-charges/jobs.ts'
import { evaluatePromises } from '../promises/commands/all.ts'
import { refreshCollectionQueue } from '../queue/commands/all.ts'
import { advanceSuspensions } from '../suspensions/commands/all.ts'

/** What the daily work came to. */
export type FollowedUp = Record<string, unknown>

type Page = { readonly on: string; readonly after?: string }

/**
 * The daily work, page by page, each a command of its own: which promises were kept or broken by what has
 * come in, which suspensions go on, whom to call first, and what is charged on what was paid late. A refusal ends it, and is told.
 */
export async function followUp(
  host: CommandHost,
  on: Temporal.PlainDate,
  actor: string,
): Promise<FollowedUp> {
  const by = { actor }
  const came = {
    promises_kept: 0,
    promises_broken: 0,
    promises_reminded: 0,
    suspensions: 0,
    waiting: 0,
  }
  const steps = [
    pages(
      on,
      page => execute(host, evaluatePromises, page, by),
      done => {
        came.promises_kept += done.kept
        came.promises_broken += done.broken
        came.promises_reminded += done.reminded
      },
    ),
    pages(
      on,
      page => execute(host, advanceSuspensions, page, by),
      done => {
        came.suspensions += done.taken
      },
    ),
    pages(
      on,
      page => execute(host, refreshCollectionQueue, page, by),
      done => {
        came.waiting += done.waiting
      },
    ),
  ]
  for (const step of steps) {
    const refusal = await step()
    if (refusal !== undefined) return { ...came, refusal }
  }
  const paid = await billPaidEverywhere(host, on, actor)
  return {
    ...came,
    charged_at_payment: paid.billed,
    ...(paid.refusal && { refusal: paid.refusal }),
  }
}

/** Works pages until there is none left; gives the refusal of one that was refused. */
function pages<Value extends { readonly next: string | null }>(
  on: Temporal.PlainDate,
  work: (page: Page) => Promise<Result<Value>>,
  count: (done: Value) => void,
) {
  return async () => {
    let page: Page | undefined = { on: on.toString() }
    while (page !== undefined) {
      const done: Result<Value> = await work(page)
      if (!done.ok) return done.refusal
      count(done.value)
      const { next } = done.value
      page = next === null ? undefined : { on: on.toString(), after: next }
    }
    return undefined
  }
}
