import { useState } from 'preact/hooks'
import { Field } from '../components/field.tsx'
import { isShown, Picture } from '../components/picture.tsx'

interface PictureFieldProps {
  name: string
  defaultValue: string
  error: string | undefined
}

/** Where a picture is, with what it looks like there, as soon as the address is typed to its end. */
export function PictureField({ name, defaultValue, error }: PictureFieldProps) {
  const [address, setAddress] = useState(defaultValue)
  return (
    <div class="stack picture-field">
      <Field
        label="Address of the picture"
        maxLength={500}
        hint="Such as /images/products/gown.svg, or an https address."
        name={name}
        defaultValue={defaultValue}
        error={error}
        onChange={({ currentTarget }) => setAddress(currentTarget.value.trim())}
      />
      <figure class="picture-field__preview">
        <Picture key={address} src={isShown(address) ? address : null} alt="" />
        <figcaption class="quiet small">{captionOf(address)}</figcaption>
      </figure>
    </div>
  )
}

function captionOf(address: string): string {
  if (isShown(address)) return 'How the picture looks'
  return address === ''
    ? 'Without a picture this drawing stands for it'
    : 'The shop shows its own pictures, and others over https only: this drawing stands for it'
}
