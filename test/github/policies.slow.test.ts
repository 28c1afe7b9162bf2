import assert from 'node:assert/strict'
import { assertRefused, publishBranch, errorResponseOf, useGitHubFixture } from './githubFixture'

describe('branch protection', () => {
  const githubFixture = useGitHubFixture()
  const push = async (sha: string) =>
    githubFixture.as('wes').git.updateRef({ ...githubFixture.notes, ref: 'heads/main', sha })

  it('refuses a push in the words of a ruleset', async () => {
    githubFixture.github.protectBranch({ ...githubFixture.notes, branch: 'main' })
    const sha = await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    await assertRefused(
      push(sha),
      422,
      'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
    )
    await assertRefused(
      githubFixture.as('wes').git.deleteRef({ ...githubFixture.notes, ref: 'heads/main' }),
      422,
      /^Repository rule violations found/,
    )
  })

  it('refuses a push in the words of classic protection', async () => {
    githubFixture.github.protectBranch({
      ...githubFixture.notes,
      branch: 'main',
      kind: 'branchProtection',
      sentence: 'At least 1 approving review is required by reviewers with write access.',
    })
    const sha = await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    await assertRefused(push(sha), 422, 'At least 1 approving review is required by reviewers with write access.')
  })

  it('refuses changes of contents with 409', async () => {
    githubFixture.github.protectBranch({ ...githubFixture.notes, branch: 'main', kind: 'branchProtection' })
    const change = githubFixture
      .as('wes')
      .repos.createOrUpdateFileContents({ ...githubFixture.notes, path: 'a.md', message: 'x', content: '' })
    await assertRefused(change, 409, 'Could not create file: Changes must be made through a pull request.')
    assert.equal(await githubFixture.github.file({ ...githubFixture.notes, path: 'a.md' }), undefined)
  })

  it('leaves pull requests as the only way', async () => {
    githubFixture.github.protectBranch({ ...githubFixture.notes, branch: 'main' })
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    assert.equal(
      (
        await githubFixture
          .as('wes')
          .pulls.create({ ...githubFixture.notes, title: 'x', head: 'minutes', base: 'main' })
      ).status,
      201,
    )
  })

  it('may want a sign-off in every new commit', async () => {
    githubFixture.github.protectBranch({ ...githubFixture.notes, branch: '**', refuses: 'signoff' })
    await assertRefused(
      publishBranch(githubFixture.as('wes'), githubFixture.notes, 'one'),
      422,
      /Commit message must match/,
    )
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'two', {
      message: 'Add\n\nSigned-off-by: Wes Writer <wes@acme.example>',
    })
  })

  it('may keep names of branches from being made', async () => {
    githubFixture.github.protectBranch({ ...githubFixture.notes, branch: 'release/*', refuses: 'creation' })
    await assertRefused(
      publishBranch(githubFixture.as('wes'), githubFixture.notes, 'release/1'),
      422,
      /Cannot create ref due to creations being restricted/,
    )
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
  })
})

describe('the workflow scope', () => {
  const githubFixture = useGitHubFixture()
  const workflow = '.github/workflows/ci.yml'

  it('is needed to write a workflow file, although GitHub does not say so', async () => {
    const { git, repos } = githubFixture.as('wes')
    await assertRefused(
      git.createTree({
        ...githubFixture.notes,
        base_tree: await tip(),
        tree: [{ path: workflow, mode: '100644', type: 'blob', content: 'on: push' }],
      }),
      404,
      'Not Found',
    )
    await assertRefused(
      repos.createOrUpdateFileContents({ ...githubFixture.notes, path: workflow, message: 'x', content: '' }),
      404,
      'Not Found',
    )
  })

  it('is needed to bring the parent’s new workflow into a fork, for a branch and for a sync', async () => {
    await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    const fork = { owner: 'fay', repo: 'Notes' }
    const sha = await githubFixture.github.addCommit({ ...githubFixture.notes, files: { [workflow]: 'on: push\n' } })
    await assertRefused(
      githubFixture.as('fay').git.createRef({ ...fork, ref: 'refs/heads/minutes', sha }),
      404,
      'Not Found',
    )
    await assertRefused(
      githubFixture.as('fay').repos.mergeUpstream({ ...fork, branch: 'main' }),
      422,
      `refusing to allow an OAuth App to create or update workflow \`${workflow}\` without \`workflow\` scope`,
    )
    githubFixture.github.addToken('token-fay', 'fay', { scopes: ['repo', 'workflow'] })
    assert.equal((await githubFixture.as('fay').git.createRef({ ...fork, ref: 'refs/heads/minutes', sha })).status, 201)
  })

  it('is not needed for a workflow that is already on a branch', async () => {
    await githubFixture.github.addCommit({ ...githubFixture.notes, files: { [workflow]: 'on: push\n' } })
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
  })

  const tip = async (): Promise<string> => (await githubFixture.github.branches(githubFixture.notes))['main'] ?? ''
})

