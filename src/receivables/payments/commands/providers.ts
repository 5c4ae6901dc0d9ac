import { loadAccountIds, lockAccounts } from '../../../accounts/load/accounts.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntities } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { bankAccountOfEntity } from '../../bank/commands/cash-account.ts'
import { meansInput, meansName, providerInput } from '../api.ts'
import { loadMeans, loadProvider } from '../load/payments.ts'
import { insertMeans, removeMeans, upsertProvider } from '../save/payments.ts'

/** The former webhook secret holds so long after another one was set. */
const ROTATION = { hours: 24 }

const HIDDEN = '••••'

/** Defines a provider of payments, or gives it other secrets; the former webhook secret holds a day. */
export const definePaymentProvider = defineCommand({
  name: 'definePaymentProvider',
  summary: 'Define by whom cards and debits are collected, with their secrets',
  permission: 'payments.settings',
  input: providerInput,
  logged: input => ({
    ...input,
    apiKey: input.apiKey && HIDDEN,
    webhookSecret: input.webhookSecret && HIDDEN,
  }),
  run: async (tx, input, ctx) => {
    const { provider, kind } = input
    const [entity] = await loadLegalEntities(tx, [input.legalEntity])
    if (entity === undefined) {
      throw new RefusalError('unknown_legal_entity', { entity: input.legalEntity })
    }
    const before = await loadProvider(tx, provider)
    if (
      before !== undefined &&
      (before.kind !== kind || before.legalEntityId !== entity.legalEntityId)
    ) {
      throw new RefusalError('provider_is_other', { provider })
    }
    if (before === undefined && input.webhookSecret === null) {
      throw new RefusalError('provider_secret_missing', { provider })
    }
    const now = ctx.clock.now()
    const seal = (column: string, text: string | null): Buffer | null =>
      text === null ? null : ctx.vault.seal(secretPlace(provider, column), text)
    const changes = input.webhookSecret !== null && before !== undefined
    const earlier =
      changes === true
        ? ctx.vault.open(secretPlace(provider, 'webhook_secret'), before.webhookSecret)
        : null
    await upsertProvider(
      tx,
      {
        provider,
        kind,
        legalEntityId: entity.legalEntityId,
        apiKey: seal('api_key', input.apiKey) ?? before?.apiKey ?? null,
        webhookSecret:
          seal('webhook_secret', input.webhookSecret) ?? (before?.webhookSecret as Buffer),
        earlierSecret: seal('earlier_secret', earlier) ?? before?.earlierSecret ?? null,
        earlierUntil: changes ? now.add(ROTATION) : (before?.earlierUntil ?? null),
        address: input.address,
        active: input.active,
        bankAccountId:
          input.bankAccount === null
            ? (before?.bankAccountId ?? null)
            : await bankAccountOfEntity(tx, entity.legalEntityId, input.bankAccount),
      },
      { at: now, by: ctx.actor },
    )
    return ok({ provider, result: before === undefined ? 'created' : 'updated' })
  },
})

/** Where a secret of a provider stands sealed. */
export function secretPlace(provider: string, column: string) {
  return { table: 'payment_provider', column, row: [provider] }
}

/** Keeps the provider's name for a card or account of a customer; the number never comes here. */
export const keepPaymentMeans = defineCommand({
  name: 'keepPaymentMeans',
  summary: 'Keep a card or bank account of a customer, by the provider’s name for it',
  permission: 'payments.request',
  input: meansInput,
  run: async (tx, input, ctx) => {
    const accountId = await accountOf(tx, input.accountNumber)
    await activeProvider(tx, input.provider)
    const meansId = ctx.newId()
    const isNew = await insertMeans(tx, { accountId, meansId, ...input }, ctx.clock.now())
    const own = await loadMeans(tx, [accountId])
    const kept = own.find(each => each.provider === input.provider && each.token === input.token)
    return ok({ meansId: kept?.meansId ?? meansId, result: isNew ? 'created' : 'unchanged' })
  },
})

/** Removes a card or account of a customer: nothing is taken by it any more. */
export const removePaymentMeans = defineCommand({
  name: 'removePaymentMeans',
  summary: 'Remove a card or bank account of a customer from use',
  permission: 'payments.request',
  input: meansName,
  run: async (tx, input, ctx) => {
    const accountId = await accountOf(tx, input.accountNumber)
    const own = await loadMeans(tx, [accountId])
    const isThere = own.some(each => each.meansId === input.meansId)
    if (!isThere) throw new RefusalError('unknown_means', { means: input.meansId })
    await removeMeans(tx, { accountId, meansId: input.meansId }, ctx.clock.now())
    return ok({ meansId: input.meansId })
  },
})

/** The account of a number, held against other changes. Throws `unknown_account`. */
export async function accountOf(tx: Tx, number: string): Promise<string> {
  const found = (await loadAccountIds(tx, [number])).get(number)
  if (found === undefined) throw new RefusalError('unknown_account', { account: number })
  await lockAccounts(tx, [number])
  return found
}

/** A provider that may be used. Throws `unknown_provider`. */
export async function activeProvider(tx: Tx, provider: string) {
  const found = await loadProvider(tx, provider)
  if (found === undefined || !found.active) {
    throw new RefusalError('unknown_provider', { provider })
  }
  return found
}

/** Who asks and when, as steps take it. */
export type Asking = Pick<Context, 'clock' | 'actor' | 'newId'>
