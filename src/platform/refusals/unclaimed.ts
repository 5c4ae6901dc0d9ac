import type { RefusalTexts } from './sentence.ts'

/** Unclaimed property. */
export const unclaimedRefusals: RefusalTexts = {
  nothing_unclaimed: {
    provokedBy: 'a hand-over to an authority where nothing is set aside',
    en: 'Nothing in {currency} is set aside for customers of {country} {region}. Look at the list unclaimed-cases, and set dormant credits aside first.',
    fr: 'Rien en {currency} n’est mis de côté pour des clients de {country} {region}. Consultez la liste unclaimed-cases et mettez d’abord de côté les crédits dormants.',
    es: 'No hay nada en {currency} apartado para clientes de {country} {region}. Consulte la lista unclaimed-cases y aparte antes los saldos inactivos.',
    de: 'Für Kunden in {country} {region} ist nichts in {currency} beiseitegelegt. Sehen Sie in die Liste unclaimed-cases und legen Sie ruhende Guthaben zuerst beiseite.',
  },
  unknown_unclaimed_case: {
    provokedBy: 'a claim of a credit that is in no case of this customer',
    en: 'This customer has no dormant credit {case}. Take the caseId from the list unclaimed-cases.',
    fr: 'Ce client n’a pas de crédit dormant {case}. Prenez le caseId de la liste unclaimed-cases.',
    es: 'Este cliente no tiene ningún saldo inactivo {case}. Tome el caseId de la lista unclaimed-cases.',
    de: 'Dieser Kunde hat kein ruhendes Guthaben {case}. Nehmen Sie die caseId aus der Liste unclaimed-cases.',
  },
  unclaimed_handed_over: {
    provokedBy: 'a claim of money that was handed over to an authority',
    en: 'This money was handed over with report {report}. Tell the customer to claim it from that authority.',
    fr: 'Cet argent a été remis avec la déclaration {report}. Dites au client de le réclamer à cette autorité.',
    es: 'Este dinero se entregó con la declaración {report}. Diga al cliente que lo reclame a esa autoridad.',
    de: 'Dieses Geld wurde mit der Meldung {report} abgeführt. Sagen Sie dem Kunden, dass er es dort fordern kann.',
  },
  unclaimed_case_over: {
    provokedBy: 'a claim of a credit whose case has ended',
    en: 'This case ended on {on}: the credit was used, claimed, or the customer was heard of. Nothing is set aside.',
    fr: 'Ce dossier a pris fin le {on} : crédit utilisé, réclamé, ou le client s’est manifesté. Rien n’est mis de côté.',
    es: 'Este caso terminó el {on}: el saldo se usó, se reclamó o el cliente dio señales. No hay nada apartado.',
    de: 'Dieser Fall endete am {on}: Guthaben verbraucht, gefordert, oder der Kunde hat sich gemeldet. Nichts ist beiseitegelegt.',
  },
}
