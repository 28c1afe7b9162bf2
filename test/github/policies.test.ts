import assert from 'node:assert/strict'
import { assertRefused, publishBranch, refusalOf, useOffice } from './office'

describe('branch protection', () => {
  const office = useOffice()
  const push = async (sha: string) => office.as('wes').git.updateRef({ ...office.notes, ref: 'heads/main', sha })

  it('refuses a push in the words of a ruleset', async () => {
    office.github.protectBranch({ ...office.notes, branch: 'main' })
    const sha = await publishBranch(office.as('wes'), office.notes, 'minutes')
    await assertRefused(
      push(sha),
      422,
      'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
    )
    await assertRefused(
      office.as('wes').git.deleteRef({ ...office.notes, ref: 'heads/main' }),
      422,
      /^Repository rule violations found/,
    )
  })

  it('refuses a push in the words of classic protection', async () => {
    office.github.protectBranch({
      ...office.notes,
      branch: 'main',
      kind: 'branchProtection',
      sentence: 'At least 1 approving review is required by reviewers with write access.',
    })
    const sha = await publishBranch(office.as('wes'), office.notes, 'minutes')
    await assertRefused(push(sha), 422, 'At least 1 approving review is required by reviewers with write access.')
  })

  it('refuses changes of contents with 409', async () => {
    office.github.protectBranch({ ...office.notes, branch: 'main', kind: 'branchProtection' })
    const change = office
      .as('wes')
      .repos.createOrUpdateFileContents({ ...office.notes, path: 'a.md', message: 'x', content: '' })
    await assertRefused(change, 409, 'Could not create file: Changes must be made through a pull request.')
    assert.equal(await office.github.file({ ...office.notes, path: 'a.md' }), undefined)
  })

  it('leaves the way by a pull request', async () => {
    office.github.protectBranch({ ...office.notes, branch: 'main' })
    await publishBranch(office.as('wes'), office.notes, 'minutes')
    assert.equal(
      (await office.as('wes').pulls.create({ ...office.notes, title: 'x', head: 'minutes', base: 'main' })).status,
      201,
    )
  })

  it('may want a sign-off in every new commit', async () => {
    office.github.protectBranch({ ...office.notes, branch: '**', refuses: 'signoff' })
    await assertRefused(publishBranch(office.as('wes'), office.notes, 'one'), 422, /Commit message must match/)
    await publishBranch(office.as('wes'), office.notes, 'two', {
      message: 'Add\n\nSigned-off-by: Wes Writer <wes@acme.example>',
    })
  })

  it('may keep names of branches from being made', async () => {
    office.github.protectBranch({ ...office.notes, branch: 'release/*', refuses: 'creation' })
    await assertRefused(
      publishBranch(office.as('wes'), office.notes, 'release/1'),
      422,
      /Cannot create ref due to creations being restricted/,
    )
    await publishBranch(office.as('wes'), office.notes, 'minutes')
  })
})

describe('the workflow scope', () => {
  const office = useOffice()
  const workflow = '.github/workflows/ci.yml'

  it('is needed to write a workflow file, and GitHub does not say so', async () => {
    const { git, repos } = office.as('wes')
    await assertRefused(
      git.createTree({
        ...office.notes,
        base_tree: await tip(),
        tree: [{ path: workflow, mode: '100644', type: 'blob', content: 'on: push' }],
      }),
      404,
      'Not Found',
    )
    await assertRefused(
      repos.createOrUpdateFileContents({ ...office.notes, path: workflow, message: 'x', content: '' }),
      404,
      'Not Found',
    )
  })

  it('is needed to bring the parent’s new workflow into a fork, for a branch and for a sync', async () => {
    await office.github.addFork({ ...office.notes, by: 'fay' })
    const fork = { owner: 'fay', repo: 'Notes' }
    const sha = await office.github.addCommit({ ...office.notes, files: { [workflow]: 'on: push\n' } })
    await assertRefused(office.as('fay').git.createRef({ ...fork, ref: 'refs/heads/minutes', sha }), 404, 'Not Found')
    await assertRefused(
      office.as('fay').repos.mergeUpstream({ ...fork, branch: 'main' }),
      422,
      `refusing to allow an OAuth App to create or update workflow \`${workflow}\` without \`workflow\` scope`,
    )
    office.github.addToken('token-fay', 'fay', { scopes: ['repo', 'workflow'] })
    assert.equal((await office.as('fay').git.createRef({ ...fork, ref: 'refs/heads/minutes', sha })).status, 201)
  })

  it('is not needed for a workflow that stands on a branch already', async () => {
    await office.github.addCommit({ ...office.notes, files: { [workflow]: 'on: push\n' } })
    await publishBranch(office.as('wes'), office.notes, 'minutes')
  })

  const tip = async (): Promise<string> => (await office.github.branches(office.notes))['main'] ?? ''
})

