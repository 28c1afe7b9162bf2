import fc from 'fast-check'
import { owner } from '../flows'
import { applyEdit, type Edit, linesOf } from './lines'
import { publishFiles } from './publishing'
import type { Disturbance, RunRecord } from './record'
import { openPull, paths, putBack, setText, type Machine, type World } from './world'

/** The records of the steps so far. */
export interface History {
  readonly records: RunRecord[]
}

type Step = fc.AsyncCommand<History, World>

/** A step that is printed as a sentence. */
function step(title: string, run: (world: World, history: History) => Promise<void>): Step {
  return { check: () => true, run: (history, world) => run(world, history), toString: () => title }
}

/** Small numbers are more likely, so that the steps of a history affect the same things. */
const machineIndex = fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2, 3)
const pathIndex = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3)
const pullIndex = fc.constantFrom(0, 0, 0, 1, 2)
const at = fc.integer({ min: 0, max: 99 }).map((value) => value / 100)
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('add' as const, 'add' as const, 'change' as const, 'remove' as const, 'addCommon' as const),
  at,
})
const pathAt = (index: number): string => paths[index] ?? ''
const machineAt = ({ machines }: World, index: number): Machine => machines[index] as Machine

function writeOn(world: World, machine: Machine, path: string, change: Edit): void {
  const text = machine.files.get(path) ?? `# Meeting\n${world.line(machine.login)}\n`
  setText(machine, path, applyEdit(text, change, world.line(machine.login)))
}

const write = fc.tuple(machineIndex, pathIndex, edit).map(([machine, path, change]) =>
  step(`on machine ${machine}, ${change.kind} a line of ${pathAt(path)} at ${change.at}`, (world) => {
    writeOn(world, machineAt(world, machine), pathAt(path), change)
    return Promise.resolve()
  }),
)

/** Commits to the base or to the branch of an open pull request. */
async function editOnGitHub(
  world: World,
  place: 'base' | number,
  path: string,
  change: Edit,
  login: string,
): Promise<void> {
  const { github, repo } = world
  const pull = place === 'base' ? undefined : openPull(world, place)
  if (place !== 'base' && pull === undefined) return
  const [headOwner = owner, branch = 'main'] = pull === undefined ? [] : pull.head.split(/:(.*)/)
  const name = github
    .repositories()
    .find((each) => each.owner === headOwner && each.repo.replace(/-\d+$/, '') === repo)?.repo
  if (name === undefined) return
  const before = await github.file({ owner: headOwner, repo: name, ref: branch, path })
  const text = applyEdit(before ?? '# Meeting\n', change, world.line(login))
  if (text === before) return
  if (pull === undefined) world.earlier.push({ path, text: before })
  await github.addCommit({ owner: headOwner, repo: name, branch, files: { [path]: text }, author: login })
}

const others = fc
  .tuple(
    fc.constantFrom('base' as const, 'base' as const, 0, 0, 0, 1),
    pathIndex,
    edit,
    fc.constantFrom('ada', 'tim', 'wes', 'bob'),
  )
  .map(([place, path, change, login]) => ({
    title: `${login} commits to ${place === 'base' ? 'the base' : `pull request ${place}`}: ${change.kind} a line of ${pathAt(path)} at ${change.at}`,
    run: (world: World) => editOnGitHub(world, place, pathAt(path), change, login),
  }))

const merge = fc
  .tuple(pullIndex, fc.constantFrom('merge' as const, 'squash' as const), fc.boolean())
  .map(([index, method, isDeleted]) => ({
    title: `${method} pull request ${index}${isDeleted ? ' and delete its branch' : ''}`,
    run: async (world: World) => {
      const { github, repo } = world
      const pull = openPull(world, index)
      if (pull === undefined) return
      for (const path of paths) world.earlier.push({ path, text: await github.file({ owner, repo, path }) })
      const isMerged = await github.mergePullRequest({ owner, repo, number: pull.number, method }).then(
        () => true,
        () => false,
      )
      const [headOwner, branch = ''] = pull.head.split(/:(.*)/)
      if (isMerged && isDeleted && headOwner === owner) await github.deleteBranch({ owner, repo, branch })
    },
  }))

const close = fc.tuple(pullIndex, fc.boolean()).map(([index, isDeleted]) => ({
  title: `close pull request ${index}${isDeleted ? ' and delete its branch' : ''}`,
  run: async (world: World) => {
    const { github, repo } = world
    const pull = openPull(world, index)
    if (pull === undefined) return
    await github.closePullRequest({ owner, repo, number: pull.number })
    const [headOwner, branch = ''] = pull.head.split(/:(.*)/)
    if (isDeleted && headOwner === owner) await github.deleteBranch({ owner, repo, branch })
  },
}))

const updateBranch = pullIndex.map((index) => ({
  title: `update the branch of pull request ${index}`,
  run: async (world: World) => {
    const { github, repo } = world
    const pull = openPull(world, index)
    // It fails on a conflict.
    if (pull !== undefined)
      await github.updatePullRequestBranch({ owner, repo, number: pull.number }).catch(() => undefined)
  },
}))

const revert = fc.nat({ max: 5 }).map((index) => ({
  title: `revert the base to earlier text ${index}`,
  run: async (world: World) => {
    const { github, repo, earlier } = world
    const chosen = earlier.at(-1 - (index % Math.max(earlier.length, 1)))
    if (chosen === undefined) return
    const { path, text } = chosen
    const before = await github.file({ owner, repo, path })
    if (before === text) return
    earlier.push({ path, text: before })
    await github.addCommit({ owner, repo, files: { [path]: text }, author: 'ada', message: 'Revert' })
    putBack(world, linesOf(text))
  },
}))

