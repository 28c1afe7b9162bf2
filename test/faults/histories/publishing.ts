import { GitHubError } from '../../../src/github/errors'
import type { FileChoice } from '../../../src/github/merge/combineTexts'
import type { RunResult } from '../../unit/github/publishingClient'
import type { Disturbance, RunEnd, RunRecord } from './record'
import type { Machine, World } from './world'

/** How a person publishes, and answers the questions. */
export interface Publishing {
  readonly files: readonly string[]
  readonly answer: 'leave' | 'keep' | 'overwrite'
  readonly isSecondWanted: boolean
  readonly disturbance: Disturbance
  /** The request whose answer is lost, from 1. */
  readonly request: number
  /** What somebody else does while the preview is open. */
  readonly meanwhile: () => Promise<void>
  readonly image: string | undefined
  readonly isRepeated: boolean
}

class ProcessEnd extends Error {}

/** Publishes like a person: answers the questions, and runs again until none is left. */
export async function publishFiles(
  world: World,
  machine: Machine,
  step: string,
  publishing: Publishing,
): Promise<readonly RunRecord[]> {
  const records: RunRecord[] = []
  const choices = new Map<string, FileChoice>()
  const named = new Set<string>()
  const secondTo: number[] = []
  const texts = new Map(publishing.files.map((path) => [path, machine.files.get(path) ?? '']))
  for (let round = 0; round < 2 * publishing.files.length + 2; round++) {
    const isContinued = machine.client.pending.length > 0
    const remembered = new Map([...machine.client.published].map(([path, { pull }]) => [path, pull.number]))
    const formerPaths = new Map([...machine.client.published].map(([path, known]) => [path, known.path]))
    const { before, after, end } = await runOnce(world, machine, publishing, texts, { choices, secondTo })
    const { disturbance } = publishing
    records.push({
      ...{ step, login: machine.login, disturbance, isContinued, isRepeated: false, remembered, formerPaths, texts },
      ...{
        deleted: new Set(machine.deleted),
        named: new Set(named),
        secondTo: [...secondTo],
        before,
        after,
        end: end.told,
      },
    })
    if (end.question === undefined) break
    if (end.question.kind === 'foreign') {
      if (!publishing.isSecondWanted) break
      secondTo.push(end.question.pull.number)
    } else if (end.question.kind === 'conflict') {
      const { path, theirs, reason, lines, replaced, canKeep } = end.question.conflict
      if (publishing.answer === 'leave') break
      const kind = publishing.answer === 'keep' && canKeep ? 'keep' : 'overwrite'
      choices.set(path, { kind, theirs })
      // “keep” removes none of others' lines. If others removed lines, it confirms the removal of these.
      const kept = reason === 'superseded' ? lines : []
      for (const line of kind === 'keep' ? kept : replaced) named.add(line)
    } else {
      for (const files of end.question.groups) {
        records.push(...(await publishFiles(world, machine, step, { ...publishing, files, image: undefined })))
      }
      break
    }
  }
  const last = records.at(-1)
  if (publishing.isRepeated && last?.end.kind === 'sent' && last.disturbance === 'none' && !hasDropped(last.end)) {
    const again: Publishing = {
      ...publishing,
      disturbance: 'none',
      image: undefined,
      isRepeated: false,
      answer: 'leave',
    }
    records.push(...(await repeat(world, machine, again, last, secondTo)))
  }
  return records
}

/** Repeats the run, group by group if its files were split. */
async function repeat(
  world: World,
  machine: Machine,
  publishing: Publishing,
  last: RunRecord,
  secondTo: readonly number[],
): Promise<readonly RunRecord[]> {
  const { texts } = last
  const { before, after, end } = await runOnce(world, machine, publishing, texts, { choices: new Map(), secondTo })
  if (end.question?.kind !== 'split' || end.question.groups.length < 2)
    return [{ ...last, isRepeated: true, before, after, end: end.told }]
  const records: RunRecord[] = []
  for (const files of end.question.groups) {
    const part = { ...last, texts: new Map(files.map((path) => [path, texts.get(path) ?? ''])) }
    records.push(...(await repeat(world, machine, { ...publishing, files }, part, secondTo)))
  }
  return records
}

