import type { RefusalTexts } from './sentence.ts'

/** Many documents put right at once. */
export const incidentRefusals: RefusalTexts = {
  unknown_incident: {
    provokedBy: 'a command about an incident that does not exist',
    en: 'There is no incident {incident}. Look it up in the list of incidents.',
    fr: 'L’incident {incident} n’existe pas. Cherchez-le dans la liste des incidents.',
    es: 'No existe la incidencia {incident}. Búsquela en la lista de incidencias.',
    de: 'Es gibt keinen Vorfall {incident}. Suchen Sie ihn in der Liste der Vorfälle.',
  },
  run_of_incident: {
    provokedBy: 'approving, issuing or cancelling one bill run of an incident',
    en: 'Run {run} belongs to incident {incident}, whose documents are put right together. Approve, issue or cancel the incident.',
    fr: 'L’exécution {run} fait partie de l’incident {incident}, dont les documents sont corrigés ensemble. Approuvez, émettez ou annulez l’incident.',
    es: 'La ejecución {run} pertenece a la incidencia {incident}, cuyos documentos se corrigen juntos. Apruebe, emita o cancele la incidencia.',
    de: 'Lauf {run} gehört zu Vorfall {incident}, dessen Belege gemeinsam berichtigt werden. Geben Sie den Vorfall frei, stellen Sie ihn aus oder brechen Sie ihn ab.',
  },
  incident_not_told: {
    provokedBy: 'startIncident without what was wrong: no plan for a price, no meter for reads',
    en: 'Where a fault is of the kind "{wrong}", say at least one of {needed}, or name the documents.',
    fr: 'Pour une erreur de type « {wrong} », indiquez au moins {needed}, ou nommez les documents.',
    es: 'Para un error del tipo «{wrong}», indique al menos uno de {needed}, o nombre los documentos.',
    de: 'Bei einem Fehler der Art „{wrong}“ geben Sie mindestens eines an von {needed}, oder nennen Sie die Belege.',
  },
  incident_percent_or_amount: {
    provokedBy:
      'startIncident that credits without a percent up to 100, or an amount with currency, or with both',
    en: 'A credit needs either a percent up to 100, or an amount with its currency. Give one of them.',
    fr: 'Un crédit demande soit un pourcentage jusqu’à 100, soit un montant avec sa devise. Indiquez l’un des deux.',
    es: 'Un abono necesita un porcentaje de hasta 100 o un importe con su moneda. Indique uno de ellos.',
    de: 'Eine Gutschrift braucht entweder einen Prozentsatz bis 100 oder einen Betrag mit Währung. Geben Sie eines davon an.',
  },
  incident_credits_nothing: {
    provokedBy: 'startIncident that bills again and names a percent or amount to credit',
    en: 'What is billed again follows from the facts: leave percent and amount out, or choose the remedy credit.',
    fr: 'Ce qui est refacturé découle des faits : omettez pourcentage et montant, ou choisissez le remède credit.',
    es: 'Lo que se factura de nuevo resulta de los hechos: omita porcentaje e importe, o elija el remedio credit.',
    de: 'Was neu abgerechnet wird, folgt aus den Tatsachen: Lassen Sie Prozent und Betrag weg, oder wählen Sie die Abhilfe credit.',
  },
  incident_empty: {
    provokedBy: 'startIncident whose selection fits no document',
    en: 'No document with service from {from} on fits the selection, or all of them are voided. Check dates, plan, product and the other conditions.',
    fr: 'Aucun document avec une prestation à partir du {from} ne correspond à la sélection, ou tous sont annulés. Vérifiez dates, plan, produit et les autres conditions.',
    es: 'Ningún documento con servicio desde {from} encaja en la selección, o todos están anulados. Revise fechas, plan, producto y las demás condiciones.',
    de: 'Kein Beleg mit Leistung ab {from} passt zur Auswahl, oder alle sind storniert. Prüfen Sie Daten, Tarif, Produkt und die übrigen Bedingungen.',
  },
  incident_documents_missing: {
    provokedBy: 'startIncident naming documents that it cannot be about',
    en: 'These documents do not exist, are no invoices, are voided, or do not fit the other conditions: {documents}. Take them out, or correct the conditions.',
    fr: 'Ces documents n’existent pas, ne sont pas des factures, sont annulés ou ne remplissent pas les autres conditions : {documents}. Retirez-les ou corrigez les conditions.',
    es: 'Estos documentos no existen, no son facturas, están anulados o no cumplen las demás condiciones: {documents}. Quítelos o corrija las condiciones.',
    de: 'Diese Belege gibt es nicht, sie sind keine Rechnungen, sind storniert oder erfüllen die übrigen Bedingungen nicht: {documents}. Nehmen Sie sie heraus, oder berichtigen Sie die Bedingungen.',
  },
  incident_changes_nothing: {
    provokedBy: 'approving an incident of which no document changes',
    en: 'Incident {incident} changes no document, so there is nothing to approve. Cancel it, or correct the facts and start it again.',
    fr: 'L’incident {incident} ne change aucun document : il n’y a rien à approuver. Annulez-le, ou corrigez les faits et recommencez.',
    es: 'La incidencia {incident} no cambia ningún documento: no hay nada que aprobar. Cancélela, o corrija los hechos e iníciela de nuevo.',
    de: 'Vorfall {incident} ändert keinen Beleg, es gibt nichts freizugeben. Brechen Sie ihn ab, oder berichtigen Sie die Tatsachen und beginnen Sie neu.',
  },
}
