import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { issueAddress, parseIssueAddress } from '../../../../src/core/reader/references'

/** `form owner/repo#number kind` for each reference. */
function references(markdown: string): readonly string[] {
  const aliases = new Map([
    ['k8s-capi', 'k8s-cluster-api-provider'],
    ['ex/site', 'example/site'],
  ])
  return readMinutes(`# 2026-03-05\n\n${markdown}`, {
    references: { webOrigins: ['https://github.com', 'https://git.example.org'], aliases },
  }).references.map(
    ({ form, owner, repo, number, kind }) =>
      `${form} ${owner === undefined ? '' : `${owner}/`}${repo ?? ''}#${number}${kind === undefined ? '' : ` ${kind}`}`,
  )
}

describe('references', () => {
  it('are read from labelled links, the address wins over the label', () =>
    assert.deepEqual(references('- [standards#12](https://github.com/example/site/issues/34)'), [
      'link example/site#34 issue',
    ]))
  it('are read from bare addresses with a suffix', () =>
    assert.deepEqual(
      references(
        '- https://github.com/example/site/pull/7/files and (https://github.com/example/site/issues/8#issuecomment-1).',
      ),
      ['url example/site#7 pull', 'url example/site#8 issue'],
    ))
  it('are read from addresses in angle brackets', () =>
    assert.deepEqual(references('<https://github.com/example/site/issues/9>'), ['url example/site#9 issue']))
  it('are read from definitions', () =>
    assert.deepEqual(references('see [it]\n\n[it]: https://github.com/example/site/issues/9'), [
      'url example/site#9 issue',
    ]))
  it('are read on an Enterprise server', () =>
    assert.deepEqual(references('https://git.example.org/a/b/pull/3'), ['url a/b#3 pull']))
  it('are not commits, files, discussions or other trackers', () =>
    assert.deepEqual(
      references(
        'https://github.com/a/b/commit/12 https://github.com/a/b/blob/main/issues/1 https://github.com/a/b/discussions/3 https://tracker.example.org/issues/4 https://github.com/a/b/issues',
      ),
      [],
    ))
  it('are read from short forms', () =>
    assert.deepEqual(references('- site#1, site/#2, example/site#3, example/site/#4 (docs#5)'), [
      'short site#1',
      'short site#2',
      'short example/site#3',
      'short example/site#4',
      'short docs#5',
    ]))
  it('resolve aliases', () =>
    assert.deepEqual(references('k8s-capi#1, k8s-capi/#2, ex/site#3'), [
      'short k8s-cluster-api-provider#1',
      'short k8s-cluster-api-provider#2',
      'short example/site#3',
    ]))
  it('take the kind from the word before them', () =>
    assert.deepEqual(references('PR #1, issue #2, PR#3, Issue#4, pull request #5 and #6'), [
      'bare #1 pull',
      'bare #2 issue',
      'bare #3 pull',
      'bare #4 issue',
      'bare #5 pull',
      'bare #6',
    ]))
  it('take the kind from the word after the repository', () =>
    assert.deepEqual(references('site/PR#3, site/pull/#4, example/site/PR#5, ACME/PR#6, ACME/issue#7, k8s-capi/PR#8'), [
      'short site#3 pull',
      'short site#4 pull',
      'short example/site#5 pull',
      'bare #6 pull',
      'bare #7 issue',
      'short k8s-cluster-api-provider#8 pull',
    ]))
  it('are not numbers of counted things', () =>
    assert.deepEqual(
      references(
        'talk #4, Workshop #2, goal #1: speed, Vortrag #3, TOP #2, the third (session #3), node#4000, example/talk#5',
      ),
      ['short node#4000', 'short example/talk#5'],
    ))
  it('are not numbers of other things', () =>
    assert.deepEqual(references('Hackathon #4, PTG #6, R-N #30, Hackathon#4, sprint #2, C#7 &#35; a#b #x1'), []))
  it('keep "issues" as the name of a repository', () =>
    assert.deepEqual(references('osism/issues#3 and https://github.com/a/issues/issues/1'), [
      'short osism/issues#3',
      'url a/issues#1 issue',
    ]))
  it('are not read twice from the label of a link', () =>
    assert.deepEqual(references('[site#12](https://example.org/12) [#3](https://github.com/a/b/pull/3)'), [
      'link a/b#3 pull',
    ]))
  it('are not read in code, comments and headings’ marks', () =>
    assert.deepEqual(references('`site#1` <!-- site#2 -->\n\n```\nhttps://github.com/a/b/issues/1\n```'), []))
  it('are read in headings and tables', () =>
    assert.deepEqual(references('## Fix site#1\n\n| a |\n|---|\n| site#2 |'), ['short site#1', 'short site#2']))
})

describe('addresses of issues', () => {
  it('come back as they went', () => {
    const issue = { owner: 'a', repo: 'b.c', kind: 'pull', number: 3 } as const
    assert.deepEqual(parseIssueAddress(issueAddress('https://github.com', issue)), issue)
  })
  it('are read ignoring the case of the host', () =>
    assert.equal(parseIssueAddress('HTTPS://www.GitHub.com/A/b/issues/3')?.owner, 'A'))
  it('are undefined for similar hosts', () => {
    assert.equal(parseIssueAddress('https://github.com.example.org/a/b/issues/3'), undefined)
    assert.equal(parseIssueAddress('https://example.org/https://github.com/a/b/issues/3'), undefined)
  })
})
