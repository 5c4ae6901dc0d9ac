import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { date } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Registry } from '../../platform/command.ts'
import { inputRefusal } from '../../platform/input.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from '../api/asker.ts'
import { short } from '../server/query.ts'
import { sayTo } from '../server/say.ts'
import { previewChange } from './preview-change.ts'

const changeBody = z.strictObject({
  command: short,
  input: z.record(z.string(), z.unknown()),
  account: short,
  on: date.optional(),
})

/**
 * `POST /v1/previews/change`: what a command about a customer would do to their next bill, line by line,
 * without doing it. Whoever asks may see contracts, and may do what they ask about or put it forward.
 */
export function addPreviews(app: FastifyInstance, system: System, commands: Registry): void {
  app.post('/previews/change', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'previews/change', 'contracts.read')
    const parsed = changeBody.safeParse(request.body)
    if (!parsed.success) {
      const { code, facts } = inputRefusal(parsed.error, request.body)
      throw new RefusalError(code, facts)
    }
    const { command: name, input, account, on } = parsed.data
    const command = commands.get(name)
    if (command === undefined || !isOfCustomers(command.permission)) {
      throw new RefusalError('unknown_address', { path: name })
    }
    const { language } = sayTo(request.headers)
    const asked = { account, on, language }
    const shown = await previewChange(system, command, input, asked, asker.actor)
    if (!shown.ok) throw new RefusalError(shown.refusal.code, shown.refusal.facts)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(shown.value)))
  })
}

/** Changes of customers and of what they have bought; others do not reach into bills this way. */
function isOfCustomers(permission: string): boolean {
  return permission.startsWith('contracts.') || permission.startsWith('accounts.')
}
