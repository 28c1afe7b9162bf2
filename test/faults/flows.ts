import { issueMarker } from '../../src/core/actionItems/issueDraft'
import { findCreatedIssue } from '../../src/github/itemIssues'
import { createIssue } from '../../src/github/newIssue'
import { apiUrlOf } from '../../src/github/remotes'
import { undoPublish } from '../../src/github/undoPublish'
import type { FakeGitHub } from '../github/fakeGitHub'
import {
  createPublishingClient,
  clientOf,
  type PublishingClient,
  type RunOptions,
} from '../unit/github/publishingClient'
import type { Expectation } from './endState'

/** The repository of one case, and the clients that publish to it. */
export interface Setting {
  readonly github: FakeGitHub
  readonly repo: string
  /** Creates a person's machine, without records of earlier publications. */
  readonly machine: (login: string) => PublishingClient
}

/** The part of a case in which a request fails. */
export interface Stage {
  readonly client: PublishingClient
  /** Publishes. Called with the fault, and again without it. */
  readonly run: (client: PublishingClient, options: RunOptions) => Promise<unknown>
  readonly expected: Expectation
  /** The client for the run without the fault; the same by default. */
  readonly next?: (client: PublishingClient) => PublishingClient
}

/** A way to publish. */
export interface Flow {
  readonly name: string
  /** Prepares the state before the failing run. */
  readonly prepare: (setting: Setting) => Promise<Stage>
}

export const owner = 'Acme'
const file = 'iaas/20260305.md'
const branch = 'minutes/iaas/2026-03-05'
const firstText = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n- Größe\n'
const finalText = `${firstText}- AI @ada: later\n`
const seen = '<!-- seen -->\n'
const pause = (): Promise<void> => Promise.resolve()

const publishFiles =
  (files: Readonly<Record<string, string>>, overrides: RunOptions['overrides'] = {}): Stage['run'] =>
  (client, options) =>
    client.run(files, { pause, overrides, ...options })
const publishFinal = publishFiles({ [file]: finalText })
/** The usual end state: one pull request with the final text. */
const oneCommit: Expectation = { files: { [file]: finalText }, commits: 1 }
const twoCommits: Expectation = { files: { [file]: finalText }, commits: 2 }

const published = async ({ machine }: Setting, text = firstText): Promise<PublishingClient> => {
  const client = machine('wes')
  await client.run({ [file]: text }, { pause })
  return client
}
const commit = ({ github, repo }: Setting, files: Readonly<Record<string, string>>, to = branch): Promise<string> =>
  github.addCommit({ owner, repo, branch: to, files, author: 'ada' })
const numberOf = ({ github, repo }: Setting): number => github.pullRequests({ owner, repo }).at(-1)?.number ?? 0

const published1 = async (
  setting: Setting,
  options: Partial<Stage> & { readonly expected: Expectation },
): Promise<Stage> => ({ client: await published(setting), run: publishFinal, ...options })

