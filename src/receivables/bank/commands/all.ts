import type { AnyCommand } from '../../../platform/command.ts'
import { defineBankAccounts, setBankCsvMapping } from './bank-accounts.ts'
import { bookBankLine } from './book.ts'
import { confirmBankMatch } from './confirm.ts'
import { decideBankStatement, setMatchRules } from './decide.ts'
import { importBankStatement } from './import.ts'
import { linkBankLine, linkRecordedLines } from './link.ts'
import { matchBankLines } from './match.ts'
import { undoBankMatch } from './undo.ts'

/** The commands of bank statements and matching. */
export const bankCommands: readonly AnyCommand[] = [
  defineBankAccounts,
  setBankCsvMapping,
  importBankStatement,
  decideBankStatement,
  matchBankLines,
  confirmBankMatch,
  undoBankMatch,
  bookBankLine,
  linkBankLine,
  linkRecordedLines,
  setMatchRules,
]
