// What calls GitHub.
export { createClient } from '../github/octokitClient'