export const flows: readonly Flow[] = [
  {
    name: 'first',
    prepare: ({ machine }) => Promise.resolve({ client: machine('wes'), run: publishFinal, expected: oneCommit }),
  },
  { name: 'update', prepare: (setting) => published1(setting, { expected: twoCommits }) },
  {
    name: 'update elsewhere',
    prepare: (setting) =>
      published(setting).then(() => ({ client: setting.machine('wes'), run: publishFinal, expected: twoCommits })),
  },
  {
    name: 'merge',
    prepare: async (setting) => {
      const client = await published(setting)
      await commit(setting, { [file]: `${seen}${firstText}` })
      return { client, run: publishFinal, expected: { files: { [file]: `${seen}${finalText}` }, commits: 3 } }
    },
  },
  {
    name: 'merge elsewhere',
    prepare: async (setting) => {
      const client = await published(setting)
      await commit(setting, { [file]: `${seen}${firstText}` })
      const between = `${firstText}- between\n`
      await client.run({ [file]: between }, { pause })
      const text = `${between}- AI @ada: later\n`
      return {
        client: setting.machine('wes'),
        run: publishFiles({ [file]: text }),
        expected: { files: { [file]: `${seen}${text}` }, commits: 4 },
      }
    },
  },
  {
    name: 'fork',
    prepare: ({ machine }) => Promise.resolve({ client: machine('fay'), run: publishFinal, expected: oneCommit }),
  },
  {
    name: 'fork with rights',
    prepare: async (setting) => {
      const { github, repo, machine } = setting
      const client = machine('fay')
      await client.run({ [file]: firstText }, { pause })
      github.setCollaborator({ owner, repo, login: 'fay', role: 'write' })
      return { client: machine('fay'), run: publishFinal, expected: twoCommits }
    },
  },
  {
    name: 'several files',
    prepare: ({ machine }) => {
      const files = { [file]: finalText, 'iaas/20260312.md': `${firstText}b\n`, 'kaas/20260306.md': `${firstText}c\n` }
      return Promise.resolve({ client: machine('wes'), run: publishFiles(files), expected: { files, commits: 3 } })
    },
  },
  {
    name: 'pictures',
    prepare: ({ machine }) => {
      const image = { path: 'iaas/chart.png', base64: 'iVBORw0KGgo=' }
      const run: Stage['run'] = (client, options) =>
        client.run({ [file]: finalText }, { pause, images: [image], ...options })
      const expected = { files: { [file]: finalText }, images: { [image.path]: image.base64 }, commits: 1 }
      return Promise.resolve({ client: machine('wes'), run, expected })
    },
  },
  {
    name: 'overwrite',
    prepare: async (setting) => {
      const client = await published(setting)
      const theirs = firstText.replace('Größe', 'theirs')
      await commit(setting, { [file]: theirs })
      const mine = firstText.replace('Größe', 'mine')
      const choices = new Map([[file, { kind: 'overwrite', theirs } as const]])
      const run = publishFiles({ [file]: mine }, { choices })
      return { client, run, expected: { files: { [file]: mine }, commits: 3 } }
    },
  },
  {
    name: 'new branch',
    prepare: async (setting) => {
      const client = await published(setting)
      const theirs = firstText.replace('Größe', 'theirs')
      await commit(setting, { [file]: theirs })
      const mine = firstText.replace('Größe', 'mine')
      // Once the second pull request exists, it is the one to update.
      const run: Stage['run'] = (machine, options) => {
        const isNewBranch = setting.github.pullRequests({ owner, repo: setting.repo }).length < 2
        return publishFiles({ [file]: mine }, { isNewBranch })(machine, options)
      }
      return { client, run, expected: { files: { [file]: mine }, commits: 1, earlierOpen: 1 } }
    },
  },
  {
    name: 'correction after merge',
    prepare: async (setting) => {
      const client = await published(setting)
      const { github, repo } = setting
      await github.mergePullRequest({ owner, repo, number: numberOf(setting) })
      await commit(setting, { [file]: `${seen}${firstText}` }, 'main')
      return {
        client,
        run: publishFinal,
        expected: { files: { [file]: `${seen}${finalText}` }, commits: 1, earlier: 1 },
      }
    },
  },
  {
    name: 'correction after close',
    prepare: async (setting) => {
      const client = await published(setting)
      const { github, repo } = setting
      await github.mergePullRequest({ owner, repo, number: numberOf(setting) })
      await client.run({ [file]: finalText }, { pause })
      await github.closePullRequest({ owner, repo, number: numberOf(setting) })
      return { client, run: publishFinal, expected: { files: { [file]: finalText }, commits: 1, earlier: 2 } }
    },
  },
  {
    name: 'reviewers and labels',
    prepare: ({ machine }) => {
      const extras = { reviewers: ['ada', 'tim'], labels: ['minutes'], assignees: ['wes'] }
      const run = publishFiles({ [file]: finalText }, extras)
      return Promise.resolve({ client: machine('wes'), run, expected: oneCommit })
    },
  },
  {
    name: 'renamed before the merge',
    prepare: async (setting) => {
      const client = await published(setting)
      const moved = 'iaas/20260306.md'
      const known = client.published.get(file)
      if (known !== undefined) client.published.set(moved, known)
      return {
        client,
        run: publishFiles({ [moved]: finalText }),
        expected: { files: { [moved]: finalText }, missing: [file], commits: 2 },
      }
    },
  },
  {
    name: 'Enterprise',
    prepare: ({ github, repo }) => {
      const octokit = clientOf(apiUrlOf(github.origin), 'token-wes')
      const client = createPublishingClient(octokit, { owner, repo })
      return Promise.resolve({ client, run: publishFinal, expected: oneCommit })
    },
  },
  {
    name: 'another account',
    prepare: async (setting) => {
      const earlier = await published(setting)
      const client = setting.machine('ada')
      for (const [path, entry] of earlier.published) client.published.set(path, entry)
      return { client, run: publishFinal, expected: twoCommits }
    },
  },
  {
    name: 'another token in the middle',
    prepare: ({ github, machine, repo }) => {
      github.addToken('token-wes-again', 'wes', { scopes: ['repo'], kind: 'personal' })
      const next = (earlier: PublishingClient): PublishingClient =>
        createPublishingClient(clientOf(github.apiUrl, 'token-wes-again'), { owner, repo }).restore(earlier.journal())
      return Promise.resolve({ client: machine('wes'), run: publishFinal, expected: oneCommit, next })
    },
  },
  {
    name: 'a process that ends',
    prepare: async (setting) => {
      const client = await published(setting)
      class ProcessEnd extends Error {}
      // The journal is written, and the request for it never sent.
      const ending = client.run(
        { [file]: `${firstText}- between\n` },
        { pause, onProgress: () => Promise.reject(new ProcessEnd()) },
      )
      await ending.catch((error: unknown) => {
        if (!(error instanceof ProcessEnd)) throw error
      })
      const restored = setting.machine('wes').restore(client.journal())
      const next = (earlier: PublishingClient): PublishingClient => setting.machine('wes').restore(earlier.journal())
      return { client: restored, run: publishFinal, expected: twoCommits, next }
    },
  },
  {
    name: 'undo',
    prepare: async ({ github, machine }) => {
      const client = machine('wes')
      github.addFault({ method: 'POST', path: /\/pulls$/, times: Infinity, action: { kind: 'drop' } })
      await publishFinal(client, {}).catch(() => undefined)
      github.clearFaults()
      const { progress } = client
      if (progress === undefined) throw new Error('The run reported nothing.')
      const run: Stage['run'] = ({ octokit }, options) => undoPublish(octokit, progress, options)
      return { client, run, expected: { files: {}, commits: 0, isUndone: true } }
    },
  },
  {
    name: 'an issue from an action item',
    prepare: ({ machine, repo }) => {
      const marker = issueMarker({ id: 'abc123' })
      const draft = { title: 'Call them', body: `x\n\n${marker}`, assignees: ['tim'], labels: ['minutes'], marker }
      const run: Stage['run'] = async ({ octokit }, options) =>
        (await findCreatedIssue(octokit, { owner, repo }, marker, options)) ??
        (await createIssue(octokit, { owner, repo }, draft, options))
      return Promise.resolve({ client: machine('wes'), run, expected: { files: {}, commits: 0, issues: 1 } })
    },
  },
]
