import { inFour } from '../../ui/words/in-four.ts'

export const SETTINGS_WORDS = inFour({
  en: {
    company: 'Company',
    rules: 'Rules',
    people: 'People and approvals',
    programs: 'Programs and connections',
    data: 'Data and log',
    work: 'Work in hand',
    others: 'More lists and actions',
  },
  fr: {
    company: 'Entreprise',
    rules: 'Règles',
    people: 'Personnes et approbations',
    programs: 'Programmes et connexions',
    data: 'Données et journal',
    work: 'Travaux en cours',
    others: 'Autres listes et actions',
  },
  es: {
    company: 'Empresa',
    rules: 'Reglas',
    people: 'Personas y aprobaciones',
    programs: 'Programas y conexiones',
    data: 'Datos y registro',
    work: 'Trabajo en curso',
    others: 'Más listas y acciones',
  },
  de: {
    company: 'Unternehmen',
    rules: 'Regeln',
    people: 'Personen und Freigaben',
    programs: 'Programme und Verbindungen',
    data: 'Daten und Protokoll',
    work: 'Laufende Arbeit',
    others: 'Weitere Listen und Aktionen',
  },
})
