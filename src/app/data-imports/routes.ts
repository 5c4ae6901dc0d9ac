import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { RefusalError } from '../../kernel/result.ts'
import { MOST_DATA_FILE_BYTES } from '../../operations/data-imports/api.ts'
import { receiveDataFile } from '../../operations/data-imports/commands.ts'
import {
  type DataImport,
  loadDataImport,
  loadDataProblems,
} from '../../operations/data-imports/load.ts'
import { execute } from '../../platform/command.ts'
import { toJson } from '../../platform/json.ts'
import { type Language, splitSentence } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { System } from '../../platform/system.ts'
import { askerOf, demand } from '../api/asker.ts'
import { ERRORS_HEADER } from '../import/errors-file.ts'
import { FILES } from '../import/files.ts'
import { readQuery } from '../server/query.ts'
import { sayTo } from '../server/say.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const FILE_QUERY = { fileName: z.string().max(255), importId: z.string().max(60).optional() }
const PAGE = 1000

type Errors = { Params: { id: string; file: string } }

/**
 * `POST /v1/data-files?fileName=…&importId=…`: a CSV file of accounts, contracts, prices … as it is, in
 * the body; nothing of it is taken over. `GET /v1/data-imports/<id>/<file>/errors.csv`: its refused lines.
 */
export function addDataImports(app: FastifyInstance, system: System): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    const limits = { parseAs: 'buffer' as const, bodyLimit: MOST_DATA_FILE_BYTES }
    scope.addContentTypeParser('*', limits, (_, body, done) => done(null, body))
    scope.post('/data-files', async (request, reply) => {
      const asker = await askerOf(system, request)
      await demand(asker, receiveDataFile.name, receiveDataFile.permission)
      const { fileName, importId } = readQuery(FILE_QUERY, request.query)
      if (!FILES.includes(fileName)) {
        throw new RefusalError('import_file_unknown', { file: fileName, files: FILES.join(', ') })
      }
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const input = { importId: importId ?? null, fileName, content: body.toString('base64') }
      const done = await execute(system, receiveDataFile, input, { actor: asker.actor })
      if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(done.value)))
    })
  })
  app.get<Errors>('/data-imports/:id/:file/errors.csv', async (request, reply) => {
    await demand(await askerOf(system, request), 'data-imports', 'import')
    const { id, file } = request.params
    const found = ID.test(id) ? await loadDataImport(system.db, id) : undefined
    if (found === undefined || !FILES.includes(file)) {
      throw new RefusalError('unknown_data_import', { import: id.slice(0, 60) })
    }
    const { language } = sayTo(request.headers)
    const name = `${file.replace(/\.csv$/, '')}.errors.csv`
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('text/csv; charset=utf-8')
      .send(Readable.from(errorLines(system, found, file, language)))
  })
}

/** As the command line writes them: line, column, value, code, reason, remedy. */
async function* errorLines(
  { db }: System,
  { importId }: DataImport,
  fileName: string,
  language: Language,
): AsyncGenerator<string> {
  yield formatCsvRow(ERRORS_HEADER)
  for (let after = 0; ; ) {
    const page = await loadDataProblems(db, { importId, fileName }, { after, limit: PAGE })
    for (const { line, column, value, code, facts } of page) {
      const [reason, remedy] = splitSentence(sentence({ code, facts }, language))
      yield formatCsvRow([String(line), column, value, code, reason, remedy].map(safeCell))
    }
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.problemNo
  }
}