/** Actions of others, also while a preview is open. */
const elsewhere = fc.oneof(
  { weight: 8, arbitrary: others },
  { weight: 2, arbitrary: merge },
  { weight: 1, arbitrary: close },
  { weight: 1, arbitrary: updateBranch },
  { weight: 1, arbitrary: revert },
)

const publishing = fc
  .record({
    machine: machineIndex,
    isAll: fc.integer({ min: 0, max: 5 }).map((value) => value === 0),
    path: pathIndex,
    change: fc.option(edit, { nil: undefined, freq: 3 }),
    answer: fc.constantFrom('leave' as const, 'keep' as const, 'overwrite' as const),
    isSecondWanted: fc.boolean(),
    disturbance: fc.oneof(
      { weight: 9, arbitrary: fc.constant<Disturbance>('none') },
      { weight: 2, arbitrary: fc.constant<Disturbance>('meanwhile') },
      { weight: 1, arbitrary: fc.constantFrom<Disturbance>('stop', 'loseAnswer') },
    ),
    request: fc.integer({ min: 1, max: 12 }),
    meanwhile: elsewhere,
    image: fc.option(fc.constantFrom('iVBORw0KGgo=', 'R0lGODlhAQ=='), { nil: undefined, freq: 4 }),
    isRepeated: fc.integer({ min: 0, max: 3 }).map((value) => value === 0),
  })
  .map(({ machine, isAll, path, change, ...options }) => {
    const { disturbance, meanwhile, request, answer } = options
    const during =
      disturbance === 'meanwhile'
        ? `; meanwhile: ${meanwhile.title}`
        : disturbance === 'none'
          ? ''
          : `; ${disturbance} at ${request}`
    const written = change === undefined ? '' : `${change.kind} at ${change.at} and `
    const title = `${written}publish ${isAll ? 'all' : pathAt(path)} from machine ${machine} (${answer}${options.isSecondWanted ? ', second' : ''}${options.image === undefined ? '' : ', image'}${during})`
    return step(title, async (world, history) => {
      const target = machineAt(world, machine)
      if (change !== undefined) writeOn(world, target, pathAt(path), change)
      const files = isAll ? [...target.files.keys()].sort() : [pathAt(path)].filter((each) => target.files.has(each))
      if (files.length === 0) return
      const act = { ...options, files, meanwhile: () => meanwhile.run(world) }
      history.records.push(...(await publishFiles(world, target, title, act)))
    })
  })

const rights = fc
  .constantFrom(
    ['wes', 'read'] as const,
    ['wes', 'write'] as const,
    ['fay', 'write'] as const,
    ['fay', 'read'] as const,
  )
  .map(([login, role]) =>
    step(`${login} gets the role ${role}`, ({ github, repo }) => {
      github.setCollaborator({ owner, repo, login, role })
      return Promise.resolve()
    }),
  )

const rename = fc.tuple(machineIndex, pathIndex, pathIndex).map(([machine, from, to]) =>
  step(`on machine ${machine}, rename ${pathAt(from)} to ${pathAt(to)}`, (world) => {
    const { files, client } = machineAt(world, machine)
    const text = files.get(pathAt(from))
    if (text === undefined || files.has(pathAt(to))) return Promise.resolve()
    files.delete(pathAt(from))
    files.set(pathAt(to), text)
    const known = client.published.get(pathAt(from))
    client.published.delete(pathAt(from))
    if (known === undefined) client.published.delete(pathAt(to))
    else client.published.set(pathAt(to), known)
    return Promise.resolve()
  }),
)

const copy = fc.tuple(machineIndex, machineIndex, pathIndex).map(([from, to, path]) =>
  step(`copy ${pathAt(path)} from machine ${from} to ${to}`, (world) => {
    const text = machineAt(world, from).files.get(pathAt(path))
    if (text !== undefined && from !== to) setText(machineAt(world, to), pathAt(path), text)
    return Promise.resolve()
  }),
)

const pull = fc.tuple(machineIndex, pathIndex).map(([machine, path]) =>
  step(`on machine ${machine}, get ${pathAt(path)} from the base`, async (world) => {
    const text = await world.github.file({ owner, repo: world.repo, path: pathAt(path) })
    if (text !== undefined) setText(machineAt(world, machine), pathAt(path), text)
  }),
)

const forget = machineIndex.map((machine) =>
  step(`machine ${machine} loses its memory`, (world) => {
    const target = machineAt(world, machine)
    target.client = world.client(target.login)
    target.deleted.clear()
    return Promise.resolve()
  }),
)

const signIn = fc.tuple(machineIndex, fc.constantFrom('wes', 'ada', 'fay', 'rea')).map(([machine, login]) =>
  step(`${login} signs in on machine ${machine}`, (world) => {
    const target = machineAt(world, machine)
    target.client = world.client(login).restore(target.client.journal())
    target.login = login
    return Promise.resolve()
  }),
)

export type Steps = Iterable<Step>

/** Random histories of up to a number of steps. */
export function historySteps(maxCommands: number): fc.Arbitrary<Steps> {
  const outside = elsewhere.map(({ title, run }) => step(title, (world) => run(world)))
  const often = (arbitrary: fc.Arbitrary<Step>, weight: number): readonly fc.Arbitrary<Step>[] =>
    Array.from({ length: weight }, () => arbitrary)
  return fc.commands(
    [
      ...often(write, 3),
      ...often(publishing, 7),
      ...often(outside, 5),
      ...[rights, rename, pull, forget, signIn],
      ...often(copy, 2),
    ],
    { maxCommands, size: 'max' },
  )
}
