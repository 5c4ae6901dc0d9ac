import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: customers. */
export const customers: Sentences = {
  accounts: 'Kundenkonten nach Nummer',
  premises: 'Orte, an denen versorgt wird',
  holds: 'Abrechnungssperren, offene und aufgehobene',
  'account-parents':
    'Welches Konto zu welchem gehört und wer zahlt; für jeden Tag gilt die letzte Fassung',
  successions: 'Konten, die zusammengelegt wurden oder einen neuen Inhaber haben',
  occupancies: 'Wer welche Verbrauchsstelle von wann bis wann hatte',
  'payment-methods': 'Zahlungsarten, nach denen Belege getrennt werden',
  segments: 'Kundengruppen',
  collectors: 'Arbeitsplätze, die offene Beträge nachverfolgen',
  'account-assignments':
    'Segment und Sachbearbeitung jedes Kontos; für jeden Tag gilt die letzte Fassung',
  'care-flags': 'Kunden, die beim Mahnen und Sperren zu schonen sind',
  'contact-rules':
    'Wann und wie oft Kunden kontaktiert werden dürfen; für jeden Tag gilt die letzte Fassung',
  'contact-opt-outs':
    'Wege, auf denen Kunden nicht kontaktiert werden möchten; für jeden Tag gilt die letzte Fassung',
}
