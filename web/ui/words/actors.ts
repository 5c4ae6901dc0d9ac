import { inFour } from './in-four.ts'

/** Doers that are no people. */
export const ACTOR_WORDS = inFour({
  en: {
    commandLine: 'command line ({who})',
    byItself: 'automatically',
    customer: 'a customer, signed in',
  },
  fr: {
    commandLine: 'ligne de commande ({who})',
    byItself: 'automatiquement',
    customer: 'un client, connecté',
  },
  es: {
    commandLine: 'línea de comandos ({who})',
    byItself: 'automáticamente',
    customer: 'un cliente, con sesión iniciada',
  },
  de: {
    commandLine: 'Kommandozeile ({who})',
    byItself: 'automatisch',
    customer: 'ein Kunde, angemeldet',
  },
})
