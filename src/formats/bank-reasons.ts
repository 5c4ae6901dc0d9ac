/**
 * What banks mean by the reasons for which they refuse payments or send them back, in a clerk's words.
 * Sources: ISO 20022 external code sets (ExternalStatusReason1Code, ExternalReturnReason1Code), the
 * return and notification-of-change codes of the Nacha Operating Rules.
 */

type Language = 'en' | 'fr' | 'es' | 'de'
type InFour = readonly [en: string, fr: string, es: string, de: string]

const ORDER: readonly Language[] = ['en', 'fr', 'es', 'de']

const NO_MONEY: InFour = [
  'Not enough money on the account',
  'Provision insuffisante',
  'Saldo insuficiente',
  'Konto nicht gedeckt',
]
const CLOSED: InFour = ['Account closed', 'Compte clos', 'Cuenta cancelada', 'Konto aufgelöst']
const NO_ACCOUNT: InFour = [
  'No such account',
  'Compte inexistant',
  'La cuenta no existe',
  'Konto unbekannt',
]
const WRONG_NUMBER: InFour = [
  'Account number wrong',
  'Numéro de compte erroné',
  'Número de cuenta incorrecto',
  'Kontonummer falsch',
]
const BLOCKED: InFour = ['Account blocked', 'Compte bloqué', 'Cuenta bloqueada', 'Konto gesperrt']
const NOT_ALLOWED: InFour = [
  'Debits are not allowed on this account',
  'Prélèvement non admis sur ce compte',
  'La cuenta no admite adeudos',
  'Lastschrift auf diesem Konto nicht möglich',
]
const NO_MANDATE: InFour = [
  'No valid mandate',
  'Pas de mandat valable',
  'Sin mandato válido',
  'Kein gültiges Mandat',
]
const OBJECTION: InFour = [
  'The customer objects to the debit',
  'Le client conteste le prélèvement',
  'El cliente impugna el adeudo',
  'Kunde widerspricht der Lastschrift',
]
const DEAD: InFour = [
  'Account holder deceased',
  'Titulaire décédé',
  'Titular fallecido',
  'Kontoinhaber verstorben',
]
const DUPLICATE: InFour = [
  'Sent twice',
  'Envoyé deux fois',
  'Enviado dos veces',
  'Doppelt gesendet',
]
const REGULATION: InFour = [
  'Stopped by regulation',
  'Arrêté par la réglementation',
  'Detenido por normativa',
  'Aus aufsichtsrechtlichen Gründen gestoppt',
]
const NOT_SAID: InFour = [
  'Reason not given',
  'Motif non indiqué',
  'Motivo no indicado',
  'Grund nicht genannt',
]
const WRONG_BANK: InFour = [
  'Bank code wrong',
  'Code banque erroné',
  'Código de banco incorrecto',
  'Bankleitzahl oder BIC falsch',
]
const BAD_FORMAT: InFour = [
  'File format not accepted',
  'Format du fichier refusé',
  'Formato del fichero no admitido',
  'Dateiformat nicht angenommen',
]
const WRONG_DAY: InFour = [
  'Day not possible',
  'Date impossible',
  'Fecha no posible',
  'Tag nicht möglich',
]
const WRONG_TYPE: InFour = [
  'Kind of account wrong',
  'Type de compte erroné',
  'Tipo de cuenta incorrecto',
  'Kontoart falsch',
]
const WRONG_ROUTING: InFour = [
  'Routing number wrong',
  'Numéro d’acheminement erroné',
  'Número de ruta incorrecto',
  'Routing-Nummer falsch',
]
const REVOKED: InFour = [
  'Authorization revoked by the customer',
  'Autorisation révoquée par le client',
  'Autorización revocada por el cliente',
  'Einwilligung vom Kunden widerrufen',
]

