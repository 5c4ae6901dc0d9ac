import { expect, test } from 'vitest'
import { pngOf } from '../../test/support/picture.ts'
import { pictureFacts } from './picture.ts'

test('a PNG and a JPEG say their size; anything else, SVG too, is no picture', () => {
  expect(pictureFacts(pngOf(120, 40))).toEqual({ type: 'image/png', width: 120, height: 40 })
  const start = [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46]
  const frame = [0xff, 0xc0, 0x00, 0x11, 0x08, 0x00, 0x28, 0x00, 0x78, 0x03, 0x00, 0x00]
  const jpeg = Uint8Array.from([...start, ...frame])
  expect(pictureFacts(jpeg)).toEqual({ type: 'image/jpeg', width: 120, height: 40 })
  for (const text of ['', '<svg onload="alert(1)"/>', 'GIF89a', '\u00ff\u00d8']) {
    expect(pictureFacts(Buffer.from(text, 'latin1'))).toBeUndefined()
  }
})
