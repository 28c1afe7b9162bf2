// The browser build; it defines the global `Mocha`.
declare module 'mocha/mocha'
