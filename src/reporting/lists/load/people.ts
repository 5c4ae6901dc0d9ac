import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { asked, column, id, NULLABLE } from './column.ts'

/** Who signs in, what they may do, and what waits for a second person. */
export const PEOPLE_LISTS: readonly List[] = [
  {
    name: 'people',
    summary: 'People who sign in: staff and customers’ users',
    permission: 'people.read',
    personal: true,
    tables: sql`person p`,
    columns: {
      email: asked('text', 'p.email', 'address with which they sign in'),
      personId: id('p.person_id'),
      name: column('text', 'p.name', 'name'),
      kind: asked('text', 'p.kind', 'staff or customer'),
      language: column('text', 'p.language', 'language'),
      isDisabled: asked('yesno', sql`(p.disabled_at is not null)`, 'whether they may not act'),
      hasSecondStep: column(
        'yesno',
        sql`exists (select from authenticator a
          where a.person_id = p.person_id and a.confirmed_at is not null)`,
        'whether an authenticator is on',
      ),
      passkeys: column(
        'whole',
        sql`(select count(*) from passkey k where k.person_id = p.person_id)`,
        'passkeys',
      ),
      recordedAt: column('instant', 'p.recorded_at', 'when they were put on record'),
    },
    key: ['email'],
  },
  {
    name: 'person-roles',
    summary: 'Roles of people, with their begin and end',
    permission: 'people.read',
    tables: sql`person_role r join person p using (person_id) left join account a using (account_id)`,
    columns: {
      email: asked('text', 'p.email', 'whose'),
      grantId: id('r.grant_id'),
      role: asked('text', 'r.role', 'role'),
      account: asked('text', 'a.number', 'customer that it is about', NULLABLE),
      fromAt: column('instant', 'r.from_at', 'from when on'),
      untilAt: column('instant', 'r.until_at', 'until when', NULLABLE),
      grantedAt: column('instant', 'r.granted_at', 'when it was given'),
      grantedBy: column('text', 'r.granted_by', 'by whom'),
      endedBy: column('text', 'r.ended_by', 'who took it away', NULLABLE),
    },
    key: ['email', 'grantId'],
  },
  {
    name: 'approval-requests',
    summary: 'What was put forward for a second person, with what it would do; the latest first',
    permission: 'approvals.decide',
    tables: sql`approval_request`,
    columns: {
      requestedAt: asked('instant', 'requested_at', 'when'),
      requestId: id('request_id'),
      command: asked('text', 'command', 'what'),
      requestedBy: asked('text', 'requested_by', 'by whom'),
      note: column('text', 'note', 'why'),
      input: column('json', 'input', 'with which input'),
      preview: column('json', 'preview', 'what it would do'),
      changes: column('json', 'changes', 'what it would change, before and after', NULLABLE),
      amounts: column('json', 'amounts', 'amounts at stake'),
      rules: column('json', sql`to_jsonb(rules)`, 'rules that ask for a second person'),
      approvers: column('json', 'approvers', 'roles of which an approver needs one, by rule'),
      state: asked('text', 'state', 'pending, approved, rejected or withdrawn'),
      expiresAt: column('instant', 'expires_at', 'until when it can be decided'),
      decidedBy: column('text', 'decided_by', 'who decided', NULLABLE),
      decidedAt: column('instant', 'decided_at', 'when', NULLABLE),
      decisionNote: column('text', 'decision_note', 'with which words', NULLABLE),
    },
    key: ['requestedAt', 'requestId'],
    newestFirst: true,
  },
  {
    name: 'security-alerts',
    summary: 'People whose sign-in was used from distinct networks at once; the latest first',
    permission: 'people.read',
    tables: sql`security_alert s join person p using (person_id)`,
    columns: {
      raisedAt: asked('instant', 's.raised_at', 'when'),
      alertId: id('s.alert_id'),
      email: asked('text', 'p.email', 'whose sign-in'),
      kind: column('text', 's.kind', 'what'),
      facts: column('json', 's.facts', 'from where'),
    },
    key: ['raisedAt', 'alertId'],
    newestFirst: true,
  },
]
