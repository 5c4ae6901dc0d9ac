import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { type Command, execute, type Registry } from '../../platform/command.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { readQuery } from '../server/query.ts'
import { sendProblem } from './answer.ts'
import { type Asker, askerOf } from './asker.ts'

/** The version of what was read, as `POST /v1/previews/version` tells it, in quotes or without. */
const IF_MATCH = /^"?([\w-]{1,100})"?$/
const IDEMPOTENCY_KEY = z.string().regex(/^[\x21-\x7e]{1,200}$/)

/** `POST /v1/commands/<name>`: every write there is, by its name and with its schema. */
export function addCommands(app: FastifyInstance, system: System, commands: Registry): void {
  app.post<{ Params: { name: string } }>('/commands/:name', async (request, reply) => {
    const asker = await askerOf(system, request)
    const command = commands.get(request.params.name)
    if (command === undefined) {
      throw new RefusalError('unknown_address', { path: request.params.name.slice(0, 100) })
    }
    return runCommand(system, command, asker, request, reply)
  })
}

async function runCommand(
  system: System,
  command: Command,
  asker: Asker,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { dryRun } = readQuery({ dryRun: z.enum(['true', 'false']).optional() }, request.query)
  const key = idempotencyKey(request, asker)
  const result = await execute(system, command, request.body, {
    actor: asker.actor,
    dryRun: dryRun === 'true',
    ...(key === undefined ? {} : { idempotencyKey: key }),
    ...versionRead(request),
  })
  if (!result.ok) {
    // Whoever may not do this is told that and nothing of their input.
    const isInput = result.refusal.code === 'invalid_input'
    const misshapen = isInput ? shapeFault(command, request.body) : undefined
    return sendProblem(misshapen ?? withOwnKey(result.refusal, asker), request, reply)
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(result.value)))
}

function versionRead(request: FastifyRequest): { readonly read?: string } {
  const header = request.headers['if-match']
  if (header === undefined) return {}
  const read = IF_MATCH.exec(header)?.[1]
  if (read !== undefined) return { read }
  throw new RefusalError('invalid_input', {
    path: 'If-Match',
    value: JSON.stringify(header.slice(0, 60)),
    expected: 'the version that POST /v1/previews/version told',
  })
}

/** The key of a request is its program's own: two programs may choose the same. */
function idempotencyKey(request: FastifyRequest, asker: Asker): string | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  const key = IDEMPOTENCY_KEY.safeParse(header)
  if (key.success) return `${asker.actor} ${key.data}`
  throw new RefusalError('invalid_input', {
    path: 'Idempotency-Key',
    value: JSON.stringify(String(header).slice(0, 60)),
    expected: 'one to 200 visible ASCII characters',
  })
}

/** A refusal that names the key names it as its program sent it. */
function withOwnKey(refusal: Refusal, { actor }: Asker): Refusal {
  const { key } = refusal.facts
  if (typeof key !== 'string' || !key.startsWith(`${actor} `)) return refusal
  return { ...refusal, facts: { ...refusal.facts, key: key.slice(actor.length + 1) } }
}

/**
 * Another kind of value than the schema has (a list for a text, an object for a number) is a fault
 * of the program, 400; a value of the right kind that is wrong is told by the command, 422.
 */
function shapeFault(command: Command, body: unknown): Refusal | undefined {
  const parsed = command.input.safeParse(body)
  const issue = parsed.success ? undefined : parsed.error.issues[0]
  const given = issue === undefined ? undefined : valueAt(body, issue.path)
  if (issue?.code !== 'invalid_type' || given === undefined || given === null) return undefined
  return {
    code: 'wrong_shape',
    facts: { path: issue.path.join('.') || 'input', expected: issue.message },
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    input,
  )
}
