import { useState } from 'preact/hooks'
import { Icon } from '../components/icon.tsx'

/** Hands the page's address on: by the device's own way of sharing, else into the clipboard. */
export function Share({ name }: { name: string }) {
  const [told, setTold] = useState('')

  const share = async () => {
    const url = location.origin + location.pathname
    try {
      if ('share' in navigator) await navigator.share({ title: name, url })
      else {
        await (navigator as Navigator).clipboard.writeText(url)
        setTold('The address is copied.')
      }
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setTold(url)
    }
  }

  return (
    <div class="share">
      <button type="button" class="button button--bare" onClick={() => void share()}>
        <Icon name="share" /> Share
      </button>
      <span role="status">{told}</span>
    </div>
  )
}
