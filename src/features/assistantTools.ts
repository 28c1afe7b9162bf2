import * as vscode from 'vscode'
import {
  type Answer,
  answerActionItems,
  answerDecisions,
  answerMeetings,
  answerPeople,
  type Question,
  readQuestion,
  type Sources,
  writeAnswer,
} from '../core/assistant/answers'
import { localDate } from '../core/calendar'
import { UserError } from '../host/commands'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'

const tools: Readonly<Record<string, (sources: Sources, question: Question) => Answer>> = Object.freeze({
  minutes_action_items: answerActionItems,
  minutes_decisions: answerDecisions,
  minutes_meetings: answerMeetings,
  minutes_people: answerPeople,
})

/** Lets assistants in the editor ask what the minutes say. They only read. Editors without this API have no tools. */
export function registerAssistantTools(workspace: WorkspaceMinutes): vscode.Disposable {
  const { lm } = vscode as Partial<typeof vscode>
  if (typeof lm?.registerTool !== 'function') return vscode.Disposable.from()
  return vscode.Disposable.from(
    ...Object.entries(tools).map(([name, answerOf]) =>
      lm.registerTool<unknown>(name, {
        prepareInvocation: () => ({ invocationMessage: vscode.l10n.t('Reading minutes') }),
        invoke: async ({ input }, token) => {
          // The manifest hides the tools in an untrusted workspace; this holds also for callers that ignore it.
          if (!vscode.workspace.isTrusted) throw new UserError(vscode.l10n.t('This workspace is not trusted.'))
          await workspace.start()
          if (token.isCancellationRequested) throw new vscode.CancellationError()
          const text = writeAnswer(answerOf(sourcesOf(workspace), readQuestion(input)))
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)])
        },
      }),
    ),
  )
}

function sourcesOf(workspace: WorkspaceMinutes): Sources {
  return {
    files: workspace.files().map(({ uri, root, digest }) => ({ key: uri.toString(), root, digest })),
    items: workspace.items(),
    ageing: workspace.ageing(localDate()),
  }
}
