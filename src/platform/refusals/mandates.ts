import type { RefusalTexts } from './sentence.ts'

/** What is said of mandates for direct debit. */
export const mandateRefusals: RefusalTexts = {
  unknown_mandate: {
    provokedBy: 'the reference of a mandate that the legal entity does not have',
    en: 'There is no mandate {reference}. Check legal entity and reference, or enter it with enterMandates.',
    fr: "Le mandat {reference} n'existe pas. Vérifiez l'entité juridique et la référence, ou saisissez-le avec enterMandates.",
    es: 'El mandato {reference} no existe. Compruebe la entidad y la referencia, o regístrelo con enterMandates.',
    de: 'Das Mandat {reference} gibt es nicht. Prüfen Sie Gesellschaft und Referenz, oder erfassen Sie es mit enterMandates.',
  },
  unknown_mandate_paper: {
    provokedBy:
      'the id of a signed paper that no mandate has, or that was erased with its customer',
    en: 'There is no signed paper {paper}. Open it from the page of its mandate.',
    fr: "Il n'y a pas de document signé {paper}. Ouvrez-le depuis la page de son mandat.",
    es: 'No hay ningún documento firmado {paper}. Ábralo desde la página de su mandato.',
    de: 'Es gibt kein unterschriebenes Papier {paper}. Öffnen Sie es auf der Seite seines Mandats.',
  },
  mandate_reference_taken: {
    provokedBy:
      'a mandate whose reference another one of the same legal entity has, or the same one with other terms',
    en: '{entity} has a mandate {reference} that says something else. Use another reference, or changeMandateAccount for another bank account.',
    fr: '{entity} a déjà un mandat {reference} avec un autre contenu. Choisissez une autre référence, ou changeMandateAccount pour un autre compte bancaire.',
    es: '{entity} ya tiene un mandato {reference} con otro contenido. Use otra referencia, o changeMandateAccount para otra cuenta bancaria.',
    de: '{entity} hat bereits ein Mandat {reference} mit anderem Inhalt. Nehmen Sie eine andere Referenz, oder changeMandateAccount für ein anderes Konto.',
  },
  mandate_other_scheme: {
    provokedBy: 'an IBAN for an ACH mandate, or an American account for a SEPA one',
    en: 'Mandate {reference} is of another scheme than this bank account. Have a new mandate signed.',
    fr: "Le mandat {reference} relève d'un autre système que ce compte bancaire. Faites signer un nouveau mandat.",
    es: 'El mandato {reference} es de otro esquema que esta cuenta bancaria. Haga firmar un mandato nuevo.',
    de: 'Das Mandat {reference} gehört zu einem anderen Verfahren als dieses Konto. Lassen Sie ein neues Mandat unterschreiben.',
  },
  mandate_revoked: {
    provokedBy: 'the release of a mandate that was revoked',
    en: 'Mandate {reference} was revoked and stays so. Have a new mandate signed.',
    fr: 'Le mandat {reference} a été révoqué et le reste. Faites signer un nouveau mandat.',
    es: 'El mandato {reference} fue revocado y lo sigue estando. Haga firmar un mandato nuevo.',
    de: 'Das Mandat {reference} wurde widerrufen und bleibt es. Lassen Sie ein neues Mandat unterschreiben.',
  },
}
