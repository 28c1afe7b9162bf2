/** User settings: a JSON value for each full key, such as `editor.fontSize`. */
export type UserSettings = Readonly<Record<string, unknown>>

/** A window without welcome page, chat and hints: what the tests and the demo look at is the editor. */
const quietWindow: UserSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  // No fading in: what is there can be clicked and photographed at once.
  'workbench.reduceMotion': 'on',
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  // In a browser VS Code saves after a second: what a test sees must not depend on how busy the machine is.
  'files.autoSave': 'off',
}

/** What suites do not look at, and a window without a graphics card draws at every keystroke: a third of its work. */
export const sparingWindow: UserSettings = {
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'breadcrumbs.enabled': false,
  'window.title': 'Minutes',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'git.enabled': false,
}

/** The text of a `settings.json`: a quiet window, and what comes on top of it. */
export function formatSettings(settings: UserSettings | undefined): string {
  return JSON.stringify({ ...quietWindow, ...settings }, undefined, 2)
}
