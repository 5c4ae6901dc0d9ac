import { defineDebitCreditors } from '../../../receivables/mandates/commands/creditors.ts'
import { enterMandates } from '../../../receivables/mandates/commands/enter.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const debitCreditors: FileSpec = {
  file: 'debit_creditors.csv',
  ...columns(`legal_entity creditor_id? pain008_version? pain001_version? ach_odfi? ach_bank_name?
    ach_origin? ach_company_id? ach_company_name? ach_description?
    papers?`),
  command: bulk(defineDebitCreditors),
  batchRows: 100,
  row: ([c]) => ({
    legalEntity: c!.text('legal_entity'),
    creditorId: c!.orNull('creditor_id'),
    pain008Version: c!.given('pain008_version'),
    pain001Version: c!.given('pain001_version'),
    achOdfi: c!.orNull('ach_odfi'),
    achBankName: c!.orNull('ach_bank_name'),
    achOrigin: c!.orNull('ach_origin'),
    achCompanyId: c!.orNull('ach_company_id'),
    achCompanyName: c!.orNull('ach_company_name'),
    achDescription: c!.orNull('ach_description'),
    papers: c!.given('papers'),
  }),
}

export const mandates: FileSpec = {
  file: 'mandates.csv',
  ...columns(`legal_entity account_number reference scheme one_off? signed_on holder iban? bic?
    routing_number? bank_account? account_type? notice_days? used_before_on?`),
  command: bulk(enterMandates),
  batchRows: 1000,
  row: ([c]) => ({
    legalEntity: c!.text('legal_entity'),
    accountNumber: c!.text('account_number'),
    reference: c!.text('reference'),
    scheme: c!.text('scheme'),
    oneOff: c!.yesNo('one_off'),
    signedOn: c!.text('signed_on'),
    holder: c!.text('holder'),
    iban: c!.orNull('iban'),
    bic: c!.orNull('bic'),
    routingNumber: c!.orNull('routing_number'),
    bankAccount: c!.orNull('bank_account'),
    accountType: c!.orNull('account_type'),
    noticeDays: c!.whole('notice_days'),
    usedBeforeOn: c!.orNull('used_before_on'),
  }),
}