describe('organization policies', () => {
  const office = useOffice()

  beforeEach(async () => {
    office.github.addOrganization('Locked', { members: ['wes'], samlEnforced: true, id: 77 })
    office.github.addOrganization('Strict', { members: ['wes'], oauthRestricted: true, basePermission: 'write' })
    await office.github.addRepository({ owner: 'Locked', name: 'a' })
    await office.github.addRepository({ owner: 'Strict', name: 'b' })
    await office.github.addRepository({ owner: 'Strict', name: 'c', private: true })
  })

  it('want members to sign on, and say where', async () => {
    const refused = await refusalOf(office.as('wes').repos.get({ owner: 'Locked', repo: 'a' }))
    assert.equal(refused.status, 403)
    assert.match(refused.message, /^Resource protected by organization SAML enforcement/)
    assert.match(
      String(refused.headers['x-github-sso']),
      /^required; url=http:\/\/127\.0\.0\.1:\d+\/orgs\/Locked\/sso\?authorization_request=/,
    )
    assert.equal((await office.as('fay').repos.get({ owner: 'Locked', repo: 'a' })).status, 200)
    office.github.authorizeToken('token-wes', 'Locked')
    assert.equal((await office.as('wes').repos.get({ owner: 'Locked', repo: 'a' })).status, 200)
  })

  it('leave organizations that want sign-on out of the list, and say so', async () => {
    const { data, headers } = await office.as('wes').orgs.listForAuthenticatedUser()
    assert.deepEqual(
      [data.map(({ login }) => login), headers['x-github-sso']],
      [['Strict'], 'partial-results; organizations=77'],
    )
  })

  it('keep unapproved OAuth apps to reading public data', async () => {
    assert.equal((await office.as('wes').repos.get({ owner: 'Strict', repo: 'b' })).data.permissions?.push, true)
    await assertRefused(
      office.as('wes').git.createBlob({ owner: 'Strict', repo: 'b', content: 'x' }),
      403,
      /the `Strict` organization has enabled OAuth App access restrictions/,
    )
    await assertRefused(
      office.as('wes').repos.get({ owner: 'Strict', repo: 'c' }),
      403,
      /OAuth App access restrictions/,
    )
    office.github.approveOAuthApp('Strict')
    assert.equal((await office.as('wes').git.createBlob({ owner: 'Strict', repo: 'b', content: 'x' })).status, 201)
  })

  it('keep unapproved OAuth apps from what only writers see', async () => {
    const ask = () => office.as('wes').repos.listCollaborators({ owner: 'Strict', repo: 'b' })
    await assertRefused(ask(), 403, /OAuth App access restrictions/)
    office.github.approveOAuthApp('Strict')
    assert.equal((await ask()).status, 200)
  })

  it('do not restrict personal tokens as they do OAuth apps', async () => {
    office.github.addToken('token-personal', 'wes', { kind: 'personal' })
    assert.equal((await office.as('personal').git.createBlob({ owner: 'Strict', repo: 'b', content: 'x' })).status, 201)
  })
})
