import type { RefusalTexts } from './sentence.ts'

const billRuns: RefusalTexts = {
  no_issue_date: {
    provokedBy: 'startBillRun without issueOn for a cycle and date that the calendar does not have',
    en: 'The billing calendar has no issue date for cycle "{cycle}" through {through}. Add the date to the calendar or give issueOn.',
    fr: "Le calendrier de facturation n'a pas de date d'émission pour le cycle « {cycle} » jusqu'au {through}. Ajoutez la date ou indiquez issueOn.",
    es: 'El calendario de facturación no tiene fecha de emisión para el ciclo «{cycle}» hasta {through}. Añada la fecha o indique issueOn.',
    de: 'Der Abrechnungskalender hat kein Ausstellungsdatum für Zyklus „{cycle}“ bis {through}. Ergänzen Sie den Kalender oder geben Sie issueOn an.',
  },
  bill_run_open: {
    provokedBy: 'startBillRun while another run of the same scope is not finished',
    en: 'Bill run {run} of the same scope is still open. Finish or cancel it first.',
    fr: "L'exécution {run} du même périmètre est encore ouverte. Terminez-la ou annulez-la d'abord.",
    es: 'La ejecución {run} del mismo ámbito sigue abierta. Termínela o cancélela antes.',
    de: 'Der Abrechnungslauf {run} desselben Umfangs ist noch offen. Beenden oder verwerfen Sie ihn zuerst.',
  },
  bill_run_empty: {
    provokedBy: 'startBillRun for a scope in which no account has a contract',
    en: 'No account of cycle "{cycle}" has a contract with {entity}. Check the cycle of the accounts and the numbers given.',
    fr: "Aucun compte du cycle « {cycle} » n'a de contrat avec {entity}. Vérifiez le cycle des comptes et les numéros indiqués.",
    es: 'Ninguna cuenta del ciclo «{cycle}» tiene contrato con {entity}. Revise el ciclo de las cuentas y los números indicados.',
    de: 'Kein Konto des Zyklus „{cycle}“ hat einen Vertrag mit {entity}. Prüfen Sie den Zyklus der Konten und die angegebenen Nummern.',
  },
  unknown_bill_run: {
    provokedBy: 'a command about a bill run that does not exist',
    en: 'There is no bill run {run}. Look it up in the list of bill runs.',
    fr: "L'exécution de facturation {run} n'existe pas. Cherchez-la dans la liste.",
    es: 'No existe la ejecución de facturación {run}. Búsquela en la lista.',
    de: 'Es gibt keinen Abrechnungslauf {run}. Suchen Sie ihn in der Liste der Läufe.',
  },
  bill_run_state: {
    provokedBy:
      'a step that the state of the bill run does not allow, such as issuing before approval',
    en: 'Bill run {run} is in state {state}; the step {step} is not possible there. Look at the run and take the next step of its state.',
    fr: "L'exécution {run} est à l'état {state} ; l'étape {step} n'y est pas possible. Consultez-la et effectuez l'étape suivante.",
    es: 'La ejecución {run} está en estado {state}; el paso {step} no es posible. Consúltela y dé el paso que corresponde.',
    de: 'Der Abrechnungslauf {run} ist im Zustand {state}; der Schritt {step} ist dort nicht möglich. Sehen Sie den Lauf an und tun Sie den nächsten Schritt.',
  },
  drafts_stale: {
    provokedBy: 'approveBillRun after usage, contracts or prices of drafted accounts have changed',
    en: 'Facts of {accounts} accounts have changed since run {run} was calculated. They are being calculated again: wait until the run is back at review, look at them, then approve it.',
    fr: "Les données de {accounts} comptes ont changé depuis le calcul de {run}. Le recalcul est en cours : attendez que l'exécution revienne en révision, vérifiez ces comptes, puis approuvez-la.",
    es: 'Los datos de {accounts} cuentas han cambiado desde el cálculo de {run}. Se están recalculando: espere a que la ejecución vuelva a revisión, compruebe esas cuentas y apruébela después.',
    de: 'Die Daten von {accounts} Konten haben sich seit der Berechnung von {run} geändert. Sie werden neu berechnet: Warten Sie, bis der Lauf wieder zur Prüfung steht, sehen Sie diese Konten an und geben Sie ihn dann frei.',
  },
  exceptions_open: {
    provokedBy: 'approveBillRun while exceptions have not been decided',
    en: '{accounts} accounts of run {run} have exceptions that nobody has decided. Accept or hold them, or approve with holdOpen.',
    fr: '{accounts} comptes de {run} ont des anomalies non traitées. Acceptez-les ou retenez-les, ou approuvez avec holdOpen.',
    es: '{accounts} cuentas de {run} tienen incidencias sin decidir. Acéptelas o reténgalas, o apruebe con holdOpen.',
    de: '{accounts} Konten des Laufs {run} haben unentschiedene Auffälligkeiten. Nehmen Sie sie an, halten Sie sie zurück oder geben Sie mit holdOpen frei.',
  },
  issue_date_before_series: {
    provokedBy: 'issuing documents dated before the last document of their number series',
    en: 'The {kind} series of {entity} already has documents later than {date}. Issue with a later date: numbers follow dates.',
    fr: 'La série {kind} de {entity} contient déjà des documents postérieurs au {date}. Émettez à une date ultérieure : les numéros suivent les dates.',
    es: 'La serie {kind} de {entity} ya tiene documentos posteriores al {date}. Emita con fecha posterior: los números siguen a las fechas.',
    de: 'Die Nummernfolge {kind} von {entity} hat schon Belege nach dem {date}. Stellen Sie mit späterem Datum aus: Nummern folgen den Daten.',
  },
}

