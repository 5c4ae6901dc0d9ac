import { openDispute } from '../../../disputes/cases/commands/open.ts'
import { eachRow } from '../each-row.ts'
import { columns, type FileSpec } from '../spec.ts'

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
