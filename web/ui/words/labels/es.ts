import { type LabelSet, labelSetOf } from './labels.ts'

/** Every label in Spanish. */
export const es: LabelSet = labelSetOf(import.meta.glob('./es/*.ts', { eager: true }))
