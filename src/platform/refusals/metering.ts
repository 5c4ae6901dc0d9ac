import type { RefusalTexts } from './sentence.ts'

export const meteringRefusals: RefusalTexts = {}
