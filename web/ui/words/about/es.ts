import { type Sentences, sentencesOf } from '../sentences.ts'

/** What every list shows and every command does, in Spanish. */
export const es: Sentences = sentencesOf(import.meta.glob('./es/*.ts', { eager: true }))
