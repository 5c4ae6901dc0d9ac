import { EVENT_TYPES, type EventType } from '../../integrations/webhooks/event-types.ts'
import { usageEventRow } from '../../metering/api.ts'
import type { Command, Registry } from '../../platform/command.ts'
import { jsonSchemaOf } from '../../platform/json-schema.ts'
import type { Column, List } from '../../platform/list.ts'
import { sortsOf } from '../../platform/list-sort.ts'
import type { ColumnKind } from '../../platform/list-value.ts'
import { MOST_LISTED } from '../../platform/list-value.ts'
import { filtersOf } from '../../platform/list-where.ts'
import { expansionsOf } from '../../reporting/lists/expansions.ts'
import { answerSchema } from './answers.ts'
import { exportPaths } from './export-files.ts'
import { letterFilePaths } from './letter-file-paths.ts'
import { DATA_COPY, EVIDENCE, packPath } from './openapi-packs.ts'
import { samplePath } from './openapi-sample.ts'

type Schema = { readonly type?: unknown; readonly [name: string]: unknown }

/**
 * The description of the API by OpenAPI 3.1, made from the same schemas that requests are checked
 * with: what it says is what holds.
 */
export function openApi(
  commands: Registry,
  lists: ReadonlyMap<string, List>,
  version: string,
): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Quittance',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Every write is a command, every list is paged by key. Amounts and quantities are strings.',
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    paths: {
      ...Object.fromEntries([...lists.values()].map(list => [`/v1/${list.name}`, listPath(list)])),
      ...Object.fromEntries(
        [...lists.values()].flatMap(list =>
          list.one === undefined ? [] : [[`/v1/${list.name}/{id}`, onePath(list, list.one)]],
        ),
      ),
      '/v1/documents/{number}.pdf': PDF_PATH,
      '/v1/placements/{placement}/evidence.zip': packPath(EVIDENCE, REFUSED),
      '/v1/data-copies/{copy}/data.zip': packPath(DATA_COPY, REFUSED),
      '/v1/audit-sample/evidence.zip': samplePath(REFUSED),
      ...letterFilePaths(REFUSED),
      ...exportPaths(REFUSED),
      '/v1/bank-files': BANK_FILE_PATH,
      '/v1/bank-lines/{line}/suggestions': SUGGESTIONS_PATH,
      '/v1/usage-events': { ...usagePath(lists.get('usage-events')) },
      ...Object.fromEntries(
        [...commands.values()].map(each => [`/v1/commands/${each.name}`, commandPath(each)]),
      ),
    },
    webhooks: Object.fromEntries(
      Object.entries(EVENT_TYPES).map(([type, told]) => [type, webhookPath(type, told)]),
    ),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key' } },
      schemas: { Problem: PROBLEM },
      responses: { Problem: PROBLEM_RESPONSE },
    },
  }
}

const PROBLEM: Schema = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457), with what to do.',
  required: ['type', 'title', 'status', 'detail', 'code', 'facts', 'remedy', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'what is wrong, in the language asked for' },
    code: { type: 'string', description: 'the refusal, for programs' },
    facts: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    remedy: { type: 'string', description: 'what to do' },
    requestId: { type: 'string', description: 'the number under which the log knows the request' },
  },
}

const PROBLEM_RESPONSE = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const REFUSED = { $ref: '#/components/responses/Problem' }

function json(schema: unknown) {
  return { 'application/json': { schema } }
}

function commandPath(command: Command) {
  return {
    post: {
      operationId: command.name,
      tags: ['Commands'],
      summary: command.summary ?? command.name,
      description: `Needs the permission \`${command.permission}\`.`,
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'A second request with it and the same input gets the first one’s answer.',
          schema: { type: 'string', maxLength: 200 },
        },
        {
          name: 'If-Match',
          in: 'header',
          description:
            'The version that was read of what it changes (`POST /v1/previews/version`); refused with 412 where somebody else has saved since.',
          schema: { type: 'string', maxLength: 102 },
        },
        {
          name: 'dryRun',
          in: 'query',
          description: 'Shows what would come of it and changes nothing.',
          schema: { type: 'boolean' },
        },
      ],
      requestBody: { required: true, content: json(jsonSchemaOf(command.input)) },
      responses: {
        '200': { description: 'Done', content: json(answerSchema(command)) },
        default: REFUSED,
      },
    },
  }
}

function listPath(list: List) {
  const sort = {
    name: 'sort',
    in: 'query',
    description:
      'by this column; in long lists only where an index bears it (others: after narrowing)',
    schema: { type: 'string', enum: [...sortsOf(list).keys()] },
  }
  const filters = [...filtersOf(list)].map(([name, kind]) => ({
    name,
    in: 'query',
    ...(/\.(?:in|not)$/.test(name) ? { description: 'texts with commas between' } : {}),
    // One of the texts is asked for.
    schema: TYPES[kind === 'texts' ? 'text' : kind],
  }))
  const page = {
    type: 'object',
    required: ['rows', 'next'],
    properties: {
      rows: { type: 'array', items: rowSchema(list) },
      next: { type: ['string', 'null'] },
    },
  }
  return {
    get: {
      operationId: `list-${list.name}`,
      tags: ['Lists'],
      summary: list.summary,
      description: `Needs the permission \`${list.permission}\`. With \`Accept: text/csv\` every row as CSV, with \`application/x-ndjson\` as lines of JSON.`,
      parameters: [
        ...filters,
        {
          name: 'after',
          in: 'query',
          description: 'the `next` of the page before',
          schema: { type: 'string' },
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: MOST_LISTED, default: 50 },
        },
        sort,
        ...SHAPE,
        ...expandParameter(list),
      ],
      responses: {
        '200': {
          description: 'A page',
          content: {
            ...json(page),
            'text/csv': { schema: { type: 'string' } },
            'application/x-ndjson': { schema: { type: 'string' } },
          },
        },
        default: REFUSED,
      },
    },
  }
}

