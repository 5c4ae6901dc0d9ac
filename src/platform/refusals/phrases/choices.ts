import type { Phrases } from '../phrases.ts'

/** One of several words, and fields that go together or not, as validation expects them. */
export const choicePhrases: Phrases = {
  'one of , ; tab |': { fr: 'un de , ; tab |', es: 'uno de , ; tab |', de: 'eines von , ; tab |' },
  'one of {words}': {
    fr: 'l’une des valeurs {words}',
    es: 'uno de estos valores: {words}',
    de: 'eines von {words}',
  },
  'true or false': { fr: 'true ou false', es: 'true o false', de: 'true oder false' },
  'true, or left out': {
    fr: 'true, ou rien du tout',
    es: 'true, o sin indicar',
    de: 'true oder weggelassen',
  },
  'asc or desc': { fr: 'asc ou desc', es: 'asc o desc', de: 'asc oder desc' },
  'accept or hold': { fr: 'accept ou hold', es: 'accept o hold', de: 'accept oder hold' },
  'bought or granted': {
    fr: 'bought ou granted',
    es: 'bought o granted',
    de: 'bought oder granted',
  },
  'difference or void': {
    fr: 'difference ou void',
    es: 'difference o void',
    de: 'difference oder void',
  },
  'invoice or credit_note': {
    fr: 'invoice ou credit_note',
    es: 'invoice o credit_note',
    de: 'invoice oder credit_note',
  },
  'offset, keep or refund': {
    fr: 'offset, keep ou refund',
    es: 'offset, keep o refund',
    de: 'offset, keep oder refund',
  },
  'actual, customer or estimated': {
    fr: 'actual, customer ou estimated',
    es: 'actual, customer o estimated',
    de: 'actual, customer oder estimated',
  },
  'ids, kind, code, accountNumber or all': {
    fr: 'ids, kind, code, accountNumber ou all',
    es: 'ids, kind, code, accountNumber o all',
    de: 'ids, kind, code, accountNumber oder all',
  },
  'runs such as A40 E8 A48': {
    fr: 'des suites comme A40 E8 A48',
    es: 'series como A40 E8 A48',
    de: 'Folgen wie A40 E8 A48',
  },
  'a measure of the kind band or demand': {
    fr: 'une mesure du type band ou demand',
    es: 'una medida del tipo band o demand',
    de: 'ein Messwert der Art band oder demand',
  },
  'energy terms of the kind guarantee, ratchet, net_metering, export_credit or budget': {
    fr: 'des conditions d’énergie du type guarantee, ratchet, net_metering, export_credit ou budget',
    es: 'condiciones de energía del tipo guarantee, ratchet, net_metering, export_credit o budget',
    de: 'Energiebedingungen der Art guarantee, ratchet, net_metering, export_credit oder budget',
  },
  'a price of the model per_unit, graduated, volume, stairstep, package, escalated, indexed, percentage, graduated_percentage, matrix, event_price or expression':
    {
      fr: 'un prix du modèle per_unit, graduated, volume, stairstep, package, escalated, indexed, percentage, graduated_percentage, matrix, event_price ou expression',
      es: 'un precio del modelo per_unit, graduated, volume, stairstep, package, escalated, indexed, percentage, graduated_percentage, matrix, event_price o expression',
      de: 'ein Preis des Modells per_unit, graduated, volume, stairstep, package, escalated, indexed, percentage, graduated_percentage, matrix, event_price oder expression',
    },
  'payment terms such as net 30, 30 eom 10, day 15, 2% 10, net 30 or 1/2 net 0, 1/2 net 30': {
    fr: 'des conditions de paiement comme net 30, 30 eom 10, day 15, 2% 10, net 30 ou 1/2 net 0, 1/2 net 30',
    es: 'condiciones de pago como net 30, 30 eom 10, day 15, 2% 10, net 30 o 1/2 net 0, 1/2 net 30',
    de: 'Zahlungsbedingungen wie net 30, 30 eom 10, day 15, 2% 10, net 30 oder 1/2 net 0, 1/2 net 30',
  },
  'a contract with legal entity, currency and start, or with its number alone': {
    fr: 'un contrat avec entité juridique, devise et début, ou avec son seul numéro',
    es: 'un contrato con entidad jurídica, moneda e inicio, o solo con su número',
    de: 'ein Vertrag mit Gesellschaft, Währung und Beginn oder nur mit seiner Nummer',
  },
  'a new customer with a contract, or neither': {
    fr: 'un nouveau client avec un contrat, ou ni l’un ni l’autre',
    es: 'un cliente nuevo con un contrato, o ninguno de los dos',
    de: 'ein neuer Kunde mit Vertrag oder keines von beiden',
  },
  'a parent who pays, or billing "self"': {
    fr: 'un compte parent qui paie, ou billing "self"',
    es: 'una cuenta superior que pague, o billing "self"',
    de: 'ein übergeordnetes Konto, das zahlt, oder billing "self"',
  },
  'a price, a quantity or both': {
    fr: 'un prix, une quantité ou les deux',
    es: 'un precio, una cantidad o ambos',
    de: 'ein Preis, eine Menge oder beides',
  },
  'a provider and its token together': {
    fr: 'un prestataire avec son jeton',
    es: 'un proveedor junto con su token',
    de: 'ein Anbieter zusammen mit seinem Token',
  },
  'at most 2 further attempts by sepa and ach, 3 by card': {
    fr: 'au plus 2 nouvelles tentatives par sepa et ach, 3 par carte',
    es: 'como máximo 2 intentos más por sepa y ach, 3 por tarjeta',
    de: 'höchstens 2 weitere Versuche bei sepa und ach, 3 bei Karte',
  },
  'a reference rate, or else a rate of its own': {
    fr: 'un taux de référence, ou sinon un taux propre',
    es: 'un tipo de referencia, o si no uno propio',
    de: 'ein Referenzzinssatz oder sonst ein eigener Satz',
  },
  'an account, or else a legal entity and segment': {
    fr: 'un compte, ou sinon une entité juridique et un segment',
    es: 'una cuenta, o si no una entidad jurídica y un segmento',
    de: 'ein Konto oder sonst Gesellschaft und Segment',
  },
  'both ends of the moratorium, or none': {
    fr: 'le début et la fin du moratoire, ou aucun des deux',
    es: 'el inicio y el fin de la moratoria, o ninguno',
    de: 'Anfang und Ende des Moratoriums oder keines von beiden',
  },
  'either a mandate or a means of payment': {
    fr: 'soit un mandat, soit un moyen de paiement',
    es: 'un mandato o un medio de pago, no ambos',
    de: 'entweder ein Mandat oder ein Zahlungsmittel',
  },
  'either days or endOn': {
    fr: 'soit days, soit endOn',
    es: 'days o endOn, no ambos',
    de: 'entweder days oder endOn',
  },
  'either from or afterMonths': {
    fr: 'soit from, soit afterMonths',
    es: 'from o afterMonths, no ambos',
    de: 'entweder from oder afterMonths',
  },
  'either percent or amount': {
    fr: 'soit percent, soit amount',
    es: 'percent o amount, no ambos',
    de: 'entweder percent oder amount',
  },
  'either percent, or index and monthsBefore': {
    fr: 'soit percent, soit index et monthsBefore',
    es: 'percent, o bien index y monthsBefore',
    de: 'entweder percent oder index und monthsBefore',
  },
  'either subscriptionNumber or contractNumber': {
    fr: 'soit subscriptionNumber, soit contractNumber',
    es: 'subscriptionNumber o contractNumber, no ambos',
    de: 'entweder subscriptionNumber oder contractNumber',
  },
  'either total, or minutes and values': {
    fr: 'soit total, soit minutes et values',
    es: 'total, o bien minutes y values',
    de: 'entweder total oder minutes und values',
  },
  'a currency with an amount, else none': {
    fr: 'une devise avec un montant, sinon aucune',
    es: 'una moneda con un importe, si no ninguna',
    de: 'eine Währung bei einem Betrag, sonst keine',
  },
  'a count with periods or months, else none': {
    fr: 'un nombre avec periods ou months, sinon aucun',
    es: 'un número con periods o months, si no ninguno',
    de: 'eine Anzahl bei periods oder months, sonst keine',
  },
  'planCode, because a contract may have several plans': {
    fr: 'planCode, car un contrat peut avoir plusieurs formules',
    es: 'planCode, porque un contrato puede tener varias tarifas',
    de: 'planCode, denn ein Vertrag kann mehrere Tarife haben',
  },
  'only a message to the customer is sent': {
    fr: 'seul un message au client est envoyé',
    es: 'solo se envía un mensaje al cliente',
    de: 'nur eine Nachricht an den Kunden wird versandt',
  },
}
