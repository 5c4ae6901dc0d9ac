import type { RefusalTexts } from './sentence.ts'

export const documentsRefusals: RefusalTexts = {
  logo_no_picture: {
    provokedBy: 'a logo that is no PNG or JPEG, or one that is broken',
    en: 'This is no PNG or JPEG that can be printed. Save the logo as PNG (or JPEG in RGB, not CMYK) and take that file.',
    fr: 'Ce n’est pas un PNG ou JPEG imprimable. Enregistrez le logo en PNG (ou en JPEG RVB, non CMJN) et prenez ce fichier.',
    es: 'No es un PNG o JPEG que se pueda imprimir. Guarde el logotipo como PNG (o JPEG en RGB, no CMYK) y use ese archivo.',
    de: 'Das ist kein druckbares PNG oder JPEG. Speichern Sie das Logo als PNG (oder als JPEG in RGB, nicht CMYK) und nehmen Sie diese Datei.',
  },
  logo_too_large: {
    provokedBy: 'a logo that would make every document heavy',
    en: 'The logo has {kilobytes} kB; every document carries it, so {most} kB are the most. Save it smaller: 600 pixels wide are enough for paper.',
    fr: 'Le logo pèse {kilobytes} ko ; chaque document le porte, {most} ko sont le maximum. Enregistrez-le plus petit : 600 pixels de large suffisent au papier.',
    es: 'El logotipo tiene {kilobytes} kB; cada documento lo lleva, así que {most} kB es el máximo. Guárdelo más pequeño: 600 píxeles de ancho bastan para papel.',
    de: 'Das Logo hat {kilobytes} kB; jeder Beleg trägt es, darum sind {most} kB das Höchste. Speichern Sie es kleiner: 600 Pixel Breite reichen für Papier.',
  },
  logo_size: {
    provokedBy: 'a logo of too few or too many pixels',
    en: 'The logo has {width} × {height} pixels. Take one whose sides have between {least} and {most} pixels.',
    fr: 'Le logo a {width} × {height} pixels. Prenez-en un dont les côtés ont entre {least} et {most} pixels.',
    es: 'El logotipo tiene {width} × {height} píxeles. Use uno cuyos lados tengan entre {least} y {most} píxeles.',
    de: 'Das Logo hat {width} × {height} Pixel. Nehmen Sie eines, dessen Seiten zwischen {least} und {most} Pixel haben.',
  },
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
