import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dunningPolicyRow } from '../../collections/policies/api.ts'
import { code, date, oneOf, optional } from '../../formats/fields.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from '../api/asker.ts'
import { parsedBody } from '../preview/body.ts'
import { tryPolicy } from './simulate.ts'

const trialBody = z.strictObject({
  policy: dunningPolicyRow,
  entity: code,
  on: optional(date),
  triedFor: oneOf(['users', 'everybody']).default('users'),
  after: optional(z.uuid()),
})

/**
 * `POST /v1/previews/dunning-policy`: what a run would send under a draft of a policy, compared with the
 * policies in force; a thousand customers a request, `next` leading on. Nothing is kept or sent.
 */
export function addDunningTrials(app: FastifyInstance, system: System): void {
  app.post('/previews/dunning-policy', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'previews/dunning-policy', 'receipts.read')
    const trial = await tryPolicy(system, parsedBody(trialBody, request.body))
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(trial)))
  })
}
