import type { RefusalTexts } from './sentence.ts'

/** What the server's pages and its start can refuse. */
export const serverRefusals: RefusalTexts = {
  unknown_page: {
    provokedBy: 'an address that no page has',
    en: 'There is no page {path}. Check the address, or start from the overview.',
    fr: 'Il n’y a pas de page {path}. Vérifiez l’adresse ou repartez de l’aperçu.',
    es: 'No existe la página {path}. Revise la dirección o empiece por el resumen.',
    de: 'Eine Seite {path} gibt es nicht. Prüfen Sie die Adresse oder beginnen Sie beim Überblick.',
  },
  unknown_number: {
    provokedBy: 'looking up a number that no document, account or bill run bears',
    en: 'No document, account or bill run bears the number {number}. Check it, or look in the lists.',
    fr: 'Aucun document, compte ni facturation ne porte le numéro {number}. Vérifiez-le ou cherchez dans les listes.',
    es: 'Ningún documento, cuenta o facturación lleva el número {number}. Revíselo o busque en las listas.',
    de: 'Kein Beleg, Konto oder Abrechnungslauf trägt die Nummer {number}. Prüfen Sie sie oder suchen Sie in den Listen.',
  },
  document_file_not_made: {
    provokedBy: 'opening the PDF of a document before a worker has made it',
    en: 'The PDF of {document} has not been made yet. Check that a worker runs, and try again in a minute.',
    fr: 'Le PDF de {document} n’est pas encore fait. Vérifiez qu’un worker tourne et réessayez dans une minute.',
    es: 'El PDF de {document} aún no está hecho. Compruebe que hay un worker en marcha y pruebe en un minuto.',
    de: 'Das PDF von {document} ist noch nicht erstellt. Prüfen Sie, ob ein Worker läuft, und versuchen Sie es in einer Minute wieder.',
  },
  document_file_changed: {
    provokedBy: 'opening a PDF whose file is missing or is not the one that was issued',
    en: 'The file of {document} is missing or is not the one that was issued, so it is not shown. Restore the documents folder from a backup and run “quittance check”.',
    fr: 'Le fichier de {document} manque ou n’est pas celui qui fut émis ; il n’est pas montré. Rétablissez le dossier des documents depuis une sauvegarde et lancez « quittance check ».',
    es: 'El archivo de {document} falta o no es el que se emitió, así que no se muestra. Recupere la carpeta de documentos de una copia y ejecute «quittance check».',
    de: 'Die Datei von {document} fehlt oder ist nicht die ausgestellte; sie wird nicht gezeigt. Stellen Sie den Belegordner aus einer Sicherung her und führen Sie „quittance check“ aus.',
  },
  read_only_here: {
    provokedBy: 'sending anything but GET or HEAD to the server',
    en: 'The request was {method}, but the pages can only be read for now. Make changes with “quittance run”.',
    fr: 'La requête était {method}, mais les pages sont en lecture seule pour l’instant. Faites les modifications avec « quittance run ».',
    es: 'La petición fue {method}, pero por ahora las páginas son de solo lectura. Haga los cambios con «quittance run».',
    de: 'Die Anfrage war {method}, die Seiten sind aber vorerst nur zu lesen. Ändern Sie mit „quittance run“.',
  },
  foreign_host: {
    provokedBy: 'a request that names another host than this machine (DNS rebinding)',
    en: 'The request is meant for the host {host}, but this server serves its own machine alone. Use http://localhost with its port.',
    fr: 'La requête s’adresse à l’hôte {host}, mais ce serveur ne sert que sa propre machine. Utilisez http://localhost avec son port.',
    es: 'La petición va dirigida a {host}, pero este servidor solo atiende a su propia máquina. Use http://localhost con su puerto.',
    de: 'Die Anfrage gilt dem Rechner {host}, dieser Server bedient aber nur den eigenen. Nehmen Sie http://localhost mit seinem Port.',
  },
  address_not_understood: {
    provokedBy: 'an address with broken percent-encoding, or a request that is no HTTP',
    en: 'This address cannot be read. Check it for “%” signs that are cut off, or start from the overview.',
    fr: 'Cette adresse est illisible. Cherchez-y des signes « % » coupés, ou repartez de l’aperçu.',
    es: 'Esta dirección no se puede leer. Busque signos «%» cortados o empiece por el resumen.',
    de: 'Diese Adresse ist nicht lesbar. Suchen Sie darin abgeschnittene „%“-Zeichen oder beginnen Sie beim Überblick.',
  },
  page_takes_too_long: {
    provokedBy: 'a page that would take the database more than 15 seconds',
    en: 'The database needs too long for this page. Narrow it down with filters or an earlier date, or try again later.',
    fr: 'La base met trop de temps pour cette page. Restreignez-la par des filtres ou une date antérieure, ou réessayez plus tard.',
    es: 'La base de datos tarda demasiado con esta página. Acótela con filtros o una fecha anterior, o pruebe más tarde.',
    de: 'Die Datenbank braucht für diese Seite zu lange. Grenzen Sie sie mit Filtern oder einem früheren Datum ein oder versuchen Sie es später.',
  },
  database_unreachable: {
    provokedBy: 'a page while the database is stopped or restarting',
    en: 'The database cannot be reached. Try again in a minute; if it stays away, look at its log.',
    fr: 'La base est injoignable. Réessayez dans une minute ; si cela dure, consultez son journal.',
    es: 'No se puede acceder a la base de datos. Pruebe en un minuto; si persiste, mire su registro.',
    de: 'Die Datenbank ist nicht erreichbar. Versuchen Sie es in einer Minute; bleibt es dabei, sehen Sie in ihr Protokoll.',
  },
  port_in_use: {
    provokedBy: 'starting the server on a port that another program uses',
    en: 'Port {port} is in use by another program. End that program, or choose another port with --port or QUITTANCE_PORT.',
    fr: 'Le port {port} est pris par un autre programme. Arrêtez-le ou choisissez un autre port avec --port ou QUITTANCE_PORT.',
    es: 'El puerto {port} lo usa otro programa. Ciérrelo o elija otro puerto con --port o QUITTANCE_PORT.',
    de: 'Port {port} ist von einem anderen Programm belegt. Beenden Sie es oder wählen Sie mit --port oder QUITTANCE_PORT einen anderen.',
  },
  address_unusable: {
    provokedBy: 'starting the server on an address that this machine does not have or may not use',
    en: 'The server cannot listen on {host}, port {port} ({reason}). Choose an address of this machine with --host and a port above 1023 with --port.',
    fr: 'Le serveur ne peut écouter sur {host}, port {port} ({reason}). Choisissez une adresse de cette machine avec --host et un port supérieur à 1023 avec --port.',
    es: 'El servidor no puede escuchar en {host}, puerto {port} ({reason}). Elija una dirección de esta máquina con --host y un puerto superior a 1023 con --port.',
    de: 'Der Server kann an {host}, Port {port}, nicht lauschen ({reason}). Wählen Sie mit --host eine Adresse dieses Rechners und mit --port einen Port über 1023.',
  },
  no_sign_in_yet: {
    provokedBy: 'starting the server on an address that other machines can reach',
    en: 'On {host} everybody who reaches this machine could read all customer data, because nobody signs in yet. Leave --host out, or accept that with --insecure-no-sign-in.',
    fr: 'Sur {host}, quiconque atteint cette machine lirait toutes les données des clients, car il n’y a pas encore de connexion. Retirez --host, ou acceptez-le avec --insecure-no-sign-in.',
    es: 'En {host}, cualquiera que llegue a esta máquina podría leer todos los datos de clientes, porque aún no hay inicio de sesión. Quite --host o acéptelo con --insecure-no-sign-in.',
    de: 'Auf {host} könnte jeder, der diesen Rechner erreicht, alle Kundendaten lesen, denn eine Anmeldung gibt es noch nicht. Lassen Sie --host weg oder nehmen Sie es mit --insecure-no-sign-in in Kauf.',
  },
}
