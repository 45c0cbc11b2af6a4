import { useLayoutEffect } from 'preact/hooks'
import { withAmounts } from '../money.ts'
import { Cards } from './cards.tsx'
import { retry, startNew } from './conversation.ts'
import { Markdown } from './markdown.tsx'
import { Answer, CartNote, Question } from './message.tsx'
import { PassingButton } from './passing-button.tsx'
import { turn } from './running.ts'
import { doing } from './words.ts'

/** The latest message and its answer, as far as it has come. `onGrowth` is called whenever more of it is shown. */
export function TurnView({ onGrowth }: { onGrowth: () => void }) {
  const present = turn.value
  useLayoutEffect(onGrowth, [present])
  if (!present) return null

  const { question, answer, products, pieces, ended, trouble } = present
  const activity = doing(present)
  return (
    <>
      <Question text={question} />
      <Answer>
        <Markdown text={withAmounts(answer)} unfinished={!ended} />
        {activity !== undefined && <p class="chat__doing">{activity}</p>}
        <Cards products={products} />
        <CartNote pieces={pieces} />
        {trouble && (
          <div class="chat__trouble">
            <p>{trouble.message}</p>
            {trouble.retry && <PassingButton onClick={retry}>Try again</PassingButton>}
            {trouble.needsNew && <PassingButton onClick={startNew}>Start a new conversation</PassingButton>}
          </div>
        )}
      </Answer>
    </>
  )
}
