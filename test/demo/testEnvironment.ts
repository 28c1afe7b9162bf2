import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type FakeGitHub, startFakeGitHub } from '../github/fakeGitHub'
import { type FakeHedgeDoc, startFakeHedgeDoc } from '../pads/fakeHedgeDoc'
import { makeTemporaryDirectory } from '../hosts/temporaryDirectory'
import type { UserSettings } from '../hosts/settings'
import { createDemoClock } from './clock'
import { demoUser, organization, seedCommunity } from './community'

/** A stand-in for GitHub with the sample community, and a workspace with its minutes. */
export interface TestEnvironment {
  readonly github: FakeGitHub
  /** A stand-in for a HedgeDoc server, without pads. */
  readonly hedgeDoc: FakeHedgeDoc
  /** The workspace: a copy of the sample minutes, with links to the stand-in. */
  readonly folder: string
  /** Settings that connect the extension to the stand-in. */
  readonly userSettings: UserSettings
  /** The extension that signs in as the demo user. */
  readonly helperExtension: string
  readonly stop: () => Promise<void>
}

const sample = path.join(__dirname, '..', 'workspace')

/** Minutes from this date on are not yet on GitHub, so that tests can publish them. */
const firstUnpublished = '20260216'

/**
 * Starts a stand-in and creates a workspace.
 *
 * @param isCheckedOut Whether the workspace looks like a clone, so that the git remote gives the repository to publish to.
 */
export async function startTestEnvironment({
  isCheckedOut = false,
  port,
}: { readonly isCheckedOut?: boolean; readonly port?: number } = {}): Promise<TestEnvironment> {
  const directory = makeTemporaryDirectory('world')
  const clock = createDemoClock()
  const github = await startFakeGitHub({
    now: clock.now,
    directory: path.join(directory.path, 'git'),
    ...(port === undefined ? {} : { port }),
  })
  try {
    const folder = path.join(directory.path, 'minutes')
    copySample(folder, github.origin)
    const { issueRepositories, minutes } = await seedCommunity(github, { minutesFiles: publishedFiles(folder), clock })
    if (isCheckedOut) writeGitConfig(folder, `${github.origin}/${minutes.owner}/${minutes.repo}.git`)
    const hedgeDoc = await startFakeHedgeDoc()
    return {
      github,
      hedgeDoc,
      folder,
      userSettings: {
        // The sample minutes have fixed dates. They must not become stale as time passes.
        'minutes.actionItems.staleAfter': 1_200,
        'minutes.github.apiUrl': github.apiUrl,
        'minutes.references.repositories': issueRepositories,
        'minutesTest.signIn': {
          login: demoUser.login,
          token: demoUser.token,
          id: demoUser.id,
        },
      },
      helperExtension: path.join(__dirname, '..', 'helper'),
      stop: async () => {
        await hedgeDoc.stop()
        await github.stop()
        directory.remove()
      },
    }
  } catch (error) {
    await github.stop()
    directory.remove()
    throw error
  }
}

/** Copies the sample minutes and points their links at the stand-in instead of github.com. */
function copySample(folder: string, origin: string): void {
  cpSync(sample, folder, { recursive: true })
  for (const file of filesOf(folder)) {
    const full = path.join(folder, file)
    writeFileSync(
      full,
      readFileSync(full, 'utf8').replaceAll(`https://github.com/${organization}/`, `${origin}/${organization}/`),
    )
  }
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

function publishedFiles(folder: string): Readonly<Record<string, string>> {
  const published = filesOf(folder).filter((file) => (/\d{8}/.exec(file)?.[0] ?? '0') < firstUnpublished)
  return Object.fromEntries(
    published.map((file) => [file.split(path.sep).join('/'), readFileSync(path.join(folder, file), 'utf8')]),
  )
}

/** Writes the part of a clone that names its remote; git itself is not needed. */
function writeGitConfig(folder: string, url: string): void {
  const git = path.join(folder, '.git')
  mkdirSync(path.join(git, 'objects'), { recursive: true })
  mkdirSync(path.join(git, 'refs', 'heads'), { recursive: true })
  writeFileSync(path.join(git, 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(path.join(git, 'config'), `[core]\n\trepositoryformatversion = 0\n[remote "origin"]\n\turl = ${url}\n`)
}
