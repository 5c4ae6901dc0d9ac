import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the records of incidents. */
export const INCIDENT_DAMAGE: Damage = {
  incidents_as_approved: [
    [
      'a document of another amount than was worked out',
      "update incident_document set payable_minor = payable_minor - 1 where state = 'changed'",
      'documents of an incident come to something else than was worked out',
    ],
    [
      'a document that was to be put right and was not',
      'delete from incident_correction',
      'document that was to be put right and was not, or the other way round',
    ],
    [
      'an approval of something else',
      `update incident set approved = jsonb_set(approved, '{0,payableMinor}', '"-1"')`,
      'incident whose documents are not those that were approved',
    ],
    [
      'documents that nobody approved',
      "update incident set approved = '[]'",
      'incident whose documents are not those that were approved',
    ],
  ],
}
