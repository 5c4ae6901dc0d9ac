import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { code, language, oneOf } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import { inputRefusal } from '../../platform/input.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from '../api/asker.ts'
import { previewWording } from './preview.ts'

const wordingBody = z.strictObject({
  code: z.string().max(62),
  language,
  channel: oneOf(['email', 'letter', 'portal']),
  legalEntity: code,
  account: code,
  subject: z.string().max(2_000),
  body: z.string().max(20_000),
})

/** `POST /v1/previews/wording`: what a wording would say to a customer; nothing is kept or sent. */
export function addWordings(app: FastifyInstance, system: System): void {
  app.post('/previews/wording', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'previews/wording', 'messages.read')
    const parsed = wordingBody.safeParse(request.body)
    if (!parsed.success) {
      const { code: refused, facts } = inputRefusal(parsed.error, request.body)
      throw new RefusalError(refused, facts)
    }
    const shown = await previewWording(system, parsed.data)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(shown)))
  })
}
