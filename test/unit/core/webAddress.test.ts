import assert from 'node:assert/strict'
import { readWebAddress } from '../../../src/core/webAddress'

describe('the address of a page on the web', () => {
  for (const [address, read] of [
    ['https://github.com/acme/api/pull/1#issuecomment-2', 'https://github.com/acme/api/pull/1#issuecomment-2'],
    ['HTTP://127.0.0.1:8080/Acme/Notes', 'http://127.0.0.1:8080/Acme/Notes'],
    [' https://pad.example/a?both ', 'https://pad.example/a?both'],
  ] as const)
    it(`is read from ${JSON.stringify(address)}`, () => assert.equal(readWebAddress(address), read))
  for (const address of [
    'command:workbench.action.terminal.new',
    'vscode://publisher.extension/run',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.example',
    'https://github.com@evil.example/acme',
    'https://ada:secret@github.com/acme',
    'https://',
    '//evil.example/',
    'github.com/acme',
    '',
  ])
    it(`is not ${JSON.stringify(address)}`, () => assert.equal(readWebAddress(address), undefined))
})
