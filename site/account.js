// The pages that mailed links lead to: each has one form, whose fields are sent as JSON with the token of the link.

const SUCCESS = {
  '/api/users/password-reset': 'If the email has an account, a link is on its way to it.',
  '/api/users/password-reset/confirm': 'Your new password is set. Sign in with it.',
  '/api/users/email-verification/confirm': 'Thank you: your address is confirmed.',
}

const form = document.querySelector('form')
const answer = document.querySelector('.answer')
const { path } = form.dataset

// The token is kept out of the address bar, the history and anything that copies them.
const token = new URLSearchParams(location.hash.slice(1)).get('token')
history.replaceState(null, '', location.pathname)

const say = (text) => {
  answer.textContent = text
  answer.hidden = false
  answer.focus()
}

const send = async () => {
  const fields = Object.fromEntries(new FormData(form))
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(token === null ? fields : { ...fields, token }),
  })
  if (response.ok) {
    form.hidden = true
    return SUCCESS[path]
  }
  const problem = await response.json()
  return problem.errors ? problem.errors.map(({ message }) => message).join(' ') : problem.detail
}

const submit = async () => {
  const button = form.querySelector('button')
  button.disabled = true
  try {
    say(await send())
  } catch {
    say('The shop cannot be reached at the moment. Please try again.')
  } finally {
    button.disabled = false
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void submit()
})

if (token === null && path !== '/api/users/password-reset') {
  form.hidden = true
  say('This page is opened by the link in a mail from us. Ask for a new link if yours is incomplete.')
}
