import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: contracts and subscriptions. */
export const contracts: Sentences = {
  contracts: 'Verträge der Konten mit den Gesellschaften',
  subscriptions: 'Abonnements und bis wann sie abgerechnet sind',
  'subscription-items': 'Positionen, die mit den Abonnements berechnet werden',
  'one-off-charges': 'Positionen, die nur einmal berechnet werden',
  amendments: 'Änderungen an Abonnements: vorher, nachher, ab wann und von wem',
  'agreed-prices': 'Mit Kunden vereinbarte Preise; für jeden Tag gilt die letzte Fassung',
  discounts: 'Prozentuale Rabatte auf Positionen der Abonnements',
  'coupon-redemptions': 'Gutscheine, die Kunden eingelöst haben',
  trials: 'Testphasen der Abonnements; die letzte Fassung gilt',
  pauses: 'Tage, an denen Abonnements ruhen',
  'item-quantities': 'Mengen nach Datum (Plätze, Lizenzen); für jeden Tag gilt die letzte Fassung',
  commitments: 'Mindestbeträge, die mit Kunden vereinbart sind',
  'contract-amendments': 'Vertragsänderungen: vorher, nachher, ab wann und von wem',
  'purchase-orders':
    'Bestellnummern der Verträge nach Datum; für jeden Tag gilt die letzte Fassung',
  wallets: 'Guthabenkonten und was noch darauf ist',
  'wallet-lots': 'Guthaben, die zusammen kamen und zusammen verfallen',
  'wallet-entries': 'Zu- und Abgänge der Guthabenkonten mit dem Beleg dazu',
  'wallet-notices': 'Hinweise zu Guthabenkonten: niedrig, aufgeladen, Aufladegrenze erreicht',
  orders: 'Angebote und Aufträge aus Angebotssystemen',
  'order-results': 'Was aus jeder Zeile eines angenommenen Auftrags wurde',
  tickets: 'Arbeitsaufträge und Serviceaufträge, Fassung für Fassung; die letzte gilt',
  'ticket-charges': 'Einmalige Positionen, die aus Zeilen der Arbeitsaufträge entstanden',
  createContracts:
    'Verträge von Konten mit Gesellschaften anlegen oder ihr Ende, ihre Bedingungen und Bestellnummer ändern',
  changePoNumber: 'Verträgen für Leistungen ab einem Tag eine andere Bestellnummer geben',
  giveNotice:
    'Die Kündigung von Verträgen erfassen, die mit ihren Abonnements nach der Kündigungsfrist enden; oder sie zurücknehmen',
  renewContracts:
    'Die nächste Laufzeit von Verträgen beginnen, die sich selbst verlängern und nicht mehr kündbar sind, mit ihrer Preiserhöhung; seitenweise',
  createSubscriptions:
    'Abonnements auf Tarifversionen unter Verträgen beginnen, mit einer Zeile je Position',
  changeQuantity: 'Die Menge einer Position eines Abonnements ab einem Tag ändern',
  changePlan: 'Abonnements ab einem Tag auf eine andere Tarifversion umstellen',
  changeAlignment:
    'Die Abrechnungszeiträume von Abonnements ab einem Tag nach Kalender, Konto, Vertrag oder eigenem Tag ausrichten',
  endSubscription:
    'Abonnements an einem Tag beenden (dem ersten ohne Leistung) oder ihr Ende verschieben oder aufheben',
  withdrawQuantity:
    'Eine geplante oder irrtümliche Mengenänderung zurücknehmen; was vorher galt, gilt weiter',
  withdrawPlanChange:
    'Den letzten geplanten oder irrtümlichen Tarifwechsel zurücknehmen; der vorige Tarif läuft weiter',
  setProgressiveBilling:
    'Den Betrag unberechneten Verbrauchs festlegen, ab dem Abonnements zwischendurch abgerechnet werden',
  pauseSubscription:
    'Abonnements ab einem Tag pausieren oder eine Pause ändern: Gebühren ruhen oder laufen, Verbrauch wird abgewiesen oder berechnet',
  resumeSubscription:
    'Pausierte Abonnements an einem Tag fortsetzen; der erste Tag einer Pause nimmt sie zurück',
  addCommitments:
    'Einen Kunden zu einem Mindestbetrag je Laufzeit über Positionen eines Vertrags verpflichten oder das beenden',
  defineWallets: 'Kunden Guthabenkonten einrichten oder deren Warnungen und Aufladungen ändern',
  buyWalletCredits:
    'Guthaben verkaufen: mit der nächsten Rechnung berechnet und nutzbar, sobald sie ausgestellt ist',
  grantWalletCredits:
    'Guthaben ohne Zahlung gewähren, mit Grund; es verfällt und gilt beim Einlösen als Rabatt',
  expireWalletCredits:
    'Verfallenes Guthaben aus Guthabenkonten nehmen und das dafür Bezahlte als Ertrag buchen',
  addDiscounts:
    'Abonnements zwischen zwei Tagen einen Prozentrabatt geben oder dessen Ende verschieben',
  addOneOffCharges:
    'Etwas einmal berechnen, etwa eine Installation oder einen Besuch, unter der Referenz seiner Quelle',
  correctOneOffCharges:
    'Menge oder Preis einmaliger Positionen nach ihrer Referenz berichtigen oder sie zurücknehmen',
  recordOrders:
    'Angebote und Aufträge eines Angebotssystems erfassen; angenommene laufen sofort an',
  acceptQuotes:
    'Erfasste Angebote annehmen: aus ihren Zeilen werden einmal Abonnements, Änderungen und Positionen',
  withdrawQuotes: 'Erfasste Angebote zurückziehen, sodass sie nicht mehr angenommen werden können',
  recordTickets:
    'Arbeitsaufträge einmal berechnen und berichtigen oder zurücknehmen, was sich geändert hat',
  redeemCoupons:
    'Gutscheine ab einem Tag auf Abonnements einlösen, so oft ihre Grenzen es erlauben',
  withdrawCoupons: 'Gutscheine ab einem Tag von Abonnements nehmen; ihre Einlösung bleibt gezählt',
  setTrials: 'Abonnements am Anfang eine Testphase geben oder sie verlängern oder verkürzen',
  agreePrices:
    'Mit einem Kunden ab einem Tag einen Preis vereinbaren, für ein Abonnement oder einen ganzen Vertrag',
  scheduleRamps: 'Preis und Menge einer Position eines Abonnements Phase für Phase planen',
  upliftPrices:
    'Den Preis eines Abonnements ab einem Tag um einen Prozentsatz erhöhen, etwa bei einer Verlängerung',
}
