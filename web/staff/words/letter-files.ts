import { inFour } from '../../ui/words/in-four.ts'

export const LETTER_FILE_WORDS = inFour({
  en: {
    statement: 'Statement of account',
    batch: 'Print batch',
    letters: 'Letters in postal order',
    content: 'What is in it',
    confirm: 'Printed and posted',
    notReady: 'The file is being made; come back in a minute.',
  },
  fr: {
    statement: 'Relevé de compte',
    batch: 'Lot d’impression',
    letters: 'Lettres dans l’ordre postal',
    content: 'Son contenu',
    confirm: 'Imprimé et posté',
    notReady: 'Le fichier est en préparation ; revenez dans une minute.',
  },
  es: {
    statement: 'Extracto de cuenta',
    batch: 'Lote de impresión',
    letters: 'Cartas en orden postal',
    content: 'Su contenido',
    confirm: 'Impreso y enviado',
    notReady: 'El archivo se está preparando; vuelva en un minuto.',
  },
  de: {
    statement: 'Kontoauszug',
    batch: 'Druckstapel',
    letters: 'Briefe in Postfolge',
    content: 'Was darin ist',
    confirm: 'Gedruckt und aufgegeben',
    notReady: 'Die Datei entsteht gerade; kommen Sie in einer Minute wieder.',
  },
})
