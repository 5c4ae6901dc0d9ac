import { z } from 'zod'
import { ok, type Result } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { loadUnsealedSeries } from './load.ts'
import { type Block, sealNextDocuments } from './save.ts'

/** Blocks of one command: some seconds. */
const MOST_BLOCKS = 20

/**
 * Seals what was issued since: a job does it, every few minutes. The log of commands keeps the hash of
 * each block, so that the end of a series cannot be cut off together with its blocks.
 */
export const sealDocuments = defineCommand({
  name: 'sealDocuments',
  summary: 'Seal the newest issued documents, so that none can be changed unseen',
  permission: 'audit.seal',
  input: z.strictObject({}),
  alsoRetry: ['23505'],
  run: async (tx): Promise<Result<{ blocks: Block[] }>> => {
    const now = Temporal.Now.instant()
    const blocks: Block[] = []
    for (const series of await loadUnsealedSeries(tx)) {
      while (blocks.length < MOST_BLOCKS) {
        const block = await sealNextDocuments(tx, series, now)
        if (block === undefined) break
        blocks.push(block)
      }
    }
    return ok({ blocks })
  },
})
