import * as vscode from 'vscode'
import type { PublishPlan } from '../../github/publishPlan'
import type { PullRequest } from '../../github/steps'

/** What the preview shows, and lets change: everything that will be sent. */
export interface Preview {
  readonly plan: PublishPlan
  /** The pull request that the commit will be added to; undefined where one will be opened. */
  readonly existing: PullRequest | undefined
  /** The login that publishes. */
  readonly account: string
}

export const previewScheme = 'minutes-preview'

interface PreviewItem extends vscode.QuickPickItem {
  readonly run: 'publish' | 'title' | 'message' | 'none'
}

/** Shows previews as read-only documents, so that they can be read and searched like any text. */
export function createPreviewProvider(): vscode.TextDocumentContentProvider & {
  show(preview: Preview): Promise<vscode.Uri>
  close(uri: vscode.Uri): Promise<void>
} & { dispose(): void } {
  const changed = new vscode.EventEmitter<vscode.Uri>()
  const texts = new Map<string, string>()
  return {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    show: async (preview) => {
      const uri = vscode.Uri.from({
        scheme: previewScheme,
        path: `/${vscode.l10n.t('Publish')} ${preview.plan.path.replaceAll('/', '-')}`,
      })
      texts.set(uri.toString(), describePlan(preview))
      changed.fire(uri)
      const document = await vscode.workspace.openTextDocument(uri)
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
        preview: true,
      })
      return uri
    },
    close: async (uri) => {
      texts.delete(uri.toString())
      const tabs = vscode.window.tabGroups.all
        .flatMap(({ tabs: own }) => own)
        .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString())
      await vscode.window.tabGroups.close(tabs, true)
    },
    dispose: () => changed.dispose(),
  }
}

/**
 * Asks whether to publish. The first entry publishes, so that Enter is enough; title and commit message can be changed.
 *
 * @returns The plan to carry out, undefined where the user turned away.
 */
export async function confirmPlan(
  preview: Preview,
  show: (preview: Preview) => Promise<unknown>,
): Promise<PublishPlan | undefined> {
  let { plan } = preview
  for (;;) {
    await show({ ...preview, plan })
    const choice = await pick({ ...preview, plan })
    switch (choice) {
      case undefined:
        return undefined
      case 'publish':
        return plan
      case 'title':
        plan = { ...plan, title: (await ask(vscode.l10n.t('Title of the Pull Request'), plan.title)) ?? plan.title }
        break
      case 'message':
        plan = { ...plan, message: await askForSubject(plan.message) }
        break
      case 'none':
        break
    }
  }
}

async function pick(preview: Preview): Promise<PreviewItem['run'] | undefined> {
  const { plan, existing, account } = preview
  const repository = `${plan.target.owner}/${plan.target.repo}`
  const [subject = ''] = plan.message.split('\n')
  const items: PreviewItem[] = [
    {
      label:
        existing === undefined
          ? vscode.l10n.t('$(git-pull-request-create) Publish as a pull request')
          : vscode.l10n.t('$(git-commit) Add a commit to pull request #{0}', existing.number),
      description: repository,
      detail: vscode.l10n.t(
        '{0} → {1} as {2}',
        plan.path,
        existing === undefined ? plan.branch : existing.title,
        account,
      ),
      run: 'publish',
    },
    { label: '', kind: vscode.QuickPickItemKind.Separator, run: 'none' },
    ...(existing === undefined
      ? [{ label: vscode.l10n.t('$(edit) Title'), description: plan.title, run: 'title' } satisfies PreviewItem]
      : []),
    {
      label: vscode.l10n.t('$(edit) Commit message'),
      description: subject,
      ...signOffDetail(plan.message),
      run: 'message',
    },
    {
      label: vscode.l10n.t('$(git-branch) Branch'),
      description: vscode.l10n.t('{0}, to be merged into {1}', plan.branch, plan.baseBranch),
      run: 'none',
    },
  ]
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Publish Minutes: {0}', plan.path),
    placeHolder: vscode.l10n.t('Enter publishes, Escape goes back. Nothing has been sent yet.'),
    ignoreFocusOut: true,
  })
  return chosen?.run
}

function signOffDetail(message: string): { readonly detail?: string } {
  const trailer = /^Signed-off-by: .*$/m.exec(message)?.[0]
  return trailer === undefined ? {} : { detail: trailer }
}

async function ask(title: string, value: string): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    value,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('It cannot be empty.') : undefined),
  })
  return answer?.trim()
}

/** The subject is changed, the trailers stay. */
async function askForSubject(message: string): Promise<string> {
  const [subject = '', ...rest] = message.split('\n')
  return [(await ask(vscode.l10n.t('Commit Message'), subject)) ?? subject, ...rest].join('\n')
}

/** The whole plan as plain text. */
function describePlan({ plan, existing, account }: Preview): string {
  const lines = [
    existing === undefined
      ? vscode.l10n.t('A new pull request will be opened:')
      : vscode.l10n.t('A commit will be added to pull request #{0}:', existing.number),
    '',
    vscode.l10n.t('Repository:  {0}', `${plan.target.owner}/${plan.target.repo}`),
    vscode.l10n.t('Account:     {0}', account),
    vscode.l10n.t('File:        {0}', plan.path),
    vscode.l10n.t('Branch:      {0} → {1}', plan.branch, plan.baseBranch),
    ...(plan.isDraft ? [vscode.l10n.t('State:       draft')] : []),
    '',
    vscode.l10n.t('Commit message'),
    rule,
    plan.message.trimEnd(),
    '',
    ...(existing === undefined
      ? [vscode.l10n.t('Title'), rule, plan.title, '', vscode.l10n.t('Description'), rule, plan.body, '']
      : [vscode.l10n.t('Pull request'), rule, `#${existing.number} ${existing.title}`, existing.url, '']),
  ]
  return lines.join('\n')
}

const rule = '─'.repeat(60)
