import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProofRun } from '../../operations/proof-runs/proof-run.ts'
import { toJson } from '../../platform/json.ts'
import type { System } from '../../platform/system.ts'
import { PROOFS } from '../../reporting/proofs/load/all.ts'
import { askerOf, demand } from '../api/asker.ts'
import { proofRuns } from './proof-runs.ts'

/**
 * `GET /v1/proofs`: what must hold of books, documents and bill runs, and whether it did when it was
 * last proven; `POST /v1/proofs` proves it now. Whoever asks while proofs run shares their result.
 */
export function addProofs(app: FastifyInstance, system: System): void {
  const proofs = proofRuns(system)
  const asked = async (request: FastifyRequest) => {
    const asker = await askerOf(system, request)
    await demand(asker, 'proofs', 'proofs.read')
    return asker
  }
  app.get('/proofs', async (request, reply) => {
    await asked(request)
    return send(reply, await proofs.last())
  })
  app.post('/proofs', async (request, reply) => {
    const { actor } = await asked(request)
    return send(reply, await proofs.run(actor))
  })
}

function send(reply: FastifyReply, last: ProofRun | undefined): FastifyReply {
  const statements = PROOFS.map(({ name, sentence }) => {
    const found = last?.findings.find(one => one.name === name)
    return {
      name,
      sentence,
      checked: found?.checked ?? null,
      violations: found?.violations ?? null,
      first: found?.first ?? [],
    }
  })
  const answer = {
    ranAt: last?.at ?? null,
    seconds: last === undefined ? null : (last.tookMs / 1000).toFixed(1),
    askedBy: last?.askedBy ?? null,
    statements,
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(toJson(answer)))
}
