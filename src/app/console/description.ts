import type { FastifyInstance } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import type { Registry } from '../../platform/command.ts'
import { jsonSchemaOf } from '../../platform/json-schema.ts'
import type { List } from '../../platform/list.ts'
import { sortsOf } from '../../platform/list-sort.ts'
import { filtersOf } from '../../platform/list-where.ts'
import type { System } from '../../platform/system.ts'
import { type ListValues, loadListValues } from '../../reporting/lists/values/load.ts'
import { askerOf } from '../api/asker.ts'

/**
 * `GET /v1/lists` and `GET /v1/commands`: which lists somebody may see and what each shows, which
 * commands there are and, one by one, the schema of their input. The console builds its tables and
 * forms from them, so that nothing can be done from a terminal alone.
 */
export function addDescriptions(
  app: FastifyInstance,
  system: System,
  commands: Registry,
  lists: ReadonlyMap<string, List>,
): void {
  // The schema stays what it is while the server runs.
  let values: ReturnType<typeof loadListValues> | undefined
  app.get('/lists', async (request, reply) => {
    const asker = await askerOf(system, request)
    values ??= loadListValues(system.db, lists.values())
    const known = await values.catch(error => {
      values = undefined
      throw error
    })
    const described = []
    for (const list of lists.values()) {
      if (await asker.mayRead(list.permission))
        described.push(describeList(list, known.get(list.name)))
    }
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ lists: described }))
  })
  app.get('/commands', async (request, reply) => {
    await askerOf(system, request)
    const described = [...commands.values()].map(({ name, summary, permission }) => ({
      name,
      summary: summary ?? name,
      permission,
    }))
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ commands: described }))
  })
  app.get<{ Params: { name: string } }>('/commands/:name', async (request, reply) => {
    await askerOf(system, request)
    const { name } = request.params
    const command = commands.get(name)
    if (command === undefined)
      throw new RefusalError('unknown_address', { path: name.slice(0, 100) })
    const { summary, permission } = command
    const input = jsonSchemaOf(command.input)
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ name, summary: summary ?? name, permission, input }))
  })
}

function describeList(list: List, values: ListValues | undefined) {
  const filters = filtersOf(list)
  const sorts = sortsOf(list)
  return {
    name: list.name,
    summary: list.summary,
    permission: list.permission,
    key: list.key,
    newestFirst: list.newestFirst === true,
    columns: Object.entries(list.columns).map(([name, column]) => ({
      name,
      kind: column.kind,
      describe: column.describe,
      ...(column.currency === undefined ? {} : { currency: column.currency }),
      ...(values?.has(name) ? { values: values.get(name) } : {}),
      filters: filters.has(name),
      sorts: sorts.get(name) ?? null,
    })),
  }
}