const WORDS: Readonly<Record<string, InFour>> = {
  AC01: WRONG_NUMBER,
  AC02: WRONG_NUMBER,
  AC03: WRONG_NUMBER,
  AC04: CLOSED,
  AC06: BLOCKED,
  AC07: CLOSED,
  AC13: WRONG_TYPE,
  AG01: NOT_ALLOWED,
  AG02: [
    'Kind of payment wrong',
    'Type d’opération erroné',
    'Tipo de operación incorrecto',
    'Zahlungsart falsch',
  ],
  AM02: ['Amount not allowed', 'Montant non admis', 'Importe no admitido', 'Betrag nicht zulässig'],
  AM04: NO_MONEY,
  AM05: DUPLICATE,
  AM09: ['Amount wrong', 'Montant erroné', 'Importe incorrecto', 'Betrag falsch'],
  AM10: [
    'Control total wrong',
    'Total de contrôle erroné',
    'Total de control incorrecto',
    'Kontrollsumme falsch',
  ],
  BE01: [
    'Name and account do not belong together',
    'Nom et compte ne concordent pas',
    'El nombre no corresponde a la cuenta',
    'Name passt nicht zum Konto',
  ],
  BE05: [
    'Creditor unknown to the bank',
    'Créancier inconnu de la banque',
    'Acreedor desconocido para el banco',
    'Gläubiger der Bank unbekannt',
  ],
  CNOR: WRONG_BANK,
  CURR: ['Currency wrong', 'Devise erronée', 'Divisa incorrecta', 'Währung falsch'],
  CUST: [
    'Asked for by the customer',
    'À la demande du client',
    'A petición del cliente',
    'Auf Wunsch des Kunden',
  ],
  DNOR: WRONG_BANK,
  DT01: WRONG_DAY,
  DU01: DUPLICATE,
  DU02: DUPLICATE,
  DUPL: DUPLICATE,
  ED05: [
    'Settlement failed',
    'Échec du règlement',
    'Liquidación fallida',
    'Abwicklung gescheitert',
  ],
  FF01: BAD_FORMAT,
  FF05: [
    'Scheme of the debit wrong',
    'Schéma de prélèvement erroné',
    'Esquema de adeudo incorrecto',
    'Lastschriftverfahren falsch',
  ],
  FOCR: [
    'Recalled at our request',
    'Rappelé à notre demande',
    'Retrocedido a petición nuestra',
    'Auf unseren Wunsch zurückgerufen',
  ],
  MD01: NO_MANDATE,
  MD02: [
    'Data of the mandate missing or wrong',
    'Données du mandat absentes ou erronées',
    'Datos del mandato incompletos o erróneos',
    'Mandatsangaben fehlen oder sind falsch',
  ],
  MD06: OBJECTION,
  MD07: DEAD,
  MS02: [
    'Refused by the customer',
    'Refusé par le client',
    'Rechazado por el cliente',
    'Vom Kunden abgelehnt',
  ],
  MS03: [
    'Refused by the customer’s bank, reason not given',
    'Refusé par la banque du client, motif non indiqué',
    'Rechazado por el banco del cliente, sin motivo',
    'Von der Bank des Kunden abgelehnt, Grund nicht genannt',
  ],
  NARR: [
    'See the bank’s own text',
    'Voir le texte de la banque',
    'Véase el texto del banco',
    'Siehe Text der Bank',
  ],
  NOAS: NOT_SAID,
  RC01: WRONG_BANK,
  RF01: DUPLICATE,
  RR01: REGULATION,
  RR02: REGULATION,
  RR03: REGULATION,
  RR04: REGULATION,
  SL01: [
    'Not allowed by the customer’s bank settings',
    'Refusé par un service de la banque du client',
    'No permitido por un servicio del banco del cliente',
    'Vom Kunden bei seiner Bank gesperrt',
  ],
  TM01: [
    'After the bank’s cut-off time',
    'Après l’heure limite',
    'Fuera de hora',
    'Nach Annahmeschluss der Bank',
  ],
  R01: NO_MONEY,
  R02: CLOSED,
  R03: NO_ACCOUNT,
  R04: WRONG_NUMBER,
  R05: OBJECTION,
  R06: [
    'Asked back by our bank',
    'Rappelé par notre banque',
    'Reclamado por nuestro banco',
    'Von unserer Bank zurückgerufen',
  ],
  R07: REVOKED,
  R08: [
    'Payment stopped by the customer',
    'Paiement bloqué par le client',
    'Pago detenido por el cliente',
    'Zahlung vom Kunden gestoppt',
  ],
  R09: [
    'Money on the account not available yet',
    'Fonds pas encore disponibles',
    'Fondos aún no disponibles',
    'Guthaben noch nicht verfügbar',
  ],
  R10: OBJECTION,
  R11: OBJECTION,
  R12: [
    'Branch sold to another bank',
    'Agence cédée à une autre banque',
    'Oficina vendida a otro banco',
    'Filiale an andere Bank verkauft',
  ],
  R13: WRONG_ROUTING,
  R14: DEAD,
  R15: DEAD,
  R16: BLOCKED,
  R17: [
    'Data of the entry wrong',
    'Données de l’écriture erronées',
    'Datos del apunte incorrectos',
    'Angaben der Buchung falsch',
  ],
  R20: NOT_ALLOWED,
  R21: [
    'Company ID wrong',
    'Identifiant de l’entreprise erroné',
    'Identificador de la empresa incorrecto',
    'Firmenkennung falsch',
  ],
  R23: [
    'Credit refused by the receiver',
    'Virement refusé par le bénéficiaire',
    'Abono rechazado por el beneficiario',
    'Gutschrift vom Empfänger abgelehnt',
  ],
  R24: DUPLICATE,
  R29: [
    'The company did not allow the debit',
    'Débit non autorisé par l’entreprise',
    'La empresa no autorizó el adeudo',
    'Firma hat die Lastschrift nicht erlaubt',
  ],
  C01: WRONG_NUMBER,
  C02: WRONG_ROUTING,
  C03: [
    'Routing and account number wrong',
    'Numéros d’acheminement et de compte erronés',
    'Números de ruta y de cuenta incorrectos',
    'Routing- und Kontonummer falsch',
  ],
  C04: ['Name wrong', 'Nom erroné', 'Nombre incorrecto', 'Name falsch'],
  C05: WRONG_TYPE,
  C06: [
    'Account number and kind of account wrong',
    'Numéro et type de compte erronés',
    'Número y tipo de cuenta incorrectos',
    'Kontonummer und Kontoart falsch',
  ],
  C07: [
    'Routing, account number and kind of account wrong',
    'Acheminement, numéro et type de compte erronés',
    'Ruta, número y tipo de cuenta incorrectos',
    'Routing, Kontonummer und Kontoart falsch',
  ],
  C09: [
    'Identification number wrong',
    'Numéro d’identification erroné',
    'Número de identificación incorrecto',
    'Kennnummer falsch',
  ],
}

/** What a bank's reason code means, in words; undefined for a code that is not known. */
export function bankReason(code: string, language: Language): string | undefined {
  return WORDS[code]?.[ORDER.indexOf(language)]
}

/** Whether a text is a reason code whose meaning is known. */
export function isBankReason(text: string): boolean {
  return WORDS[text] !== undefined
}

/** The codes whose meaning is known. */
export const BANK_REASONS: readonly string[] = Object.keys(WORDS)