const numbers: RefusalTexts = {
  series_in_use: {
    provokedBy: 'startNumberSeries for a series that has given numbers already',
    en: 'The series of {entity} for {year} has given numbers already; it cannot start elsewhere. Continue next year, or keep the numbers as they are.',
    fr: 'La série de {entity} pour {year} a déjà attribué des numéros ; elle ne peut plus commencer ailleurs. Changez-la l’an prochain ou gardez-la.',
    es: 'La serie de {entity} para {year} ya ha dado números; no puede empezar en otro. Cámbiela el próximo año o déjela así.',
    de: 'Die Nummernfolge von {entity} für {year} hat schon Nummern vergeben; sie kann nicht anders beginnen. Ändern Sie sie im nächsten Jahr oder lassen Sie sie so.',
  },
  accounts_not_in_scope: {
    provokedBy:
      'startBillRun for account numbers that do not exist or have no contract in the scope',
    en: '{missing} of the accounts named do not exist, are of another cycle, or have no contract with {entity}. Correct the numbers.',
    fr: '{missing} des comptes cités n’existent pas, sont d’un autre cycle ou sans contrat avec {entity}. Corrigez les numéros.',
    es: '{missing} de las cuentas indicadas no existen, son de otro ciclo o no tienen contrato con {entity}. Corrija los números.',
    de: '{missing} der genannten Konten gibt es nicht, sie gehören zu einem anderen Zyklus oder haben keinen Vertrag mit {entity}. Berichtigen Sie die Nummern.',
  },
}

const measuring: RefusalTexts = {
  no_meter: {
    provokedBy: 'a usage charge whose premise has no meter of that kind in the period',
    en: 'No meter for {meter} is installed from {from} to {to}. Add the meter or end the subscription.',
    fr: "Aucun compteur pour {meter} n'est installé du {from} au {to}. Ajoutez le compteur ou résiliez l'abonnement.",
    es: 'No hay contador para {meter} del {from} al {to}. Añada el contador o termine la suscripción.',
    de: 'Vom {from} bis {to} ist kein Zähler für {meter} eingebaut. Ergänzen Sie den Zähler oder beenden Sie das Abonnement.',
  },
  no_intervals: {
    provokedBy: 'an interval meter of which more than a tenth of the days is missing',
    en: 'Too many days of meter {serial} are missing between {from} and {to}. Import the interval data and refresh the run.',
    fr: "Trop de jours du compteur {serial} manquent entre le {from} et le {to}. Importez les données puis actualisez l'exécution.",
    es: 'Faltan demasiados días del contador {serial} entre el {from} y el {to}. Importe los datos y actualice la ejecución.',
    de: 'Zwischen {from} und {to} fehlen zu viele Tage des Zählers {serial}. Importieren Sie die Daten und aktualisieren Sie den Lauf.',
  },
}

