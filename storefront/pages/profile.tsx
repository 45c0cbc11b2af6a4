import '../account/account.css'
import { ChangePassword } from '../account/change-password.tsx'
import { Details } from '../account/details.tsx'
import { Leaving } from '../account/leaving.tsx'
import { Verification } from '../account/verification.tsx'
import { Page } from '../components/page.tsx'
import { useCustomer } from '../use-customer.ts'

/** A customer's own account. Guests sign in first, also who was signed out elsewhere meanwhile. */
export function ProfilePage() {
  const account = useCustomer()
  return (
    <Page title="Your profile">
      {account ? (
        <div class="account" key={account.id}>
          <section class="account__part" aria-labelledby="details">
            <h2 id="details">Your details</h2>
            <Details account={account} />
          </section>
          <section class="account__part" aria-labelledby="email">
            <h2 id="email">Email</h2>
            <Verification account={account} />
          </section>
          <section class="account__part" aria-labelledby="password">
            <h2 id="password">Password</h2>
            <ChangePassword account={account} />
          </section>
          <section class="account__part" aria-labelledby="leaving">
            <h2 id="leaving">Leaving</h2>
            <Leaving />
          </section>
        </div>
      ) : (
        <div class="account__room skeleton" aria-hidden="true" />
      )}
    </Page>
  )
}
