import { inFour } from '../../ui/words/in-four.ts'

export const LOGO_WORDS = inFour({
  en: {
    title: 'Logo',
    none: 'No logo: the name stands in its place.',
    chosen: 'The logo that was chosen',
    hint: 'A PNG or JPEG of up to 100 kB, at best 600 pixels wide on white or without background.',
    choose: 'Choose a logo',
    consequence:
      'Documents issued from now on bear it, and letters, statements, e-mails and the customers’ pages. Issued documents, also copies of them, keep their head.',
    removalConsequence:
      'Documents issued from now on bear the name alone. Issued documents keep their logo.',
    does: 'Take this logo',
    remove: 'Take the logo away',
    leave: 'Leave it as it is',
    done: 'Done. The next document bears it so.',
    broken: 'This file cannot be shown as a picture.',
  },
  fr: {
    title: 'Logo',
    none: 'Pas de logo : le nom en tient lieu.',
    chosen: 'Le logo choisi',
    hint: 'Un PNG ou JPEG de 100 ko au plus, de préférence 600 pixels de large, sur blanc ou sans fond.',
    choose: 'Choisir un logo',
    consequence:
      'Les documents émis désormais le portent, ainsi que lettres, relevés, e-mails et pages des clients. Les documents émis et leurs copies gardent leur en-tête.',
    removalConsequence:
      'Les documents émis désormais portent le nom seul. Les documents émis gardent leur logo.',
    does: 'Prendre ce logo',
    remove: 'Retirer le logo',
    leave: 'Laisser tel quel',
    done: 'Fait. Le prochain document le portera ainsi.',
    broken: 'Ce fichier ne peut être affiché comme image.',
  },
  es: {
    title: 'Logotipo',
    none: 'Sin logotipo: el nombre ocupa su lugar.',
    chosen: 'El logotipo elegido',
    hint: 'Un PNG o JPEG de hasta 100 kB, mejor de 600 píxeles de ancho, sobre blanco o sin fondo.',
    choose: 'Elegir un logotipo',
    consequence:
      'Lo llevan los documentos que se emitan desde ahora, y cartas, extractos, correos y páginas de clientes. Los documentos emitidos y sus copias conservan su cabecera.',
    removalConsequence:
      'Los documentos que se emitan desde ahora llevan solo el nombre. Los emitidos conservan su logotipo.',
    does: 'Usar este logotipo',
    remove: 'Quitar el logotipo',
    leave: 'Dejarlo como está',
    done: 'Hecho. El próximo documento lo llevará así.',
    broken: 'Este archivo no se puede mostrar como imagen.',
  },
  de: {
    title: 'Logo',
    none: 'Kein Logo: Der Name steht an seiner Stelle.',
    chosen: 'Das gewählte Logo',
    hint: 'Ein PNG oder JPEG bis 100 kB, am besten 600 Pixel breit, auf Weiß oder ohne Hintergrund.',
    choose: 'Logo wählen',
    consequence:
      'Von nun an ausgestellte Belege tragen es, ebenso Briefe, Kontoauszüge, E-Mails und die Seiten der Kunden. Ausgestellte Belege und ihre Kopien behalten ihren Kopf.',
    removalConsequence:
      'Von nun an ausgestellte Belege tragen nur den Namen. Ausgestellte behalten ihr Logo.',
    does: 'Dieses Logo nehmen',
    remove: 'Logo entfernen',
    leave: 'So lassen',
    done: 'Erledigt. Der nächste Beleg trägt es so.',
    broken: 'Diese Datei lässt sich nicht als Bild zeigen.',
  },
})
