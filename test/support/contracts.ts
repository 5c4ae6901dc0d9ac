import type { z } from 'zod'
import type { subscriptionRow } from '../../src/contracts/api.ts'
import { saveSubscriptions } from '../../src/contracts/commands/create-subscriptions.ts'
import { assert } from '../../src/kernel/result.ts'
import type { Tx } from '../../src/platform/database/database.ts'
import type { BatchAnswer } from '../../src/platform/row-batch.ts'
import { step } from './catalog.ts'
import type { TestSystem } from './database.ts'

type SubscriptionInput = z.input<typeof subscriptionRow>
type StepContext = Parameters<Parameters<typeof step>[1]>[1]

/** A bulk step of the contracts domain. */
export type Step = (tx: Tx, rows: readonly unknown[], ctx: StepContext) => Promise<BatchAnswer>

export type TestContracts = ReturnType<typeof openContracts>

/** A subscription of account A-1 to the plan SEATS@1 from the start of 2026. */
export function subscription(
  subscriptionNumber: string,
  more: Partial<SubscriptionInput> = {},
): SubscriptionInput {
  return {
    accountNumber: 'A-1',
    contractNumber: 'C-1',
    subscriptionNumber,
    planCode: 'SEATS',
    planVersion: 1,
    startOn: '2026-01-01',
    ...more,
  }
}

/** What tests of contracts do over and over, on a system that `setUpCatalog` has filled. */
export function openContracts(system: TestSystem) {
  /** Runs a step on rows; gives `created` … or the code of the refusal, a row each. */
  const outcomes = async (save: Step, ...wanted: unknown[]): Promise<string[]> => {
    const answer = await step(system, (tx, ctx) => save(tx, wanted, ctx))
    return answer.rows.map(row => row.refusal?.code ?? row.result)
  }
  /** Starts a subscription; gives the fields by which changes name it. */
  const subscribe = async (number: string, more: Partial<SubscriptionInput> = {}) => {
    const [outcome] = await outcomes(saveSubscriptions, subscription(number, more))
    assert(outcome === 'created', `subscription ${number}: ${outcome}`)
    return { accountNumber: more.accountNumber ?? 'A-1', subscriptionNumber: number }
  }
  return { outcomes, subscribe }
}
