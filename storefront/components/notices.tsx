import './notices.css'
import { dismiss, notices } from '../state/notices.ts'

/** What is told in passing; the region is there from the start, so that screen readers follow it. */
export function Notices() {
  return (
    <div class="notices" role="status">
      {notices.value.map(({ id, text, tone, link }) => (
        <div key={id} class={`notice notice--${tone}`}>
          <p>
            {text} {link && <a href={link.href}>{link.text}</a>}
          </p>
          <button type="button" class="notice__close" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
