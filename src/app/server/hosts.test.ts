import { expect, test } from 'vitest'
import { isLoopback, namesLoopback, urlOf } from './hosts.ts'

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['::1', true],
  ['[::1]', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.5', false],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
])('%s is reached by this machine alone: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})

test.each([
  ['localhost:4000', true],
  ['LOCALHOST', true],
  ['127.0.0.1:1', true],
  ['[::1]:4000', true],
  ['evil.example:4000', false],
  ['localhost:4000.evil.example', false],
  ['localhost@evil.example', false],
  ['', false],
  [undefined, false],
])('a request for the host %s is for this machine: %s', (host, expected) => {
  expect(namesLoopback(host)).toBe(expected)
})

test('an address is told as people type it', () => {
  expect(urlOf('127.0.0.1', 4000)).toBe('http://localhost:4000')
  expect(urlOf('::1', 4000)).toBe('http://[::1]:4000')
  expect(urlOf('192.168.1.5', 80)).toBe('http://192.168.1.5:80')
})
