import type { FastifyInstance } from 'fastify'
import type { Registry } from '../../platform/command.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from '../api/asker.ts'
import { parsedBody } from '../preview/body.ts'
import { authorityExampleBody, exampleOfAuthority } from './authority.ts'
import { contactExampleBody, exampleOfContact } from './contact-rules.ts'
import { exampleOfLateCharges, lateExampleBody } from './late-charges.ts'
import { exampleOfTaxes, taxExampleBody } from './taxes.ts'

type Example = { readonly reads: string; answer(body: unknown): Promise<unknown> | unknown }

/**
 * What rules come to before they hold, on something made up: `POST /v1/previews/late-charges`,
 * `contact-rules`, `taxes` and `authority`. Nothing is kept.
 */
export function addWorkedExamples(app: FastifyInstance, system: System, commands: Registry): void {
  const { db, clock } = system
  const examples: Readonly<Record<string, Example>> = {
    'late-charges': {
      reads: 'receipts.read',
      answer: body => exampleOfLateCharges(db, parsedBody(lateExampleBody, body)),
    },
    'contact-rules': {
      reads: 'receipts.read',
      answer: body => exampleOfContact(parsedBody(contactExampleBody, body)),
    },
    taxes: {
      reads: 'catalog.read',
      answer: body => exampleOfTaxes(db, parsedBody(taxExampleBody, body)),
    },
    authority: {
      reads: 'people.read',
      answer: body =>
        exampleOfAuthority(db, parsedBody(authorityExampleBody, body), {
          ...{ commands, now: clock.now() },
        }),
    },
  }
  for (const [name, { reads, answer }] of Object.entries(examples)) {
    const path = `previews/${name}`
    app.post(`/${path}`, async (request, reply) => {
      await demand(await askerOf(system, request), path, reads)
      const worked = await answer(request.body)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(worked)))
    })
  }
}
