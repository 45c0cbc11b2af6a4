const PLACEHOLDER = '/images/placeholder.svg'

interface PictureProps {
  src: string | null
  /** Empty where the product's name stands beside it. */
  alt: string
  /** Loaded at once, before others: for the picture that a page is about. */
  eager?: boolean
  class?: string
}

/** Whether pages of the shop may show what is there: their policy takes pictures of the site, and others over https. */
export const isShown = (address: string): boolean => /^(?:\/(?!\/)|https:\/\/.)/i.test(address)

/** A product's or category's picture, 4 to 5, in room that is kept for it. One that cannot be loaded gives way to a drawing. */
export function Picture({ src, alt, eager = false, class: className = '' }: PictureProps) {
  return (
    <img
      class={`picture ${className}`}
      src={src !== null && isShown(src) ? src : PLACEHOLDER}
      alt={alt}
      width={800}
      height={1000}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      fetchpriority={eager ? 'high' : 'auto'}
      onError={({ currentTarget }) => {
        if (!currentTarget.src.endsWith(PLACEHOLDER)) currentTarget.src = PLACEHOLDER
      }}
    />
  )
}
