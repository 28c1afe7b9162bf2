import type { Reader, Sent } from './judge'
import { signedLines } from './lines'
import type { RunEnd, RunRecord } from './record'
import type { Snapshot } from './world'

/** Codes with which a run may end when somebody else was at work during it. */
const meanwhileCodes: readonly string[] = [
  'conflict',
  'changedMeanwhile',
  'pullRequestEnded',
  'pullRequestExists',
  'nothingToPublish',
]

/** Promises 2 and 4: what a run reports is true, and it sends what it shows. */
export async function judgeWhatWasSaid(reader: Reader, record: RunRecord): Promise<readonly string[]> {
  const { after, end, texts, named, disturbance, isRepeated } = record
  if (isRepeated && end.kind !== 'unchanged' && end.kind !== 'published')
    return [`ended as “${end.kind}” when repeated without any change`]
  switch (end.kind) {
    case 'sent':
      return judgeSent(reader, record, end)
    case 'unchanged': {
      const pull = after.pulls.find(({ number }) => number === end.number)
      const missing = await missingLines(record, (path) => reader.pullText(after, end.number, path))
      return [
        ...(pull?.state === 'open' ? [] : [`said that #${end.number} has everything, though it is not open`]),
        ...missing
          .filter((line) => !named.has(line))
          .map((line) => `said “unchanged” though #${end.number} lacks “${line}”`),
      ]
    }
    case 'published': {
      const missing = await missingLines(record, (path) => reader.baseText(after, path))
      const problems = missing
        .filter((line) => !named.has(line))
        .map((line) => `said “published” though the base lacks “${line}”`)
      if (end.difference === 'other') return problems
      if (end.difference === 'added')
        return missing.length === 0 ? problems : [...problems, 'said that the base has all lines']
      for (const [path, text] of texts) {
        const isSame = (await reader.baseText(after, path)) === text
        if (!isSame && missing.length === 0) problems.push(`said that the base has exactly the text of ${path}`)
      }
      return problems
    }
    case 'asked':
      return judgeAsked(reader, record, end)
    case 'foreign':
      // The pull request has a renamed file under its earlier name.
      return record.remembered.get(end.path) === end.number ||
        (await reader.changedFiles(after, end.number)).includes(end.path)
        ? []
        : [`said that #${end.number} changes ${end.path}`]
    case 'split':
    case 'imagesTaken':
      return []
    case 'failed':
      if (disturbance === 'loseAnswer' || disturbance === 'stop') return /^\w+$/.test(end.code) ? [] : [end.code]
      return disturbance === 'meanwhile' && meanwhileCodes.includes(end.code)
        ? []
        : [`failed: ${end.code} (${end.reason}); ${await describePulls(reader, after)}`]
  }
}

/** A question shows the text that is on GitHub, and names where: in a pull request, a renamed file may have its old name. */
async function judgeAsked(
  reader: Reader,
  { after, formerPaths }: RunRecord,
  { path, pathThere, theirs, number }: Extract<RunEnd, { kind: 'asked' }>,
): Promise<readonly string[]> {
  const read = (each: string): Promise<string | undefined> =>
    number === undefined ? reader.baseText(after, each) : reader.pullText(after, number, each)
  const isMoved = pathThere !== path
  if (isMoved && (number === undefined || formerPaths.get(path) !== pathThere || (await read(path)) !== undefined))
    return [`asked about ${path} by the name of ${pathThere}`]
  return ((await read(pathThere)) ?? '') === theirs ? [] : [`asked about a text of ${pathThere} that is not on GitHub`]
}

/** Describes the open pull requests, to explain a failure. */
async function describePulls(reader: Reader, snapshot: Snapshot): Promise<string> {
  const open = snapshot.pulls.filter(({ state }) => state === 'open')
  const described = open.map(async ({ number, head, base, headSha }) => {
    const files = await reader.changedFiles(snapshot, number)
    return `#${number} ${head} into ${base} at ${headSha.slice(0, 7)}: ${files.join(', ')}`
  })
  return (await Promise.all(described)).join('; ')
}

async function missingLines(
  { texts }: RunRecord,
  read: (path: string) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const missing: string[] = []
  for (const [path, text] of texts) {
    const there = new Set(signedLines(await read(path)))
    missing.push(...signedLines(text).filter((line) => !there.has(line)))
  }
  return missing
}

