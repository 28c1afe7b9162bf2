import assert from 'node:assert/strict'
import {
  primaryRepository,
  parseGitRemotes,
  parseRepositoryName,
  parseRemoteUrl,
  webOriginOf,
} from '../../../src/github/remotes'

describe('the repository of a remote', () => {
  for (const url of [
    'https://github.com/example/minutes.git',
    'https://github.com/example/minutes',
    'https://user:secret@github.com/example/minutes.git/',
    'git@github.com:example/minutes.git',
    'ssh://git@github.com/example/minutes.git',
    'ssh://git@ssh.github.com:443/example/minutes.git',
    'git://GitHub.com/example/minutes',
  ]) {
    it(`is read from ${url}`, () =>
      assert.deepEqual(parseRemoteUrl(url, 'https://github.com'), { owner: 'example', repo: 'minutes' }))
  }
  for (const url of [
    'https://gitlab.com/example/minutes.git',
    'https://github.com.evil.org/a/b',
    '/srv/git/minutes.git',
    '../minutes',
    'https://github.com/example',
    '',
  ]) {
    it(`is none for ${JSON.stringify(url)}`, () => assert.equal(parseRemoteUrl(url, 'https://github.com'), undefined))
  }
  it('is found on an Enterprise server with its port', () => {
    assert.deepEqual(parseRemoteUrl('http://127.0.0.1:8080/a/b.git', 'http://127.0.0.1:8080'), {
      owner: 'a',
      repo: 'b',
    })
    assert.equal(parseRemoteUrl('http://127.0.0.1:9090/a/b.git', 'http://127.0.0.1:8080'), undefined)
    assert.deepEqual(parseRemoteUrl('git@git.example.org:a/b.git', 'https://git.example.org:8443'), {
      owner: 'a',
      repo: 'b',
    })
  })
  it('is that of upstream before origin before others', () => {
    const config =
      '[core]\n\tbare = false\n[remote "me"]\n\turl = git@github.com:me/x.git\n[remote "origin"]\n\turl = git@github.com:o/x.git\n\tfetch = +refs\n[remote "upstream"]\n\turl = https://github.com/u/x\n[branch "main"]\n\turl = no\n'
    assert.equal(primaryRepository(parseGitRemotes(config), 'https://github.com')?.owner, 'u')
    assert.equal(
      primaryRepository(
        parseGitRemotes(config.replace('https://github.com/u/x', 'https://gitlab.com/u/x')),
        'https://github.com',
      )?.owner,
      'o',
    )
    assert.equal(primaryRepository([], 'https://github.com'), undefined)
  })
})

describe('names of repositories', () => {
  it('are owner and name', () =>
    assert.deepEqual(parseRepositoryName(' example/min.utes '), { owner: 'example', repo: 'min.utes' }))
  for (const text of ['example', 'a/b/c', '/b', 'a/', '../x', 'a/..', 'a b/c', 'https://github.com/a/b']) {
    it(`are not ${JSON.stringify(text)}`, () => assert.equal(parseRepositoryName(text), undefined))
  }
})

describe('the web address of an API address', () => {
  it('is github.com’s', () => assert.equal(webOriginOf('https://api.github.com/'), 'https://github.com'))
  it('is the server’s own', () =>
    assert.equal(webOriginOf('https://git.example.org/api/v3'), 'https://git.example.org'))
  it('is the tenant’s with data residency', () =>
    assert.equal(webOriginOf('https://api.octocorp.ghe.com'), 'https://octocorp.ghe.com'))
})
