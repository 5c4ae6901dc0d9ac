import type { UpcomingKind } from '../../invoicing/upcoming.ts'
import type { Language } from '../../kernel/localize.ts'

/** Sentences of a preview beside those of the document itself. */
export type PreviewKey =
  | UpcomingKind
  | 'invoice'
  | 'credit_note'
  | 'title'
  | 'nothing'
  | 'not_billed'
  | 'hold'
  | 'in_run'
  | 'current'
  | 'used'
  | 'used_estimated'
  | 'unknown_usage'
  | 'so_far'
  | 'upcoming'
  | 'look_at'

const en: Readonly<Record<PreviewKey, string>> = {
  invoice: 'not issued',
  credit_note: 'not issued',
  title: 'Next bill of {account} with {entity}: through {through}, to be issued on {issueOn}.',
  nothing: 'Nothing is due by then.',
  not_billed: 'It cannot be billed: {reason}',
  hold: 'On hold, so that no bill run bills it: {reason}.',
  in_run: 'Bill run {run} has drafted it already.',
  current: 'Usage of periods that have not ended',
  used: '{subscription} {charge}, {from} to {to}: {quantity} {unit} so far.',
  used_estimated: '{subscription} {charge}, {from} to {to}: {quantity} {unit} so far, estimated.',
  unknown_usage: '{subscription} {charge}: {reason}',
  so_far: 'If nothing more were used: {amount}.',
  upcoming: 'Changes to come',
  look_at: 'A person will be asked to look at: {what}.',
  subscription_starts: '{on}: subscription {subscription} starts.',
  subscription_ends: '{on}: subscription {subscription} ends.',
  pause_starts: '{on}: subscription {subscription} is paused.',
  pause_ends: '{on}: subscription {subscription} is resumed.',
  charge_starts: '{on}: {subscription} begins to pay {what}.',
  charge_ends: '{on}: {subscription} no longer pays {what}.',
  quantity: '{on}: quantity of {subscription} {what} {after} instead of {before}.',
  price: '{on}: price of {subscription} {what} {after} instead of {before}.',
  discount_starts: '{on}: discount {what} of {after} on {subscription} begins.',
  discount_ends: '{on}: discount {what} of {before} on {subscription} ends.',
  one_off: '{on}: {subscription}, {what}: {after}.',
}

const fr: Readonly<Record<PreviewKey, string>> = {
  invoice: 'non émise',
  credit_note: 'non émis',
  title:
    "Prochaine facturation de {account} par {entity} : jusqu'au {through}, à émettre le {issueOn}.",
  nothing: "Rien n'est dû à cette date.",
  not_billed: 'Facturation impossible : {reason}',
  hold: 'En suspens, aucune exécution ne le facture : {reason}.',
  in_run: "L'exécution {run} l'a déjà préparé.",
  current: 'Consommation des périodes non terminées',
  used: "{subscription} {charge}, {from} au {to} : {quantity} {unit} jusqu'ici.",
  used_estimated: "{subscription} {charge}, {from} au {to} : {quantity} {unit} jusqu'ici, estimé.",
  unknown_usage: '{subscription} {charge} : {reason}',
  so_far: "Si rien d'autre n'est consommé : {amount}.",
  upcoming: 'Changements à venir',
  look_at: 'Une personne devra regarder : {what}.',
  subscription_starts: "{on} : l'abonnement {subscription} commence.",
  subscription_ends: "{on} : l'abonnement {subscription} se termine.",
  pause_starts: "{on} : l'abonnement {subscription} est suspendu.",
  pause_ends: "{on} : l'abonnement {subscription} reprend.",
  charge_starts: '{on} : {subscription} commence à payer {what}.',
  charge_ends: '{on} : {subscription} ne paie plus {what}.',
  quantity: '{on} : quantité de {subscription} {what} {after} au lieu de {before}.',
  price: '{on} : prix de {subscription} {what} {after} au lieu de {before}.',
  discount_starts: '{on} : la remise {what} de {after} sur {subscription} commence.',
  discount_ends: '{on} : la remise {what} de {before} sur {subscription} se termine.',
  one_off: '{on} : {subscription}, {what} : {after}.',
}

