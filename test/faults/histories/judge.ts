import { paths } from './world'
import type { Heads, Snapshot } from './world'
import { createGitReader, type GitReader } from './gitReader'
import { signedLines, writerOf } from './lines'
import type { RunEnd, RunRecord } from './record'
import { judgeWhatWasSaid } from './judgeWords'

/** Reads the files of a snapshot. */
export interface Reader {
  readonly git: (directory: string) => GitReader
  /** A file at the head of a pull request, open or not. */
  readonly pullText: (snapshot: Snapshot, number: number, path: string) => Promise<string | undefined>
  readonly baseText: (snapshot: Snapshot, path: string) => Promise<string | undefined>
  /** The files that a pull request changes, by its merge base. */
  readonly changedFiles: (snapshot: Snapshot, number: number) => Promise<readonly string[]>
}

/**
 * Checks the runs of a history against the promises of docs/decisions/publishing-without-loss.md. Reads with git, and
 * shares no code with the publisher.
 *
 * @returns The broken promises, each with its step.
 */
export async function judgeHistory(records: readonly RunRecord[]): Promise<readonly string[]> {
  const all = [...new Set(records.flatMap(({ after }) => after.repositories.map(({ directory }) => directory)))]
  const readers = new Map<string, GitReader>()
  const git = (directory: string): GitReader => {
    const reader = readers.get(directory) ?? createGitReader(directory, all)
    readers.set(directory, reader)
    return reader
  }
  const reader = createReader(git)
  try {
    const broken: string[] = []
    for (const [index, record] of records.entries()) {
      const problems = [
        ...(await judgeRemovedLines(reader, record, records.slice(0, index))),
        ...(await judgeImages(reader, record, records.slice(0, index))),
        ...judgeUntouched(record),
        ...(await judgeSecondPulls(reader, record)),
        ...(await judgeWhatWasSaid(reader, record)),
      ]
      broken.push(...problems.map((problem) => `${record.step}: ${problem}`))
    }
    return broken
  } finally {
    for (const each of readers.values()) each.stop()
  }
}

function createReader(git: Reader['git']): Reader {
  const target = (snapshot: Snapshot): Heads => snapshot.repositories[0] ?? { owner: '', directory: '', branches: {} }
  const mainOf = (snapshot: Snapshot): string => target(snapshot).branches['main'] ?? ''
  const headOf = (snapshot: Snapshot, number: number): string =>
    snapshot.pulls.find((pull) => pull.number === number)?.headSha ?? ''
  return {
    git,
    pullText: (snapshot, number, path) => git(target(snapshot).directory).text(headOf(snapshot, number), path),
    baseText: (snapshot, path) => git(target(snapshot).directory).text(mainOf(snapshot), path),
    changedFiles: async (snapshot, number) => {
      const store = git(target(snapshot).directory)
      const head = headOf(snapshot, number)
      const start = store.mergeBase(mainOf(snapshot), head)
      const changed: string[] = []
      for (const path of paths)
        if ((await store.text(start, path)) !== (await store.text(head, path))) changed.push(path)
      return changed
    },
  }
}

/**
 * Promise 1: no run removes others' lines unless the person chose so or deleted them in the file. A line that a run of
 * the same person added to the branch, for example from a copied file, is the person's own.
 */
async function judgeRemovedLines(
  { git }: Reader,
  record: RunRecord,
  earlierRuns: readonly RunRecord[],
): Promise<readonly string[]> {
  const { before, after, login, deleted, named } = record
  const main = after.repositories[0]?.branches['main'] ?? ''
  const problems: string[] = []
  for (const { owner, directory, branches } of after.repositories) {
    const earlier = before.repositories.find((each) => each.directory === directory)?.branches ?? {}
    for (const [branch, head] of Object.entries(branches)) {
      if (earlier[branch] === head) continue
      // A new fork has the branches of the target.
      if (before.repositories[0]?.branches[branch] === head) continue
      const start = earlier[branch] ?? git(after.repositories[0]?.directory ?? '').mergeBase(main, head)
      const kept = new Set<string>()
      for (const path of paths) for (const line of signedLines(await git(directory).text(head, path))) kept.add(line)
      for (const path of paths) {
        for (const line of signedLines(await git(directory).text(start, path))) {
          if (kept.has(line) || writerOf(line) === login || deleted.has(line) || named.has(line)) continue
          const hasLine = async (snapshot: Snapshot): Promise<boolean> => {
            const commit = headIn(snapshot, directory, branch)
            return commit !== undefined && signedLines(await git(directory).text(commit, path)).includes(line)
          }
          const origin = await findLast(
            earlierRuns,
            async (run) => !(await hasLine(run.before)) && (await hasLine(run.after)),
          )
          if (origin?.login === login) continue
          problems.push(`removed “${line}” from ${owner}:${branch}, which nobody chose`)
        }
      }
    }
  }
  return problems
}

