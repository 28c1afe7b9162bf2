/** Whether this runs in a browser, as on vscode.dev, where not every response and header is readable. */
export const isWebPage = 'importScripts' in globalThis
