import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { arrived } from '../navigation.ts'
import { forgetFirstPage, useDocumentHead } from './document-head.ts'

export interface PageProps {
  /** The page's heading, and its title with the shop's name after it. */
  title: string
  /** The whole title of the document, where it is another. */
  documentTitle?: string
  description?: string
  lead?: ComponentChildren
  /** Beside the heading. */
  aside?: ComponentChildren
  narrow?: boolean
  /** For pages whose heading stands elsewhere in them, as an h1 of their own with `tabIndex={-1}`. */
  ownHeading?: boolean
  children?: ComponentChildren
}

/** A page of the shop: names the document, and takes the focus to its heading when one has come to it by a link. */
export function Page({
  title,
  documentTitle,
  description,
  lead,
  aside,
  narrow = false,
  ownHeading = false,
  children,
}: PageProps) {
  const main = useRef<HTMLElement>(null)

  const [isFirst, setFirst] = useState(true)
  useDocumentHead({ title, documentTitle, description }, isFirst)

  useEffect(() => {
    if (!arrived()) return
    setFirst(false)
    forgetFirstPage()
    main.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [])

  return (
    <main id="main" ref={main} class={`page ${narrow ? 'page--narrow' : ''}`}>
      {!ownHeading && (
        <div class="page__head">
          <h1 tabIndex={-1}>{title}</h1>
          {lead !== undefined && <p class="page__lead">{lead}</p>}
          {aside}
        </div>
      )}
      {children}
    </main>
  )
}
