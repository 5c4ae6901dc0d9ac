import { inFour } from './in-four.ts'

/** Doers that are no people. */
export const ACTOR_WORDS = inFour({
  en: { commandLine: 'command line ({who})', byItself: 'automatically' },
  fr: { commandLine: 'ligne de commande ({who})', byItself: 'automatiquement' },
  es: { commandLine: 'línea de comandos ({who})', byItself: 'automáticamente' },
  de: { commandLine: 'Kommandozeile ({who})', byItself: 'automatisch' },
})
