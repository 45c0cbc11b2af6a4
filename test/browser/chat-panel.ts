import type { Locator, Page } from 'playwright-core'

/** The chat as someone uses it. */
export class Chat {
  readonly page: Page
  readonly panel: Locator
  readonly launcher: Locator
  readonly field: Locator
  readonly log: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('dialog', { name: 'Ask the boutique' })
    this.launcher = page.getByRole('button', { name: 'Ask us' })
    this.field = this.panel.getByLabel('Your message')
    this.log = this.panel.getByRole('log')
  }

  async open(): Promise<void> {
    await this.launcher.click()
    await this.panel.waitFor()
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text)
    await this.field.press('Enter')
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name })
  }

  async reads(text: string): Promise<void> {
    await this.log.getByText(text).waitFor()
  }
}

/** Goes to a page and opens the chat there. */
export const chatOn = async (page: Page, path = '/'): Promise<Chat> => {
  await page.goto(path)
  const chat = new Chat(page)
  await chat.open()
  return chat
}
