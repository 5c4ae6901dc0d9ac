import { createServer, type RequestListener, type Server } from 'node:http'
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
} from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { readNetworks } from './addresses.ts'
import { type OutboundPolicy, sendOutbound } from './send.ts'

const open: (Server | TcpServer)[] = []

afterEach(() => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  }
})

async function listening(server: Server | TcpServer): Promise<number> {
  open.push(server)
  await new Promise<void>(on => server.listen(0, '127.0.0.1', on))
  return (server.address() as AddressInfo).port
}

function answering(listener: RequestListener): Promise<number> {
  return listening(createServer(listener))
}

const NONE = readNetworks([])!
const LOOPBACK = readNetworks(['127.0.0.0/8'])!

function send(url: string, policy: Partial<OutboundPolicy> = {}) {
  const request = { url, method: 'POST', headers: { 'x-a': 'b' }, body: '{"ä":1}' } as const
  return sendOutbound(request, { allowed: LOOPBACK, deadlineMs: 5_000, ...policy })
}

test('sends the body as it is and gives status and beginning of the answer', async () => {
  let seen = ''
  const port = await answering((request, response) => {
    request.on('data', chunk => {
      seen += chunk
    })
    request.on('end', () => response.writeHead(202).end('thank you'))
  })
  expect(await send(`http://127.0.0.1:${port}/x?y=1`)).toEqual({
    kind: 'answered',
    status: 202,
    text: 'thank you',
  })
  expect(seen).toBe('{"ä":1}')
})

test('follows no redirect', async () => {
  let asked = 0
  const port = await answering((_, response) => {
    asked += 1
    response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
  })
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 302 })
  expect(asked).toBe(1)
})

describe('nothing is sent to', () => {
  test.each([
    ['http://127.0.0.1:1/'],
    ['https://127.0.0.1:1/'],
    ['https://2130706433/'],
    ['https://0x7f.1/'],
    ['https://[::1]/'],
    ['https://[::ffff:127.0.0.1]/'],
    ['https://[::ffff:169.254.169.254]/latest/meta-data'],
    ['https://169.254.169.254/latest/meta-data'],
    ['https://localhost/'],
    ['https://192.168.1.1/'],
    ['https://10.1.2.3/'],
    ['ftp://127.0.0.1/'],
    ['file:///etc/passwd'],
    ['no address'],
  ])('%s', async url => {
    expect(await send(url, { allowed: NONE })).toMatchObject({ kind: 'blocked' })
  })

  test('a name of which one address is internal', async () => {
    const resolve = async () => ['93.184.215.14', '10.0.0.7']
    expect(await send('https://a.example/', { allowed: NONE, resolve })).toMatchObject({
      kind: 'blocked',
      why: '10.0.0.7 is not an address of the public internet',
    })
  })

  test('a public address over http', async () => {
    const resolve = async () => ['93.184.215.14']
    expect(await send('http://a.example/', { resolve })).toMatchObject({ kind: 'blocked' })
  })
})

test('a name is asked for once, and the connection goes where the check said', async () => {
  let asked = 0
  const port = await answering((_, response) => response.end('checked'))
  // The second answer is the one that rebinding hopes for.
  const resolve = async () => {
    asked += 1
    return asked === 1 ? ['127.0.0.1'] : ['127.0.0.9']
  }
  const answer = await send(`http://rebinding.example:${port}/`, { resolve })
  expect(answer).toMatchObject({ kind: 'answered', text: 'checked' })
  expect(asked).toBe(1)
})

test('a name that is not known or not answered for is told', async () => {
  const fails = async () => {
    throw Object.assign(new Error('no'), { code: 'ENOTFOUND' })
  }
  expect(await send('https://a.example/', { resolve: fails })).toEqual({
    kind: 'unreachable',
    why: 'ENOTFOUND',
  })
  const never = () => new Promise<string[]>(() => {})
  expect(await send('https://a.example/', { resolve: never, deadlineMs: 50 })).toEqual({
    kind: 'timeout',
  })
})

test('a port that nobody listens on is told', async () => {
  const port = await answering(() => {})
  open.splice(0).forEach(server => {
    server.close()
  })
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({
    kind: 'unreachable',
    why: 'ECONNREFUSED',
  })
})

describe('a receiver gains nothing by', () => {
  test('hanging', async () => {
    const port = await answering(() => {})
    expect(await send(`http://127.0.0.1:${port}/`, { deadlineMs: 100 })).toEqual({
      kind: 'timeout',
    })
  })

  test('one byte at a time', async () => {
    const server = createTcpServer(socket => {
      const timer = setInterval(() => socket.write('x'), 10)
      socket.on('error', () => {})
      socket.on('close', () => clearInterval(timer))
      socket.write('HTTP/1.1 200 ')
    })
    const port = await listening(server)
    expect(await send(`http://127.0.0.1:${port}/`, { deadlineMs: 200 })).toEqual({
      kind: 'timeout',
    })
  })

  test('an answer without end', async () => {
    const port = await answering((request, response) => {
      request.resume()
      const pour = (): void => {
        while (response.write('y'.repeat(65_536)));
      }
      response.on('drain', pour)
      pour()
    })
    const answer = await send(`http://127.0.0.1:${port}/`)
    expect(answer).toEqual({ kind: 'answered', status: 200, text: 'y'.repeat(1024) })
  })

  test('headers without end', async () => {
    const server = createTcpServer(socket => {
      socket.on('error', () => {})
      socket.write(`HTTP/1.1 200 OK\r\nx: ${'z'.repeat(100_000)}`)
    })
    const port = await listening(server)
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'unreachable' })
  })

  test('closing the connection', async () => {
    const port = await listening(createTcpServer(socket => socket.destroy()))
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'unreachable' })
  })
})