const SHAPE = [
  {
    name: 'order',
    in: 'query',
    description: 'by the key of the list or by `sort`, from its lowest or its highest',
    schema: { type: 'string', enum: ['asc', 'desc'] },
  },
  {
    name: 'columns',
    in: 'query',
    description: 'only these columns, with commas between',
    schema: { type: 'string' },
  },
]

function expandParameter(list: List) {
  const names = [...expansionsOf(list).keys()]
  if (names.length === 0) return []
  const description = `what comes along with each row, under \`expanded\`: ${names.join(', ')}`
  return [{ name: 'expand', in: 'query', description, schema: { type: 'string' } }]
}

/** One row of a list. */
function onePath(list: List, one: string) {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  return {
    get: {
      operationId: `get-${list.name}`,
      tags: ['Lists'],
      summary: `${list.summary}: one of them`,
      description: `Needs the permission \`${list.permission}\`. \`If-None-Match\` saves sending what has not changed.`,
      parameters: [{ ...id, description: list.columns[one]?.describe }, ...expandParameter(list)],
      responses: {
        '200': {
          description: 'The row',
          headers: { ETag: { schema: { type: 'string' } } },
          content: json(rowSchema(list)),
        },
        '304': { description: 'As you have it' },
        default: REFUSED,
      },
    },
  }
}

/** A row of a list. */
export function rowSchema(list: List): Schema {
  const columns = Object.entries(list.columns)
  return {
    type: 'object',
    required: columns.map(([name]) => name),
    properties: Object.fromEntries(columns.map(([name, column]) => [name, columnSchema(column)])),
  }
}

const TYPES: Readonly<Record<ColumnKind, Schema>> = {
  text: { type: 'string' },
  uuid: { type: 'string', format: 'uuid' },
  whole: { type: 'string', description: 'a whole number' },
  decimal: { type: 'string', description: 'an exact decimal' },
  amount: { type: 'string', description: 'an amount such as 12.50' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
  yesno: { type: 'boolean' },
  json: {},
  texts: { type: 'array', items: { type: 'string' } },
}

function columnSchema({ kind, describe, nullable }: Column): Schema {
  const type = TYPES[kind]
  const schema = { ...type, description: describe }
  if (nullable !== true || type.type === undefined) return schema
  return { ...schema, type: [type.type, 'null'] }
}

const PDF_PATH = {
  get: {
    operationId: 'document-pdf',
    tags: ['Documents'],
    summary: 'The PDF of an issued document, byte for byte as it was issued',
    parameters: [{ name: 'number', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      '200': {
        description: 'The file',
        headers: { ETag: { schema: { type: 'string' } } },
        content: { 'application/pdf': {} },
      },
      '304': { description: 'As you have it' },
      default: REFUSED,
    },
  },
}

function usagePath(list: List | undefined): Readonly<Record<string, unknown>> {
  const event = jsonSchemaOf(usageEventRow)
  const answer = {
    type: 'object',
    required: ['event', 'result'],
    properties: {
      event: { type: 'integer', description: 'which event, from 1' },
      result: { enum: ['created', 'unchanged', 'rejected'] },
      code: { type: 'string' },
      detail: { type: 'string' },
    },
  }
  return {
    ...(list === undefined ? {} : listPath(list)),
    post: {
      operationId: 'post-usage-events',
      tags: ['Usage'],
      summary: 'Records usage events and answers each: one, a list, or a stream of lines',
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { oneOf: [event, { type: 'array', items: event }] } },
          'application/x-ndjson': { schema: { type: 'string' } },
        },
      },
      responses: {
        '200': {
          description: 'What became of each event',
          content: {
            ...json({ type: 'object', properties: { answers: { type: 'array', items: answer } } }),
            'application/x-ndjson': { schema: { type: 'string' } },
          },
        },
        default: REFUSED,
      },
    },
  }
}

/** A bank's file as it is. */
const BANK_FILE_PATH = {
  post: {
    operationId: 'post-bank-files',
    tags: ['Receivables'],
    summary: 'Takes a bank file as the body: camt, MT940, BAI2, lockbox, OFX, QIF or CSV',
    parameters: ['fileName', 'bankAccount'].map(name => ({
      name,
      in: 'query',
      schema: { type: 'string', maxLength: 255 },
    })),
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    responses: {
      '200': { description: 'What became of each statement', content: json({ type: 'object' }) },
      default: REFUSED,
    },
  },
}

/** What a bank's line may be for. */
const SUGGESTIONS_PATH = {
  get: {
    operationId: 'get-bank-line-suggestions',
    tags: ['Receivables'],
    summary: 'What a bank line may be for as the books are now, with evidence, the likeliest first',
    parameters: [{ name: 'line', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      '200': { description: 'Suggestions', content: json({ type: 'object' }) },
      default: REFUSED,
    },
  },
}

/** What an endpoint is sent; see docs/guide/webhooks.md. */
function webhookPath(type: string, { version, summary, data }: EventType) {
  const body = {
    type: 'object',
    required: ['type', 'version', 'timestamp', 'data'],
    properties: {
      type: { const: type },
      version: { const: version },
      timestamp: { type: 'string', format: 'date-time', description: 'when it happened' },
      data: jsonSchemaOf(data, 'output'),
    },
  }
  return {
    post: {
      operationId: `told-${type}`,
      summary,
      requestBody: { required: true, content: json(body) },
      responses: { '2XX': { description: 'Taken; anything else is sent again later' } },
    },
  }
}
