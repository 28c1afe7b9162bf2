// Signs in the user of the setting `minutesTest.signIn` ({ login, token, id }) without any dialog of its own, and records the
// requested scopes in `minutesTest.requestedScopes`. VS Code still asks whether an extension may use the account.
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
        if (token === undefined) throw new Error('The setting minutesTest.signIn has no token.')
        await settings.update('requestedScopes', [...scopes], vscode.ConfigurationTarget.Global)
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
