import { type Sentences, sentencesOf } from '../sentences.ts'

/** What every column of a list holds, in German. */
export const de: Sentences = sentencesOf(import.meta.glob('./de/*.ts', { eager: true }))
