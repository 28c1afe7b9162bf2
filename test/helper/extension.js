// Who signs in stands in the user setting `minutesTest.signIn`: { login, token, id }. Signing in asks nothing of its own;
// What was asked for is written to `minutesTest.askedFor`. VS Code still asks whether an extension may use the account, as with the real sign-in.
const vscode = require('vscode')

exports.activate = (context) => {
  for (const id of ['github', 'github-enterprise']) context.subscriptions.push(register(id))
}

function register(id) {
  const changed = new vscode.EventEmitter()
  let sessions = []
  return vscode.authentication.registerAuthenticationProvider(
    id,
    id,
    {
      onDidChangeSessions: changed.event,
      getSessions: async (scopes) =>
        sessions.filter((session) => scopes === undefined || String(session.scopes) === String([...scopes])),
      createSession: async (scopes) => {
        const settings = vscode.workspace.getConfiguration('minutesTest')
        const { login, token, id: account } = settings.get('signIn') ?? {}
        if (token === undefined) throw new Error('Nobody is there to sign in.')
        await settings.update('askedFor', [...scopes], vscode.ConfigurationTarget.Global)
        const session = {
          id: `${login}-${scopes.join('-')}`,
          accessToken: token,
          account: { id: String(account), label: login },
          scopes: [...scopes],
        }
        sessions = [...sessions.filter((other) => other.id !== session.id), session]
        changed.fire({ added: [session], removed: [], changed: [] })
        return session
      },
      removeSession: async (sessionId) => {
        const removed = sessions.filter((session) => session.id === sessionId)
        sessions = sessions.filter((session) => session.id !== sessionId)
        changed.fire({ added: [], removed, changed: [] })
      },
    },
    { supportsMultipleAccounts: true },
  )
}
