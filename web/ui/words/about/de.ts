import { type Sentences, sentencesOf } from '../sentences.ts'

/** What every list shows and every command does, in German. */
export const de: Sentences = sentencesOf(import.meta.glob('./de/*.ts', { eager: true }))
