import {
  assignAccounts,
  defineCollectors,
  defineSegments,
} from '../../../accounts/assignments/commands.ts'
import { recordPromise } from '../../../collections/promises/commands/all.ts'
import { setCreditLimits } from '../../../contracts/credit/commands/all.ts'
import { openDispute } from '../../../disputes/cases/commands/open.ts'
import { eachRow } from '../each-row.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

/** What customers say is wrong, as another system or a desk wrote it down. */
export const disputes: FileSpec = {
  file: 'disputes.csv',
  ...columns(`reference document account_number? line? amount? cause text channel? contact? owner?
    on due_on?`),
  command: eachRow('importDisputes', openDispute),
  batchRows: 200,
  row: ([c]) => ({
    reference: c!.text('reference'),
    document: c!.text('document'),
    accountNumber: c!.orNull('account_number'),
    line: c!.whole('line') ?? null,
    amount: c!.orNull('amount'),
    cause: c!.text('cause'),
    text: c!.text('text'),
    channel: c!.given('channel'),
    contact: c!.orNull('contact'),
    owner: c!.orNull('owner'),
    on: c!.text('on'),
    dueOn: c!.orNull('due_on'),
  }),
}

/** Groups of customers. */
export const segments: FileSpec = {
  file: 'segments.csv',
  ...columns('segment_code name_en name_fr? name_es? name_de? active?'),
  command: bulk(defineSegments),
  batchRows: 500,
  row: ([c]) => ({
    segmentCode: c!.text('segment_code'),
    name: c!.names(),
    active: c!.yesNo('active'),
  }),
}

/** Desks that follow up what is owed. */
export const collectors: FileSpec = {
  file: 'collectors.csv',
  ...columns('collector_code name email? phone? active?'),
  command: bulk(defineCollectors),
  batchRows: 500,
  row: ([c]) => ({
    collectorCode: c!.text('collector_code'),
    name: c!.text('name'),
    email: c!.orNull('email'),
    phone: c!.orNull('phone'),
    active: c!.yesNo('active'),
  }),
}

/** To which segment and collector customers belong from a date on. */
export const assignments: FileSpec = {
  file: 'assignments.csv',
  ...columns('account_number kind code? from_on'),
  command: bulk(assignAccounts),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    kind: c!.text('kind'),
    value: c!.orNull('code'),
    fromOn: c!.text('from_on'),
  }),
}

/** How much customers may owe a legal entity from a date on; an empty amount: no limit. */
export const creditLimits: FileSpec = {
  file: 'credit_limits.csv',
  ...columns('account_number legal_entity currency amount? from_on reason'),
  command: bulk(setCreditLimits),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    entity: c!.text('legal_entity'),
    currency: c!.text('currency'),
    amount: c!.orNull('amount'),
    fromOn: c!.text('from_on'),
    reason: c!.text('reason'),
  }),
}

/** What customers promised to pay by when, as somebody wrote it down elsewhere. */
export const promises: FileSpec = {
  file: 'promises.csv',
  ...columns(`reference account_number legal_entity currency pay_by amount tolerance? grace_days?
    note?`),
  command: eachRow('importPromises', recordPromise),
  batchRows: 200,
  row: ([c]) => ({
    reference: c!.text('reference'),
    accountNumber: c!.text('account_number'),
    entity: c!.text('legal_entity'),
    currency: c!.text('currency'),
    payBy: c!.text('pay_by'),
    amount: c!.text('amount'),
    tolerance: c!.orNull('tolerance'),
    graceDays: c!.whole('grace_days'),
    note: c!.orNull('note'),
  }),
}
