import { inFour } from '../../ui/words/in-four.ts'

export const REBILL_START_WORDS = inFour({
  en: {
    title: 'Bill a range again',
    what: 'What is billed again',
    entity: 'Legal entity',
    from: 'Periods with days on or after',
    to: 'that begin before',
    rangeHelp:
      'Left empty, the end is what was billed last. Put the fact right first (price, tax, meter): it is rated as it is now.',
    plan: 'Only this plan',
    everyPlan: 'every plan',
    accounts: 'Only these customers',
    accountsHelp:
      'Numbers, a line or comma apart; empty: everybody who was billed something in the range.',
    how: 'How it is put right',
    difference: 'By the difference',
    differenceHelp:
      'One document for each customer with what changes; each line names the line that it corrects.',
    void: 'By void and new bill',
    voidHelp:
      'A credit note voids each document and a new one takes its place. Documents that were credited or corrected since are left out.',
    cause: 'Cause',
    issueOn: 'Date of the documents',
    reason: 'Why',
    reasonHelp: 'It stands on the documents.',
    start: 'Work it out',
    incomplete: 'Say whose bills, from when, why, and the date of the documents.',
    selects: '{count} customers were billed in this range and are rated again.',
    consequence:
      'Nothing is issued yet: you see before and after of each customer, then approve the run or cancel it.',
    mayNot: 'You may look at bill runs, not start them.',
    does: 'Show before and after',
  },
  fr: {
    title: 'Refacturer une période',
    what: 'Ce qui est refacturé',
    entity: 'Entité juridique',
    from: 'Périodes dès le',
    to: 'commençant avant le',
    rangeHelp:
      'Sans fin : jusqu’à la dernière facture. Corrigez d’abord le fait (prix, taxe, compteur) : il est valorisé tel qu’il est maintenant.',
    plan: 'Seulement ce tarif',
    everyPlan: 'tous les tarifs',
    accounts: 'Seulement ces clients',
    accountsHelp:
      'Numéros, séparés par ligne ou virgule ; vide : quiconque a été facturé dans la période.',
    how: 'Manière de corriger',
    difference: 'Par la différence',
    differenceHelp:
      'Un document par client avec ce qui change ; chaque ligne nomme celle qu’elle corrige.',
    void: 'Par annulation et nouvelle facture',
    voidHelp:
      'Un avoir annule chaque document et un nouveau le remplace. Les documents crédités ou corrigés depuis sont laissés de côté.',
    cause: 'Cause',
    issueOn: 'Date des documents',
    reason: 'Pourquoi',
    reasonHelp: 'Figure sur les documents.',
    start: 'Calculer',
    incomplete: 'Indiquez l’entité, le début, la raison et la date des documents.',
    selects: '{count} clients ont été facturés dans cette période et sont recalculés.',
    consequence:
      'Rien n’est encore émis : vous voyez l’avant et l’après de chaque client, puis approuvez ou annulez.',
    mayNot: 'Vous pouvez voir les facturations, non les lancer.',
    does: 'Montrer l’avant et l’après',
  },
  es: {
    title: 'Refacturar un período',
    what: 'Qué se factura de nuevo',
    entity: 'Entidad legal',
    from: 'Períodos desde el',
    to: 'que empiezan antes del',
    rangeHelp:
      'Sin fin: hasta lo último facturado. Corrija antes el hecho (precio, impuesto, contador): se valora como está ahora.',
    plan: 'Solo esta tarifa',
    everyPlan: 'todas las tarifas',
    accounts: 'Solo estos clientes',
    accountsHelp: 'Números, por línea o coma; vacío: todos los facturados en el período.',
    how: 'Cómo se corrige',
    difference: 'Por la diferencia',
    differenceHelp: 'Un documento por cliente con lo que cambia; cada línea nombra la que corrige.',
    void: 'Por anulación y nueva factura',
    voidHelp:
      'Un abono anula cada documento y uno nuevo lo sustituye. Los documentos abonados o corregidos desde entonces se dejan fuera.',
    cause: 'Causa',
    issueOn: 'Fecha de los documentos',
    reason: 'Por qué',
    reasonHelp: 'Figura en los documentos.',
    start: 'Calcular',
    incomplete: 'Indique la entidad, desde cuándo, el motivo y la fecha de los documentos.',
    selects: '{count} clientes fueron facturados en este período y se valoran de nuevo.',
    consequence:
      'Aún no se emite nada: verá el antes y el después de cada cliente; luego apruebe la facturación o cancélela.',
    mayNot: 'Puede ver las facturaciones, no iniciarlas.',
    does: 'Mostrar antes y después',
  },
  de: {
    title: 'Zeitraum neu abrechnen',
    what: 'Was neu abgerechnet wird',
    entity: 'Gesellschaft',
    from: 'Perioden mit Tagen ab',
    to: 'die beginnen vor',
    rangeHelp:
      'Ohne Ende: bis zum zuletzt Abgerechneten. Berichtigen Sie erst die Tatsache (Preis, Steuer, Zähler): Bewertet wird, wie sie jetzt ist.',
    plan: 'Nur dieser Tarif',
    everyPlan: 'alle Tarife',
    accounts: 'Nur diese Kunden',
    accountsHelp:
      'Nummern, je Zeile oder mit Komma; leer: alle, denen im Zeitraum etwas berechnet wurde.',
    how: 'Wie berichtigt wird',
    difference: 'Über die Differenz',
    differenceHelp:
      'Ein Beleg je Kunde mit dem, was sich ändert; jede Zeile nennt die, die sie berichtigt.',
    void: 'Storno und neue Rechnung',
    voidHelp:
      'Eine Gutschrift storniert jeden Beleg, ein neuer tritt an seine Stelle. Seither gutgeschriebene oder berichtigte Belege bleiben außen vor.',
    cause: 'Ursache',
    issueOn: 'Belegdatum',
    reason: 'Warum',
    reasonHelp: 'Steht auf den Belegen.',
    start: 'Ausrechnen',
    incomplete: 'Geben Sie Gesellschaft, Beginn, Grund und Belegdatum an.',
    selects: '{count} Kunden wurde in diesem Zeitraum etwas berechnet; sie werden neu bewertet.',
    consequence:
      'Noch wird nichts ausgestellt: Sie sehen Vorher und Nachher je Kunde und geben den Lauf dann frei oder brechen ihn ab.',
    mayNot: 'Sie sehen Läufe, starten sie aber nicht.',
    does: 'Vorher und Nachher zeigen',
  },
})
