/** Whether this runs in a browser, as on vscode.dev: not every answer and header of a server can be read there. */
export const isWebPage = 'importScripts' in globalThis
