import type { Labels } from '../labels.ts'

/** Names of incidents, in English. */
export const incidents: Labels = {
  incidents: 'Incidents',
  incidentId: 'Incident (internal ID)',
  incident: 'Incident',
  title: 'Title',
  wrong: 'What was wrong',
  remedy: 'How it is put right',
  'incident-documents': 'Documents of incidents',
  netBefore: 'Net before',
  netAfter: 'Net after',
  netChange: 'Change of net',
  taxChange: 'Change of tax',
  toPayChange: 'Change to pay',
  correction: 'Put right by',
  sendIncidentNotices: 'Tell customers of an incident',
  startIncident: 'Put many documents right',
  serials: 'Meter serials',
  wording: 'Own wording',
  approveIncident: 'Approve an incident',
  issueIncident: 'Issue an incident',
  cancelIncident: 'Cancel an incident',
  requireCauses: 'Require causes of corrections',
}

/** What was wrong and how it is put right, in English. */
export const incidentValues: Labels = {
  tariff: 'Tariff',
  changed: 'Changes',
  no_change: 'No change',
  barred: 'Cannot be changed',
  selected: 'Being worked out',
  less_left: 'Less is left than is to be credited',
  credit_with_wallet: 'Paid with prepaid credits: by hand',
  other_currency: 'In another currency',
  invoice_voided: 'Voided meanwhile',
  in_other_run: 'The customer is in another bill run that is not finished',
  void_with_commitment: 'Counts towards a settled commitment: credit lines instead',
  void_with_wallet: 'Paid with or selling prepaid credits: credit lines instead',
}
