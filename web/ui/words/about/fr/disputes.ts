import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: disputes and what is given up. */
export const disputes: Sentences = {
  disputes: 'Litiges et demandes, les plus récents d’abord',
  'dispute-events': 'Ce qui a été dit, fait et décidé sur un litige ou une demande, dans l’ordre',
  'dispute-evidence': 'Fichiers conservés avec les litiges et demandes',
  'dispute-stakeholders': 'Qui est concerné par quel dossier',
  'correction-causes':
    'Causes de litiges et d’avoirs, avec le délai et le responsable des dossiers',
  'root-causes': 'Ce qui a été contesté et crédité, mois par mois et cause par cause',
  'bad-debts': 'Créances abandonnées, et celles rétablies depuis',
  'tax-relief-due':
    'Créances abandonnées dont la taxe n’est pas encore récupérée, et dès quel jour elle peut l’être',
  provisions: 'Provision pour créances douteuses à constituer, mois par mois',
}
