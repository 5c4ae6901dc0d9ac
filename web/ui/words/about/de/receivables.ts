import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: open items, receipts and payment plans. */
export const receivables: Sentences = {
  transfers: 'Buchungen zwischen Konten der Buchhaltung',
  'open-items': 'Was Kunden schulden und was ihnen zusteht, nach Fälligkeit',
  receipts: 'Eingegangenes Geld, das neueste zuerst',
  allocations: 'Womit Zahlungen verrechnet wurden und was wieder gelöst wurde',
  'receivable-reasons': 'Gründe für Ausbuchungen, Stornos, Rücklastschriften und Erstattungen',
  suspense: 'Geld ohne bekannten Zahler, das älteste zuerst, und wer sich darum kümmert',
  'allocation-policies':
    'In welcher Reihenfolge Geld verrechnet wird und welche Differenzen erlassen werden, nach Datum',
  deposits: 'Einreichungen von Schecks und Bargeld, die neuesten zuerst',
  'payment-plans':
    'Ratenpläne, die neuesten zuerst: was offen ist und wann die nächste Rate fällig ist',
  'payment-plan-instalments': 'Raten der Ratenpläne',
  'payment-plan-policies':
    'Welche Ratenpläne vereinbart werden dürfen; für jeden Tag gilt die letzte Fassung',
  remittances: 'Wofür Zahler nach eigener Angabe gezahlt haben, die neuesten zuerst',
  'remittance-lines':
    'Zeilen der Zahlungsavise: was jede bezahlt, was einbehalten wird und ob sie aufgeht',
  'remittance-mappings': 'Wie die Spalten in den Avisdateien der Zahler heißen',
  closeAccountingPeriod:
    'Einen Buchungsmonat schließen, sodass nichts mehr hineingebucht werden kann',
  reopenAccountingPeriod:
    'Einen geschlossenen Buchungsmonat wieder öffnen; der Grund bleibt festgehalten',
  postManualJournal: 'Soll und Haben auf eigenen Konten einer Gesellschaft von Hand buchen',
  reverseTransfer: 'Eine Buchung durch eine Gegenbuchung stornieren, die sie nennt',
  recordReceipt: 'Eingegangenes Geld erfassen und mit dem verrechnen, was der Zahler nennt',
  recordReceipts:
    'Viele Zahlungseingänge auf einmal erfassen und mit dem verrechnen, was die Zahler nennen',
  reverseReceipt:
    'Einen Zahlungseingang stornieren; was er bezahlte, ist ab seiner Fälligkeit wieder offen',
  allocateReceipt:
    'Einen Zahlungseingang oder ein anderes Guthaben eines Kunden Rechnungen zuordnen',
  unapplyAllocation: 'Geld wieder von einer Rechnung lösen; der Eintrag bleibt und wird storniert',
  applyPayments:
    'Nicht zugeordnetes Geld und Guthaben von Kunden nach den Regeln mit Offenem verrechnen',
  moveCredit: 'Ungeklärtes oder einem anderen Kunden gebuchtes Geld dem richtigen Kunden geben',
  keepOnAccount: 'Nicht zugeordnetes Geld als Guthaben des Kunden stehen lassen',
  writeOffDifference: 'Den kleinen Rest einer Rechnung ausbuchen, mit einem Grund',
  assignSuspense: 'Angeben, wer klärt, wem ungeklärtes Geld gehört',
  setAllocationPolicy:
    'Festlegen, in welcher Reihenfolge Geld verrechnet wird und welche Differenzen erlassen werden',
  defineReceivableReasons:
    'Gründe für Ausbuchungen, Rückläufer, Erstattungen und andere Ausnahmen festlegen',
  openDeposit: 'Eine Einreichung von Schecks und Bargeld mit ihrer Kontrollsumme eröffnen',
  addToDeposit: 'Erhaltene Schecks und Bargeld zu einer Einreichung hinzufügen',
  removeFromDeposit: 'Schecks und Bargeld aus einer offenen Einreichung nehmen',
  closeDeposit: 'Eine Einreichung, die aufgeht, abschließen und auf die Bank buchen',
  attachReceiptImage: 'Das Bild eines Schecks bei seinem Zahlungseingang ablegen',
  returnPayment:
    'Eine Rücklastschrift buchen: Rechnungen wieder öffnen, Gebühr berechnen, Zahlungsart sperren, Aufgabe anlegen',
  setReturnFee: 'Festlegen, was eine Rücklastschrift den Kunden kostet',
  raiseReceivableTasks:
    'Aufgaben zu nicht zugeordnetem, ungeklärtem und nicht abgestimmtem Geld und offenen Einreichungen anlegen',
  setPaymentPlanPolicy:
    'Grenzen von Ratenplänen festlegen, ihre Nachfrist, vorzeitige Fälligkeit, Gebühr und Zinsen',
  agreePaymentPlan: 'Einen Ratenplan vereinbaren: Raten für das, was ein Kunde schuldet',
  'payment-plan-requests':
    'Ratenpläne, um die Kunden auf ihren Seiten gebeten haben, und die Antwort darauf',
  requestPaymentPlan: 'Um einen Ratenplan für ein eigenes Konto bitten',
  withdrawPlanRequest: 'Zurückziehen, worum bei einem Ratenplan gebeten wurde',
  declinePlanRequest: 'Einen Ratenplan ablehnen, um den ein Kunde gebeten hat, mit der Antwort',
  cancelPaymentPlan: 'Einen Ratenplan kündigen; was offen ist, ist wieder fällig wie zuvor',
  importRemittance: 'Das Zahlungsavis eines Zahlers einlesen: X12 820, CSV, E-Mail, PDF oder Text',
  enterRemittance:
    'Eingeben, welche Rechnungen die Zahlung eines Kunden bezahlt und was davon einbehalten wird',
  correctRemittance:
    'Ein Avis berichtigen, bevor sein Geld da ist: von wem es ist, Belege und Beträge',
  matchRemittance: 'Angeben, zu welchem Geld ein Avis gehört, und es nach seinen Zeilen verrechnen',
  settleRemittanceLine:
    'Eine Zeile erledigen, die nicht aufging: auf die gemeinte Rechnung oder als Guthaben',
  undoRemittance:
    'Das Geld eines Avises wieder von seinen Rechnungen lösen; es wartet erneut auf sein Geld',
  openRemittanceFile:
    'Die Datei öffnen, in der ein Zahler ein Avis geschickt hat; das Protokoll sagt, wer sie sah',
  cancelRemittance: 'Ein Avis stornieren, das vergeblich auf Geld wartet oder doppelt kam',
  workRemittances: 'Das Geld zu Avisen unter ungeklärtem und nicht zugeordnetem suchen',
  defineRemittanceMappings: 'Festlegen, was die Spalten der Avis-CSV eines Zahlers bedeuten',
}
