import type { RefusalTexts } from './sentence.ts'

export const appRefusals: RefusalTexts = {}
