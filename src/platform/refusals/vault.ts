import type { RefusalTexts } from './sentence.ts'

/** Sentences about secret keys and what they seal. */
export const vaultRefusals: RefusalTexts = {
  secret_key_missing: {
    provokedBy: 'a sealed field whose key is in neither the environment nor the data folder',
    en: 'This was sealed with secret key {version}, which is not at hand. Put that key back: QUITTANCE_SECRET_KEY, or the file secret-key of the data folder, from a backup.',
    fr: 'Ceci a été scellé avec la clé secrète {version}, qui manque. Remettez-la : QUITTANCE_SECRET_KEY, ou le fichier secret-key du dossier de données, depuis une sauvegarde.',
    es: 'Esto se selló con la clave secreta {version}, que falta. Repóngala: QUITTANCE_SECRET_KEY, o el archivo secret-key de la carpeta de datos, desde una copia de seguridad.',
    de: 'Dies wurde mit dem geheimen Schlüssel {version} versiegelt, der fehlt. Legen Sie ihn zurück: QUITTANCE_SECRET_KEY oder die Datei secret-key im Datenordner, aus einer Sicherung.',
  },
  secret_key_other: {
    provokedBy: 'a machine whose secret key differs from the one that the database knows',
    en: 'Secret key {version} here ({fingerprint}) is not the one that this database knows ({expected}). Bring the right key, or give yours a new number: 2:KEY,1:OLDKEY.',
    fr: 'La clé secrète {version} d’ici ({fingerprint}) n’est pas celle que connaît cette base ({expected}). Apportez la bonne clé ou donnez un nouveau numéro à la vôtre : 2:CLÉ,1:ANCIENNE.',
    es: 'La clave secreta {version} de aquí ({fingerprint}) no es la que conoce esta base ({expected}). Traiga la correcta o dé a la suya otro número: 2:CLAVE,1:ANTERIOR.',
    de: 'Der geheime Schlüssel {version} hier ({fingerprint}) ist nicht der, den diese Datenbank kennt ({expected}). Bringen Sie den richtigen oder geben Sie Ihrem eine neue Nummer: 2:NEU,1:ALT.',
  },
  unknown_secret_key: {
    provokedBy: '`quittance keys retire` with a number that no key has',
    en: 'There is no secret key {version}. quittance keys lists them.',
    fr: 'Il n’y a pas de clé secrète {version}. quittance keys les énumère.',
    es: 'No hay clave secreta {version}. quittance keys las enumera.',
    de: 'Einen geheimen Schlüssel {version} gibt es nicht. quittance keys nennt alle.',
  },
  secret_key_in_use: {
    provokedBy: 'giving up a secret key that still seals, or by which something is sealed',
    en: 'Secret key {version} is still in use ({values} values). Make a newer one first (quittance keys rotate), or finish resealing (quittance keys reseal).',
    fr: 'La clé secrète {version} sert encore ({values} valeurs). Créez-en d’abord une plus récente (quittance keys rotate) ou terminez le scellement (quittance keys reseal).',
    es: 'La clave secreta {version} sigue en uso ({values} valores). Cree antes una más nueva (quittance keys rotate) o termine de sellar (quittance keys reseal).',
    de: 'Der geheime Schlüssel {version} wird noch gebraucht ({values} Werte). Erzeugen Sie zuerst einen neueren (quittance keys rotate) oder versiegeln Sie zu Ende (quittance keys reseal).',
  },
  secret_keys_not_ours: {
    provokedBy: '`quittance keys rotate` where the environment gives the keys',
    en: 'The secret keys come from the environment, so Quittance cannot change them. Put a new one first (2:NEWKEY,1:OLDKEY), start again, and run quittance keys reseal.',
    fr: 'Les clés secrètes viennent de l’environnement : Quittance ne peut pas les changer. Placez la nouvelle en tête (2:NOUVELLE,1:ANCIENNE), redémarrez, puis lancez quittance keys reseal.',
    es: 'Las claves secretas vienen del entorno, así que Quittance no puede cambiarlas. Ponga la nueva primero (2:NUEVA,1:ANTERIOR), reinicie y ejecute quittance keys reseal.',
    de: 'Die geheimen Schlüssel kommen aus der Umgebung, Quittance kann sie nicht ändern. Stellen Sie den neuen voran (2:NEU,1:ALT), starten Sie neu und rufen Sie quittance keys reseal auf.',
  },
}