/** No run replaces an image, except one that an interrupted run of the same person left on a branch. */
async function judgeImages(
  { git }: Reader,
  { before, after, login }: RunRecord,
  earlierRuns: readonly RunRecord[],
): Promise<readonly string[]> {
  const problems: string[] = []
  for (const { owner, directory, branches } of after.repositories) {
    for (const [branch, head] of Object.entries(branches)) {
      if (headIn(before, directory, branch) === head) continue
      for (const image of imagePaths) {
        const imageIn = async (snapshot: Snapshot): Promise<string | undefined> => {
          const commit = headIn(snapshot, directory, branch)
          return commit === undefined ? undefined : git(directory).text(commit, image)
        }
        const was = await imageIn(before)
        if (was === undefined || (await imageIn(after)) === was) continue
        const origin = await findLast(
          earlierRuns,
          async (run) => (await imageIn(run.before)) !== was && (await imageIn(run.after)) === was,
        )
        if (origin?.login !== login || origin.end.kind !== 'failed')
          problems.push(`replaced ${image} on ${owner}:${branch}`)
      }
    }
  }
  return problems
}

function headIn({ repositories }: Snapshot, directory: string, branch: string): string | undefined {
  return repositories.find((each) => each.directory === directory)?.branches[branch]
}

async function findLast<T>(all: readonly T[], isWanted: (one: T) => Promise<boolean>): Promise<T | undefined> {
  for (const one of [...all].reverse()) if (await isWanted(one)) return one
  return undefined
}

const imagePaths: readonly string[] = [...new Set(paths.map((each) => each.replace(/[^/]+$/, 'chart.png')))]

/** A run that reports that it sent nothing has changed nothing on GitHub. */
function judgeUntouched({ before, after, end }: RunRecord): readonly string[] {
  if (end.kind === 'sent' || end.kind === 'failed') return []
  const stateOf = ({ repositories, pulls }: Snapshot): string =>
    JSON.stringify([
      repositories.map(({ branches }) => branches),
      pulls.map(({ number, title, body }) => [number, title, body]),
    ])
  return stateOf(before) === stateOf(after) ? [] : [`GitHub has changed, though the run ended as “${end.kind}”`]
}

/** Promise 3: a second pull request for a file is opened only if the person wants it. Unrelated files share none. */
async function judgeSecondPulls(reader: Reader, record: RunRecord): Promise<readonly string[]> {
  const { before, after, texts, secondTo } = record
  const known = new Set(before.pulls.map(({ number }) => number))
  const fresh = after.pulls.filter(({ number, state }) => state === 'open' && !known.has(number))
  const problems: string[] = []
  for (const pull of fresh) {
    const own = await reader.changedFiles(after, pull.number)
    for (const other of after.pulls) {
      if (other.number >= pull.number || other.state !== 'open' || other.base !== pull.base) continue
      const shared = (await reader.changedFiles(after, other.number)).filter((path) => own.includes(path))
      if (shared.length === 0 || secondTo.includes(other.number)) continue
      problems.push(`opened #${pull.number} beside #${other.number} for ${shared.join(', ')}`)
    }
  }
  if (record.end.kind === 'sent' && record.end.outcome === 'updated' && known.has(record.end.number)) {
    const had = await reader.changedFiles(before, record.end.number)
    const moved = record.end.notes.flatMap((note) => (note.kind === 'renamed' ? [note.path] : []))
    for (const path of texts.keys()) {
      const isOwn = record.remembered.get(path) === record.end.number
      if (!had.includes(path) && !moved.includes(path) && !isOwn && !record.isContinued)
        problems.push(`put ${path} into #${record.end.number}, which had nothing to do with it`)
    }
  }
  return problems
}

export type Sent = Extract<RunEnd, { kind: 'sent' }>
