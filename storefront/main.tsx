import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/layout.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { returnAfterReload } from './navigation.ts'
import { loadSession } from './state/session.ts'

const place = document.querySelector('#shop')
if (place) render(<App />, place)
void loadSession()
returnAfterReload()
