import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: credits, refunds and goodwill. */
export const credits: Sentences = {
  'credit-refund-rules':
    'Nach welcher Zeit Guthaben zur Erstattung vorgeschlagen werden; für jeden Tag gilt die letzte Fassung',
  'unclaimed-cases':
    'Ruhende Guthaben: gefunden, angeschrieben, zurückgestellt, abgeführt oder abgeholt',
  'unclaimed-reports':
    'Nicht abgeholte Guthaben, die an Behörden abgeführt wurden, die neuesten zuerst',
  'unclaimed-rules':
    'Wann Guthaben als ruhend gelten, nach Ort; für jeden Tag gilt die letzte Fassung',
  'surcharge-rules':
    'Was für Zahlung mit Karte oder vom Konto zusätzlich verlangt wird; die letzte Fassung gilt',
  'payment-surcharges': 'Entgelte, die mit Zahlungen erhoben wurden, und der Beleg dazu',
  refunds: 'Ausgezahlte Guthaben, die neuesten zuerst',
  'refund-proposals':
    'Guthaben, die nach den Regeln erstattet werden sollen, nach dem Tag des Vorschlags',
  'provider-refunds':
    'Erstattungen über Zahlungsanbieter und was daraus wurde, die neuesten zuerst',
  'refund-runs': 'Läufe von Erstattungen per Überweisung, mit der Datei für die Bank',
  'refund-run-refunds': 'Was Erstattungsläufe auszahlen und was daraus wurde',
  'goodwill-budgets': 'Kulanzbudgets und was davon übrig ist',
  goodwill: 'Gewährte Kulanz, die neueste zuerst',
  setGoodwillBudget:
    'Festlegen, wie viel Kulanz eine Person oder ein Team in einer Spanne von Tagen gewähren darf',
  giveGoodwill: 'Einem Kunden Kulanz aus einem Budget gewähren',
  refundCredit: 'Das Guthaben eines Kunden per Überweisung, Scheck oder bar auszahlen',
  takeRefundBack:
    'Aus einer Erstattung, die den Kunden nicht erreicht hat, wieder ein Guthaben machen',
  setCreditRefundRule:
    'Festlegen, nach wie vielen Tagen und ab welchem Betrag ein Guthaben zu erstatten ist',
  proposeCreditRefunds:
    'Die Erstattung von Guthaben vorschlagen, die so lange warten, wie die Regeln sagen',
  setUnclaimedRule:
    'Festlegen, wann ein Guthaben als ruhend gilt, nach Wohnort des Kunden, und wer vorher angeschrieben wird',
  workUnclaimedProperty: 'Ruhende Guthaben finden und ihre Kunden anschreiben',
  holdUnclaimedProperty:
    'Ruhende Guthaben beiseitelegen, deren Kunden nicht rechtzeitig geantwortet haben',
  reportUnclaimedProperty:
    'Nicht abgeholte Guthaben eines Ortes in einer Zahlung an dessen Behörde abführen',
  claimUnclaimedProperty: 'Ein ruhendes Guthaben dem Kunden zurückgeben, der danach gefragt hat',
  setSurchargeRule:
    'Festlegen, was Kunden für Zahlung mit Karte oder vom Konto zusätzlich zahlen, nach Ort',
  refundToOrigin:
    'Ein Guthaben auf die Karten und Konten zurückgeben, von denen der Kunde gezahlt hat',
  refundPayment: 'Ein Guthaben auf die Karte oder das Konto zurückgeben, von dem eine Zahlung kam',
  startRefundRun:
    'Erstattungen, die auf eine Überweisung warten, in einer Datei für die Bank sammeln',
  approveRefundRun: 'Einen Erstattungslauf freigeben; seine Datei für die Bank wird geschrieben',
  cancelRefundRun: 'Einen Erstattungslauf verwerfen, der nicht freigegeben ist',
  replaceRefundFile: 'Die Erstattungsdatei neu erstellen, die die Bank nie bekam oder ablehnte',
  openRefundFile:
    'Die Erstattungsdatei öffnen, um sie zur Bank zu bringen; das Protokoll hält fest, wer es war',
}