async function judgeSent(reader: Reader, record: RunRecord, end: Sent): Promise<readonly string[]> {
  const { before, after, texts, named, disturbance, isContinued } = record
  const pull = after.pulls.find(({ number }) => number === end.number)
  const problems: string[] = []
  if (pull === undefined || (pull.state !== 'open' && !pull.isMerged))
    problems.push(`said “${end.outcome}” of #${end.number}, which is not open`)
  const dropped = new Set(end.notes.flatMap((note) => (note.kind === 'merged' ? note.dropped : [])))
  const there = new Set(end.notes.flatMap((note) => (note.kind === 'alreadyThere' ? [note.path] : [])))
  const missing = await missingLines(record, (path) =>
    there.has(path) ? reader.baseText(after, path) : reader.pullText(after, end.number, path),
  )
  for (const line of missing)
    if (!dropped.has(line) && !named.has(line))
      problems.push(`said “${end.outcome}” though #${end.number} lacks “${line}”`)
  for (const [path, text] of end.texts) {
    if ((await reader.pullText(after, end.number, path)) !== text)
      problems.push(`sent another text of ${path} than was shown`)
  }
  for (const [path, base64] of end.images) {
    const sent = await reader.pullText(after, end.number, path)
    if (sent !== Buffer.from(base64, 'base64').toString()) problems.push(`sent another image ${path}`)
  }
  if (end.shown !== undefined && (pull?.title !== end.shown.title || pull.body !== end.shown.body))
    problems.push('shows another title or description than was sent')
  const isKnown = before.pulls.some(({ number }) => number === end.number)
  if (end.outcome === 'created' && isKnown && !isContinued)
    problems.push(`said “created” of #${end.number}, which was there`)
  if (end.outcome !== 'created' && !isKnown && !isContinued)
    problems.push(`said “${end.outcome}” of a new pull request`)
  for (const [path, text] of texts) {
    const sent = end.texts.get(path)
    const isNoted = end.notes.some((note) => note.kind === 'merged' && note.path === path)
    if (sent !== undefined && sent !== text && !isNoted) problems.push(`changed the text of ${path} without a word`)
  }
  // Somebody else may have changed something since the preview.
  if (disturbance !== 'meanwhile') problems.push(...(await judgeNotes(reader, record, end)))
  return problems
}

/** What a run that opened no pull request had left on the branch that a new one has now. */
async function leftText(
  { git }: Reader,
  { before, after }: RunRecord,
  number: number,
  path: string,
): Promise<string | undefined> {
  const [owner, branch = ''] = after.pulls.find((pull) => pull.number === number)?.head.split(/:(.*)/) ?? []
  for (const { owner: other, directory, branches } of before.repositories) {
    const head = other === owner ? branches[branch] : undefined
    if (head !== undefined) return git(directory).text(head, path)
  }
  return undefined
}

/** Notes that say what did not happen. */
async function judgeNotes(reader: Reader, record: RunRecord, end: Sent): Promise<readonly string[]> {
  const { before, after, texts } = record
  const isKnown = before.pulls.some(({ number }) => number === end.number)
  const earlier = async (path: string): Promise<string | undefined> =>
    isKnown
      ? reader.pullText(before, end.number, path)
      : ((await leftText(reader, record, end.number, path)) ?? reader.baseText(before, path))
  const problems: string[] = []
  const placeOf = (path: string): string => {
    const moved = end.notes.find((note) => note.kind === 'renamed' && note.path === path)
    return moved?.kind === 'renamed' ? moved.from : path
  }
  for (const [path, text] of end.before) {
    if ((await earlier(placeOf(path))) !== text)
      problems.push(`showed a difference to a text of ${path} that was not there`)
  }
  for (const note of end.notes) {
    const isTrue = await (async (): Promise<boolean> => {
      switch (note.kind) {
        case 'fork':
          return after.pulls.some(({ number, head }) => number === end.number && !head.startsWith('Acme:'))
        case 'correction':
          return before.pulls.some(({ number, state }) => number === note.pull.number && state !== 'open')
        case 'elsewhere':
        case 'merged':
          return (await earlier(placeOf(note.path))) === note.theirs
        case 'renamed':
          return (
            (await earlier(note.from)) !== undefined &&
            (await reader.pullText(after, end.number, note.from)) === undefined
          )
        case 'second':
          return before.pulls.some(({ number, state }) => number === note.number && state === 'open')
        case 'existsOnBase':
          return ![undefined, texts.get(note.path)].includes(await reader.baseText(before, note.path))
        case 'alreadyThere':
          return (await reader.baseText(before, note.path)) !== undefined
        case 'duplicate':
          return (await reader.baseText(before, note.other)) === end.texts.get(note.path)
        case 'changedOnBase':
        case 'sameName':
          return true
      }
    })()
    if (!isTrue) problems.push(`the note “${note.kind}” is not so`)
  }
  if (end.isCorrection && (await Promise.all([...end.texts.keys()].map(earlier))).every((text) => text === undefined))
    problems.push('corrects what was never on the base')
  return problems
}
