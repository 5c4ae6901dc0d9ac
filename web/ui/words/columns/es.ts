import { type Sentences, sentencesOf } from '../sentences.ts'

/** What every column of a list holds, in Spanish. */
export const es: Sentences = sentencesOf(import.meta.glob('./es/*.ts', { eager: true }))
