/**
 * The keys of the settings below `minutes.`; a test holds them against those of package.json.
 */
export const settingKeys = Object.freeze({
  include: 'files.include',
  exclude: 'files.exclude',
  vocabulary: 'vocabulary',
  problems: 'problems.severity',
  repositories: 'references.repositories',
  learnedRepositories: 'references.learnedRepositories',
  excludedRepositories: 'references.excludedRepositories',
  aliases: 'references.aliases',
  linkTemplate: 'references.linkTemplate',
  apiUrl: 'github.apiUrl',
  publishRepository: 'publish.repository',
  publishBase: 'publish.baseBranch',
  publishBranch: 'publish.branch',
  publishTitle: 'publish.title',
  publishCommitMessage: 'publish.commitMessage',
  publishSignOff: 'publish.signOff',
  publishDraft: 'publish.draft',
})
