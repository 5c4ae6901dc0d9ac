import type { Language } from '../../../platform/refusals/sentence.ts'

/** The words of the pages on which customers who have signed in see their account. */
export type MyWords = {
  readonly title: string
  readonly choose: string
  readonly account: string
  readonly balance: string
  readonly entity: string
  readonly open: string
  readonly overdue: string
  readonly credit: string
  readonly nothing: string
  readonly pay: string
  readonly documents: string
  readonly document: string
  readonly issued: string
  readonly due: string
  readonly amount: string
  readonly none: string
  readonly earlier: string
  readonly noFile: string
  readonly all: string
  readonly security: string
  readonly signOut: string
}

export const MY_WORDS: Readonly<Record<Language, MyWords>> = {
  en: {
    title: 'Your account',
    choose: 'Choose an account.',
    account: 'Account',
    balance: 'What is open',
    entity: 'Company',
    open: 'Open',
    overdue: 'Overdue',
    credit: 'Credit',
    nothing: 'Nothing is open. Thank you.',
    pay: 'Pay, announce a transfer or object',
    documents: 'Invoices and credit notes',
    document: 'Number',
    issued: 'Date',
    due: 'Due',
    amount: 'Amount',
    none: 'There are no invoices yet.',
    earlier: 'Earlier ones',
    noFile: 'the file is being made',
    all: 'All accounts',
    security: 'Password and sign-in',
    signOut: 'Sign out',
  },
  fr: {
    title: 'Votre compte',
    choose: 'Choisissez un compte.',
    account: 'Compte',
    balance: 'Ce qui est dû',
    entity: 'Société',
    open: 'Dû',
    overdue: 'En retard',
    credit: 'Avoir',
    nothing: 'Rien n’est dû. Merci.',
    pay: 'Payer, annoncer un virement ou contester',
    documents: 'Factures et avoirs',
    document: 'Numéro',
    issued: 'Date',
    due: 'Échéance',
    amount: 'Montant',
    none: 'Il n’y a pas encore de facture.',
    earlier: 'Plus anciennes',
    noFile: 'le fichier est en préparation',
    all: 'Tous les comptes',
    security: 'Mot de passe et connexion',
    signOut: 'Se déconnecter',
  },
  es: {
    title: 'Su cuenta',
    choose: 'Elija una cuenta.',
    account: 'Cuenta',
    balance: 'Lo pendiente',
    entity: 'Empresa',
    open: 'Pendiente',
    overdue: 'Vencido',
    credit: 'Saldo a favor',
    nothing: 'No hay nada pendiente. Gracias.',
    pay: 'Pagar, anunciar una transferencia o reclamar',
    documents: 'Facturas y abonos',
    document: 'Número',
    issued: 'Fecha',
    due: 'Vencimiento',
    amount: 'Importe',
    none: 'Aún no hay facturas.',
    earlier: 'Anteriores',
    noFile: 'el fichero se está preparando',
    all: 'Todas las cuentas',
    security: 'Contraseña y acceso',
    signOut: 'Salir',
  },
  de: {
    title: 'Ihr Konto',
    choose: 'Wählen Sie ein Konto.',
    account: 'Konto',
    balance: 'Was offen ist',
    entity: 'Gesellschaft',
    open: 'Offen',
    overdue: 'Überfällig',
    credit: 'Guthaben',
    nothing: 'Nichts ist offen. Vielen Dank.',
    pay: 'Bezahlen, Überweisung ankündigen oder widersprechen',
    documents: 'Rechnungen und Gutschriften',
    document: 'Nummer',
    issued: 'Datum',
    due: 'Fällig',
    amount: 'Betrag',
    none: 'Es gibt noch keine Rechnungen.',
    earlier: 'Frühere',
    noFile: 'die Datei wird erstellt',
    all: 'Alle Konten',
    security: 'Passwort und Anmeldung',
    signOut: 'Abmelden',
  },
}
