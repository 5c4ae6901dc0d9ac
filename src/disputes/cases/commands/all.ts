import type { AnyCommand } from '../../../platform/command.ts'
import { defineCorrectionCauses, requireCauses } from './causes.ts'
import { answerInquiry, decideDispute, withdrawCase } from './decide.ts'
import { openDispute, openInquiry } from './open.ts'
import {
  addCaseEvidence,
  addCaseNote,
  addCaseStakeholder,
  assignCase,
  escalateCase,
  setCaseDeadline,
} from './steer.ts'
import { escalateOverdueCases, takeUpDeductions } from './work.ts'

/** Commands of disputes and inquiries. */
export const caseCommands: readonly AnyCommand[] = [
  defineCorrectionCauses,
  requireCauses,
  openDispute,
  openInquiry,
  addCaseNote,
  addCaseEvidence,
  addCaseStakeholder,
  assignCase,
  setCaseDeadline,
  escalateCase,
  decideDispute,
  answerInquiry,
  withdrawCase,
  escalateOverdueCases,
  takeUpDeductions,
]
