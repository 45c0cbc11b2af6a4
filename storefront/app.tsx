import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso'
import { Footer } from './components/footer.tsx'
import { Header } from './components/header.tsx'
import { Notices } from './components/notices.tsx'
import { Catalogue } from './pages/catalogue.tsx'
import { Home } from './pages/home.tsx'
import { NotFound } from './pages/not-found.tsx'
import { ProductPage } from './pages/product.tsx'

const CartPage = lazy(async () => (await import('./pages/cart.tsx')).CartPage)
const CheckoutPage = lazy(async () => (await import('./pages/checkout.tsx')).CheckoutPage)
const OrdersPage = lazy(async () => (await import('./pages/orders.tsx')).OrdersPage)
const OrderPage = lazy(async () => (await import('./pages/order.tsx')).OrderPage)
const OrderPlacedPage = lazy(async () => (await import('./pages/order-placed.tsx')).OrderPlacedPage)
const SignInPage = lazy(async () => (await import('./pages/sign-in.tsx')).SignInPage)
const RegisterPage = lazy(async () => (await import('./pages/register.tsx')).RegisterPage)
const ProfilePage = lazy(async () => (await import('./pages/profile.tsx')).ProfilePage)
const ForgotPasswordPage = lazy(async () => (await import('./pages/forgot-password.tsx')).ForgotPasswordPage)
const ResetPasswordPage = lazy(async () => (await import('./pages/reset-password.tsx')).ResetPasswordPage)
const VerifyEmailPage = lazy(async () => (await import('./pages/verify-email.tsx')).VerifyEmailPage)
const Admin = lazy(async () => (await import('./admin/admin.tsx')).Admin)
const ChatLauncher = lazy(async () => (await import('./chat/launcher.tsx')).ChatLauncher)

/** The shop: a frame, and in it the page that the address names (see routes.ts). */
export function App() {
  return (
    <LocationProvider>
      <div class="frame">
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <Header />
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
