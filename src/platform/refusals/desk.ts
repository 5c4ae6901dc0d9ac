import type { RefusalTexts } from './sentence.ts'

/** Refusals about saved views and about work over many rows. */
export const deskRefusals: RefusalTexts = {
  too_many_views: {
    provokedBy: 'a saved view too many',
    en: 'You have {most} saved views, which is the most. Remove one that you no longer need.',
    fr: 'Vous avez {most} vues enregistrées, le maximum. Supprimez-en une dont vous n’avez plus besoin.',
    es: 'Tiene {most} vistas guardadas, el máximo. Elimine una que ya no necesite.',
    de: 'Sie haben {most} gespeicherte Ansichten, mehr geht nicht. Entfernen Sie eine, die Sie nicht mehr brauchen.',
  },
  unknown_view: {
    provokedBy: 'removing a view of somebody else, or one that is gone',
    en: 'You have no saved view {view}. Load the list again to see which there are.',
    fr: 'Vous n’avez pas de vue enregistrée {view}. Rechargez la liste pour voir lesquelles existent.',
    es: 'No tiene ninguna vista guardada {view}. Vuelva a cargar la lista para ver cuáles hay.',
    de: 'Eine gespeicherte Ansicht {view} haben Sie nicht. Laden Sie die Liste neu, um zu sehen, welche es gibt.',
  },
  no_bulk_action: {
    provokedBy: 'a command over rows of a list that it has nothing to do with',
    en: '{command} cannot be done over rows of {list}. Choose one of the actions that the list offers.',
    fr: '{command} ne peut se faire sur des lignes de {list}. Choisissez une action que la liste propose.',
    es: '{command} no puede hacerse sobre filas de {list}. Elija una de las acciones que ofrece la lista.',
    de: '{command} geht nicht über Zeilen von {list}. Wählen Sie eine Aktion, die die Liste anbietet.',
  },
  unknown_bulk: {
    provokedBy: 'bulk work of somebody else, or none',
    en: 'You have no bulk work {bulk}. See the list bulk-runs for yours.',
    fr: 'Vous n’avez pas de traitement par lot {bulk}. Voyez les vôtres dans la liste bulk-runs.',
    es: 'No tiene ningún trabajo en lote {bulk}. Vea los suyos en la lista bulk-runs.',
    de: 'Eine Sammelaktion {bulk} haben Sie nicht. Ihre stehen in der Liste bulk-runs.',
  },
  bulk_not_so_far: {
    provokedBy: 'carrying bulk work out before it was tried, or after it ended',
    en: 'That cannot be done while the work is {state}. Wait until it has been tried, or prepare it anew.',
    fr: 'Impossible tant que le traitement est {state}. Attendez la fin de l’essai ou préparez-le à nouveau.',
    es: 'No es posible mientras el trabajo está {state}. Espere a que se pruebe o prepárelo de nuevo.',
    de: 'Das geht nicht, solange die Sammelaktion {state} ist. Warten Sie den Probelauf ab oder bereiten Sie sie neu vor.',
  },
}
