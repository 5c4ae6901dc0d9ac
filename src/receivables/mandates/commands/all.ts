import { changeMandateAccount, openMandate } from './change-account.ts'
import { defineDebitCreditors } from './creditors.ts'
import { enterMandates } from './enter.ts'
import { keepMandatePaper, openMandatePaper } from './papers.ts'
import { stopMandates } from './stop.ts'

/** Every command about mandates. */
export const mandateCommands = [
  defineDebitCreditors,
  enterMandates,
  changeMandateAccount,
  openMandate,
  stopMandates,
  keepMandatePaper,
  openMandatePaper,
] as const
