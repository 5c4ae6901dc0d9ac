import type { RefusalTexts } from './sentence.ts'

export const documentsRefusals: RefusalTexts = {
  unknown_document: {
    provokedBy: 'asking for a document, or a copy of one, by a number that none bears',
    en: 'No document bears the number {document}. Check the number; drafts have none.',
    fr: 'Aucun document ne porte le numéro {document}. Vérifiez le numéro ; les brouillons n’en ont pas.',
    es: 'Ningún documento lleva el número {document}. Compruebe el número; los borradores no tienen.',
    de: 'Kein Beleg trägt die Nummer {document}. Prüfen Sie die Nummer; Entwürfe haben keine.',
  },
  document_not_printable: {
    provokedBy: 'asking for a document that was issued but cannot be printed',
    en: 'Document {document} is issued but cannot be printed. The log says why; after the repair ask for it again.',
    fr: 'Le document {document} est émis mais ne peut pas être imprimé. Le journal dit pourquoi ; redemandez-le après la réparation.',
    es: 'El documento {document} está emitido, pero no se puede imprimir. El registro dice por qué; pídalo de nuevo tras la reparación.',
    de: 'Beleg {document} ist ausgestellt, lässt sich aber nicht drucken. Das Protokoll nennt den Grund; fordern Sie ihn nach der Behebung neu an.',
  },
  original_changed: {
    provokedBy: 'asking for a document whose file is no longer the one that was issued',
    en: 'The file {path} of document {document} was changed: issued with SHA-256 {recorded}, found {found}. It is not handed out; restore it from a backup.',
    fr: 'Le fichier {path} du document {document} a été modifié : émis avec SHA-256 {recorded}, trouvé {found}. Il n’est pas remis ; restaurez-le depuis une sauvegarde.',
    es: 'El archivo {path} del documento {document} fue modificado: emitido con SHA-256 {recorded}, encontrado {found}. No se entrega; restáurelo de una copia de seguridad.',
    de: 'Die Datei {path} von Beleg {document} wurde verändert: ausgestellt mit SHA-256 {recorded}, gefunden {found}. Sie wird nicht herausgegeben; stellen Sie sie aus einer Sicherung wieder her.',
  },
  copy_changed: {
    provokedBy: 'sending a copy that was registered with another version of the template',
    en: 'Copy {copy} of document {document} no longer prints with the bytes under which it was registered: the template has changed since. Make a new copy and send that.',
    fr: 'La copie {copy} du document {document} ne s’imprime plus avec les octets sous lesquels elle a été enregistrée : le modèle a changé depuis. Faites une nouvelle copie et envoyez-la.',
    es: 'La copia {copy} del documento {document} ya no se imprime con los bytes con los que se registró: la plantilla ha cambiado desde entonces. Haga una copia nueva y envíela.',
    de: 'Kopie {copy} von Beleg {document} ergibt nicht mehr die Bytes, unter denen sie registriert wurde: Die Vorlage hat sich seither geändert. Erstellen Sie eine neue Kopie und versenden Sie diese.',
  },
  original_lost: {
    provokedBy: 'asking for a document whose file is gone and which now prints with other bytes',
    en: 'The file {path} of document {document} is gone, and printing it now gives SHA-256 {found}, not {recorded} as issued. Restore it from a backup, or print a copy.',
    fr: 'Le fichier {path} du document {document} a disparu et l’impression actuelle donne SHA-256 {found}, non {recorded} comme émis. Restaurez-le depuis une sauvegarde ou imprimez une copie.',
    es: 'El archivo {path} del documento {document} ha desaparecido e imprimirlo ahora da SHA-256 {found}, no {recorded} como se emitió. Restáurelo de una copia de seguridad o imprima una copia.',
    de: 'Die Datei {path} von Beleg {document} fehlt, und ein Druck ergibt jetzt SHA-256 {found}, nicht {recorded} wie ausgestellt. Stellen Sie sie aus einer Sicherung wieder her oder drucken Sie eine Kopie.',
  },
}
