import type { ComponentType } from 'preact'
import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso'
import { Footer } from './components/footer.tsx'
import { Header } from './components/header.tsx'
import { ProblemNote } from './components/problem-note.tsx'
import { Notices } from './components/notices.tsx'
import { Catalogue } from './pages/catalogue.tsx'
import { Home } from './pages/home.tsx'
import { NotFound } from './pages/not-found.tsx'
import { NotLoaded } from './pages/not-loaded.tsx'
import { ProductPage } from './pages/product.tsx'
import { loadSession, unknown } from './state/session.ts'

/** A page that is loaded when it is opened. One that cannot be, as after a new shop was deployed, says so. */
const page = (load: () => Promise<ComponentType>) => lazy(() => load().catch(() => NotLoaded))

const CartPage = page(async () => (await import('./pages/cart.tsx')).CartPage)
const CheckoutPage = page(async () => (await import('./pages/checkout.tsx')).CheckoutPage)
const OrdersPage = page(async () => (await import('./pages/orders.tsx')).OrdersPage)
const OrderPage = page(async () => (await import('./pages/order.tsx')).OrderPage)
const OrderPlacedPage = page(async () => (await import('./pages/order-placed.tsx')).OrderPlacedPage)
const SignInPage = page(async () => (await import('./pages/sign-in.tsx')).SignInPage)
const RegisterPage = page(async () => (await import('./pages/register.tsx')).RegisterPage)
const ProfilePage = page(async () => (await import('./pages/profile.tsx')).ProfilePage)
const ForgotPasswordPage = page(async () => (await import('./pages/forgot-password.tsx')).ForgotPasswordPage)
const ResetPasswordPage = page(async () => (await import('./pages/reset-password.tsx')).ResetPasswordPage)
const VerifyEmailPage = page(async () => (await import('./pages/verify-email.tsx')).VerifyEmailPage)
const Admin = page(async () => (await import('./admin/admin.tsx')).Admin)
const ChatLauncher = lazy(() =>
  import('./chat/launcher.tsx').then(
    ({ ChatLauncher }) => ChatLauncher,
    () => () => null,
  ),
)

/** The shop: a frame, and in it the page that the address names (see routes.ts). */
export function App() {
  return (
    <LocationProvider>
      <div class="frame">
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <Header />
        <div class="frame__note">
          <ProblemNote failure={unknown.value} retry={() => void loadSession()} />
        </div>
        <ErrorBoundary>
          <Router>
            <Route path="/" component={Home} />
            <Route path="/products" component={Catalogue} />
            <Route path="/products/:id" component={ProductPage} />
            <Route path="/cart" component={CartPage} />
            <Route path="/checkout" component={CheckoutPage} />
            <Route path="/orders" component={OrdersPage} />
            <Route path="/orders/:id" component={OrderPage} />
            <Route path="/orders/:id/placed" component={OrderPlacedPage} />
            <Route path="/sign-in" component={SignInPage} />
            <Route path="/register" component={RegisterPage} />
            <Route path="/profile" component={ProfilePage} />
            <Route path="/forgot-password" component={ForgotPasswordPage} />
            <Route path="/reset-password" component={ResetPasswordPage} />
            <Route path="/verify-email" component={VerifyEmailPage} />
            <Route path="/admin" component={Admin} />
            <Route path="/admin/*" component={Admin} />
            <Route default component={NotFound} />
          </Router>
        </ErrorBoundary>
        <Footer />
      </div>
      <Notices />
      <ErrorBoundary>
        <ChatLauncher />
      </ErrorBoundary>
    </LocationProvider>
  )
}
