import { z } from 'zod'
import { createApiKey, revokeApiKey } from '../../identity/api-keys/commands.ts'
import {
  addWebhookEndpoint,
  changeWebhookEndpoint,
  disableWebhookEndpoint,
  enableWebhookEndpoint,
  rotateWebhookSecret,
} from '../../integrations/webhooks/commands/endpoints.ts'
import { replayWebhooks, sendTestWebhook } from '../../integrations/webhooks/commands/replay.ts'
import { startBillRun } from '../../invoicing/commands/bill-run.ts'
import { issueCreditNote, voidInvoice } from '../../invoicing/commands/credit.ts'
import { prepareBulk } from '../../operations/bulk/commands.ts'
import type { Command } from '../../platform/command.ts'
import type { JsonOf } from '../../platform/json.ts'
import { type JsonSchema, jsonSchemaOf } from '../../platform/json-schema.ts'
import { batchAnswer, rowSchema } from '../../platform/row-batch.ts'
import { recordReceipt } from '../../receivables/commands/receipts.ts'

/** What a command answers, held against its value by the compiler. */
function answering<Schema extends z.ZodType, Value>(
  command: Command<Schema, Value>,
  answer: z.ZodType<JsonOf<Value>>,
): readonly [string, z.ZodType] {
  return [command.name, answer]
}

const key = z.object({ keyId: z.uuid() })
const endpoint = z.object({ endpointId: z.uuid() })
const withSecret = endpoint.extend({ secret: z.string() })
const receipt = z.object({
  receiptId: z.uuid(),
  accountNumber: z.string().nullable().describe('null where it is in suspense'),
  isNew: z.boolean(),
  allocations: z.array(z.object({ itemId: z.uuid(), amount: z.string() })),
})
const creditNote = z.object({ creditNote: z.string(), invoiceId: z.uuid() })

/** What commands answer that do not answer by row. */
const ANSWERS: ReadonlyMap<string, z.ZodType> = new Map([
  answering(createApiKey, key.extend({ secret: z.string() })),
  answering(revokeApiKey, key),
  answering(startBillRun, z.object({ runId: z.uuid(), number: z.string(), accounts: z.number() })),
  answering(recordReceipt, receipt),
  answering(prepareBulk, z.object({ bulkId: z.uuid(), rows: z.number() })),
  answering(issueCreditNote, creditNote),
  answering(voidInvoice, creditNote),
  answering(addWebhookEndpoint, withSecret),
  answering(changeWebhookEndpoint, endpoint),
  answering(rotateWebhookSecret, withSecret),
  answering(disableWebhookEndpoint, endpoint),
  answering(enableWebhookEndpoint, endpoint),
  answering(replayWebhooks, z.object({ events: z.number() })),
  answering(sendTestWebhook, z.object({ eventId: z.uuid() })),
])

/** What a command answers, for programs; of one that does not say, anything. */
export function answerSchema({ name, input }: Command): JsonSchema {
  const answer = ANSWERS.get(name)
  if (answer !== undefined) return jsonSchemaOf(answer, 'output')
  return isBatch(input) ? jsonSchemaOf(batchAnswer, 'output') : {}
}

function isBatch(input: z.ZodType): boolean {
  const rows = (input as z.ZodObject).shape?.rows
  return rows instanceof z.ZodArray && rowSchema(rows.element) !== undefined
}
