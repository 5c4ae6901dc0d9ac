import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { pricedRow } from '../../catalog/api.ts'
import { loadPriceIndexes } from '../../catalog/load/price-indexes.ts'
import { indexCodesOf } from '../../catalog/price-index.ts'
import { currency, date, positive } from '../../formats/fields.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { execute, type Registry } from '../../platform/command.ts'
import { toJson } from '../../platform/json.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import type { System } from '../../platform/system.ts'
import { explain } from '../../rating/explain.ts'
import { priceCurve } from '../../rating/price-curve.ts'
import { askerOf, demand } from '../api/asker.ts'
import { short } from '../server/query.ts'
import { sayTo } from '../server/say.ts'
import { parsedBody } from './body.ts'
import { previewChange } from './preview-change.ts'
import { addVersions } from './version.ts'

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
  addPriceCurve(app, system)
  addRowCheck(app, system, commands)
  addVersions(app, system, commands)
  app.post('/previews/change', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'previews/change', 'contracts.read')
    const { command: name, input, account, on } = parsedBody(changeBody, request.body)
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

const rowBody = z.strictObject({ command: short, input: z.record(z.string(), z.unknown()) })

/**
 * `POST /v1/previews/row`: whether a command would take what is being typed, without doing it: refusals
 * and warnings of its rows as sentences. Whoever asks must be allowed what they ask about.
 */
function addRowCheck(app: FastifyInstance, system: System, commands: Registry): void {
  app.post('/previews/row', async (request, reply) => {
    const { actor } = await askerOf(system, request)
    const { command: name, input } = parsedBody(rowBody, request.body)
    const command = commands.get(name)
    if (command === undefined) throw new RefusalError('unknown_address', { path: name })
    const tried = await execute(system, command, input, { actor, dryRun: true })
    const { language } = sayTo(request.headers)
    const say = (refusal: Refusal) => ({ code: refusal.code, message: sentence(refusal, language) })
    const rows = tried.ok ? ((tried.value as Partial<BatchAnswer> | null)?.rows ?? []) : []
    const shown = {
      result: tried.ok ? (rows[0]?.result ?? 'done') : 'rejected',
      refusals: tried.ok
        ? rows.flatMap(({ refusal }) => (refusal === undefined ? [] : [say(refusal)]))
        : [say(tried.refusal)],
      warnings: rows.flatMap(({ warnings = [] }) => warnings.map(say)),
    }
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(shown))
  })
}

const curveBody = z.strictObject({
  charge: pricedRow,
  currency,
  on: date.optional(),
  quantity: positive.optional(),
  eventSize: positive.optional(),
  properties: z.record(z.string().max(40), z.string().max(200)).optional(),
})

/**
 * `POST /v1/previews/price`: what a price comes to at some quantities, and one worked out step by step in
 * the reader's language; also of prices that nobody has recorded.
 */
function addPriceCurve(app: FastifyInstance, system: System): void {
  app.post('/previews/price', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'previews/price', 'catalog.read')
    const { locale, language } = sayTo(request.headers)
    // What is being typed is not whole yet: that is no fault, and is told with what to fill in.
    const shown = await drawn(system, request.body, locale).catch(error => {
      if (!(error instanceof RefusalError)) throw error
      return { curve: null, problem: sentence(error.refusal, language) }
    })
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(shown)))
  })
}

async function drawn(system: System, body: unknown, locale: string) {
  const { charge, ...asked } = parsedBody(curveBody, body)
  const codes = indexCodesOf([charge.price])
  const indexes = await loadPriceIndexes(system.db, codes)
  const on = asked.on ?? dateOf(system.clock.now(), 'UTC')
  const given = { ...charge, ...(codes.length === 0 ? {} : { indexes }) }
  const curve = priceCurve(given, { ...asked, on })
  const { quantity, components } = curve.example
  const lines = components.map(({ key, quantity, unitPrice, amountMinor, trace }) => ({
    ...{ key, quantity, unitPrice, amountMinor },
    why: explain(trace, locale, asked.currency),
  }))
  return { curve: { ...curve, example: { quantity, lines } }, problem: null }
}

/** Changes of customers and of what they have bought; others do not reach into bills this way. */
function isOfCustomers(permission: string): boolean {
  return permission.startsWith('contracts.') || permission.startsWith('accounts.')
}
