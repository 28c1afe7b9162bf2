/** The ids of the commands. Those that begin with `_` are called by our own links and buttons only. */
export const commandIds = Object.freeze({
  publish: 'minutes.publish',
  associateFolder: 'minutes.associateFolder',
  refreshIssues: 'minutes.refreshIssues',
  chooseRepositories: 'minutes.chooseRepositories',
  addParticipants: 'minutes.addParticipants',
  refreshActions: 'minutes.refreshActionItems',
  signIn: 'minutes.signIn',
  useToken: 'minutes.useToken',
  removeToken: 'minutes.removeToken',
  showLog: 'minutes.showLog',
  sortParticipants: 'minutes.sortParticipants',
  normalizeReferences: 'minutes.normalizeReferences',
  reveal: '_minutes.reveal',
  revealLine: '_minutes.revealLine',
  switchProblemOff: '_minutes.switchProblemOff',
})
