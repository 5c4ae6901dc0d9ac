import type { FastifyInstance } from 'fastify'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from '../api/asker.ts'
import { parsedBody } from '../preview/body.ts'
import { contactExampleBody, exampleOfContact } from './contact-rules.ts'
import { exampleOfLateCharges, lateExampleBody } from './late-charges.ts'

/**
 * What rules come to before they hold, on something made up: `POST /v1/previews/late-charges` and
 * `POST /v1/previews/contact-rules`. Nothing is kept.
 */
export function addWorkedExamples(app: FastifyInstance, system: System): void {
  const examples = {
    'late-charges': (body: unknown) =>
      exampleOfLateCharges(system.db, parsedBody(lateExampleBody, body)),
    'contact-rules': (body: unknown) => exampleOfContact(parsedBody(contactExampleBody, body)),
  }
  for (const [name, answer] of Object.entries(examples)) {
    const path = `previews/${name}`
    app.post(`/${path}`, async (request, reply) => {
      await demand(await askerOf(system, request), path, 'receipts.read')
      const worked = await answer(request.body)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(worked)))
    })
  }
}
