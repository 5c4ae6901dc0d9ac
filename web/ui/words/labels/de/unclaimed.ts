import type { Labels } from '../labels.ts'

/** Names about unclaimed property, in German. */
export const unclaimed: Labels = {
  'unclaimed-cases': 'Nicht abgeholte Guthaben',
  'unclaimed-reports': 'Abgeführte Guthaben',
  'unclaimed-rules': 'Regeln für nicht abgeholte Guthaben',
  setUnclaimedRule: 'Regel für nicht abgeholte Guthaben festlegen',
  workUnclaimedProperty: 'Ruhende Guthaben suchen',
  holdUnclaimedProperty: 'Ruhende Guthaben beiseitelegen',
  reportUnclaimedProperty: 'An eine Behörde abführen',
  claimUnclaimedProperty: 'Dem Kunden zurückgeben',
  dormantOn: 'Ruht seit',
  unclaimedState: 'Stand',
  heardOn: 'Zuletzt gehört am',
  answerBy: 'Antwort bis',
  answerDays: 'Tage zum Antworten',
  heldOn: 'Beiseitegelegt am',
  heldUntil: 'Beiseitegelegt bis',
  reportId: 'Meldung',
  reportedOn: 'Abgeführt am',
  authority: 'Behörde',
  owners: 'Eigentümer',
  dormancyMonths: 'Monate ohne Nachricht',
  letterFrom: 'Brief ab',
  exemptsBusinesses: 'Unternehmen ausgenommen',
}

/** What values about unclaimed property are called, in German. */
export const unclaimedValues: Labels = {
  dormant: 'Ruht',
  written_to: 'Angeschrieben',
  set_aside: 'Beiseitegelegt',
  handed_over: 'Abgeführt',
  heard: 'Kunde hat sich gemeldet',
  claimed: 'Gefordert',
  unclaimed: 'Beiseitegelegt',
  unclaimed_set_aside: 'Ruhendes Guthaben beiseitegelegt',
  unclaimed_handed_over: 'Als nicht abgeholt abgeführt',
  unclaimed_property: 'Nicht abgeholtes Guthaben',
}
