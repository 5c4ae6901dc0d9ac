import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, NULLABLE } from './column.ts'

/** Agencies and courts, what is with them, and what they get. */
export const PLACEMENT_LISTS: readonly List[] = [
  {
    name: 'collection-agencies',
    summary: 'Collection agencies and courts',
    permission: 'receipts.read',
    tables: sql`collection_agency g left join lateral (
      select * from agency_commission c where c.agency_code = g.agency_code
      order by c.from_on desc, c.revision desc limit 1) c on true`,
    columns: {
      agency: column('text', 'g.agency_code', 'code'),
      kind: asked('text', 'g.kind', 'agency or court'),
      name: column('text', 'g.name', 'name'),
      email: column('text', 'g.email', 'e-mail address', NULLABLE),
      reference: column('text', 'g.reference', 'our number with them', NULLABLE),
      percent: column(
        'decimal',
        'c.percent',
        'of money through them, by the latest rate',
        NULLABLE,
      ),
      directPercent: column('decimal', 'c.direct_percent', 'of money paid to us', NULLABLE),
      vatPercent: column('decimal', 'c.vat_percent', 'tax that they add', NULLABLE),
      active: asked('yesno', 'g.active', 'whether it is in use'),
    },
    key: ['agency'],
    one: 'agency',
  },
  {
    name: 'placements',
    summary: 'What was handed over to agencies and courts, by day',
    permission: 'receipts.read',
    tables: sql`placement p join account a using (account_id)
      join legal_entity e on e.legal_entity_id = p.legal_entity_id
      left join placement_recall r on r.account_id = p.account_id
        and r.placement_id = p.placement_id
      left join lateral (select * from placement_evidence v where v.account_id = p.account_id
        and v.placement_id = p.placement_id order by v.revision desc limit 1) v on true
      left join lateral (select sum(o.open_minor) as open_minor
        from placement_item i join open_item o using (account_id, item_id)
        where i.account_id = p.account_id and i.placement_id = p.placement_id) o on true
      left join lateral (select sum(c.commission_minor) as commission_minor
        from placement_commission c where c.account_id = p.account_id
        and c.placement_id = p.placement_id) c on true`,
    columns: {
      placedOn: asked('date', 'p.placed_on', 'when it was handed over'),
      accountId: column('text', 'p.account_id', 'id, the same for ever'),
      placementId: askedId('p.placement_id', 'id of the placement'),
      account: ACCOUNT,
      agency: asked('text', 'p.agency_code', 'to whom'),
      placementState: asked(
        'text',
        sql`case when r.recalled_on is not null then 'taken_back'
          when coalesce(o.open_minor, 0) = 0 then 'settled' else 'placed' end`,
        'with them, paid or taken back',
      ),
      entity: asked('text', 'e.code', 'legal entity'),
      currency: asked('text', 'p.currency', 'ISO 4217 code'),
      amount: column('amount', 'p.amount_minor', 'handed over'),
      open: column('amount', sql`coalesce(o.open_minor, 0)::bigint`, 'still open of it'),
      commission: column(
        'amount',
        sql`coalesce(c.commission_minor, 0)::bigint`,
        'commission booked',
      ),
      percent: column('decimal', 'p.percent', 'rate of money through them'),
      directPercent: column('decimal', 'p.direct_percent', 'rate of money paid to us'),
      recalledOn: asked('date', 'r.recalled_on', 'when it was taken back', NULLABLE),
      reason: column('text', 'r.reason', 'why', NULLABLE),
      evidenceHash: column('text', 'v.sha256', 'SHA-256 of the evidence', NULLABLE),
      note: column('text', 'p.note', 'what was said', NULLABLE),
    },
    key: ['placedOn', 'accountId', 'placementId'],
    newestFirst: true,
    one: 'placementId',
  },
  {
    name: 'placement-file',
    summary:
      'The items that are with agencies and courts, with who owes them: the file that they get',
    permission: 'receipts.read',
    tables: sql`placement p join placement_item i using (account_id, placement_id)
      join open_item o on o.account_id = i.account_id and o.item_id = i.item_id
      join account a on a.account_id = p.account_id
      join legal_entity e on e.legal_entity_id = p.legal_entity_id
      left join document_number n on n.invoice_id = o.item_id
        and n.account_id = coalesce(o.document_account_id, o.account_id)`,
    where: sql`not exists (select from placement_recall r
      where r.account_id = p.account_id and r.placement_id = p.placement_id)`,
    personal: true,
    columns: {
      account: ACCOUNT,
      placementId: askedId('p.placement_id', 'id of the placement'),
      itemId: column('text', 'i.item_id', 'id, the same for ever'),
      agency: asked('text', 'p.agency_code', 'to whom'),
      placedOn: asked('date', 'p.placed_on', 'when it was handed over'),
      entity: asked('text', 'e.code', 'creditor'),
      kind: column('text', 'a.kind', 'person or business'),
      name: column('text', 'a.name', 'who owes it'),
      billTo: column('json', 'a.bill_to', 'address'),
      email: column('text', 'a.email', 'e-mail address', NULLABLE),
      language: column('text', 'a.language', 'language'),
      document: column('text', 'n.label', 'number of the document', NULLABLE),
      documentOn: column('date', 'o.document_on', 'date of the document'),
      dueOn: column('date', 'o.due_on', 'when it was due'),
      currency: column('text', 'p.currency', 'ISO 4217 code'),
      amount: column('amount', 'i.amount_minor', 'handed over'),
      open: column('amount', 'o.open_minor', 'still open'),
    },
    key: ['account', 'placementId', 'itemId'],
  },
  {
    name: 'agency-commissions',
    summary: 'What agencies get of money that paid what they were handed',
    permission: 'receipts.read',
    tables: sql`placement_commission c join account a using (account_id)
      join placement p on p.account_id = c.account_id and p.placement_id = c.placement_id`,
    columns: {
      effectiveOn: asked(
        'date',
        'c.effective_on',
        'day of the payment, or the first open one after it',
      ),
      accountId: column('text', 'c.account_id', 'id, the same for ever'),
      allocationId: column('text', 'c.allocation_id', 'id, the same for ever'),
      account: ACCOUNT,
      agency: asked('text', 'p.agency_code', 'who gets it'),
      way: asked('text', 'c.way', 'agency: through them; direct: to us'),
      percent: column('decimal', 'c.percent', 'rate'),
      currency: asked('text', 'p.currency', 'ISO 4217 code'),
      base: column('amount', 'c.base_minor', 'what was paid; negative: it went back'),
      commission: column('amount', 'c.commission_minor', 'commission'),
      vat: column('amount', 'c.vat_minor', 'tax on it'),
    },
    key: ['effectiveOn', 'accountId', 'allocationId'],
  },
  {
    name: 'suspensions',
    summary: 'Suspensions of supply, from notice to restoring',
    permission: 'receipts.read',
    tables: sql`suspension s join account a using (account_id)
      join legal_entity e on e.legal_entity_id = s.legal_entity_id
      left join premise p on p.account_id = s.account_id and p.premise_id = s.premise_id
      cross join lateral (select * from suspension_step t where t.account_id = s.account_id
        and t.suspension_id = s.suspension_id order by t.step_no desc limit 1) l
      cross join lateral (select jsonb_agg(jsonb_build_object('kind', t.kind, 'on', t.done_on,
        'note', t.note) order by t.step_no) as steps from suspension_step t
        where t.account_id = s.account_id and t.suspension_id = s.suspension_id) h`,
    columns: {
      account: ACCOUNT,
      suspensionId: askedId('s.suspension_id', 'id of the suspension'),
      entity: asked('text', 'e.code', 'legal entity'),
      premise: column('text', 'p.code', 'code of the premise; empty: all', NULLABLE),
      currency: column('text', 's.currency', 'ISO 4217 code'),
      amount: column('amount', 's.amount_minor', 'overdue when it began'),
      state: asked('text', 'l.kind', 'the last step'),
      lastStepOn: asked('date', 'l.done_on', 'day of the last step'),
      endedOn: column(
        'date',
        sql`case when l.kind in ('reconnected', 'stopped') then l.done_on end`,
        'when it ended',
        NULLABLE,
      ),
      note: column('text', 'l.note', 'what was said', NULLABLE),
      steps: column('json', 'h.steps', 'every step in its order'),
    },
    key: ['account', 'suspensionId'],
    one: 'suspensionId',
  },
  {
    name: 'suspension-rules',
    summary: 'What notice places ask for; for each date the latest revision counts',
    permission: 'receipts.read',
    tables: sql`suspension_rule r`,
    columns: {
      country: asked('text', 'r.country', 'ISO 3166 code'),
      region: asked('text', 'r.region', 'region; empty: wherever it has none of its own'),
      fromOn: asked('date', 'r.from_on', 'first day'),
      revision: column('whole', 'r.revision', 'how often the date was set'),
      noticeDays: column('whole', 'r.notice_days', 'from notice to final notice'),
      finalNoticeDays: column('whole', 'r.final_notice_days', 'from there to the order'),
      currency: column('text', 'r.currency', 'ISO 4217 code'),
      minimum: column('amount', 'r.minimum_minor', 'nobody is suspended who owes less'),
      moratoriumFrom: column('text', 'r.moratorium_from', 'no orders from', NULLABLE),
      moratoriumUntil: column('text', 'r.moratorium_until', 'until', NULLABLE),
      fee: column('amount', 'r.fee_minor', 'for restoring, without tax'),
      source: column('text', 'r.source', 'the law or tariff that says so'),
    },
    key: ['country', 'region', 'fromOn', 'revision'],
  },
]
