/** User settings: JSON values by full key, such as `editor.fontSize`. */
export type UserSettings = Readonly<Record<string, unknown>>

/** Settings for tests and the demo: no welcome page, no chat, no hints. */
const baseSettings: UserSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  // No animations: elements can be clicked and captured at once.
  'workbench.reduceMotion': 'on',
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  // In a browser VS Code saves after a second by default, which makes tests depend on timing.
  'files.autoSave': 'off',
}

/** Turns off features that no suite tests, and that take a third of the rendering time without a GPU. */
export const lightweightSettings: UserSettings = {
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'breadcrumbs.enabled': false,
  'window.title': 'Minutes',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'git.enabled': false,
}

/** The text of a `settings.json` with the base settings and the given ones. */
export function formatSettings(settings: UserSettings | undefined): string {
  return JSON.stringify({ ...baseSettings, ...settings }, undefined, 2)
}
