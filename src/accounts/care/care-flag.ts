/** Marks on an account that stop steps towards payment, or some of them. */
export const CARE_FLAGS = [
  'bankruptcy',
  'deceased',
  'hardship',
  'life_support',
  'cease_contact',
] as const

export type CareFlag = (typeof CARE_FLAGS)[number]
