import { inFour } from '../../ui/words/in-four.ts'

/** The page of a screen that cannot be shown. */
export const FAILED_WORDS = inFour({
  en: {
    forbidden: 'This is not for your roles',
    forbiddenWhy:
      'You are signed in as {name} ({roles}). What stands here needs a right that none of these roles has.',
    forbiddenWhat:
      'Ask whoever manages people and roles for it, and say which screen you need and why.',
    unknown: 'Not found',
    unknownWhat: 'Press / and search for the number or the name, or look in the lists.',
    failed: 'This cannot be shown now',
    notLoaded:
      'A part of the console did not come over the network. It is loaded again by itself once the connection is back.',
    atFault:
      'The console is at fault here. Load the screen again; if it stays, tell IT what you did.',
    again: 'Load again',
    home: 'Go to home',
    back: 'Back to where you were',
  },
  fr: {
    forbidden: 'Ceci n’est pas prévu pour vos rôles',
    forbiddenWhy:
      'Vous êtes connecté en tant que {name} ({roles}). Ce qui se trouve ici demande un droit qu’aucun de ces rôles n’a.',
    forbiddenWhat:
      'Demandez-le à qui gère les personnes et les rôles, en disant quel écran il vous faut et pourquoi.',
    unknown: 'Introuvable',
    unknownWhat: 'Appuyez sur / et cherchez le numéro ou le nom, ou regardez dans les listes.',
    failed: 'Impossible d’afficher ceci pour l’instant',
    notLoaded:
      'Une partie de la console n’est pas arrivée par le réseau. Elle sera rechargée d’elle-même dès que la connexion sera rétablie.',
    atFault:
      'La console est en défaut ici. Rechargez l’écran ; si cela persiste, dites à l’informatique ce que vous avez fait.',
    again: 'Recharger',
    home: 'Aller à l’accueil',
    back: 'Revenir où vous étiez',
  },
  es: {
    forbidden: 'Esto no está previsto para sus roles',
    forbiddenWhy:
      'Ha entrado como {name} ({roles}). Lo que hay aquí requiere un permiso que ninguno de esos roles tiene.',
    forbiddenWhat:
      'Pídalo a quien gestiona personas y roles, y diga qué pantalla necesita y para qué.',
    unknown: 'No encontrado',
    unknownWhat: 'Pulse / y busque el número o el nombre, o mire en las listas.',
    failed: 'Ahora no se puede mostrar',
    notLoaded:
      'Una parte de la consola no llegó por la red. Se carga de nuevo por sí sola en cuanto vuelva la conexión.',
    atFault:
      'La consola falla aquí. Cargue la pantalla de nuevo; si sigue igual, diga a informática qué hizo.',
    again: 'Cargar de nuevo',
    home: 'Ir al inicio',
    back: 'Volver a donde estaba',
  },
  de: {
    forbidden: 'Das ist für Ihre Rollen nicht vorgesehen',
    forbiddenWhy:
      'Sie sind angemeldet als {name} ({roles}). Was hier steht, braucht ein Recht, das keine dieser Rollen hat.',
    forbiddenWhat:
      'Bitten Sie, wer Personen und Rollen verwaltet, darum, und sagen Sie, welchen Bildschirm Sie wozu brauchen.',
    unknown: 'Nicht gefunden',
    unknownWhat:
      'Drücken Sie / und suchen Sie nach der Nummer oder dem Namen, oder sehen Sie in den Listen nach.',
    failed: 'Das lässt sich gerade nicht zeigen',
    notLoaded:
      'Ein Teil der Konsole kam nicht über das Netz. Er wird von selbst neu geladen, sobald die Verbindung wieder steht.',
    atFault:
      'Hier hat die Konsole einen Fehler. Laden Sie den Bildschirm neu; bleibt er, sagen Sie der IT, was Sie getan haben.',
    again: 'Neu laden',
    home: 'Zur Startseite',
    back: 'Zurück, wo Sie waren',
  },
})
