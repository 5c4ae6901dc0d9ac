import type { RefusalTexts } from './sentence.ts'

/** Previews, comparisons and other runs than the regular bill run. */
export const runsRefusals: RefusalTexts = {
  no_contract: {
    provokedBy: 'a preview of an account that has no contract with the legal entity',
    en: 'Account {account} has no contract with legal entity "{entity}". Check the account and the entity.',
    fr: "Le compte {account} n'a pas de contrat avec l'entité « {entity} ». Vérifiez le compte et l'entité.",
    es: 'La cuenta {account} no tiene contrato con la entidad «{entity}». Revise la cuenta y la entidad.',
    de: 'Konto {account} hat keinen Vertrag mit der Gesellschaft „{entity}“. Prüfen Sie Konto und Gesellschaft.',
  },
}
