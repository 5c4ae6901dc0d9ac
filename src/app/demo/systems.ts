import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setEntityLogo } from '../../documents/logo/commands.ts'
import { createApiKey } from '../../identity/api-keys/commands.ts'
import { addWebhookEndpoint } from '../../integrations/webhooks/commands/endpoints.ts'
import { GRACE, IDA, SET_UP } from './staff.ts'
import { act, actTogether, moveTo, type Stage } from './stage.ts'

const LOGO = join(import.meta.dirname, '../../../demo/logo.png')

/** Both companies put the same picture in the head of what they send. */
export async function showLogo(stage: Stage): Promise<void> {
  const content = readFileSync(LOGO).toString('base64')
  for (const entity of ['MH-DE', 'MH-US'])
    await act(stage, SET_UP, setEntityLogo, { entity, content })
}

/** The systems around: what sends meter data gets a key, and the CRM hears of money that goes back. */
export async function connectSystems(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '09:10:00')
  await actTogether(stage, [IDA, GRACE], createApiKey, {
    ...{ name: 'Meter data platform', scopes: ['usage.record'] },
  })
  await actTogether(stage, [IDA, GRACE], createApiKey, {
    name: 'Data warehouse',
    scopes: ['accounts.read', 'documents.read', 'receipts.read'],
    expiresAt: '2027-12-31T23:00:00Z',
  })
  await actTogether(stage, [IDA, GRACE], addWebhookEndpoint, {
    url: 'https://crm.morgenhell.example/hooks/billing',
    events: ['credit_note.issued', 'payment.returned', 'refund.paid'],
    description: 'Customer service sees credits and returns',
  })
}

/** Another system wants to hear of bill runs, and is down on the day. */
export async function connectWarehouse(stage: Stage): Promise<void> {
  await actTogether(stage, [IDA, GRACE], addWebhookEndpoint, {
    url: 'https://warehouse.morgenhell.example/hooks/billing',
    events: ['bill_run.changed'],
    description: 'Loads the figures of a run when it is issued',
  })
}
