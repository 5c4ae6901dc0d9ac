import type { Language } from '../../platform/refusals/sentence.ts'

type PasswordMail = {
  readonly subject: string
  readonly greeting: string
  readonly asked: string
  readonly otherwise: string
}

/** The mail to somebody who forgot their password, by language. */
export const PASSWORD_MAIL: Readonly<Record<Language, PasswordMail>> = {
  en: {
    subject: 'Choose a new password',
    greeting: 'Hello {name},',
    asked:
      'somebody asked for a new password for your sign-in. Choose it here; the link works once, for {hours} hour:',
    otherwise:
      'If it was not you, do nothing: your password stays as it is. Should such mails keep coming, tell your administrator.',
  },
  fr: {
    subject: 'Choisir un nouveau mot de passe',
    greeting: 'Bonjour {name},',
    asked:
      'un nouveau mot de passe a été demandé pour votre connexion. Choisissez-le ici ; le lien sert une fois, pendant {hours} heure :',
    otherwise:
      'Si ce n’était pas vous, ne faites rien : votre mot de passe ne change pas. Si de tels messages se répètent, prévenez votre administrateur.',
  },
  es: {
    subject: 'Elegir una contraseña nueva',
    greeting: 'Hola, {name}:',
    asked:
      'alguien ha pedido una contraseña nueva para su inicio de sesión. Elíjala aquí; el enlace sirve una vez, durante {hours} hora:',
    otherwise:
      'Si no ha sido usted, no haga nada: su contraseña no cambia. Si estos mensajes se repiten, avise a su administrador.',
  },
  de: {
    subject: 'Ein neues Passwort wählen',
    greeting: 'Guten Tag {name},',
    asked:
      'für Ihre Anmeldung wurde ein neues Passwort angefordert. Wählen Sie es hier; der Link gilt einmal und {hours} Stunde lang:',
    otherwise:
      'Waren Sie es nicht, so tun Sie nichts: Ihr Passwort bleibt, wie es ist. Kommen solche Mails öfter, sagen Sie es der Verwaltung.',
  },
}
