import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { code, date, oneOf } from '../../formats/fields.ts'
import { noteExport } from '../../identity/audit/commands/note-export.ts'
import { requireLegalEntity } from '../../ledger/commands/accounting-periods.ts'
import { transaction } from '../../platform/database/database.ts'
import type { System } from '../../platform/system.ts'
import { exportLedger, JOURNAL_FORMATS } from '../export/ledger.ts'
import { exportNumbers } from '../export/numbers.ts'
import { findRebill, writeRebillReport } from '../rebill/report.ts'
import { readQuery } from '../server/query.ts'
import { askerOf, demand } from './asker.ts'
import { Exports } from './exports.ts'

const JOURNAL_QUERY = {
  format: oneOf(JOURNAL_FORMATS).default('csv'),
  entity: code.optional(),
  from: date.optional(),
  to: date.optional(),
}

const NUMBERS_QUERY = { entity: code.optional() }

const REBILL_QUERY = { run: code }

/**
 * `GET /v1/exports/ledger`: the books as a journal, for hledger or a spreadsheet; `GET
 * /v1/exports/numbers`: the register of document numbers; `GET /v1/exports/rebill`: before and after of
 * a rebill, customer by customer. Streamed, as they stood at one moment.
 */
export function addExportFiles(app: FastifyInstance, system: System): void {
  const exports = new Exports()
  app.get('/exports/ledger', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'exports/ledger', 'ledger.read')
    const { format, entity, from, to } = readQuery(JOURNAL_QUERY, request.query)
    await known(system, entity)
    exports.begin(asker.actor, reply)
    const filters = named({ format, entity, from: from?.toString(), to: to?.toString() })
    // The books name customers.
    await noteExport(system, asker.actor, { list: 'exports/ledger', filters })
    const scope = { from: from ?? null, to: to ?? null, entity: entity ?? null }
    const out = new PassThrough()
    follow(out, exportLedger(system.db, scope, format, out))
    return file(reply, out, `ledger${suffix(filters)}.${format === 'csv' ? 'csv' : 'journal'}`)
  })
  app.get('/exports/numbers', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'exports/numbers', 'documents.read')
    const { entity } = readQuery(NUMBERS_QUERY, request.query)
    await known(system, entity)
    exports.begin(asker.actor, reply)
    const out = new PassThrough()
    follow(out, exportNumbers(system.db, entity ?? null, out))
    return file(reply, out, `numbers${suffix(named({ entity }))}.csv`)
  })
  app.get('/exports/rebill', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'exports/rebill', 'billRuns.read')
    const { run } = readQuery(REBILL_QUERY, request.query)
    await findRebill(system.db, run)
    exports.begin(asker.actor, reply)
    await noteExport(system, asker.actor, { list: 'exports/rebill', filters: { run } })
    const out = new PassThrough()
    follow(out, writeRebillReport(system.db, run, 'csv', out))
    return file(reply, out, `rebill.${run.replaceAll(/[^\w-]/g, '_')}.csv`)
  })
}

/** Refused before the first byte leaves, when it can still be said. */
async function known(system: System, entity: string | undefined): Promise<void> {
  if (entity !== undefined) await transaction(system.db, tx => requireLegalEntity(tx, entity))
}

/** A file that breaks off is broken for its reader, too, and no shorter file that looks whole. */
function follow(out: PassThrough, written: Promise<unknown>): void {
  written.then(
    () => out.end(),
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
}

function named(
  values: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const given = Object.entries(values).filter(
    (each): each is [string, string] => each[1] !== undefined,
  )
  return Object.fromEntries(given)
}

function suffix({ entity, from, to }: Readonly<Record<string, string>>): string {
  const parts = [entity, from, to].filter(part => part !== undefined)
  return parts.map(part => `.${part.replaceAll(/[^\w-]/g, '_')}`).join('')
}

function file(reply: FastifyReply, out: PassThrough, name: string): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(name.endsWith('.csv') ? 'text/csv; charset=utf-8; header=present' : 'text/plain')
    .send(out)
}

/** What the description of the API says of them. */
export function exportPaths(refused: unknown) {
  const path = (operationId: string, summary: string, parameters: readonly string[]) => ({
    get: {
      operationId,
      tags: ['Exports'],
      summary,
      parameters: parameters.map(name => ({ name, in: 'query', schema: { type: 'string' } })),
      responses: {
        '200': { description: 'The file', content: { 'text/csv': {} } },
        default: refused,
      },
    },
  })
  return {
    '/v1/exports/ledger': path(
      'export-ledger',
      'The books of a span of days as CSV or for hledger',
      Object.keys(JOURNAL_QUERY),
    ),
    '/v1/exports/numbers': path(
      'export-numbers',
      'The register of document numbers: issued, voided, unused',
      Object.keys(NUMBERS_QUERY),
    ),
    '/v1/exports/rebill': path(
      'export-rebill',
      'Before and after of a rebill, a row each customer and currency',
      Object.keys(REBILL_QUERY),
    ),
  }
}
