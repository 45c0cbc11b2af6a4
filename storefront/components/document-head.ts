import { useEffect } from 'preact/hooks'

const SHOP = 'Fatima Zehra Boutique'

const DESCRIPTION =
  'Dresses, tops, skirts, sarees, formals and accessories from Fatima Zehra Boutique, with an assistant that helps you choose.'

/** What the shop's answer said in the head of the one page that it was for: where it is, how it is shared, what it sells. */
const OF_THE_FIRST_PAGE = `link[rel="canonical"], meta[name="robots"], meta[property^="og:"], meta[property^="product:"],
  meta[name="twitter:card"], script[type="application/ld+json"]`

/** Takes away what the head says of the page that one has left. */
export function forgetFirstPage(): void {
  for (const element of document.head.querySelectorAll(OF_THE_FIRST_PAGE)) element.remove()
}

interface Names {
  title: string
  documentTitle?: string | undefined
  description?: string | undefined
}

/** Names the document. A page that has no description of its own has the shop's, once it is not the first any more. */
export function useDocumentHead({ title, documentTitle, description }: Names, isFirst: boolean): void {
  useEffect(() => {
    document.title = documentTitle ?? `${title} · ${SHOP}`
  }, [title, documentTitle])

  useEffect(() => {
    const meta = document.querySelector<HTMLMetaElement>('meta[name="description"]')
    if (meta && (description || !isFirst)) meta.content = description ?? DESCRIPTION
  }, [description, isFirst])
}
