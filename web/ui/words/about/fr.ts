import { type Sentences, sentencesOf } from '../sentences.ts'

/** What every list shows and every command does, in French. */
export const fr: Sentences = sentencesOf(import.meta.glob('./fr/*.ts', { eager: true }))