const es: Readonly<Record<PreviewKey, string>> = {
  invoice: 'no emitida',
  credit_note: 'no emitido',
  title: 'Próxima facturación de {account} con {entity}: hasta {through}, se emitirá el {issueOn}.',
  nothing: 'Nada vence hasta entonces.',
  not_billed: 'No se puede facturar: {reason}',
  hold: 'Retenida, ninguna ejecución la factura: {reason}.',
  in_run: 'La ejecución {run} ya la ha preparado.',
  current: 'Consumo de periodos no terminados',
  used: '{subscription} {charge}, {from} a {to}: {quantity} {unit} hasta ahora.',
  used_estimated:
    '{subscription} {charge}, {from} a {to}: {quantity} {unit} hasta ahora, estimado.',
  unknown_usage: '{subscription} {charge}: {reason}',
  so_far: 'Si no se consume más: {amount}.',
  upcoming: 'Cambios futuros',
  look_at: 'Una persona deberá revisar: {what}.',
  subscription_starts: '{on}: empieza la suscripción {subscription}.',
  subscription_ends: '{on}: termina la suscripción {subscription}.',
  pause_starts: '{on}: se pausa la suscripción {subscription}.',
  pause_ends: '{on}: se reanuda la suscripción {subscription}.',
  charge_starts: '{on}: {subscription} empieza a pagar {what}.',
  charge_ends: '{on}: {subscription} deja de pagar {what}.',
  quantity: '{on}: cantidad de {subscription} {what} {after} en vez de {before}.',
  price: '{on}: precio de {subscription} {what} {after} en vez de {before}.',
  discount_starts: '{on}: empieza el descuento {what} de {after} en {subscription}.',
  discount_ends: '{on}: termina el descuento {what} de {before} en {subscription}.',
  one_off: '{on}: {subscription}, {what}: {after}.',
}

const de: Readonly<Record<PreviewKey, string>> = {
  invoice: 'nicht ausgestellt',
  credit_note: 'nicht ausgestellt',
  title:
    'Nächste Abrechnung von {account} durch {entity}: bis {through}, auszustellen am {issueOn}.',
  nothing: 'Bis dahin ist nichts fällig.',
  not_billed: 'Sie ist nicht möglich: {reason}',
  hold: 'Ausgesetzt, kein Lauf rechnet ab: {reason}.',
  in_run: 'Der Abrechnungslauf {run} hat sie schon entworfen.',
  current: 'Verbrauch laufender Zeiträume',
  used: '{subscription} {charge}, {from} bis {to}: bisher {quantity} {unit}.',
  used_estimated: '{subscription} {charge}, {from} bis {to}: bisher {quantity} {unit}, geschätzt.',
  unknown_usage: '{subscription} {charge}: {reason}',
  so_far: 'Wenn nichts mehr verbraucht wird: {amount}.',
  upcoming: 'Künftige Änderungen',
  look_at: 'Eine Person wird gebeten anzusehen: {what}.',
  subscription_starts: '{on}: Abonnement {subscription} beginnt.',
  subscription_ends: '{on}: Abonnement {subscription} endet.',
  pause_starts: '{on}: Abonnement {subscription} ruht.',
  pause_ends: '{on}: Abonnement {subscription} läuft weiter.',
  charge_starts: '{on}: {subscription} zahlt ab jetzt {what}.',
  charge_ends: '{on}: {subscription} zahlt {what} nicht mehr.',
  quantity: '{on}: Menge von {subscription} {what} {after} statt {before}.',
  price: '{on}: Preis von {subscription} {what} {after} statt {before}.',
  discount_starts: '{on}: Rabatt {what} von {after} auf {subscription} beginnt.',
  discount_ends: '{on}: Rabatt {what} von {before} auf {subscription} endet.',
  one_off: '{on}: {subscription}, {what}: {after}.',
}

const WORDS = { en, fr, es, de }

/** A sentence of a preview in a language. */
export function sayPreview(
  language: Language,
  key: PreviewKey,
  facts: Readonly<Record<string, string>> = {},
): string {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? '')
}
