import type { FastifyInstance } from 'fastify'
import { renderDepositSlip } from '../../documents/render.ts'
import { code, line } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { System } from '../../platform/system.ts'
import { loadDepositSlip } from '../../receivables/deposits/load.ts'
import { slipFacts } from '../../receivables/deposits/slip.ts'
import { readMandatePaper, readReceiptImage, readRemittanceFile } from '../server/kept-paper.ts'
import { sendFile } from '../server/letter-file.ts'
import { readQuery } from '../server/query.ts'
import { RUN_FILES, sendRunFile } from '../server/run-file.ts'
import { sayTo } from '../server/say.ts'
import { askerOf, demand } from './asker.ts'

/** Files that go to the bank, the slip of a deposit, and papers that are kept: signed mandates, checks. */
export function addMoneyFiles(app: FastifyInstance, system: System): void {
  for (const kind of ['debit-runs', 'refund-runs'] as const) {
    app.get<{ Params: { run: string } }>(`/${kind}/:run/file`, async (request, reply) => {
      const asker = await askerOf(system, request)
      await demand(asker, kind, RUN_FILES[kind].permission)
      const { run } = request.params
      const { again } = readQuery({ again: line(200).optional() }, request.query)
      const asked = { kind, run, actor: asker.actor, again: again ?? null }
      return sendRunFile(system, asked, reply)
    })
  }
  app.get<{ Params: { reference: string } }>(
    '/deposits/:reference/slip.pdf',
    async (request, reply) => {
      await demand(await askerOf(system, request), 'deposits', 'receipts.read')
      const { reference } = request.params
      const { entity } = readQuery({ entity: code }, request.query)
      const slip = await loadDepositSlip(system.db, entity, reference)
      if (slip === undefined) throw new RefusalError('unknown_deposit', { reference })
      const content = renderDepositSlip(slipFacts(slip, sayTo(request.headers).language))
      return sendFile(reply, { name: `${reference}.pdf`, type: 'application/pdf', content })
    },
  )
  app.get<{ Params: { paper: string } }>('/mandate-papers/:paper', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'mandate-papers', 'bankDetails.read')
    return sendFile(reply, await readMandatePaper(system, request.params.paper, asker.actor))
  })
  app.get<{ Params: { file: string } }>('/remittance-files/:file', async (request, reply) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'remittance-files', 'receipts.read')
    return sendFile(reply, await readRemittanceFile(system, request.params.file, asker.actor))
  })
  app.get<{ Params: { image: string } }>('/receipt-images/:image', async (request, reply) => {
    await demand(await askerOf(system, request), 'receipt-images', 'receipts.read')
    return sendFile(reply, await readReceiptImage(system, request.params.image))
  })
}
