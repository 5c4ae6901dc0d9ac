import { type LabelSet, labelSetOf } from './labels.ts'

/** Every label in French. */
export const fr: LabelSet = labelSetOf(import.meta.glob('./fr/*.ts', { eager: true }))
