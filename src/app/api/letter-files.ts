import type { FastifyInstance } from 'fastify'
import { renderLetter } from '../../documents/render.ts'
import { STATEMENT_METHODS } from '../../documents/statements/statement.ts'
import { statementCsv } from '../../documents/statements/statement-letter.ts'
import { code, date, oneOf } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { System } from '../../platform/system.ts'
import {
  readBatch,
  readCaseFile,
  readCopy,
  readInteractionFile,
  readStatement,
  sendFile,
} from '../server/letter-file.ts'
import { isNumber, readQuery } from '../server/query.ts'
import { draftStatements } from '../statement-draft.ts'
import { askerOf, demand } from './asker.ts'

const TYPES = ['pdf', 'csv'] as const
const CSV = 'text/csv; charset=utf-8'

const DRAFT = {
  legalEntity: code,
  from: date.optional(),
  asOf: date.optional(),
  method: oneOf(STATEMENT_METHODS).optional(),
  currency: code.optional(),
}

/**
 * Files of what customers are told: statements kept and as of now, print batches with their manifests,
 * copies out of the register, files of cases.
 */
export function addLetterFiles(app: FastifyInstance, system: System): void {
  const { db } = system
  for (const type of TYPES) {
    app.get<{ Params: { statement: string } }>(
      `/statements/:statement.${type}`,
      async (request, reply) => {
        await demand(await askerOf(system, request), 'statements', 'messages.read')
        const { statement, name, pdf } = await readStatement(db, request.params.statement)
        return type === 'csv'
          ? sendFile(reply, { name: `${name}.csv`, type: CSV, content: statementCsv(statement) })
          : sendFile(reply, { name: `${name}.pdf`, type: 'application/pdf', content: pdf() })
      },
    )
    app.get<{ Params: { number: string } }>(
      `/accounts/:number/statement.${type}`,
      async (request, reply) => {
        await demand(await askerOf(system, request), 'statements', 'messages.read')
        const { number: account } = request.params
        if (!isNumber(account)) throw new RefusalError('unknown_account', { account: '…' })
        const { currency, ...query } = readQuery(DRAFT, request.query)
        const { legalEntity, from = null, asOf = null, method = null } = query
        const asked = { account, legalEntity, from, asOf, method }
        const drafts = await draftStatements(system, asked)
        const found = drafts.find(
          ({ statement }) => currency === undefined || statement.currency === currency,
        )
        if (found === undefined) {
          throw new RefusalError('nobody_for_statements', { entity: query.legalEntity })
        }
        const { statement, letter } = found
        const name = `${account}-${statement.asOf}-${statement.currency}.${type}`
        return type === 'csv'
          ? sendFile(reply, { name, type: CSV, content: statementCsv(statement) })
          : sendFile(reply, { name, type: 'application/pdf', content: renderLetter(letter) })
      },
    )
    app.get<{ Params: { batch: string } }>(
      `/print-batches/:batch.${type}`,
      async (request, reply) => {
        await demand(await askerOf(system, request), 'print-batches', 'messages.read')
        return sendFile(reply, await readBatch(system, request.params.batch, type))
      },
    )
  }
  app.get<{ Params: { message: string; copy: string } }>(
    '/message-copies/:message/:copy.pdf',
    async (request, reply) => {
      await demand(await askerOf(system, request), 'message-copies', 'messages.read')
      const { message, copy } = request.params
      return sendFile(reply, await readCopy(db, message, copy))
    },
  )
  app.get<{ Params: { file: string } }>('/case-files/:file', async (request, reply) => {
    await demand(await askerOf(system, request), 'case-files', 'disputes.read')
    return sendFile(reply, await readCaseFile(db, request.params.file))
  })
  app.get<{ Params: { file: string } }>(
    '/interaction-files/:file/content',
    async (request, reply) => {
      await demand(await askerOf(system, request), 'interaction-files', 'messages.read')
      return sendFile(reply, await readInteractionFile(db, request.params.file))
    },
  )
}
