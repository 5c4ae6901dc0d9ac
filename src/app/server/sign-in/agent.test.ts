import { expect, test } from 'vitest'
import { browserName } from './agent.ts'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/153.0.8010.0 Safari/537.36`,
    'Chrome 153, Linux',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/150.0 Safari/537.36 Edg/150.0`,
    'Edge 150, Windows',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; rv:152.0) Gecko/20100101 Firefox/152.0', 'Firefox 152, Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML) Version/20.1 Safari/605.1.15',
    'Safari 20, macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1',
    'Safari 26, iPhone',
  ],
  ['curl/8.9', 'curl/8.9'],
  ['', ''],
])('%s', (agent, name) => expect(browserName(agent)).toBe(name))
