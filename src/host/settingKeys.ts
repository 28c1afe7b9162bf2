/**
 * The keys of the settings below `minutes.`; a test holds them against those of package.json.
 */
export const settingKeys = Object.freeze({
  include: 'files.include',
  exclude: 'files.exclude',
  vocabulary: 'vocabulary',
  problems: 'problems.severity',
  repositories: 'references.repositories',
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
  actionsMe: 'actionItems.me',
  actionsBadge: 'actionItems.badge',
  actionsDoneAs: 'actionItems.doneAs',
  actionsSave: 'actionItems.save',
  promoteRepository: 'actionItems.issueRepository',
  promoteLabels: 'actionItems.issueLabels',
  agendaLabel: 'newMinutes.agendaLabel',
})
