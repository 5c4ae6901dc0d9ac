import { type LabelSet, labelSetOf } from './labels.ts'

/** Every label in German. */
export const de: LabelSet = labelSetOf(import.meta.glob('./de/*.ts', { eager: true }))
