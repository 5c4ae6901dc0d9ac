import { expect, test } from 'vitest'
import { mediaTypeOf } from './file-kind.ts'

test.each([
  ['%PDF-1.7 …', 'application/pdf'],
  ['\xff\xd8\xff\xe0JFIF', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\nIHDR', 'image/png'],
  ['<html><script>', undefined],
  ['GIF89a', undefined],
  ['', undefined],
])('a file that begins with %j is %s', (text, kind) => {
  expect(mediaTypeOf(Buffer.from(text, 'latin1'))).toBe(kind)
})
