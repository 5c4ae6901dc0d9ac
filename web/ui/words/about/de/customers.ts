import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: customers. */
export const customers: Sentences = {
  accounts: 'Kundenkonten nach Nummer',
  premises: 'Orte, an denen versorgt wird',
  holds: 'Abrechnungssperren, offene und aufgehobene',
  'account-parents':
    'Welches Konto zu welchem gehört und wer zahlt; für jeden Tag gilt die letzte Fassung',
  successions: 'Konten, die zusammengelegt wurden oder einen neuen Inhaber haben',
  occupancies: 'Wer welche Verbrauchsstelle von wann bis wann hatte',
  'payment-methods': 'Zahlungsarten, nach denen Belege getrennt werden',
  segments: 'Kundengruppen',
  collectors: 'Arbeitsplätze, die offene Beträge nachverfolgen',
  'account-assignments':
    'Segment und Sachbearbeitung jedes Kontos; für jeden Tag gilt die letzte Fassung',
  'care-flags': 'Kunden, die beim Mahnen und Sperren zu schonen sind',
  'contact-rules':
    'Wann und wie oft Kunden kontaktiert werden dürfen; für jeden Tag gilt die letzte Fassung',
  'contact-opt-outs':
    'Wege, auf denen Kunden nicht kontaktiert werden möchten; für jeden Tag gilt die letzte Fassung',
  openTaxId:
    'Die Steuernummer eines Kunden vollständig zeigen; das Protokoll hält fest, wer sie gesehen hat',
  createAccounts: 'Kundenkonten eröffnen oder die Stammdaten vorhandener nach Nummer ändern',
  changeAccount:
    'Ändern, wo ein Kunde erreichbar ist und zu welchen Bedingungen er abgerechnet wird; alles andere bleibt',
  changeAccountIdentity: 'Ändern, wer ein Kunde rechtlich ist: Art, Name und Steuernummer',
  createPremises: 'Konten Verbrauchsstellen hinzufügen oder vorhandene nach ihrem Kürzel ändern',
  placeBillingHolds:
    'Die Abrechnung von Konten ab einem Tag sperren, mit Grund und auf Wunsch mit Ende',
  releaseBillingHold: 'Konten wieder abrechnen lassen: eine Sperre aufheben oder alle offenen',
  setAccountParents:
    'Festlegen, welches Konto ab einem Tag zu welchem gehört, wer zahlt und auf welcher Rechnung',
  mergeAccounts:
    'Ein Konto ab einem Tag mit einem anderen zusammenlegen; Nummer, Verträge und Verlauf bleiben',
  unmergeAccounts: 'Eine Zusammenlegung von Konten ab einem Tag zurücknehmen',
  changeLegalOwner:
    'Einem Konto ab einem Tag einen anderen Inhaber geben, der das ab dann Berechnete schuldet',
  defineSegments: 'Kundengruppen festlegen oder umbenennen',
  defineCollectors: 'Die Arbeitsplätze festlegen oder ändern, die offene Beträge nachverfolgen',
  assignAccounts: 'Konten ab einem Tag einem Segment oder einer Sachbearbeitung zuordnen',
  setAssignmentRules:
    'Die Regeln festlegen, nach denen Konten Segment oder Sachbearbeitung bekommen; die erste passende gilt',
  applyAssignmentRules: 'Konten nach den Regeln zuordnen, seitenweise',
  handOverAccounts:
    'Die Konten eines Segments oder einer Sachbearbeitung ab einem Tag anderen übergeben',
  flagAccounts:
    'Kunden vermerken, die zu schonen sind: Insolvenz, Todesfall, Härtefall, lebenserhaltende Geräte, kein Kontakt',
  endCareFlags: 'Aufheben, wofür ein Kunde zu schonen war, mit dem Grund',
  setCreditPolicy:
    'Festlegen, wie eine Gesellschaft Kredit überwacht: was aus Verkäufen über dem Limit wird',
  setCreditLimits: 'Festlegen, wie viel Konten einer Gesellschaft ab einem Tag schulden dürfen',
  placeCreditHold: 'Neue Aufträge und Abonnements eines Kunden sperren, mit dem Grund',
  releaseCreditHold:
    'Aufträge eines Kunden weiterlaufen lassen: Sperren aufheben und bis zu einem Tag kein Limit beachten',
  setPaymentMethods:
    'Bei Konten, Verträgen oder Abonnements angeben, womit ihre Belege bezahlt werden',
}
