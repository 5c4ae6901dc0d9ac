import type { Phrases } from '../phrases.ts'

/** Ids, numbers and names by which records are found, as validation expects them. */
export const recordPhrases: Phrases = {
  'an id': { fr: 'un identifiant', es: 'un id', de: 'eine ID' },
  'an id in small letters': {
    fr: 'un identifiant en minuscules',
    es: 'un id en minúsculas',
    de: 'eine ID in Kleinbuchstaben',
  },
  'an id such as {1}': {
    fr: 'un identifiant comme {1}',
    es: 'un id como {1}',
    de: 'eine ID wie {1}',
  },
  'the id of a bill run': {
    fr: 'l’identifiant d’un cycle de facturation',
    es: 'el id de una facturación',
    de: 'die ID eines Rechnungslaufs',
  },
  'the id of a hold': {
    fr: 'l’identifiant d’un blocage',
    es: 'el id de una retención',
    de: 'die ID einer Sperre',
  },
  'the id of a key': {
    fr: 'l’identifiant d’une clé',
    es: 'el id de una clave',
    de: 'die ID eines Schlüssels',
  },
  'the id of a message': {
    fr: 'l’identifiant d’un message',
    es: 'el id de un mensaje',
    de: 'die ID einer Nachricht',
  },
  'the id of a refused row': {
    fr: 'l’identifiant d’une ligne refusée',
    es: 'el id de una fila rechazada',
    de: 'die ID einer abgelehnten Zeile',
  },
  'the id of a view': {
    fr: 'l’identifiant d’une vue',
    es: 'el id de una vista',
    de: 'die ID einer Ansicht',
  },
  'the id of an account': {
    fr: 'l’identifiant d’un compte',
    es: 'el id de una cuenta',
    de: 'die ID eines Kontos',
  },
  'the id of an endpoint': {
    fr: 'l’identifiant d’un point de réception',
    es: 'el id de un destino',
    de: 'die ID eines Endpunkts',
  },
  'the id of an entry of the timeline': {
    fr: 'l’identifiant d’une entrée de la chronologie',
    es: 'el id de una entrada de la cronología',
    de: 'die ID eines Eintrags der Zeitleiste',
  },
  'the id of an event, without evt_': {
    fr: 'l’identifiant d’un événement, sans evt_',
    es: 'el id de un evento, sin evt_',
    de: 'die ID eines Ereignisses, ohne evt_',
  },
  'the id of an import': {
    fr: 'l’identifiant d’un import',
    es: 'el id de una importación',
    de: 'die ID eines Imports',
  },
  'the name of a CSV file, such as accounts.csv': {
    fr: 'le nom d’un fichier CSV, comme accounts.csv',
    es: 'el nombre de un fichero CSV, como accounts.csv',
    de: 'der Name einer CSV-Datei, etwa accounts.csv',
  },
  'the number of a job, such as 1204': {
    fr: 'le numéro d’une tâche, comme 1204',
    es: 'el número de una tarea, como 1204',
    de: 'die Nummer eines Auftrags, etwa 1204',
  },
  'the id of an order': {
    fr: 'l’identifiant d’une commande',
    es: 'el id de un pedido',
    de: 'die ID eines Auftrags',
  },
  'the id of bulk work': {
    fr: 'l’identifiant d’un lot',
    es: 'el id de un lote',
    de: 'die ID einer Sammelaktion',
  },
  'the input of the command': {
    fr: 'la saisie de la commande',
    es: 'la entrada del comando',
    de: 'die Eingabe des Befehls',
  },
  'the name of a property': {
    fr: 'le nom d’une propriété',
    es: 'el nombre de una propiedad',
    de: 'der Name einer Eigenschaft',
  },
  'the number of a line': {
    fr: 'le numéro d’une ligne',
    es: 'el número de una línea',
    de: 'die Nummer einer Zeile',
  },
  'the serial number of a meter': {
    fr: 'le numéro de série d’un compteur',
    es: 'el número de serie de un contador',
    de: 'die Seriennummer eines Zählers',
  },
  'the code of a provider': {
    fr: 'le code d’un prestataire',
    es: 'el código de un proveedor',
    de: 'das Kürzel eines Anbieters',
  },
  'the code of a provider: a-z, 0-9 and dashes': {
    fr: 'le code d’un prestataire : a-z, 0-9 et tirets',
    es: 'el código de un proveedor: a-z, 0-9 y guiones',
    de: 'das Kürzel eines Anbieters: a-z, 0-9 und Bindestriche',
  },
  'the code of a template': {
    fr: 'le code d’un modèle',
    es: 'el código de una plantilla',
    de: 'das Kürzel einer Vorlage',
  },
  "the provider's name for it, not a number of a card or account": {
    fr: 'le nom que lui donne le prestataire, pas un numéro de carte ou de compte',
    es: 'el nombre que le da el proveedor, no un número de tarjeta o cuenta',
    de: 'der Name, den der Anbieter dafür hat, keine Karten- oder Kontonummer',
  },
  'the place of an age, or credit': {
    fr: 'le rang d’une tranche d’âge, ou credit',
    es: 'el lugar de un tramo de antigüedad, o credit',
    de: 'die Stelle eines Alters oder credit',
  },
  'how many to leave out': {
    fr: 'combien en laisser de côté',
    es: 'cuántos omitir',
    de: 'wie viele auszulassen sind',
  },
  'the `next` of the page before': {
    fr: 'le `next` de la page précédente',
    es: 'el `next` de la página anterior',
    de: 'das `next` der vorigen Seite',
  },
  'the version that POST /v1/previews/version told': {
    fr: 'la version indiquée par POST /v1/previews/version',
    es: 'la versión que indicó POST /v1/previews/version',
    de: 'die Version, die POST /v1/previews/version nannte',
  },
  'the column {1}, by which {2} is found': {
    fr: 'la colonne {1}, par laquelle {2} se trouve',
    es: 'la columna {1}, por la que se encuentra {2}',
    de: 'die Spalte {1}, über die {2} gefunden wird',
  },
  'names with commas between': {
    fr: 'des noms séparés par des virgules',
    es: 'nombres separados por comas',
    de: 'Namen, durch Kommas getrennt',
  },
  'keys as ids with commas between': {
    fr: 'des clés (UUID) séparées par des virgules',
    es: 'claves (UUID) separadas por comas',
    de: 'Schlüssel (UUID), durch Kommas getrennt',
  },
  'names of columns with commas between': {
    fr: 'des noms de colonnes séparés par des virgules',
    es: 'nombres de columnas separados por comas',
    de: 'Spaltennamen, durch Kommas getrennt',
  },
  'nothing of this list': {
    fr: 'rien pour cette liste',
    es: 'nada de esta lista',
    de: 'nichts aus dieser Liste',
  },
  'a permission such as usage.record, or * for all': {
    fr: 'un droit comme usage.record, ou * pour tous',
    es: 'un permiso como usage.record, o * para todos',
    de: 'eine Berechtigung wie usage.record oder * für alle',
  },
  'a type of event': {
    fr: 'un type d’événement',
    es: 'un tipo de evento',
    de: 'eine Art von Ereignis',
  },
  'a type of event such as invoice.issued, or * for all': {
    fr: 'un type d’événement comme invoice.issued, ou * pour tous',
    es: 'un tipo de evento como invoice.issued, o * para todos',
    de: 'eine Art von Ereignis wie invoice.issued oder * für alle',
  },
  'an event, or a list of 1 to {1}': {
    fr: 'un événement, ou une liste de 1 à {1}',
    es: 'un evento, o una lista de 1 a {1}',
    de: 'ein Ereignis oder eine Liste von 1 bis {1}',
  },
  'a plan version such as {1}': {
    fr: 'une version de formule comme {1}',
    es: 'una versión de tarifa como {1}',
    de: 'eine Tarifversion wie {1}',
  },
  'a mandate reference': {
    fr: 'une référence de mandat',
    es: 'una referencia de mandato',
    de: 'eine Mandatsreferenz',
  },
  'a creditor identifier whose check digits are right': {
    fr: 'un identifiant créancier dont la clé de contrôle est juste',
    es: 'un identificador de acreedor con dígitos de control correctos',
    de: 'eine Gläubiger-Identifikationsnummer mit richtigen Prüfziffern',
  },
  'a tax id whose check digits are right': {
    fr: 'un numéro fiscal dont la clé de contrôle est juste',
    es: 'un número fiscal con dígitos de control correctos',
    de: 'eine Steuernummer mit richtigen Prüfziffern',
  },
  'a routing number': {
    fr: 'un numéro d’acheminement bancaire (routing number)',
    es: 'un número de ruta bancaria (routing number)',
    de: 'eine Bankleitzahl (routing number)',
  },
  'a routing number of nine digits whose check digit is right': {
    fr: 'un numéro d’acheminement bancaire (routing number) de neuf chiffres dont la clé de contrôle est juste',
    es: 'un número de ruta bancaria (routing number) de nueve cifras con dígito de control correcto',
    de: 'eine Bankleitzahl (routing number) aus neun Ziffern mit richtiger Prüfziffer',
  },
  'a UPI address such as name@bank': {
    fr: 'une adresse UPI telle que nom@banque',
    es: 'una dirección UPI como nombre@banco',
    de: 'eine UPI-Adresse wie name@bank',
  },
  'a BIC': { fr: 'un BIC', es: 'un BIC', de: 'ein BIC' },
  'an IBAN whose check digits are right': {
    fr: 'un IBAN dont la clé de contrôle est juste',
    es: 'un IBAN con dígitos de control correctos',
    de: 'eine IBAN mit richtigen Prüfziffern',
  },
  'an IBAN for SEPA and a routing number for ACH': {
    fr: 'un IBAN pour SEPA et un routing number pour ACH',
    es: 'un IBAN para SEPA y un routing number para ACH',
    de: 'eine IBAN für SEPA und eine routing number für ACH',
  },
  'an IBAN, or routing number, bank account and account type': {
    fr: 'un IBAN, ou routing number, compte bancaire et type de compte',
    es: 'un IBAN, o routing number, cuenta bancaria y tipo de cuenta',
    de: 'eine IBAN oder routing number, Bankkonto und Kontoart',
  },
  'all of ACH or nothing of it: ODFI, bank name, origin, company id, company name': {
    fr: 'tout ce qu’exige ACH ou rien : ODFI, nom de la banque, origine, identifiant et nom de l’entreprise',
    es: 'todo lo de ACH o nada: ODFI, nombre del banco, origen, id y nombre de la empresa',
    de: 'alle Angaben zu ACH oder keine: ODFI, Name der Bank, Ursprung, Kennung und Name der Firma',
  },
  'an account number': {
    fr: 'un numéro de compte',
    es: 'un número de cuenta',
    de: 'eine Kontonummer',
  },
  'an account number of at most {1} letters and digits': {
    fr: 'un numéro de compte d’au plus {1} lettres et chiffres',
    es: 'un número de cuenta de {1} letras y cifras como máximo',
    de: 'eine Kontonummer mit höchstens {1} Buchstaben und Ziffern',
  },
  'at most the last four digits': {
    fr: 'au plus les quatre derniers chiffres',
    es: 'como máximo las cuatro últimas cifras',
    de: 'höchstens die letzten vier Ziffern',
  },
  'a number by which files name it': {
    fr: 'un numéro sous lequel les fichiers le désignent',
    es: 'un número con el que la nombran los archivos',
    de: 'eine Nummer, unter der Dateien es nennen',
  },
  'an account of the chart such as {1}': {
    fr: 'un compte du plan comptable comme {1}',
    es: 'una cuenta del plan contable como {1}',
    de: 'ein Konto des Kontenplans wie {1}',
  },
  'an account of the chart: four digits': {
    fr: 'un compte du plan comptable : quatre chiffres',
    es: 'una cuenta del plan contable: cuatro cifras',
    de: 'ein Konto des Kontenplans: vier Ziffern',
  },
  'a revenue account of the chart, 4000 to 4999': {
    fr: 'un compte de produits du plan comptable, 4000 à 4999',
    es: 'una cuenta de ingresos del plan contable, 4000 a 4999',
    de: 'ein Erlöskonto des Kontenplans, 4000 bis 4999',
  },
}
