import { z } from 'zod'
import { lockAccounts } from '../../accounts/load/accounts.ts'
import { code, country, date, line, oneOf, optional, yesNo } from '../../formats/fields.ts'
import { ok } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import { RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { contactRuleFields } from './api.ts'
import { countRules } from './load.ts'
import { insertContactRule, insertOptOuts } from './save.ts'

/** Replaces what is built in, or was set before, from a date on. */
const setContactRules = defineCommand({
  name: 'setContactRules',
  summary: 'Set when and how often customers of a country may be contacted about what they owe',
  permission: 'collections.rules',
  input: z.strictObject({
    /** Left out: wherever a country has no rules of its own. */
    country: optional(country),
    fromOn: date,
    ...contactRuleFields,
  }),
  run: async (tx, { country: named, fromOn, ...rules }, ctx) => {
    const of = { country: named ?? '*', fromOn }
    const revision = await countRules(tx, of.country, fromOn)
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await insertContactRule(tx, { ...of, revision }, rules, by)
    return ok({ country: of.country, revision })
  },
})

const optOutRow = z.strictObject({
  accountNumber: code,
  channel: oneOf(['email', 'letter', 'portal', 'call']),
  fromOn: date,
  /** False: the customer may be contacted that way again. */
  optedOut: yesNo.default(true),
  note: optional(line(500)),
})

const recordOptOuts = defineCommand({
  name: 'recordOptOuts',
  summary: 'Record by which ways customers do not wish to be contacted, or may be again',
  permission: 'collections.care',
  input: rowsOf(optOutRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, optOutRow)
    batch.oneRowEach(
      ({ accountNumber, channel, fromOn }) => `${accountNumber} ${channel} ${fromOn}`,
    )
    const numbers = batch.open.map(({ value }) => value.accountNumber)
    const held = await lockAccounts(tx, numbers)
    const ids = new Map(held.map(each => [each.accountNumber, each.accountId]))
    const wishes: object[] = []
    for (const { row, value } of batch.open) {
      const { accountNumber, ...wish } = value
      const accountId = ids.get(accountNumber)
      if (accountId === undefined) {
        batch.reject(row, 'unknown_account', { account: accountNumber })
        continue
      }
      batch.answer(row, 'created')
      wishes.push({ ...wish, accountId })
    }
    await insertOptOuts(tx, wishes, { at: ctx.clock.now(), by: ctx.actor })
    return ok(batch.result())
  },
})

/** Whom one may contact, when and how. */
export const contactRuleCommands: readonly AnyCommand[] = [setContactRules, recordOptOuts]
