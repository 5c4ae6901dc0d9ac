import { z } from 'zod'
import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { date } from '../../../formats/fields.ts'
import { ok } from '../../../kernel/result.ts'
import { itemKeyText } from '../../../ledger/open-items/item.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadItemsInCases, loadSleepingCredits, loadUnclaimedRules } from '../load.ts'
import { type Dormancy, dormancyOf, ruleFor, type SleepingCredit } from '../rule.ts'
import { endCasesOver, insertCases } from '../save.ts'

/** Credits that are looked at in one go. */
const LOOKED_AT_ONCE = 2000

/**
 * Ends the cases of customers who were heard of and of credits that are used, finds the credits that
 * became dormant, and writes to their customers. Nothing is set aside: that is for a person, once the
 * days to answer are over (holdUnclaimedProperty). Daily, by the schedule `receivables`; a page of
 * credits at a time, `next` is where the following one begins.
 */
export const workUnclaimedProperty = defineCommand({
  name: 'workUnclaimedProperty',
  summary: 'Find credits that are dormant, and write to their customers',
  permission: 'receipts.allocate',
  input: z.strictObject({ on: date, after: z.string().max(80).default('') }),
  run: async (tx, { on, after }, ctx) => {
    const ended = after === '' ? await endCasesOver(tx, on) : 0
    const rules = await loadUnclaimedRules(tx, on)
    const page = { after, most: LOOKED_AT_ONCE }
    const credits = await loadSleepingCredits(tx, on, rules, page)
    const last = credits.length < LOOKED_AT_ONCE ? undefined : credits.at(-1)
    const dormant = credits.flatMap(credit => {
      const dormancy = dormancyOf(credit, ruleFor(rules, credit), on)
      return dormancy === undefined ? [] : [{ ...credit, ...dormancy }]
    })
    const open = await stillOpen(tx, dormant)
    const found = await openCases(tx, ctx, open)
    return ok({
      ended,
      found,
      letters: open.filter(each => each.isLetter).length,
      next: last === undefined ? null : itemKeyText(last),
    })
  },
})

type Dormant = SleepingCredit & Dormancy

/** Those that nobody used and nobody else found meanwhile; from here on nobody can. */
async function stillOpen(tx: Tx, dormant: readonly Dormant[]): Promise<Dormant[]> {
  if (dormant.length === 0) return []
  const locked = new Map((await lockItems(tx, dormant)).map(item => [itemKeyText(item), item]))
  const taken = new Set((await loadItemsInCases(tx, dormant)).map(itemKeyText))
  return dormant.flatMap(credit => {
    const key = itemKeyText(credit)
    const minor = -(locked.get(key)?.openMinor ?? 0n)
    return minor <= 0n || taken.has(key) ? [] : [{ ...credit, minor }]
  })
}

/** The cases, with the letters that the law asks for: by post, whatever the customer prefers. */
async function openCases(tx: Tx, ctx: Context, dormant: readonly Dormant[]): Promise<number> {
  const written = dormant.filter(each => each.isLetter)
  const letters = await queueMessages(
    tx,
    ctx,
    written.map(credit => ({
      accountId: credit.accountId,
      legalEntityId: credit.legalEntityId,
      templateCode: 'unclaimed_property' as const,
      channel: 'letter' as const,
      facts: {
        amount: { minor: credit.minor, currency: credit.currency },
        since: credit.heardOn,
        respondBy: credit.answerBy,
        ...(credit.region === '' ? {} : { state: credit.region }),
      },
      about: [{ kind: 'item', id: credit.itemId }],
      key: `unclaimed:${credit.itemId}:${credit.heardOn}`,
      nextOn: credit.answerBy,
    })),
  )
  const messageOf = new Map(
    written.map((credit, i) => [itemKeyText(credit), letters[i]?.messageId]),
  )
  const cases = dormant.map(credit => ({
    ...credit,
    caseId: ctx.newId(),
    messageId: messageOf.get(itemKeyText(credit)) ?? null,
  }))
  return insertCases(tx, cases, ctx.clock.now())
}
