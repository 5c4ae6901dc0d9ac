import type { RefusalTexts } from './sentence.ts'

/** Payment terms and whom they hold for. */
export const paymentTermsRefusals: RefusalTexts = {
  terms_of_whom: {
    provokedBy: 'payment terms set for both a legal entity and an account, or for neither',
    en: 'Say whose documents the terms hold for: give a legal entity, or an account with or without a contract.',
    fr: 'Dites à qui s’appliquent les conditions : indiquez une entité juridique, ou un compte avec ou sans contrat.',
    es: 'Indique para quién valen las condiciones: una entidad jurídica, o una cuenta con o sin contrato.',
    de: 'Sagen Sie, für wen die Bedingungen gelten: nennen Sie eine Gesellschaft oder ein Konto mit oder ohne Vertrag.',
  },
  unknown_terms: {
    provokedBy: 'payment terms that nobody has defined for that day',
    en: 'There are no payment terms "{terms}" on {date}. Define them with definePaymentTerms, from that day or earlier.',
    fr: 'Il n’y a pas de conditions de paiement « {terms} » au {date}. Définissez-les avec definePaymentTerms, à ce jour ou avant.',
    es: 'No hay condiciones de pago «{terms}» el {date}. Defínalas con definePaymentTerms, desde ese día o antes.',
    de: 'Zahlungsbedingungen „{terms}“ gibt es am {date} nicht. Legen Sie sie mit definePaymentTerms an, ab diesem Tag oder früher.',
  },
}
