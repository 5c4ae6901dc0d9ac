import { inFour } from '../../ui/words/in-four.ts'

/** Files kept with a thing: signed mandates, pictures of checks. */
export const KEPT_FILES_WORDS = inFour({
  en: {
    papers: 'Signed paper',
    noPapers: 'The signed paper is not kept here.',
    lacks:
      'Nothing is debited under this mandate before its signed paper is kept: our settings ask for it.',
    keepPaper: 'Keep a signed paper …',
    images: 'Pictures',
    noImages: 'No picture is kept with it.',
    keepImage: 'Keep a picture …',
    kept: 'Kept: {name}',
    known: 'This file was kept already.',
    size: '{kb} kB',
    hash: 'SHA-256 {hash}',
    picture: 'Picture {number}',
    limits: 'PNG, JPEG or PDF, at most 3 MB',
  },
  fr: {
    papers: 'Document signé',
    noPapers: 'Le document signé n’est pas conservé ici.',
    lacks:
      'Rien n’est prélevé avec ce mandat avant que son document signé soit conservé : nos réglages l’exigent.',
    keepPaper: 'Conserver un document signé …',
    images: 'Images',
    noImages: 'Aucune image n’est conservée.',
    keepImage: 'Conserver une image …',
    kept: 'Conservé : {name}',
    known: 'Ce fichier était déjà conservé.',
    size: '{kb} ko',
    hash: 'SHA-256 {hash}',
    picture: 'Image {number}',
    limits: 'PNG, JPEG ou PDF, 3 Mo au plus',
  },
  es: {
    papers: 'Documento firmado',
    noPapers: 'El documento firmado no se guarda aquí.',
    lacks:
      'No se adeuda nada con este mandato hasta que se guarde su documento firmado: así lo piden nuestros ajustes.',
    keepPaper: 'Guardar un documento firmado …',
    images: 'Imágenes',
    noImages: 'No se guarda ninguna imagen.',
    keepImage: 'Guardar una imagen …',
    kept: 'Guardado: {name}',
    known: 'Este archivo ya estaba guardado.',
    size: '{kb} kB',
    hash: 'SHA-256 {hash}',
    picture: 'Imagen {number}',
    limits: 'PNG, JPEG o PDF, 3 MB como máximo',
  },
  de: {
    papers: 'Unterschriebenes Papier',
    noPapers: 'Das unterschriebene Papier liegt nicht vor.',
    lacks:
      'Mit diesem Mandat wird nichts eingezogen, bevor sein unterschriebenes Papier abgelegt ist: Unsere Einstellungen verlangen es.',
    keepPaper: 'Unterschriebenes Papier ablegen …',
    images: 'Bilder',
    noImages: 'Kein Bild ist abgelegt.',
    keepImage: 'Bild ablegen …',
    kept: 'Abgelegt: {name}',
    known: 'Diese Datei war schon abgelegt.',
    size: '{kb} kB',
    hash: 'SHA-256 {hash}',
    picture: 'Bild {number}',
    limits: 'PNG, JPEG oder PDF, höchstens 3 MB',
  },
})
