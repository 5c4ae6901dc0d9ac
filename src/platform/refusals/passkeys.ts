import type { RefusalTexts } from './sentence.ts'

/** Sentences about passkeys. */
export const passkeyRefusals: RefusalTexts = {
  passkey_refused: {
    provokedBy: 'a passkey made for another server, another challenge, or after five minutes',
    en: 'The passkey was not accepted. Ask for a new one and finish within five minutes.',
    fr: 'La clé d’accès n’a pas été acceptée. Redemandez-en une et terminez dans les cinq minutes.',
    es: 'No se aceptó la llave de acceso. Pida otra y termine en cinco minutos.',
    de: 'Der Passkey wurde nicht angenommen. Fordern Sie einen neuen an und schließen Sie binnen fünf Minuten ab.',
  },
  passkey_known: {
    provokedBy: 'adding a passkey that is on record already',
    en: 'This passkey is on record already. Choose another device, or go on with this one.',
    fr: 'Cette clé d’accès est déjà enregistrée. Prenez un autre appareil ou gardez celle-ci.',
    es: 'Esta llave de acceso ya consta. Elija otro dispositivo o siga con esta.',
    de: 'Dieser Passkey ist schon hinterlegt. Nehmen Sie ein anderes Gerät oder bleiben Sie dabei.',
  },
  passkey_unknown: {
    provokedBy: 'taking a passkey away that one does not have',
    en: 'You have no such passkey. Look at the list again.',
    fr: 'Vous n’avez pas cette clé d’accès. Revoyez la liste.',
    es: 'Usted no tiene esa llave de acceso. Vuelva a mirar la lista.',
    de: 'Sie haben keinen solchen Passkey. Sehen Sie die Liste noch einmal an.',
  },
}
