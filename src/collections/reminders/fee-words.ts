/** What the fee for a reminder is called on its document. */
export const FEE_WORDS = {
  en: 'Fee for reminder {level}',
  fr: 'Frais de relance {level}',
  es: 'Gastos del recordatorio {level}',
  de: 'Gebühr der {level}. Mahnung',
} as const
