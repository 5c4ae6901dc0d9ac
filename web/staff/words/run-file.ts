import { inFour } from '../../ui/words/in-four.ts'

/** The file of a run, and that it goes to the bank once. */
export const RUN_FILE_WORDS = inFour({
  en: {
    taken: 'Taken to the bank',
    again: 'Take the file again …',
    told: 'This file was taken on {at}. If the bank gets it twice, the money moves twice. Take it again only if it never reached the bank.',
    why: 'Why it is taken again',
    do: 'Take it again',
    leave: 'Leave it',
  },
  fr: {
    taken: 'Porté à la banque',
    again: 'Reprendre le fichier …',
    told: 'Ce fichier a été pris le {at}. Si la banque le reçoit deux fois, l’argent part deux fois. Ne le reprenez que s’il n’est jamais parvenu à la banque.',
    why: 'Pourquoi il est repris',
    do: 'Le reprendre',
    leave: 'Laisser',
  },
  es: {
    taken: 'Llevado al banco',
    again: 'Tomar el fichero de nuevo …',
    told: 'Este fichero se tomó el {at}. Si el banco lo recibe dos veces, el dinero se mueve dos veces. Tómelo de nuevo solo si nunca llegó al banco.',
    why: 'Por qué se toma de nuevo',
    do: 'Tomarlo de nuevo',
    leave: 'Dejarlo',
  },
  de: {
    taken: 'Zur Bank gebracht',
    again: 'Datei erneut entnehmen …',
    told: 'Diese Datei wurde am {at} entnommen. Bekommt die Bank sie zweimal, fließt das Geld zweimal. Entnehmen Sie sie nur erneut, wenn sie nie bei der Bank ankam.',
    why: 'Warum sie erneut entnommen wird',
    do: 'Erneut entnehmen',
    leave: 'Lassen',
  },
})