const credits: RefusalTexts = {
  not_an_invoice: {
    provokedBy: 'crediting or voiding a credit note',
    en: '{invoice} is a credit note. Only invoices are credited or voided; bill the amount again instead.',
    fr: '{invoice} est un avoir. Seules les factures peuvent être créditées ou annulées ; refacturez le montant.',
    es: '{invoice} es una nota de crédito. Solo se abonan o anulan facturas; vuelva a facturar el importe.',
    de: '{invoice} ist eine Gutschrift. Nur Rechnungen werden gutgeschrieben oder storniert; berechnen Sie den Betrag neu.',
  },
  invoice_voided: {
    provokedBy: 'crediting or voiding an invoice that has been voided',
    en: 'Invoice {invoice} has been voided as a whole; nothing is left to credit.',
    fr: 'La facture {invoice} a été annulée en entier ; il ne reste rien à créditer.',
    es: 'La factura {invoice} fue anulada por completo; no queda nada por abonar.',
    de: 'Die Rechnung {invoice} ist ganz storniert; es ist nichts mehr gutzuschreiben.',
  },
  invoice_corrected: {
    provokedBy: 'voiding an invoice of which lines were credited or corrected by later documents',
    en: 'Later documents credit or correct lines of {invoice}, so it cannot be voided as a whole. Credit what is left of it instead.',
    fr: 'Des documents ultérieurs corrigent des lignes de {invoice} ; elle ne peut être annulée en entier. Créditez plutôt le reste.',
    es: 'Documentos posteriores corrigen líneas de {invoice}; no se puede anular entera. Abone lo que queda.',
    de: 'Spätere Belege berichtigen Zeilen von {invoice}; sie kann nicht ganz storniert werden. Schreiben Sie den Rest gut.',
  },
  credit_before_invoice: {
    provokedBy: 'a credit note dated before its invoice',
    en: 'Invoice {invoice} is dated {date}; its credit note cannot be earlier. Give a later date.',
    fr: "La facture {invoice} est datée du {date} ; l'avoir ne peut être antérieur. Indiquez une date ultérieure.",
    es: 'La factura {invoice} es del {date}; su abono no puede ser anterior. Indique una fecha posterior.',
    de: 'Die Rechnung {invoice} ist vom {date}; die Gutschrift kann nicht älter sein. Geben Sie ein späteres Datum an.',
  },
  credit_by_lines_or_amount: {
    provokedBy: 'a credit that names both lines and an amount for the whole document',
    en: 'A credit is given by lines or by an amount for the document, not by both. Leave one of them out.',
    fr: "Un avoir se donne par lignes ou par montant global, pas les deux. Retirez l'un d'eux.",
    es: 'Un abono se da por líneas o por importe total, no ambos. Quite uno de los dos.',
    de: 'Gutgeschrieben wird nach Zeilen oder nach Betrag, nicht nach beidem. Lassen Sie eines weg.',
  },
  unknown_line: {
    provokedBy: 'a line number that the document does not have',
    en: 'The document has no line {line}. Look at its lines with quittance explain.',
    fr: "Le document n'a pas de ligne {line}. Consultez ses lignes avec quittance explain.",
    es: 'El documento no tiene la línea {line}. Vea sus líneas con quittance explain.',
    de: 'Der Beleg hat keine Zeile {line}. Sehen Sie seine Zeilen mit quittance explain an.',
  },
  line_named_twice: {
    provokedBy: 'a credit that names one line twice',
    en: 'Line {line} is named twice. Put both credits of the line into one.',
    fr: 'La ligne {line} est citée deux fois. Réunissez les deux crédits en un seul.',
    es: 'La línea {line} aparece dos veces. Una ambos abonos en uno.',
    de: 'Zeile {line} ist zweimal genannt. Fassen Sie beide Gutschriften zusammen.',
  },
  nothing_to_credit: {
    provokedBy: 'crediting lines of which nothing is left, or amounts of zero',
    en: 'Nothing is left to credit on these lines. Look at the earlier credit notes of the invoice.',
    fr: 'Il ne reste rien à créditer sur ces lignes. Consultez les avoirs déjà établis.',
    es: 'No queda nada por abonar en estas líneas. Consulte los abonos anteriores.',
    de: 'Auf diesen Zeilen ist nichts mehr gutzuschreiben. Sehen Sie die früheren Gutschriften an.',
  },
  credit_not_positive: {
    provokedBy: 'a credit of nothing or less',
    en: 'A credit of {asked} {currency} gives the customer nothing. Give an amount above zero, without a sign.',
    fr: 'Un avoir de {asked} {currency} ne crédite rien au client. Indiquez un montant supérieur à zéro, sans signe.',
    es: 'Un abono de {asked} {currency} no abona nada al cliente. Indique un importe mayor que cero, sin signo.',
    de: 'Eine Gutschrift von {asked} {currency} schreibt dem Kunden nichts gut. Geben Sie einen Betrag über null ohne Vorzeichen an.',
  },
  credit_exceeds_document: {
    provokedBy: 'a credit of more than is left of the document',
    en: 'The credit of {asked} {currency} is more than the {left} that are left of the document. Give at most that.',
    fr: "L'avoir de {asked} {currency} dépasse les {left} restants du document. Indiquez au plus ce montant.",
    es: 'El abono de {asked} {currency} supera los {left} que quedan del documento. Indique como mucho ese importe.',
    de: 'Die Gutschrift von {asked} {currency} ist mehr als die {left}, die vom Beleg übrig sind. Geben Sie höchstens diesen Betrag an.',
  },
  quantity_exceeds_line: {
    provokedBy: 'a credit of more units than are left of a line',
    en: 'Line {line} has {left} units left, not {asked}. Credit at most what is left.',
    fr: 'Il reste {left} unités sur la ligne {line}, et non {asked}. Créditez au plus ce qui reste.',
    es: 'En la línea {line} quedan {left} unidades, no {asked}. Abone como mucho lo que queda.',
    de: 'Von Zeile {line} sind {left} Einheiten übrig, nicht {asked}. Schreiben Sie höchstens den Rest gut.',
  },
  credit_names_no_section: {
    provokedBy: 'a credit or void of a consolidated invoice that names no account',
    en: 'Invoice {invoice} bills several accounts besides the payer: {accounts}. Name the account whose section is meant (the payer too is one).',
    fr: 'La facture {invoice} concerne plusieurs comptes outre le payeur : {accounts}. Nommez le compte dont la section est visée (le payeur en est un aussi).',
    es: 'La factura {invoice} abarca varias cuentas además del pagador: {accounts}. Indique la cuenta de cuya sección se trata (también vale el pagador).',
    de: 'Die Rechnung {invoice} betrifft außer dem Zahler mehrere Konten: {accounts}. Nennen Sie das Konto, dessen Abschnitt gemeint ist (auch der Zahler ist eines).',
  },
  invalid_amount: {
    provokedBy: 'an amount that is not a number or has more decimals than its currency',
    en: '"{value}" is not an amount of {currency}. Write it with a point and at most the decimals of the currency.',
    fr: "« {value} » n'est pas un montant en {currency}. Écrivez-le avec un point et au plus les décimales de la devise.",
    es: '«{value}» no es un importe en {currency}. Escríbalo con punto y como mucho los decimales de la moneda.',
    de: '„{value}“ ist kein Betrag in {currency}. Schreiben Sie ihn mit Punkt und höchstens den Nachkommastellen der Währung.',
  },
}

export const invoicingRefusals: RefusalTexts = { ...billRuns, ...numbers, ...measuring, ...credits }
