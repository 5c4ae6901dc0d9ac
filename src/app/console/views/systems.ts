import { type Language, splitSentence } from '../../../platform/refusals/sentence.ts'
import { isSaid, sentence } from '../../../platform/refusals/table.ts'
import { setting } from '../../../platform/settings/settings.ts'
import {
  type ConnectorCard,
  loadConnectorCards,
} from '../../../reporting/console/load/connectors.ts'
import {
  loadConnectors,
  loadJobs,
  loadMail,
  loadSchedules,
} from '../../../reporting/console/load/systems.ts'
import { view } from '../view.ts'

/** How the machinery goes: jobs, what is done by itself, whom we talk to, e-mail. */
export const systemsView = view({
  path: 'systems',
  permission: 'webhooks.read',
  read: async (tx, { now }) => ({
    at: now,
    jobs: await loadJobs(tx, now),
    connectors: await loadConnectors(tx),
    schedules: await loadSchedules(tx),
    mail: await loadMail(tx, now),
  }),
})

/** Each system that is talked to: what came and went, what waits, and what went wrong last in words. */
export const connectorsView = view({
  path: 'connectors',
  permission: 'webhooks.read',
  parameters: {},
  read: async (tx, { now, language }) => ({
    connectors: (await loadConnectorCards(tx, now)).map(card => ({
      ...told(card, language),
      state: card.kind === 'mail' && !isMailSetUp() ? 'missing' : card.state,
    })),
  }),
})

function isMailSetUp(): boolean {
  return setting('QUITTANCE_SMTP_URL') !== undefined
}

function told({ failure, ...card }: ConnectorCard, language: Language) {
  if (failure === null) return { ...card, failure }
  const { facts, ...rest } = failure
  const refusal = { code: failure.code, facts: (facts ?? {}) as Record<string, string> }
  // What another system answered is no refusal of ours: the console has words for its code.
  const [reason, remedy] =
    facts !== null && isSaid(failure.code)
      ? splitSentence(sentence(refusal, language))
      : [null, null]
  return { ...card, failure: { ...rest, reason, remedy } }
}
