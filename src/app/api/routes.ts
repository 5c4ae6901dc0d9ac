import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { addDescriptions } from '../console/description.ts'
import { addProofs } from '../console/proofs.ts'
import { addSearch } from '../console/search.ts'
import { addViews } from '../console/views.ts'
import { addDataImports } from '../data-imports/routes.ts'
import { addDunningTrials } from '../dunning-policies/routes.ts'
import { addPreviews } from '../preview/routes.ts'
import { commands } from '../registry.ts'
import { caseRecord } from '../server/case-record.ts'
import { readDataCopy } from '../server/data-copy.ts'
import { sendDocumentFile } from '../server/document-file.ts'
import { readEvidence, sendZip } from '../server/evidence-file.ts'
import { sendSamplePack } from '../server/sample-pack.ts'
import { addUsageFiles } from '../usage-import/routes.ts'
import { addWhatIf } from '../what-if/routes.ts'
import { addWordings } from '../wordings/routes.ts'
import { addWorkedExamples } from '../worked-examples/routes.ts'
import { sendFailure } from './answer.ts'
import { askerOf, demand } from './asker.ts'
import { addBankCsv } from './bank-csv.ts'
import { addBankFiles } from './bank-files.ts'
import { addBodies } from './body.ts'
import { addCommands } from './commands.ts'
import { addExportFiles } from './export-files.ts'
import { addLetterFiles } from './letter-files.ts'
import { addLists } from './lists.ts'
import { addUnknown } from './methods.ts'
import { addMoneyFiles } from './money-files.ts'
import { openApi } from './openapi.ts'
import { referencePage } from './reference.ts'
import { addUsageEvents } from './usage-events.ts'

/** The HTTP API under /v1: every command, every list, files, usage, and their description. */
export async function addApi(app: FastifyInstance, system: System): Promise<void> {
  app.setErrorHandler((error, request, reply) => sendFailure(system, error, request, reply))
  addUnknown(app, system)
  await app.register(rateLimit, {
    max: setting('QUITTANCE_API_REQUESTS'),
    timeWindow: '1 minute',
    // RateLimit-Limit, -Remaining and -Reset, as the draft of the IETF names them.
    enableDraftSpec: true,
    keyGenerator: request => request.headers.authorization ?? request.ip,
    errorResponseBuilder: (_, { ttl }) =>
      new RefusalError('too_many_requests', { seconds: Math.ceil(ttl / 1000) }),
  })
  addBodies(app)
  addCommands(app, system, commands)
  addLists(app, system, LISTS)
  addUsageEvents(app, system)
  addBankFiles(app, system)
  addBankCsv(app, system)
  addDataImports(app, system)
  addUsageFiles(app, system)
  addWhatIf(app, system)
  addLetterFiles(app, system)
  addExportFiles(app, system)
  addWordings(app, system)
  addDunningTrials(app, system)
  addWorkedExamples(app, system, commands)
  addDescriptions(app, system, commands, LISTS)
  addViews(app, system)
  addPreviews(app, system, commands)
  addSearch(app, system)
  addProofs(app, system)
  app.get<{ Params: { number: string } }>('/documents/:number.pdf', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'documents', 'documents.read')
    return sendDocumentFile(system, request.params.number, request, reply)
  })
  app.get<{ Params: { placement: string } }>(
    '/placements/:placement/evidence.zip',
    async (request, reply) => {
      const asker = await askerOf(system, request)
      await demand(asker, 'placements', 'collections.place')
      const { placement } = request.params
      return sendZip(reply, `evidence-${placement}.zip`, await readEvidence(system, placement))
    },
  )
  app.get<{ Params: { number: string } }>('/cases/:number/record.zip', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'disputes', 'disputes.read')
    const { number } = request.params
    return sendZip(reply, `case-${number}.zip`, await caseRecord(system, number))
  })
  app.get<{ Params: { copy: string } }>('/data-copies/:copy/data.zip', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'data-copies', 'data.copy')
    const { name, content } = await readDataCopy(system, request.params.copy, asker.actor)
    return sendZip(reply, name, content)
  })
  app.get('/audit-sample/evidence.zip', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'audit-sample', 'audit.read')
    return sendSamplePack(system, asker.actor, request, reply)
  })
  addMoneyFiles(app, system)
  // What the API is like is no secret: it stands in the project's repository.
  const described = JSON.stringify(openApi(commands, LISTS, '0.1.0'))
  app.get('/openapi.json', async (_, reply) =>
    reply.type('application/json; charset=utf-8').send(described),
  )
  const reference = referencePage(commands, LISTS)
  app.get('/reference', async (_, reply) => reply.type('text/html; charset=utf-8').send(reference))
}
