import { type LabelSet, labelSetOf } from './labels.ts'

/** Every label in English. */
export const en: LabelSet = labelSetOf(import.meta.glob('./en/*.ts', { eager: true }))
