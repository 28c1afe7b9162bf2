import type { Mutant } from './mutant'

const anybody = (title: string): Mutant['test'] => ({
  file: 'test/unit/github/publishInvariants.slow.test.ts',
  title: `publishing from any machine, by anybody ${title}`,
})
const itemIssue = (title: string): Mutant['test'] => ({
  file: 'test/unit/github/itemIssues.slow.test.ts',
  title: `an issue made of an action item ${title}`,
})

const renamed = (title: string): Mutant['test'] => ({
  file: 'test/unit/github/publishRenamed.slow.test.ts',
  title: `a file that was renamed after it was published ${title}`,
})
const obstacle = (title: string): Mutant['test'] => ({
  file: 'test/unit/github/publishObstacles.slow.test.ts',
  title: `publishing where GitHub stops it ${title}`,
})

/** Mistakes that lose lines between machines, after merges and closes, or publish a file twice. */
export const publishingOthersMutants: readonly Mutant[] = [
  {
    file: 'src/github/publication.ts',
    text: 'published.get(path) ?? before.get(path) ?? text',
    replacement: "published.get(path) ?? before.get('') ?? text",
    test: anybody('keeps a line of others in a file that a run with other files left as it was'),
  },
  {
    file: 'src/github/merge/commonTexts.ts',
    text: ".filter((line) => line.author !== 'other')",
    replacement: ".filter((line) => line.text !== '')",
    test: anybody('from a second machine keeps a line that a merged update brought in'),
  },
  {
    file: 'src/github/merge/combineTexts.ts',
    text: 'missingLines(theirs, merged).filter((line) => foreign.has(line))',
    replacement: 'missingLines(theirs, merged).filter((line) => foreign.size < 0 && foreign.has(line))',
    test: anybody('from a second machine keeps a line that came with an update of the branch from its base'),
  },
  {
    file: 'src/github/merge/combineTexts.ts',
    text: 'mergeTexts(withoutLines(start, removed), own, theirs)',
    replacement: 'mergeTexts(withoutLines(start, []), own, theirs)',
    test: anybody('from a second machine keeps a line that came with an update of the branch from its base'),
  },
  {
    file: 'src/github/merge/combineTexts.ts',
    text: "if (result === theirs && dropped.length > 0 && chosen !== 'keep')",
    replacement: "if (result === theirs && dropped.length > 99 && chosen !== 'keep')",
    test: anybody('after the pull request ended says published only while the base has every line'),
  },
  {
    file: 'src/github/merge/combineTexts.ts',
    text: 'const chosen = choice?.theirs === theirs ? choice.kind : undefined',
    replacement: 'const chosen = choice?.kind',
    test: anybody('asks for each file again when their text has changed since the choice'),
  },
  {
    file: 'src/github/merge/combineTexts.ts',
    text: 'const own = inFormOf(mine, theirs)',
    replacement: 'const own = mine',
    test: anybody('line ends are those of the repository where it has CRLF'),
  },
  {
    file: 'src/github/merge/lineEnds.ts',
    text: "return end === '\\n' ? text.replaceAll('\\r\\n', '\\n') : text.replaceAll('\\n', '\\r\\n')",
    replacement: "return end === '\\n' ? text.replaceAll('\\r\\n', '\\n') : text",
    test: anybody('line ends are those of the repository where it has CRLF'),
  },
  {
    file: 'src/github/repositoryFolders.ts',
    text: 'if (files.has(path)) throw',
    replacement: 'if (files.has(`${path}.`)) throw',
    test: obstacle(
      'with a 404 for what exists, as a server that lags behind keeps a line of others on the branch, from another machine',
    ),
  },
  {
    file: 'src/github/repositoryFolders.ts',
    text: '(around.exists && around.others.has(folder))',
    replacement: '(!around.exists && around.others.has(folder))',
    test: obstacle('with a 404 for what exists, as a server that lags behind keeps a line of others on the base'),
  },
  {
    file: 'src/github/publish.ts',
    text: 'if (!isContinued && (await removesLines(',
    replacement: 'if (isContinued && (await removesLines(',
    test: {
      file: 'test/unit/github/publishTwoWindows.slow.test.ts',
      title:
        'two windows that publish the same file at the same time lose no line when the branch of one stands, and its pull request is not open yet',
    },
  },
  {
    file: 'src/github/baseFiles.ts',
    text: 'if (found.filter !== undefined) throw',
    replacement: "if (found.filter === '') throw",
    test: {
      file: 'test/unit/github/publishOddFiles.slow.test.ts',
      title: 'publishing a file with a special content or place that git would encrypt is not published as it is',
    },
  },
  {
    file: 'src/github/gitAttributes.ts',
    text: '/^(?:text(?:=auto)?|eol=(?:lf|crlf))$/.test(name)) isNormalized = true',
    replacement: '/^(?:text|eol=(?:lf|crlf))$/.test(name)) isNormalized = true',
    test: anybody('line ends are LF where .gitattributes normalizes text'),
  },
  {
    file: 'src/github/prepareNew.ts',
    text: "if (pull.state !== 'merged' || pull.base !== baseBranch) return last.landed",
    replacement: "if (pull.state === 'open' || pull.base !== baseBranch) return last.landed",
    test: anybody('after the pull request ended publishes a closed correction again'),
  },
  {
    file: 'src/github/prepareNew.ts',
    text: 'sources.some(({ path }) => baseShas.has(path))',
    replacement: 'sources.some(({ path }) => path !== baseBranch)',
    test: anybody('after the pull request ended publishes again after a revert deleted the file'),
  },
  {
    file: 'src/github/prepareNew.ts',
    text: "const corrects = earlier.find(({ state }) => state === 'merged')",
    replacement: "const corrects = earlier.find(({ state }) => state !== 'open')",
    test: anybody('after the pull request ended adds, rather than corrects, what was closed on a base with the file'),
  },
  {
    file: 'src/core/merge/lines.ts',
    text: "return count <= 0 && line !== ''",
    replacement: "return count < 0 && line !== ''",
    test: anybody('after the pull request ended says published only while the base has every line'),
  },
  {
    file: 'src/github/locatePullRequests.ts',
    text: "state === 'open' && base === baseBranch",
    replacement: "state === 'open' && base !== ''",
    test: anybody('a second pull request for a file into another base is not updated'),
  },
  {
    file: 'src/github/locatePullRequests.ts',
    text: 'concerned.filter((source) => changed.includes(source.path))',
    replacement: 'concerned.filter((source) => changed.length > 0 && source.path !== undefined)',
    test: anybody('files that are not the same do not share a pull request for their series and day'),
  },
  {
    file: 'src/github/locatePullRequests.ts',
    text: 'if (changed.includes(path)) assign(path, pull)',
    replacement: 'if (changed.includes(baseBranch)) assign(path, pull)',
    test: anybody('a second pull request for a file is not opened for one of several files'),
  },
  {
    file: 'src/github/preparePublication.ts',
    text: 'if (!canPushTo(pull, request)) {',
    replacement: 'if (!canPushTo(pull, request) && pull.number < 0) {',
    test: anybody('a second pull request for a file of another account on this machine is shown, not “Not Found”'),
  },
  {
    file: 'src/github/preparePublication.ts',
    text: 'isSameRepository(head, target) ? target.canPush : head.owner.toLowerCase() === account.login.toLowerCase()',
    replacement: 'isSameRepository(head, target) && target.canPush && account.login !== head.owner',
    test: anybody('a second pull request for a file is not opened after write access was given to the owner of a fork'),
  },
  {
    file: 'src/github/publishRequest.ts',
    text: 'body: withReferences(body, request.secondTo ?? []),',
    replacement: 'body: withReferences(body, []),',
    test: anybody('a second pull request for a file is offered only by name when a colleague’s fork has the first'),
  },
  {
    file: 'src/github/otherPulls.ts',
    text: 'if (isKnown || isOwn) continue',
    replacement: 'if (isKnown || isOwn || pull.number > 0) continue',
    test: anybody('a second pull request for a file is not opened when somebody opens one during the run'),
  },
  {
    file: 'src/github/publish.ts',
    text: "if (state === 'open' || (state === 'merged' && headSha === commitSha)) return",
    replacement: "if (state !== 'closed' || headSha === commitSha) return",
    test: anybody(
      'after the pull request ended does not report an update when the pull request was merged while the preview was open',
    ),
  },
  {
    file: 'src/github/openPullRequest.ts',
    text: 'const retryDelaysSeconds: readonly number[] = [1, 2, 4]',
    replacement: 'const retryDelaysSeconds: readonly number[] = [1]',
    test: anybody('waits shortly while GitHub does not see the new branch'),
  },
  {
    file: 'src/github/leftoverBranch.ts',
    text: 'additions.paths.every((path) => paths.includes(path))',
    replacement: 'additions.paths.length > 0 && paths.length > 0',
    test: anybody('leaves alone a branch of the account that has something else'),
  },
  {
    file: 'src/github/publishRequest.ts',
    text: '[{ path: renamedFrom, isDeleted: true } as const]',
    replacement: '[{ path: renamedFrom, text } as const]',
    test: anybody('moves a file that was renamed before the merge'),
  },
  {
    file: 'src/github/prepareUpdate.ts',
    text: "if (sent === undefined || sent.title !== title || withLineEnd(sent.body, '\\n') !== withLineEnd(body, '\\n'))",
    replacement:
      "if (sent === undefined || sent.title !== title || withLineEnd(sent.body, '\\n') !== withLineEnd(sent.body, '\\n'))",
    test: anybody('renews the description while nobody has edited it'),
  },
  {
    file: 'src/github/steps/contents.ts',
    text: "const isComplete = data.encoding === 'base64' && (data.size === 0 || data.content !== '')",
    replacement: "const isComplete = data.encoding !== 'utf-8'",
    test: anybody('reads a base file of more than a megabyte'),
  },
  {
    file: 'src/github/steps/contents.ts',
    text: 'isComplete: data.length < maxListedFiles',
    replacement: 'isComplete: data.length <= maxListedFiles',
    test: anybody('finds the file in a folder of more than a thousand'),
  },
  {
    file: 'src/github/errors.ts',
    text: "if (/secret|push protection|GH013.*credential/i.test(reason)) return 'secretFound'",
    replacement: "if (/secrets of nobody/i.test(reason)) return 'secretFound'",
    test: anybody('names a rule that publishing cannot follow'),
  },
  {
    file: 'src/github/branchName.ts',
    text: '`${segment}-${hashText(segment).slice(0, 6)}`',
    replacement: '`${segment}-${hashText(segment).slice(0, 0)}`',
    test: anybody('files that are not the same do not share one for series in other scripts'),
  },
  {
    file: 'src/github/steps/sendOnce.ts',
    text: 'if (sent !== undefined) return sent',
    replacement: 'if (sent !== undefined && attempt > 0) return sent',
    test: itemIssue('is made once when its answer is lost'),
  },
  {
    file: 'src/github/newIssue.ts',
    text: '...unrepeated(options),',
    replacement: 'request: { ...unrepeated(options).request, retries: 2 },',
    test: itemIssue('is made once when its answer is lost'),
  },
  {
    file: 'src/github/steps/sendOnce.ts',
    text: "throw new GitHubError('unclear', { ...error.details, url, cause })",
    replacement: "throw new GitHubError('unclear', { ...error.details, url: url.slice(0, 8), cause })",
    test: itemIssue('is left to the person, with the page, when its answer is lost and GitHub cannot be asked'),
  },
  {
    file: 'src/github/prepareUpdate.ts',
    text: 'pathThere: isRenamed ? known : path',
    replacement: 'pathThere: path',
    test: renamed(
      'while somebody else changes it below its old name asks about the text below the old name, and says that name',
    ),
  },
  {
    file: 'src/github/prepareUpdate.ts',
    text: 'known !== path && !isRenamed && (await read(known)) !== undefined',
    replacement: 'known !== path && !isRenamed && (await read(known)) === undefined',
    test: renamed(
      'and has the old name of another renamed one asks before it replaces a text that somebody else wrote',
    ),
  },
  {
    file: 'src/github/prepareNew.ts',
    text: 'known !== source.path && (await folders.read(known)) !== undefined',
    replacement: 'known !== source.path && (await folders.read(known)) === undefined',
    test: renamed('and has the old name of another renamed one asks before it replaces one on the base'),
  },
  {
    file: 'src/github/publish.ts',
    text: "if (isCode(error, 'conflict')) await",
    replacement: "if (isCode(error, 'invalid')) await",
    test: {
      file: 'test/unit/github/publishMeanwhile.slow.test.ts',
      title:
        'publishing while something happens to the repository says that the pull request of wes was merged, and its branch deleted with it',
    },
  },
]