describe('organization policies', () => {
  const githubFixture = useGitHubFixture()

  beforeEach(async () => {
    githubFixture.github.addOrganization('Locked', { members: ['wes'], samlEnforced: true, id: 77 })
    githubFixture.github.addOrganization('Strict', { members: ['wes'], oauthRestricted: true, basePermission: 'write' })
    await githubFixture.github.addRepository({ owner: 'Locked', name: 'a' })
    await githubFixture.github.addRepository({ owner: 'Strict', name: 'b' })
    await githubFixture.github.addRepository({ owner: 'Strict', name: 'c', private: true })
  })

  it('require single sign-on of members, and link to it', async () => {
    const refused = await errorResponseOf(githubFixture.as('wes').repos.get({ owner: 'Locked', repo: 'a' }))
    assert.equal(refused.status, 403)
    assert.match(refused.message, /^Resource protected by organization SAML enforcement/)
    assert.match(
      String(refused.headers['x-github-sso']),
      /^required; url=http:\/\/127\.0\.0\.1:\d+\/orgs\/Locked\/sso\?authorization_request=/,
    )
    assert.equal((await githubFixture.as('fay').repos.get({ owner: 'Locked', repo: 'a' })).status, 200)
    githubFixture.github.authorizeToken('token-wes', 'Locked')
    assert.equal((await githubFixture.as('wes').repos.get({ owner: 'Locked', repo: 'a' })).status, 200)
  })

  it('leave organizations that require single sign-on out of the list, and say so', async () => {
    const { data, headers } = await githubFixture.as('wes').orgs.listForAuthenticatedUser()
    assert.deepEqual(
      [data.map(({ login }) => login), headers['x-github-sso']],
      [['Strict'], 'partial-results; organizations=77'],
    )
  })

  it('keep unapproved OAuth apps to reading public data', async () => {
    assert.equal((await githubFixture.as('wes').repos.get({ owner: 'Strict', repo: 'b' })).data.permissions?.push, true)
    await assertRefused(
      githubFixture.as('wes').git.createBlob({ owner: 'Strict', repo: 'b', content: 'x' }),
      403,
      /the `Strict` organization has enabled OAuth App access restrictions/,
    )
    await assertRefused(
      githubFixture.as('wes').repos.get({ owner: 'Strict', repo: 'c' }),
      403,
      /OAuth App access restrictions/,
    )
    githubFixture.github.approveOAuthApp('Strict')
    assert.equal(
      (await githubFixture.as('wes').git.createBlob({ owner: 'Strict', repo: 'b', content: 'x' })).status,
      201,
    )
  })

  it('keep unapproved OAuth apps from what only writers see', async () => {
    const ask = () => githubFixture.as('wes').repos.listCollaborators({ owner: 'Strict', repo: 'b' })
    await assertRefused(ask(), 403, /OAuth App access restrictions/)
    githubFixture.github.approveOAuthApp('Strict')
    assert.equal((await ask()).status, 200)
  })

  it('do not restrict personal tokens as they do OAuth apps', async () => {
    githubFixture.github.addToken('token-personal', 'wes', { kind: 'personal' })
    assert.equal(
      (await githubFixture.as('personal').git.createBlob({ owner: 'Strict', repo: 'b', content: 'x' })).status,
      201,
    )
  })
})

describe('push rules with 409', () => {
  const githubFixture = useGitHubFixture()

  it('require signatures, which commits of the git data API lack', async () => {
    githubFixture.github.protectBranch({ ...githubFixture.notes, branch: '**', refuses: 'unsigned' })
    await assertRefused(
      publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes'),
      409,
      'Repository rule violations found\n\nCommits must have verified signatures.\n\n',
    )
  })

  it('stop secrets', async () => {
    githubFixture.github.protectSecret({ ...githubFixture.notes, secret: 'ghp_0123' })
    const publishing = publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes', { content: 'ghp_0123\n' })
    await assertRefused(publishing, 409, /Push cannot contain secrets/)
  })

  it('do not make GitHub see a new branch immediately', async () => {
    githubFixture.github.setBranchDelay(1)
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes')
    const open = () =>
      githubFixture.as('wes').pulls.create({ ...githubFixture.notes, title: 'x', head: 'minutes', base: 'main' })
    await assertRefused(open(), 422, 'Validation Failed')
    assert.equal((await open()).status, 201)
  })
})
