import type { RefusalTexts } from './sentence.ts'

/** Surcharges for ways of paying. */
export const surchargeRefusals: RefusalTexts = {
  surcharge_forbidden: {
    provokedBy: 'a surcharge for cards of consumers in Germany',
    en: 'The law of {country} {region} forbids a surcharge for paying by {method} ({law}). Limit the rule to businesses, or set none there.',
    fr: 'La loi de {country} {region} interdit un supplément pour le paiement par {method} ({law}). Limitez la règle aux entreprises, ou n’en fixez pas.',
    es: 'La ley de {country} {region} prohíbe un recargo por pagar con {method} ({law}). Limite la regla a empresas, o no fije ninguna.',
    de: 'Das Recht von {country} {region} verbietet ein Entgelt für Zahlung per {method} ({law}). Beschränken Sie die Regel auf Unternehmen oder setzen Sie keine.',
  },
  surcharge_above_law: {
    provokedBy: 'a surcharge of 5 percent for cards in the USA',
    en: 'At most {most} percent may be asked for there ({law}). Set that or less.',
    fr: 'Au plus {most} pour cent peuvent y être demandés ({law}). Fixez cela ou moins.',
    es: 'Allí se puede pedir como máximo el {most} por ciento ({law}). Fije eso o menos.',
    de: 'Dort sind höchstens {most} Prozent erlaubt ({law}). Setzen Sie das oder weniger.',
  },
  surcharge_not_shown: {
    provokedBy: 'a payment by link whose surcharge the customer was not shown, or another one',
    en: 'Paying by card costs {fee} {currency} besides, {total} {currency} in all. Show that to the customer and send it as fee.',
    fr: 'Payer par carte coûte {fee} {currency} en plus, {total} {currency} au total. Montrez-le au client et envoyez-le comme fee.',
    es: 'Pagar con tarjeta cuesta {fee} {currency} más, {total} {currency} en total. Muéstrelo al cliente y envíelo como fee.',
    de: 'Kartenzahlung kostet {fee} {currency} extra, zusammen {total} {currency}. Zeigen Sie das dem Kunden und senden Sie es als fee.',
  },
}
