import assert from 'node:assert/strict'
import { isPrivateHost, isPublicAddress } from '../../../src/core/privateNetwork'

/** Whether the host of an address is private, read as the platform reads addresses. */
function isPrivate(host: string): boolean {
  return isPrivateHost(new URL(`http://${host}/`).hostname)
}

describe('a host of this computer or a private network', () => {
  for (const host of [
    // By name.
    'localhost',
    'localhost.',
    'localhost..',
    '%6cocalhost',
    'a.localhost',
    'intranet',
    'intranet.',
    'nas.lan',
    'nas.local.',
    'wiki.corp',
    'printer.home',
    'printer.home.arpa',
    'printer.home.arpa.',
    'METADATA.google.internal.',
    // By IPv4 address, in all notations.
    '0.0.0.0',
    '10.1.2.3',
    '10.1',
    '127.0.0.1.',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '0177.0.0.1',
    '①27.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.0.0.192',
    '198.18.0.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    // By IPv6 address.
    '[::]',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:c0a8:1]',
    '[64:ff9b::10.0.0.1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2002:a01:203::1]',
    '[2002::1]',
    '[2001:0:7f00:1::]',
    '[2001::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[feff::1]',
    '[ff02::1]',
  ])
    it(`is ${host}`, () => assert.equal(isPrivate(host), true))

  for (const host of [
    'pad.example.org',
    'pad.example.org.',
    'localhost.example.org',
    'internal.example.org',
    'mylocal.org',
    'lan.party',
    'fd.example.org',
    '10.example.org',
    '8.8.8.8',
    '11.0.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '169.253.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.0.78.1',
    '192.167.0.1',
    '198.17.0.1',
    '198.20.0.1',
    '223.255.255.1',
    '[2606:4700:4700::1111]',
    '[2001:4860::8888]',
    '[2001:db80::1]',
    '[2a00:1450::1]',
    '[2002:808:808::1]',
  ])
    it(`is not ${host}`, () => assert.equal(isPrivate(host), false))
})

describe('an address that may be loaded without asking', () => {
  for (const address of [
    'https://pad.example.org/uploads/a.png',
    'http://8.8.8.8/a.png',
    'HTTPS://pad.example.org:8443/',
  ])
    it(`is ${address}`, () => assert.equal(isPublicAddress(address), true))
  for (const address of [
    'http://localhost./uploads/a.png',
    'https://user@10.1:8080/uploads/a.png',
    'https://pad.example.org@intranet/uploads/a.png',
    'http://[64:ff9b::a00:1]/uploads/a.png',
    'ftp://pad.example.org/uploads/a.png',
    'file:///uploads/a.png',
    'data:image/png;base64,AA',
    '/uploads/a.png',
    'https://',
  ])
    it(`is not ${address}`, () => assert.equal(isPublicAddress(address), false))
})
