import { type Sentences, sentencesOf } from '../sentences.ts'

/** What every column of a list holds, in French. */
export const fr: Sentences = sentencesOf(import.meta.glob('./fr/*.ts', { eager: true }))
