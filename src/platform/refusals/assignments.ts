import type { RefusalTexts } from './sentence.ts'

/** Segments and collectors of accounts. */
export const assignmentRefusals: RefusalTexts = {
  unknown_segment: {
    provokedBy: 'a segment that was never defined, or is out of use',
    en: 'There is no segment {code} in use. Check the code, or define it with defineSegments.',
    fr: 'Aucun segment {code} n’est en service. Vérifiez le code ou définissez-le avec defineSegments.',
    es: 'No hay ningún segmento {code} en uso. Revise el código o defínalo con defineSegments.',
    de: 'Ein Segment {code} ist nicht in Gebrauch. Prüfen Sie das Kürzel oder legen Sie es mit defineSegments an.',
  },
  unknown_collector: {
    provokedBy: 'a collector who was never defined, or is out of use',
    en: 'There is no collector {code} in use. Check the code, or define it with defineCollectors.',
    fr: 'Aucun chargé de recouvrement {code} n’est en service. Vérifiez le code ou définissez-le avec defineCollectors.',
    es: 'No hay ningún gestor de recobro {code} en uso. Revise el código o defínalo con defineCollectors.',
    de: 'Eine Sachbearbeitung {code} ist nicht in Gebrauch. Prüfen Sie das Kürzel oder legen Sie sie mit defineCollectors an.',
  },
  not_assigned_to: {
    provokedBy: 'handing over an account that belongs to somebody else on that day',
    en: 'Account {account} does not belong to {code} on that day. Leave it out, or name whom it belongs to.',
    fr: 'Le compte {account} ne relève pas de {code} ce jour-là. Omettez-le ou indiquez de qui il relève.',
    es: 'La cuenta {account} no pertenece a {code} ese día. Omítala o indique a quién pertenece.',
    de: 'Konto {account} gehört an diesem Tag nicht zu {code}. Lassen Sie es weg oder nennen Sie, zu wem es gehört.',
  },
}
