export interface PageRoute {
  /** A path of the site, in which `:name` stands for one part and a last `*` for the rest. */
  path: string
  /** What a request for it gets: the shell as it was built, or the shell with what the products function writes into it. */
  answeredBy: 'shell' | 'products'
  /** For search engines; what is personal or the owner's is not. */
  listed: boolean
  /** Reached with a secret in the address: kept by no cache. */
  secret?: true
}

/** Every path that is a page of the shop. `netlify.toml` sends each to what answers it. */
export const PAGES: readonly PageRoute[] = [
  { path: '/', answeredBy: 'shell', listed: true },
  { path: '/products', answeredBy: 'shell', listed: true },
  { path: '/products/:id', answeredBy: 'products', listed: true },
  { path: '/cart', answeredBy: 'shell', listed: false },
  { path: '/checkout', answeredBy: 'shell', listed: false },
  { path: '/orders', answeredBy: 'shell', listed: false },
  { path: '/orders/:id', answeredBy: 'shell', listed: false },
  { path: '/orders/:id/placed', answeredBy: 'shell', listed: false },
  { path: '/sign-in', answeredBy: 'shell', listed: false },
  { path: '/register', answeredBy: 'shell', listed: false },
  { path: '/profile', answeredBy: 'shell', listed: false },
  { path: '/forgot-password', answeredBy: 'shell', listed: false, secret: true },
  { path: '/reset-password', answeredBy: 'shell', listed: false, secret: true },
  { path: '/verify-email', answeredBy: 'shell', listed: false, secret: true },
  { path: '/admin/*', answeredBy: 'shell', listed: false },
]
