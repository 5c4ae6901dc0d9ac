import { z } from 'zod'
import { readJson } from '../../../formats/strict-json.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { splitSentence } from '../../../platform/refusals/sentence.ts'
import { isSaid, sentence } from '../../../platform/refusals/table.ts'
import { view } from '../view.ts'

/**
 * Why a row of a batch was refused, in the reader's language, with what to do: answers to batches
 * name code and facts alone.
 */
export const refusalView = view({
  path: 'refusal/:number',
  parameters: { facts: z.string().max(4000).default('{}') },
  read: async (_, { number, facts, language }) => {
    if (!isSaid(number)) throw new RefusalError('unknown_number', { number })
    const read = readJson(facts, { depth: 1, length: 4000 })
    const known = z.record(z.string(), z.union([z.string(), z.number()]))
    const given = known.safeParse(read.ok ? read.value : {})
    const refusal = { code: number, facts: given.success ? given.data : {} }
    const [detail, remedy] = splitSentence(sentence(refusal, language))
    return { ...refusal, detail, remedy }
  },
})
