import { setAccountParents } from '../../../contracts/commands/account-changes.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const parents: FileSpec = {
  file: 'parents.csv',
  ...columns('account_number from_on parent_number? billing'),
  command: bulk(setAccountParents),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    fromOn: c!.text('from_on'),
    parentNumber: c!.orNull('parent_number'),
    billing: c!.text('billing'),
  }),
}