/** Whether the person was told that lines of theirs stay removed. */
function hasDropped({ notes }: Extract<RunEnd, { kind: 'sent' }>): boolean {
  return notes.some((note) => note.kind === 'merged' && note.dropped.length > 0)
}

type Question = Extract<RunResult['prepared'], { kind: 'conflict' | 'foreign' | 'split' }>

async function runOnce(
  world: World,
  machine: Machine,
  { disturbance, request, meanwhile, image }: Publishing,
  texts: ReadonlyMap<string, string>,
  answers: { readonly choices: ReadonlyMap<string, FileChoice>; readonly secondTo: readonly number[] },
) {
  const { github } = world
  let before = await world.snapshot()
  let isFirst = true
  const onProgress = async (): Promise<void> => {
    if (!isFirst) return
    isFirst = false
    if (disturbance === 'stop') throw new ProcessEnd()
    if (disturbance !== 'meanwhile') return
    await meanwhile()
    before = await world.snapshot()
  }
  if (disturbance === 'loseAnswer') github.addFault({ nth: request, times: Infinity, action: { kind: 'loseAnswer' } })
  const [first = ''] = texts.keys()
  const run = (name: string): Promise<RunResult> => {
    const images = image === undefined ? [] : [{ path: first.replace(/[^/]+$/, name), base64: image }]
    return machine.client.run(Object.fromEntries(texts), {
      overrides: answers,
      images,
      onProgress,
      pause: () => Promise.resolve(),
    })
  }
  const end = await run('chart.png')
    // If the name of an image is taken, it gets another one.
    .then((result) => (result.prepared.kind === 'imagesTaken' ? run(`chart-${image?.slice(0, 4) ?? ''}.png`) : result))
    .then(
      (result) => ({ told: endOf(result), question: questionOf(result) }),
      (error: unknown) => ({ told: failureOf(error), question: undefined }),
    )
  github.clearFaults()
  // Another process continues.
  if (end.told.kind === 'failed') machine.client = world.client(machine.login).restore(machine.client.journal())
  return { before, after: await world.snapshot(), end }
}

function failureOf(error: unknown): Extract<RunEnd, { kind: 'failed' }> {
  if (error instanceof ProcessEnd) return { kind: 'failed', code: 'stopped', reason: '' }
  if (error instanceof GitHubError) return { kind: 'failed', code: error.code, reason: error.details.reason ?? '' }
  return { kind: 'failed', code: error instanceof Error ? (error.stack ?? error.message) : String(error), reason: '' }
}

function questionOf({ prepared }: RunResult): Question | undefined {
  return prepared.kind === 'conflict' || prepared.kind === 'foreign' || prepared.kind === 'split' ? prepared : undefined
}

function endOf({ prepared, result, notes }: RunResult): RunEnd {
  switch (prepared.kind) {
    case 'unchanged':
      return { kind: 'unchanged', number: prepared.pull.number }
    case 'published':
      return { kind: 'published', difference: prepared.difference }
    case 'conflict': {
      const { path, pathThere, theirs, pull } = prepared.conflict
      return { kind: 'asked', path, pathThere, theirs, number: pull?.number }
    }
    case 'foreign':
      return { kind: 'foreign', path: prepared.pathThere, number: prepared.pull.number }
    case 'split':
      return { kind: 'split', groups: prepared.groups }
    case 'imagesTaken':
      return { kind: 'imagesTaken' }
    case 'ready': {
      if (result === undefined) throw new Error('A plan without a result')
      const { plan, facts } = prepared
      const files = plan.commits.flatMap((commit) => commit.files)
      const isShown = result.outcome === 'created' || plan.renews
      return {
        ...{ kind: 'sent', outcome: result.outcome, number: result.pull.number, notes, before: facts.before },
        shown: isShown ? { title: plan.title, body: plan.body } : undefined,
        texts: new Map(
          files.flatMap((file): [string, string | undefined][] =>
            'base64' in file ? [] : [[file.path, 'text' in file ? file.text : undefined]],
          ),
        ),
        images: new Map(files.flatMap((file) => ('base64' in file ? [[file.path, file.base64] as const] : []))),
        isCorrection: plan.corrects !== undefined,
      }
    }
  }
}
