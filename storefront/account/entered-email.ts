let entered = ''

/** Takes an email along from one of the pages for guests to the next, so that it is typed once. */
export function keepEmail(email: string): void {
  entered = email
}

export const enteredEmail = (): string => entered

export const forgetEmail = (): void => keepEmail('')
