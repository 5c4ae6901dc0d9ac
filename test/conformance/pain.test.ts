import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { sepaTransferFile } from '../../src/formats/pain/pain001.ts'
import { readStatusReport } from '../../src/formats/pain/pain002.ts'
import { sepaDebitFile } from '../../src/formats/pain/pain008.ts'
import { DEBITS, TRANSFERS } from '../../src/formats/pain/samples.ts'

/** Official schemas and samples stand beside the repository; without them nothing is run. */
const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const iso = join(dirname(repository), 'shared/standards/iso20022')

/** What the official schema says against a file; empty when it is valid. */
function faults(schema: string, xml: string): string[] {
  const xsd = XmlDocument.fromBuffer(readFileSync(join(iso, 'xsd', schema)))
  const validator = XsdValidator.fromDoc(xsd)
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    return [(error as Error).message]
  } finally {
    document.dispose()
    validator.dispose()
    xsd.dispose()
  }
}

const report = (name: string) => readStatusReport(readFileSync(join(iso, 'pain.002', name)))

describe.runIf(existsSync(iso))('files of ISO 20022', () => {
  test.each(['02', '08'] as const)('pain.008.001.%s is valid against its schema', version => {
    const file = sepaDebitFile({ ...DEBITS, version })
    expect(faults(`pain.008.001.${version}.xsd`, file)).toEqual([])
  })

  test.each(['03', '09'] as const)('pain.001.001.%s is valid against its schema', version => {
    const file = sepaTransferFile({ ...TRANSFERS, version })
    expect(faults(`pain.001.001.${version}.xsd`, file)).toEqual([])
  })

  test('the schema finds what is wrong (control)', () => {
    const file = sepaDebitFile(DEBITS)
    expect(faults('pain.008.001.08.xsd', file.replace('<SeqTp>RCUR', '<SeqTp>XXXX'))).not.toEqual(
      [],
    )
  })

  test('status reports are read as the index states them', () => {
    expect(report('test-pain-parse-0020110-03.xml')).toMatchObject({
      messageId: 'dc6f9da5b431-4956-8e23-1bef7d23f948',
      originalMessageId: '2025-11-02T18:33:03:0287',
      originalMessageName: 'pain.001',
      group: { status: 'RCVC', remarks: [expect.any(String), expect.any(String)] },
      blocks: [{ status: 'RCVC', transactions: [] }],
    })
    expect(
      report('pain002-epo_p_ch5109000000250092291_1110097605_0_2018031511252307.xml'),
    ).toMatchObject({
      messageId: '20180315375204222822452',
      originalMessageId: 'MsgId-001',
      group: { status: null },
      blocks: [
        {
          status: 'PART',
          transactions: [
            { originalEndToEndId: 'EndToEndId-001-03-04', status: 'RJCT', reasons: ['AC01'] },
          ],
        },
      ],
    })
    expect(report('pain002-epo_p_0_0_0_2018032614401842.xml')).toMatchObject({
      originalMessageId: 'MsgId-005',
      group: { status: 'RJCT' },
      blocks: [],
    })
    expect(
      report('pain002-chdd-cor1_p_ch2909000000250094239_1110097483_0_2018031317221082.xml'),
    ).toMatchObject({ originalMessageId: 'MsgId-CHDD-Musterfile', blocks: [{ status: 'ACCP' }] })
  })
})
