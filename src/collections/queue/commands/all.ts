import { z } from 'zod'
import { loadCodes } from '../../../accounts/assignments/load.ts'
import { date, line, names, oneOf, optional, whole, yesNo } from '../../../formats/fields.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../../platform/command.ts'
import { countRevisions, loadOverdueAccounts } from '../load.ts'
import { insertStrategy } from '../save.ts'
import { refreshAccounts } from './refresh.ts'

/** A page of accounts; the daily work goes on until `next` is null. */
export const refreshCollectionQueue = defineCommand({
  name: 'refreshCollectionQueue',
  summary: 'Work out anew whom to call first, a page of accounts at a time',
  permission: 'collections.work',
  input: z.strictObject({
    on: date,
    after: optional(z.uuid()),
    limit: whole(1, 5000).default(2000),
  }),
  run: async (tx, { on, after, limit }, ctx) => {
    const accountIds = await loadOverdueAccounts(tx, { on, after, limit })
    const waiting = await refreshAccounts(tx, ctx, accountIds, on)
    const last = accountIds.length < limit ? null : (accountIds.at(-1) ?? null)
    return ok({ waiting, next: last })
  },
})

const setCollectionStrategy = defineCommand({
  name: 'setCollectionStrategy',
  summary: 'Set in which steps customers of a segment are followed up',
  permission: 'collections.rules',
  input: z.strictObject({
    strategyCode: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/, {
      error: 'a code of letters, digits, - and _',
    }),
    name: names,
    /** Left out: every customer whose segment has no strategy of its own. */
    segment: optional(line(64)),
    steps: z
      .array(
        z.strictObject({
          afterDays: whole(0, 3650),
          action: oneOf(['call', 'email', 'letter', 'visit', 'agency', 'court']),
          tactic: optional(line(2000)),
        }),
      )
      .min(1)
      .max(50),
    active: yesNo.default(true),
  }),
  run: async (tx, { strategyCode: code, name, segment, steps, active }, ctx) => {
    if (segment !== null && !(await loadCodes(tx, 'segment', [segment])).has(segment)) {
      return refuse('unknown_segment', { code: segment })
    }
    const revision = (await countRevisions(tx, code)) + 1
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await insertStrategy(tx, { code, revision, name, segment, steps, active }, by)
    return ok({ revision })
  },
})

/** Whom to call first, and in which steps customers are followed up. */
export const queueCommands: readonly AnyCommand[] = [refreshCollectionQueue, setCollectionStrategy]
