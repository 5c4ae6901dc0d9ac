/** English, French, Spanish, German. */
type Label = readonly [en: string, fr: string, es: string, de: string]

/** What columns, fields, lists and commands are called, by their names in the API. */
export const LABELS: Readonly<Record<string, Label>> = {
  account: ['Account', 'Compte', 'Cuenta', 'Konto'],
  accounts: ['Accounts', 'Comptes', 'Cuentas', 'Konten'],
  number: ['Number', 'Numéro', 'Número', 'Nummer'],
  name: ['Name', 'Nom', 'Nombre', 'Name'],
}
