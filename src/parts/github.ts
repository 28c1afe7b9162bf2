// The part that calls GitHub.
export { createClient } from '../github/octokitClient'
