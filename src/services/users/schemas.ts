import * as v from 'valibot'
import {
  characters,
  clearableText,
  Flag,
  IdText,
  page,
  pageAnswer,
  RowId,
  secret,
  storable,
  text,
  Time,
} from '../../http/fields.ts'

const Role = v.picklist(['customer', 'admin'])

export const User = v.pipe(
  v.strictObject({
    id: RowId,
    email: v.string(),
    full_name: v.string(),
    phone: v.nullable(v.string()),
    address: v.nullable(v.string()),
    role: Role,
    is_active: v.boolean(),
    created_at: Time,
    updated_at: Time,
  }),
  v.metadata({ ref: 'User' }),
)
export type User = v.InferOutput<typeof User>

export const PublicUser = v.pipe(
  v.strictObject({ id: RowId, full_name: v.string(), created_at: Time }),
  v.metadata({ ref: 'PublicUser' }),
)

export const Session = v.pipe(
  v.strictObject({
    access_token: v.string(),
    token_type: v.literal('bearer'),
    expires_in: v.pipe(v.number(), v.integer(), v.description('Seconds until the token expires.')),
    user: User,
  }),
  v.metadata({ ref: 'Session' }),
)

/** Who is signed in; null for a guest. */
export const CurrentUser = v.pipe(
  v.strictObject({ user: v.nullable(User) }),
  v.metadata({ ref: 'CurrentUser' }),
)

export const UserPage = v.pipe(
  v.strictObject({ users: v.array(User), ...pageAnswer }),
  v.metadata({ ref: 'UserPage' }),
)

const Email = v.pipe(
  text({ min: 1, max: 255 }),
  v.toLowerCase(),
  v.rfcEmail('Must be an email address.'),
  v.check((email) => /@.+\../.test(email), 'Must be an email address.'),
  v.metadata({ examples: ['amina@example.com'] }),
)

/** Unicode has several spellings of one character; NFC makes a password the same from every keyboard. */
const normalized = v.normalize('NFC')

const MAX_PASSWORD_BYTES = 72

/** A password that may be set: bcrypt reads no more than 72 bytes, so a longer one is refused rather than cut. */
const NewPassword = v.pipe(
  v.string(),
  storable,
  normalized,
  v.check((password) => characters(password) >= 8, 'At least 8 characters.'),
  v.check(
    (password) => new TextEncoder().encode(password).length <= MAX_PASSWORD_BYTES,
    `Must be shorter: at most ${MAX_PASSWORD_BYTES} letters and digits, and fewer of letters with accents or of other scripts.`,
  ),
  v.metadata({ format: 'password', minLength: 8, maxLength: MAX_PASSWORD_BYTES }),
)

/** A password to be checked: one that could never have been set is simply wrong. */
const GivenPassword = v.pipe(secret(1024), normalized, v.metadata({ format: 'password', maxLength: 1024 }))

export const Register = v.pipe(
  v.object({ email: Email, password: NewPassword, full_name: text({ min: 1, max: 255 }) }),
  v.metadata({ ref: 'Register' }),
)
export type Register = v.InferOutput<typeof Register>

export const Login = v.pipe(v.object({ email: Email, password: GivenPassword }), v.metadata({ ref: 'Login' }))
export type Login = v.InferOutput<typeof Login>

export const UpdateProfile = v.pipe(
  v.object({
    full_name: v.optional(text({ min: 1, max: 255 })),
    phone: v.optional(clearableText(20)),
    address: v.optional(clearableText(1000)),
  }),
  v.metadata({ ref: 'UpdateProfile' }),
)
export type UpdateProfile = v.InferOutput<typeof UpdateProfile>

export const ChangePassword = v.pipe(
  v.object({ current_password: GivenPassword, new_password: NewPassword }),
  v.metadata({ ref: 'ChangePassword' }),
)
export type ChangePassword = v.InferOutput<typeof ChangePassword>

/** The token of a link, as the mail gave it; what cannot be one is no longer good either. */
const LinkToken = v.pipe(secret(200), v.minLength(1, 'Must not be empty.'))

export const RequestPasswordReset = v.pipe(
  v.object({ email: Email }),
  v.metadata({ ref: 'RequestPasswordReset' }),
)
export type RequestPasswordReset = v.InferOutput<typeof RequestPasswordReset>

export const ConfirmPasswordReset = v.pipe(
  v.object({ token: LinkToken, new_password: NewPassword }),
  v.metadata({ ref: 'ConfirmPasswordReset' }),
)
export type ConfirmPasswordReset = v.InferOutput<typeof ConfirmPasswordReset>

export const ConfirmEmail = v.pipe(v.object({ token: LinkToken }), v.metadata({ ref: 'ConfirmEmail' }))

/** What is answered when a mail may be on its way. */
export const Accepted = v.pipe(v.strictObject({ message: v.string() }), v.metadata({ ref: 'Accepted' }))

export const EmailVerification = v.pipe(
  v.strictObject({ email: v.string(), verified_at: v.nullable(Time) }),
  v.metadata({ ref: 'EmailVerification' }),
)

const MOST_IDS = 100

/** Ids with commas between them. */
const Ids = v.pipe(
  v.string(),
  v.metadata({ pattern: String.raw`^-?\d+(,-?\d+)*$`, examples: ['3,5,8'] }),
  v.description(`At most ${MOST_IDS} ids with commas between them; one that no account has finds nothing.`),
  v.transform((list) => list.split(',')),
  v.maxLength(MOST_IDS, `At most ${MOST_IDS} ids.`),
  v.array(IdText),
)

export const ListUsers = v.object({
  search: v.optional(text({ max: 255 })),
  ids: v.optional(Ids),
  is_active: v.optional(Flag),
  ...page,
})
export type ListUsers = v.InferOutput<typeof ListUsers>

export const UpdateAccount = v.pipe(
  v.object({ role: v.optional(Role), is_active: v.optional(v.boolean()) }),
  v.metadata({ ref: 'UpdateAccount' }),
)
export type UpdateAccount = v.InferOutput<typeof UpdateAccount>
