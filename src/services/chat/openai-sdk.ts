/** What the chat uses of the package, named one by one so that a bundle holds no more of it. */
export { APIConnectionError, APIConnectionTimeoutError, APIError, OpenAI } from 'openai'
