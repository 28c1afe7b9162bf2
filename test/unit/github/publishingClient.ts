import type { Octokit } from '@octokit/rest'
import { readMinutes } from '../../../src/core/reader/readMinutes'
import { blobSha } from '../../../src/github/gitBlob'
import { fetchFrom } from '../../../src/github/fetchFrom'
import { createClient } from '../../../src/github/octokitClient'
import { preparePublication } from '../../../src/github/preparePublication'
import {
  isPathTaken,
  parsePublication,
  pendingPublication,
  type Publication,
  rememberPublication,
} from '../../../src/github/publication'
import { publish, type PublishOptions, type PublishResult, type PublishProgress } from '../../../src/github/publish'
import { identityOf, type PublishTemplates } from '../../../src/github/publishPlan'
import type {
  PreparedPublication,
  PublishNote,
  PublishRequest,
  PublishSource,
} from '../../../src/github/publishRequest'
import { getAccount, getRepository } from '../../../src/github/steps/repositories'
import type { RepositoryName } from '../../../src/github/remotes'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** The templates of the default settings. */
export const defaultTemplates: PublishTemplates = {
  branch: 'minutes/${series}/${date}',
  title: '',
  commitMessage: '',
  correction: 'Correct ${series} minutes of ${date}',
  body: '',
}

/** An Octokit as the extension creates it, but without delays. */
export function clientOf(apiUrl: string, token: string, writeInterval = 0): Octokit {
  return createClient({
    apiUrl,
    token,
    userAgent: 'minutes-test',
    fetch: fetchFrom(apiUrl),
    log: silent,
    writeInterval,
    retryInterval: 1,
  })
}

export type RunResult = {
  readonly prepared: PreparedPublication
  readonly result: PublishResult | undefined
  readonly notes: readonly PublishNote[]
}

export interface RunOptions extends PublishOptions {
  /** Changes to the request. */
  readonly overrides?: Partial<PublishRequest>
  /** Images to publish with the first file. */
  readonly images?: PublishSource['images']
}

/** A client that publishes and stores the same data as the extension. */
export interface PublishingClient {
  /** Runs the whole flow of publishing, with everything confirmed. */
  run: (files: Readonly<Record<string, string>>, options?: RunOptions) => Promise<RunResult>
  readonly published: Map<string, Publication>
  /** The progress last reported by the last run. */
  progress: PublishProgress | undefined
  pending: readonly Publication[]
  readonly octokit: Octokit
  /** The content of the disk if the process ended now. */
  journal: () => string
  /** Creates a client that continues from the journal of another process. */
  restore: (journal: string) => PublishingClient
}

/** @param remembers False for a client without records of earlier publications. */
export function createPublishingClient(octokit: Octokit, target: RepositoryName, remembers = true): PublishingClient {
  const published = new Map<string, Publication>()
  const client: PublishingClient = {
    published,
    octokit,
    progress: undefined,
    pending: [],
    journal: () => JSON.stringify({ published: [...published], pending: client.pending }),
    restore: (journal) => {
      const stored = JSON.parse(journal) as { published: [string, unknown][]; pending: unknown[] }
      for (const [path, entry] of stored.published) {
        const publication = parsePublication(entry)
        if (publication !== undefined) published.set(path, publication)
      }
      client.pending = stored.pending.flatMap((entry) => parsePublication(entry) ?? [])
      return client
    },
    run: async (files, { overrides = {}, images = [], ...options } = {}) => {
      const repository = await getRepository(octokit, target, options)
      const account = await getAccount(octokit, options)
      const sources = Object.entries(files).map(([path, text], index): PublishSource => ({
        path,
        text,
        sourceSha: blobSha(text),
        minutes: readMinutes(text),
        images: index === 0 ? images : [],
        lastPublication: published.get(path),
        isFormerPathTaken: isPathTaken(published.get(path), path, [...published.values()]),
        pending: client.pending.find((entry) => entry.path === path),
      }))
      const prepared = await preparePublication(
        octokit,
        {
          target: repository,
          account,
          baseBranch: repository.defaultBranch,
          sources,
          templates: defaultTemplates,
          author: identityOf(account),
          isSignedOff: true,
          isDraft: false,
          reviewers: [],
          labels: [],
          assignees: [],
          ...overrides,
        },
        options,
      )
      if (prepared.kind === 'unchanged' && remembers) {
        for (const entry of prepared.publications) published.set(entry.path, entry)
        client.pending = withoutFiles(client.pending, sources)
      }
      if (prepared.kind !== 'ready') return { prepared, result: undefined, notes: [] }
      const result = await publish(octokit, prepared.plan, {
        ...options,
        onProgress: async (standing) => {
          client.progress = standing
          if (remembers)
            client.pending = [
              ...withoutFiles(client.pending, sources),
              ...pendingPublication(prepared.plan, standing, sources, prepared.facts),
            ]
          await options.onProgress?.(standing)
        },
      })
      if (remembers) {
        for (const entry of rememberPublication(prepared.plan, result, sources, prepared.facts))
          published.set(entry.path, entry)
        client.pending = withoutFiles(client.pending, sources)
      }
      return { prepared, result, notes: prepared.notes }
    },
  }
  return client
}

/** The publications of other files. */
function withoutFiles(
  entries: readonly Publication[],
  sources: readonly { readonly path: string }[],
): readonly Publication[] {
  return entries.filter((entry) => sources.every(({ path }) => path !== entry.path))
}
