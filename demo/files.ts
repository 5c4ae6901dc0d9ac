import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const NAMES = 'name_en,name_fr,name_es,name_de'
const REASONS = 'exemption_reason_en,exemption_reason_fr,exemption_reason_es,exemption_reason_de'

/** The import files in the order in which they are read, each with its header. */
export const HEADERS = {
  legal_entities:
    'code,name,address_1,address_2,postal_code,city,region,country,tax_id,registration,email,' +
    'phone,website,bank_name,iban,bic,accent,paper,currency,time_zone,tax_rounding,rounding_mode,' +
    'cash_rounding',
  tax_rules:
    `tax_code,valid_from,valid_to,${NAMES},country,region,tax_class,category,rate_percent,level,` +
    `compound_on,exemption_code,${REASONS}`,
  products: `product_code,${NAMES},tax_class,revenue_account`,
  meters: `meter_code,${NAMES},unit,source,aggregation`,
  tou_calendars:
    `calendar_code,${NAMES},holiday_region,holiday_first_year,holiday_last_year,band,months,days,` +
    'from,to',
  plans: `plan_code,plan_version,${NAMES},currency,tax_inclusive,offered_from`,
  plan_charges:
    `plan_code,plan_version,charge_code,position,product_code,${NAMES},kind,timing,months,` +
    'proration,meter_code,measure,tou_calendar,band,demand_minutes,unit,minimum,prorate_minimum,' +
    'prorate_tiers',
  prices:
    'plan_code,plan_version,charge_code,effective_from,model,up_to,unit_price,flat_price,' +
    'package_size',
  cycles: 'cycle_code,name,through_on,read_on,cut_off_on,issue_on',
  accounts:
    'account_number,kind,name,address_1,address_2,postal_code,city,region,country,email,language,' +
    'time_zone,tax_id,terms_days,delivery,cycle_code,buyer_reference,paper',
  premises: 'account_number,premise_code,name,address_1,address_2,postal_code,city,region,country',
  contracts: 'account_number,contract_number,legal_entity,currency,start_on,end_on,po_number',
  subscriptions:
    'account_number,contract_number,subscription_number,plan_code,plan_version,premise_code,' +
    'start_on,end_on,anchor_day,quantity',
  discounts: `account_number,subscription_number,code,${NAMES},percent,charge_code,from_on,to_on`,
  changes: 'account_number,subscription_number,effective_on,change,charge_code,value',
  channels:
    'account_number,premise_code,meter_code,serial,register,multiplier,digits,installed_on,' +
    'removed_on',
  reads: 'account_number,serial,register,read_on,value,quality',
  intervals: 'account_number,serial,register,day,minutes,values',
  events: 'account_number,subscription_number,meter_code,event_key,occurred_at,quantity',
  charges:
    'account_number,subscription_number,reference,product_code,description,service_on,quantity,' +
    'unit,unit_price,tax_inclusive',
  holds: 'account_number,reason,from_on,until_on',
} as const

export type FileName = keyof typeof HEADERS
export type Row = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Where rows go: a folder of the world (`setup`, `2025-11/1-business`) and a file in it. */
export type Sink = {
  /** `refusedFor`: why the import is expected to refuse this row, and no other. */
  write(folder: string, file: FileName, row: Row, refusedFor?: string): void
}

/** A row that the import is expected to refuse, by the line of its file. */
export type RefusedRow = { readonly file: string; readonly line: number; readonly why: string }

const FLUSH_CHARACTERS = 1 << 16

/**
 * Writes rows to CSV files (RFC 4180, UTF-8) as they come. Memory stays flat: each file holds back
 * 64 thousand characters at most, and no file handle is kept open.
 */
export class CsvFolders implements Sink {
  readonly root: string
  readonly rows = new Map<string, number>()
  readonly refused: RefusedRow[] = []
  private readonly pending = new Map<string, { text: string[]; size: number }>()

  constructor(root: string) {
    this.root = root
  }

  /** Throws a RangeError on a column that the file does not have. */
  write(folder: string, file: FileName, row: Row, refusedFor?: string): void {
    const path = `${folder}/${file}.csv`
    const line = `${csvLine(file, row)}\r\n`
    const buffer = this.pending.get(path) ?? this.begin(path, file)
    buffer.text.push(line)
    buffer.size += line.length
    const count = (this.rows.get(path) ?? 0) + 1
    this.rows.set(path, count)
    if (refusedFor !== undefined)
      this.refused.push({ file: path, line: count + 1, why: refusedFor })
    if (buffer.size >= FLUSH_CHARACTERS) this.flush(path, buffer)
  }

  /** Writes what is still held back; to be called once, at the end. */
  end(): void {
    for (const [path, buffer] of this.pending) this.flush(path, buffer)
  }

  private begin(path: string, file: FileName): { text: string[]; size: number } {
    mkdirSync(join(this.root, path, '..'), { recursive: true })
    const buffer = { text: [`${HEADERS[file]}\r\n`], size: 0 }
    this.pending.set(path, buffer)
    return buffer
  }

  private flush(path: string, buffer: { text: string[]; size: number }): void {
    if (buffer.text.length === 0) return
    appendFileSync(join(this.root, path), buffer.text.join(''))
    buffer.text = []
    buffer.size = 0
  }
}

const COLUMNS = new Map(
  Object.entries(HEADERS).map(([file, header]) => [file, header.split(',')] as const),
)

function csvLine(file: FileName, row: Row): string {
  const columns = COLUMNS.get(file)!
  for (const column of Object.keys(row)) {
    if (!columns.includes(column)) throw new RangeError(`${file}.csv has no column ${column}`)
  }
  return columns.map(column => csvField(row[column])).join(',')
}

function csvField(value: Row[string]): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
