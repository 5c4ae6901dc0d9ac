import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { RefusalError } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { importBankStatement } from '../../receivables/bank/commands/import.ts'
import { suggestionsFor } from '../../receivables/bank/load/suggestions.ts'
import { readQuery } from '../server/query.ts'
import { askerOf, demand } from './asker.ts'

const LINE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A month of a large company, of 50,000 lines, is about 50 MB. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * `POST /v1/bank-files?fileName=…&bankAccount=…`: a bank's file as it is, in the body. Answers what
 * became of each statement; the same file again does nothing. `GET /v1/bank-lines/<id>/suggestions`:
 * what a line may be for, as the books are now.
 */
export function addBankFiles(app: FastifyInstance, system: System): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) =>
      done(null, body),
    )
    scope.post('/bank-files', async (request, reply) => {
      const asker = await askerOf(system, request)
      await demand(asker, importBankStatement.name, importBankStatement.permission)
      const name = z.string().max(255).optional()
      const query = readQuery({ fileName: name, bankAccount: name }, request.query)
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (body.length === 0) throw new RefusalError('bank_file_empty', { format: 'bank' })
      const input = {
        fileName: query.fileName ?? 'bank file',
        content: body.toString('base64'),
        bankAccount: query.bankAccount ?? null,
      }
      const done = await execute(system, importBankStatement, input, { actor: asker.actor })
      if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(done.value)))
    })
  })
  app.get<{ Params: { line: string } }>('/bank-lines/:line/suggestions', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'bank-lines', 'receipts.read')
    const { line } = request.params
    const found = LINE.test(line) ? await suggestionsFor(system.db, line) : undefined
    if (found === undefined)
      throw new RefusalError('unknown_bank_line', { line: line.slice(0, 60) })
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ rows: found }))
  })
}
