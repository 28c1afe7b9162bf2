import type { Mutant } from './mutant'

const noLoss = (title: string): Mutant['test'] => ({
  file: 'test/unit/github/publishSafety.slow.test.ts',
  title: `publishing without loss ${title}`,
})

/** Mistakes that lose a commit, a file, an image or the text of somebody else. */
export const publishingMutants: readonly Mutant[] = [
  {
    file: 'src/github/steps/branches.ts',
    text: 'force: false',
    replacement: 'force: true',
    test: noLoss('never moves a branch back over the commit of somebody else'),
  },
  {
    file: 'src/github/publish.ts',
    text: '{ base: parent, files }',
    replacement: '{ base: start.commitSha, files }',
    test: noLoss('has every one of several files at the end'),
  },
  {
    file: 'src/github/publishRequest.ts',
    text: '      ...images,\n',
    replacement: '      ...images.slice(1),\n',
    test: noLoss('commits images byte for byte'),
  },
  {
    file: 'src/github/steps/commits.ts',
    text: "encoding: 'base64'",
    replacement: "encoding: 'utf-8'",
    test: noLoss('commits images byte for byte'),
  },
  {
    file: 'src/github/publication.ts',
    text: 'own: text,',
    replacement: 'own: published.get(path) ?? text,',
    test: noLoss('keeps merged lines of others when the next text lacks them'),
  },
  {
    file: 'src/github/prepareUpdate.ts',
    text: 'source.pending?.headSha === pull.headSha ? { ...source, lastPublication: source.pending } : source',
    replacement:
      'source.pending?.headSha === pull.headSha ? { ...source, lastPublication: source.lastPublication } : source',
    test: noLoss('recognizes its own commit after an interrupted update'),
  },
  {
    file: 'src/github/publish.ts',
    text: `    await options.onProgress?.({ target: plan.target, head, branch, commitSha, isNewBranch: true, pull: undefined })
    try {
      await createBranch(octokit, head, branch, commitSha, options)
`,
    replacement: `    try {
      await createBranch(octokit, head, branch, commitSha, options)
      await options.onProgress?.({ target: plan.target, head, branch, commitSha, isNewBranch: true, pull: undefined })
`,
    test: noLoss('reports the branch before it creates it'),
  },
  {
    file: 'src/github/publish.ts',
    text: 'await options.onProgress?.({ target: plan.target, head, branch, commitSha, isNewBranch: true, pull: undefined })',
    replacement:
      'void options.onProgress?.({ target: plan.target, head, branch, commitSha, isNewBranch: true, pull: undefined })',
    test: noLoss('creates nothing until its progress is stored'),
  },
  {
    file: 'src/github/publish.ts',
    text: '  await options.onProgress?.({ target: plan.target, head, branch: plan.branch, commitSha, isNewBranch: false, pull })\n',
    replacement: '',
    test: noLoss('reports the commit of an update before it moves the branch'),
  },
]
