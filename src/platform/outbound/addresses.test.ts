import { describe, expect, test } from 'vitest'
import { isInternal, readNetworks } from './addresses.ts'

describe('an address is internal or public', () => {
  test.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['0.0.0.0', true],
    ['10.0.0.1', true],
    ['100.64.0.1', true],
    ['169.254.169.254', true],
    ['172.16.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['192.0.0.192', true],
    ['198.19.255.255', true],
    ['224.0.0.1', true],
    ['255.255.255.255', true],
    ['8.8.8.8', false],
    ['93.184.215.14', false],
    ['::', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:7f00:1', true],
    ['::ffff:8.8.8.8', true],
    ['::127.0.0.1', true],
    ['64:ff9b::a00:1', true],
    ['64:ff9b:1::1', true],
    ['fe80::1', true],
    ['fe80::1%eth0', true],
    ['fc00::1', true],
    ['fd00:ec2::254', true],
    ['ff02::1', true],
    ['2001::1', true],
    ['2001:db8::1', true],
    ['2002:7f00:1::', true],
    ['2606:4700:4700::1111', false],
    ['2a00:1450:4001:830::200e', false],
    ['nonsense', true],
    ['', true],
  ])('%s: %s', (address, expected) => {
    expect(isInternal(address)).toBe(expected)
  })
})

describe('networks', () => {
  test.each([
    ['10.20.0.0/16', '10.20.3.4', true],
    ['10.20.0.0/16', '10.21.0.1', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '127.0.0.2', false],
    ['fd00::/8', 'fd12::1', true],
    ['fd00::/8', '10.0.0.1', false],
  ])('%s holds %s: %s', (network, address, expected) => {
    expect(readNetworks([network])?.includes(address)).toBe(expected)
  })

  test.each(['10.0.0.0/33', '10.0.0/8', 'fd00::/129', 'localhost', '10.0.0.0/-1', ''])(
    '%j is none',
    text => {
      expect(readNetworks([text])).toBeUndefined()
    },
  )
})
