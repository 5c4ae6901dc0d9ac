import type { Language } from '../../../platform/refusals/sentence.ts'

/** The words of the pages on which customers object to an invoice and follow what becomes of it. */
type CaseWords = {
  readonly title: string
  readonly lead: string
  readonly object: string
  readonly back: string
  readonly invoice: string
  readonly choose: string
  readonly what: string
  readonly whole: string
  readonly amount: string
  readonly amountHint: string
  readonly cause: string
  readonly text: string
  readonly contact: string
  readonly files: string
  readonly send: string
  readonly yours: string
  readonly none: string
  readonly answerBy: string
  readonly message: string
  readonly write: string
  readonly file: string
  readonly from: Readonly<Record<'you' | 'us', string>>
  readonly states: Readonly<Record<string, string>>
}

export const CASE_WORDS: Readonly<Record<Language, CaseWords>> = {
  en: {
    title: 'Something is wrong with an invoice',
    lead: 'What you object to need not be paid, and is not reminded of, until we have decided. Please pay the rest when it is due.',
    object: 'Something is wrong with an invoice?',
    back: 'Back to your invoices',
    invoice: 'Invoice',
    choose: 'Continue',
    what: 'What is it about?',
    whole: 'The whole invoice',
    amount: 'Amount that you object to, tax included',
    amountHint: 'Leave it empty for all of it.',
    cause: 'What is wrong?',
    text: 'Tell us what happened',
    contact: 'Your name',
    files: 'Files (PDF, PNG or JPEG, at most 3 of 5 MB)',
    send: 'Send',
    yours: 'Your objections and questions',
    none: 'There are none.',
    answerBy: 'Our answer by',
    message: 'Write to us about this',
    write: 'Send message',
    file: 'File',
    from: { you: 'You', us: 'We' },
    states: {
      open: 'being looked into',
      granted: 'you were right',
      partly: 'you were right in part',
      upheld: 'the charge is correct',
      withdrawn: 'withdrawn',
      answered: 'answered',
    },
  },
  de: {
    title: 'Mit einer Rechnung stimmt etwas nicht',
    lead: 'Was Sie beanstanden, brauchen Sie bis zu unserer Entscheidung nicht zu zahlen, und wir mahnen es nicht an. Den Rest zahlen Sie bitte wie fällig.',
    object: 'Stimmt mit einer Rechnung etwas nicht?',
    back: 'Zurück zu Ihren Rechnungen',
    invoice: 'Rechnung',
    choose: 'Weiter',
    what: 'Worum geht es?',
    whole: 'Die ganze Rechnung',
    amount: 'Beanstandeter Betrag, mit Steuer',
    amountHint: 'Frei lassen, wenn es um alles geht.',
    cause: 'Was stimmt nicht?',
    text: 'Was ist geschehen?',
    contact: 'Ihr Name',
    files: 'Dateien (PDF, PNG oder JPEG, höchstens 3 zu 5 MB)',
    send: 'Absenden',
    yours: 'Ihre Einwände und Fragen',
    none: 'Es gibt keine.',
    answerBy: 'Unsere Antwort bis',
    message: 'Schreiben Sie uns dazu',
    write: 'Nachricht senden',
    file: 'Datei',
    from: { you: 'Sie', us: 'Wir' },
    states: {
      open: 'in Prüfung',
      granted: 'Sie hatten recht',
      partly: 'Sie hatten teilweise recht',
      upheld: 'die Berechnung ist richtig',
      withdrawn: 'zurückgenommen',
      answered: 'beantwortet',
    },
  },
  fr: {
    title: 'Une facture comporte une erreur',
    lead: 'Ce que vous contestez n’est ni à payer ni relancé avant notre décision. Merci de payer le reste à l’échéance.',
    object: 'Une facture comporte une erreur ?',
    back: 'Retour à vos factures',
    invoice: 'Facture',
    choose: 'Continuer',
    what: 'De quoi s’agit-il ?',
    whole: 'Toute la facture',
    amount: 'Montant contesté, taxe comprise',
    amountHint: 'Laissez vide s’il s’agit de la totalité.',
    cause: 'Qu’est-ce qui est erroné ?',
    text: 'Dites-nous ce qui s’est passé',
    contact: 'Votre nom',
    files: 'Fichiers (PDF, PNG ou JPEG, 3 de 5 Mo au plus)',
    send: 'Envoyer',
    yours: 'Vos réclamations et questions',
    none: 'Il n’y en a pas.',
    answerBy: 'Notre réponse au plus tard le',
    message: 'Écrivez-nous à ce sujet',
    write: 'Envoyer le message',
    file: 'Fichier',
    from: { you: 'Vous', us: 'Nous' },
    states: {
      open: 'en cours d’examen',
      granted: 'vous aviez raison',
      partly: 'vous aviez raison en partie',
      upheld: 'le montant est exact',
      withdrawn: 'retirée',
      answered: 'réponse donnée',
    },
  },
  es: {
    title: 'Hay un error en una factura',
    lead: 'Lo que reclama no tiene que pagarlo ni se le reclamará hasta que decidamos. Le rogamos que pague el resto a su vencimiento.',
    object: '¿Hay un error en una factura?',
    back: 'Volver a sus facturas',
    invoice: 'Factura',
    choose: 'Continuar',
    what: '¿De qué se trata?',
    whole: 'Toda la factura',
    amount: 'Importe que reclama, impuestos incluidos',
    amountHint: 'Déjelo vacío si es todo.',
    cause: '¿Qué está mal?',
    text: 'Cuéntenos qué ha pasado',
    contact: 'Su nombre',
    files: 'Archivos (PDF, PNG o JPEG, 3 de 5 MB como máximo)',
    send: 'Enviar',
    yours: 'Sus reclamaciones y consultas',
    none: 'No hay ninguna.',
    answerBy: 'Nuestra respuesta antes del',
    message: 'Escríbanos sobre esto',
    write: 'Enviar mensaje',
    file: 'Archivo',
    from: { you: 'Usted', us: 'Nosotros' },
    states: {
      open: 'en revisión',
      granted: 'tenía usted razón',
      partly: 'tenía usted razón en parte',
      upheld: 'el cargo es correcto',
      withdrawn: 'retirada',
      answered: 'respondida',
    },
  },
}
